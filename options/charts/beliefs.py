"""What one would have to weigh for each option to be best, as a bar in each cell."""

from __future__ import annotations

from dataclasses import dataclass

from options.charts.lettering import fitted
from options.models import Criterion
from options.reports.structure import OptionView

WIDTH = 640
NAMES, START = 190.0, 206.0
HEAD, ROW = 34.0, 26.0
NUMBER, GAP = 36.0, 8.0
MOST = 6


@dataclass(frozen=True)
class BeliefBar:
    """One weight, and where the weight is now."""

    view: OptionView
    x: float
    width: float
    now: float
    weight: float

    @property
    def number(self) -> float:
        """Where the number stands, right of both."""
        return round(max(self.x + self.width, self.now) + 5, 2)


@dataclass(frozen=True)
class BeliefRow:
    """One criterion."""

    criterion: Criterion
    name: str
    y: float
    bars: tuple[BeliefBar, ...]


@dataclass(frozen=True)
class BeliefGrid:
    """A row for each criterion, a column for each option."""

    columns: tuple[tuple[OptionView, float], ...]
    rows: tuple[BeliefRow, ...]
    width: int = WIDTH

    @property
    def height(self) -> float:
        """Of the drawing."""
        return HEAD + ROW * len(self.rows) + 4


def belief_grid(
    columns: list[tuple[OptionView, dict[Criterion, float]]], now: dict[Criterion, float]
) -> BeliefGrid:
    """Bars on one scale for all cells; criteria in the order in which they are given.

    Args:
        columns: options with their weights, at most `MOST` of which are drawn.
        now: the present weights.
    """
    drawn = columns[:MOST]
    step = (WIDTH - START) / max(len(drawn), 1)
    heaviest = max([*now.values(), *(w for _v, held in drawn for w in held.values()), 0.01])
    scale = (step - NUMBER - GAP) / heaviest
    starts = [START + step * at for at in range(len(drawn))]
    return BeliefGrid(
        columns=tuple(
            (view, round(x, 2)) for (view, _held), x in zip(drawn, starts, strict=True)
        ),
        rows=tuple(
            BeliefRow(
                leaf,
                fitted(leaf.name, NAMES),
                HEAD + ROW * (at + 0.5),
                tuple(
                    BeliefBar(
                        view,
                        round(x, 2),
                        round(held[leaf] * scale, 2),
                        round(x + now[leaf] * scale, 2),
                        held[leaf],
                    )
                    for (view, held), x in zip(drawn, starts, strict=True)
                ),
            )
            for at, leaf in enumerate(now)
        ),
    )
