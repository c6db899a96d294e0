"""Which place each way of choosing gives each option, as a grid of circles."""

from __future__ import annotations

from dataclasses import dataclass

from options.charts.lettering import fitted
from options.reports.second_opinions import SecondOpinion, SecondOpinions
from options.reports.structure import OptionView

NAMES = 200.0
START, STEP, WIDEST = 226.0, 100.0, 640.0
HEAD, ROW = 40.0, 34.0


@dataclass(frozen=True)
class PlaceMark:
    """The place that one way gives one option."""

    view: OptionView
    x: float
    rank: int | None


@dataclass(frozen=True)
class OpinionRow:
    """One way of choosing."""

    opinion: SecondOpinion
    name: str
    y: float
    marks: tuple[PlaceMark, ...]


@dataclass(frozen=True)
class OpinionGrid:
    """The whole drawing."""

    columns: tuple[PlaceMark, ...]
    rows: tuple[OpinionRow, ...]
    width: float

    @property
    def height(self) -> float:
        """Of the drawing."""
        return HEAD + ROW * len(self.rows)


def opinion_grid(found: SecondOpinions, names: dict[str, str]) -> OpinionGrid:
    """A row for each way, a column for each option in the order of the ranking.

    Args:
        names: what each way is called on the page.
    """
    step = min(STEP, (WIDEST - START) / max(len(found.views), 1))
    places = [round(START + step * (at + 0.5), 2) for at in range(len(found.views))]
    return OpinionGrid(
        columns=tuple(
            PlaceMark(view, x, None) for view, x in zip(found.views, places, strict=True)
        ),
        rows=tuple(
            OpinionRow(
                opinion,
                fitted(names[opinion.way], NAMES),
                HEAD + ROW * (at + 0.5),
                tuple(
                    PlaceMark(view, x, rank)
                    for view, x, rank in zip(found.views, places, opinion.ranks, strict=True)
                ),
            )
            for at, opinion in enumerate(found.opinions)
        ),
        width=WIDEST,
    )
