"""What every section of a result reckons with: values, weights, draws, and who is in."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from options.analysis.arrays import Floats
from options.analysis.totals.ranking import bounds_of_scores, total_bounds, weighted_totals
from options.analysis.uncertainty.draws import ordered_weights_in_branches, plausible_totals
from options.analysis.uncertainty.monte_carlo import Purpose, stream
from options.analysis.uncertainty.sampling import (
    fixed_weights,
    ordered_weights,
    simplex_weights,
)
from options.models import Criterion
from options.reports.matrices import Judgements, weights_by_key
from options.reports.structure import OptionView, Structure
from options.reports.weighting import EffectiveWeights, Method

SAMPLES = 10_000


@dataclass(frozen=True, eq=False)
class Basis:
    """One sheet, ready to be reckoned with.

    Attributes:
        running: rows of the options that no red line has put out, in the decision's order.
        weights: one for each column of the judgements.
        sampled: plausible totals, (samples, options), of all options.
    """

    structure: Structure
    judgements: Judgements
    weighing: EffectiveWeights
    weights: Floats
    running: tuple[int, ...]
    sampled: Floats

    @property
    def options(self) -> tuple[OptionView, ...]:
        """What the rows stand for."""
        return self.judgements.options

    @property
    def criteria(self) -> tuple[Criterion, ...]:
        """What the columns stand for."""
        return self.judgements.criteria

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
        return not np.isnan(self.judgements.points[list(self.running)]).any()

    @cached_property
    def has_totals(self) -> bool:
        """Every option in the running has a total: what is missing weighs nothing."""
        return not np.isnan(self.totals[list(self.running)]).any()

    @cached_property
    def order(self) -> tuple[int, ...]:
        """The options in the running by what their totals are, or can be in the middle."""
        least, most = self.total_bounds
        return tuple(
            sorted(self.running, key=lambda row: -round(float(least[row] + most[row]), 7))
        )

    def views(self, rows: Collection[int]) -> tuple[OptionView, ...]:
        """The options of these rows."""
        return tuple(self.options[row] for row in rows)


def basis_of(
    structure: Structure,
    judgements: Judgements,
    weighing: EffectiveWeights,
    out: Collection[OptionView],
) -> Basis:
    """The same draws whichever options are out, so that a switch changes nothing else."""
    weights = weights_by_key(structure, weighing.weights)
    samples = weight_samples(structure, judgements, weighing)
    rng = stream(structure.decision.seed, Purpose.SCORES)
    return Basis(
        structure=structure,
        judgements=judgements,
        weighing=weighing,
        weights=weights,
        running=tuple(judgements.row(view) for view in structure.options if view not in out),
        sampled=plausible_totals(
            judgements.low, judgements.points, judgements.high, samples, rng
        ),
    )


def weight_samples(
    structure: Structure, judgements: Judgements, weighing: EffectiveWeights
) -> Floats:
    """Weights that agree with what the person said: the points, the order, or nothing yet."""
    rng = stream(structure.decision.seed, Purpose.WEIGHTS)
    weights = weights_by_key(structure, weighing.weights)
    if weighing.method is Method.POINTS:
        return fixed_weights(weights, SAMPLES)
    if weighing.method is Method.EQUAL:
        return simplex_weights(len(weights), SAMPLES, rng)
    if weighing.ranks is not None:
        ranks = weights_by_key(structure, weighing.ranks).astype(int).tolist()
        return ordered_weights(ranks, SAMPLES, rng)
    return ordered_weights_in_branches(weights, families(structure, judgements), SAMPLES, rng)


def families(structure: Structure, judgements: Judgements) -> list[list[int]]:
    """The columns of each branch; a leaf under no branch is one of its own."""
    groups = [
        [judgements.column(leaf) for leaf in leaves]
        for branch in structure.branches
        for leaves in (
            [branch.leaves] if branch.parent else [(leaf,) for leaf in branch.leaves]
        )
    ]
    return sorted(sorted(group) for group in groups)
