"""What every figure reckons with: scores, weights, who is in the running, and which draws.

Order and rules are those of the site, so that the same sheet gives the same figures.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from options.analysis.arrays import Floats
from options.analysis.command.judgements import Judgements
from options.analysis.command.lines import Line, marks_on
from options.analysis.command.result import WeightsFrom
from options.analysis.command.view import Lettered, View
from options.analysis.command.weighing import Weighing, WeighingMethod
from options.analysis.totals.ranking import bounds_of_scores, total_bounds, weighted_totals

DRAWN_FROM: dict[WeighingMethod, WeightsFrom] = {
    "points": "fixed",
    "ranks": "order",
    "equal": "all",
}


@dataclass(frozen=True)
class Draws:
    """How many draws, from which seed, and which weights are plausible."""

    samples: int
    seed: int
    weights_from: WeightsFrom


@dataclass(frozen=True, eq=False)
class Basis:
    """What every figure reckons with; `running` are the rows that no red line has put out."""

    view: View
    judgements: Judgements
    weighing: Weighing
    lines: tuple[Line, ...]
    draws: Draws

    @cached_property
    def weights(self) -> Floats:
        """One weight for each column."""
        by_key = dict(
            zip((leaf.key for leaf in self.view.criteria), self.weighing.weights, strict=True)
        )
        return np.array([by_key[leaf.key] for leaf in self.view.columns], dtype=np.float64)

    @cached_property
    def running(self) -> list[int]:
        """In the decision's order."""
        options = self.view.options
        return [
            self.view.row_of[o.key] for o in options if not marks_on(self.lines, o.key).crosses
        ]

    @cached_property
    def totals(self) -> Floats:
        """The total of every option; NaN while a score that counts is missing."""
        return weighted_totals(self.judgements.points, self.weights)

    @cached_property
    def cell_bounds(self) -> tuple[Floats, Floats]:
        """What each cell can still be: its points, or 0 to 100 where they are missing."""
        points = self.judgements.points
        return bounds_of_scores(points, points, points)

    @cached_property
    def total_bounds(self) -> tuple[Floats, Floats]:
        """The least and the most that each total can still be."""
        return total_bounds(*self.cell_bounds, self.weights)

    @cached_property
    def is_complete(self) -> bool:
        """Every option in the running has points on every criterion."""
        return not np.isnan(self.judgements.points[self.running]).any()

    @cached_property
    def has_totals(self) -> bool:
        """Every option in the running has a total: what is missing weighs nothing."""
        return not np.isnan(self.totals[self.running]).any()

    @cached_property
    def order(self) -> list[int]:
        """The options in the running by what their totals are, or can be in the middle."""
        least, most = self.total_bounds
        return sorted(self.running, key=lambda row: -round(float(least[row] + most[row]), 7))

    @property
    def options(self) -> tuple[Lettered, ...]:
        """What the rows stand for."""
        return self.view.rows

    def named(self, rows: list[int] | tuple[int, ...]) -> tuple[Lettered, ...]:
        """The options of these rows."""
        return tuple(self.options[row] for row in rows)
