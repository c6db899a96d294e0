"""The ranking, what each criterion adds to it, and what is decided before every score is in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from options.analysis.totals.ranking import competition_ranks, contributions, sure_places
from options.models import Criterion, RedLine
from options.reports.basis import Basis
from options.reports.how_sure import Sureness
from options.reports.structure import OptionView


@dataclass(frozen=True)
class Piece:
    """What one criterion adds to one total; None while its score is missing."""

    criterion: Criterion
    weight: float
    points: float | None
    adds: float | None


@dataclass(frozen=True)
class RankRow:
    """One option: its place and total, or the interval in which its total still lies."""

    view: OptionView
    place: int | None
    is_tied: bool
    total: float | None
    least: float
    most: float
    pieces: tuple[Piece, ...]
    at_risk: tuple[RedLine, ...]
    unknown: tuple[RedLine, ...]
    crosses: tuple[RedLine, ...]

    @property
    def missing(self) -> int:
        """How many scores are missing."""
        return sum(piece.points is None for piece in self.pieces)


@dataclass(frozen=True)
class Band:
    """Neighbours whose order is not settled; a band of one is."""

    rows: tuple[RankRow, ...]

    @property
    def is_open(self) -> bool:
        """Whether there is an order to settle."""
        return len(self.rows) > 1


@dataclass(frozen=True)
class Ranking:
    """Bands from first to last, then what red lines have put out."""

    bands: tuple[Band, ...]
    out: tuple[RankRow, ...]
    criteria: tuple[Criterion, ...]
    weights: tuple[float, ...]
    has_totals: bool
    is_order_decided: bool

    @property
    def rows(self) -> tuple[RankRow, ...]:
        """The options in the running, in order."""
        return tuple(row for band in self.bands for row in band.rows)

    @property
    def without_place(self) -> tuple[RankRow, ...]:
        """The options in the running whose place a missing score can still change."""
        return tuple(row for row in self.rows if row.place is None)

    @property
    def has_some_places(self) -> bool:
        """Some places hold already, though not all."""
        return 0 < len(self.without_place) < len(self.rows)


@dataclass(frozen=True)
class Marks:
    """Which switched-on red lines an option crosses, may cross, or is not known to clear."""

    crosses: tuple[RedLine, ...] = ()
    at_risk: tuple[RedLine, ...] = ()
    unknown: tuple[RedLine, ...] = ()


def ranking_of(basis: Basis, sureness: Sureness, marks: Mapping[int, Marks]) -> Ranking:
    """The ranking of the options in the running; marks are by the option's key."""
    places = places_of(basis)
    rows = {
        view: rank_row(basis, view, places.get(view), marks.get(view.pk, Marks()))
        for view in basis.options
    }
    in_order = list(places.values())
    tied = {place for place in in_order if in_order.count(place) > 1}
    running = basis.views(basis.order)
    bands = sureness.bands if basis.has_totals else (running,)
    return Ranking(
        bands=tuple(Band(tuple(with_tie(rows[view], tied) for view in band)) for band in bands),
        out=tuple(rows[view] for view in basis.structure.options if view not in running),
        criteria=basis.structure.criteria,
        weights=basis.weighing.weights,
        has_totals=basis.has_totals,
        is_order_decided=bool(places) and len(places) == len(running),
    )


def places_of(basis: Basis) -> dict[OptionView, int]:
    """The place of each option in the running that holds whatever the missing scores are."""
    rows = list(basis.running)
    if not rows:
        return {}
    if basis.has_totals:
        places = competition_ranks(basis.totals[rows])
    else:
        low, high = basis.cell_bounds
        places = sure_places(low[rows], high[rows], basis.weights)
    return {
        view: place
        for view, place in zip(basis.views(rows), places.tolist(), strict=True)
        if place
    }


def rank_row(basis: Basis, view: OptionView, place: int | None, marks: Marks) -> RankRow:
    """One option with its pieces in the order of the criteria."""
    at = basis.judgements.row(view)
    least, most = basis.total_bounds
    added = contributions(basis.judgements.points[[at]], basis.weights)[0]
    return RankRow(
        view=view,
        place=place,
        is_tied=False,
        total=known(basis.totals[at]),
        least=float(least[at]),
        most=float(most[at]),
        pieces=tuple(
            Piece(
                leaf,
                float(basis.weights[column]),
                known(basis.judgements.points[at, column]),
                known(added[column]),
            )
            for leaf in basis.structure.criteria
            for column in [basis.judgements.column(leaf)]
        ),
        at_risk=marks.at_risk,
        unknown=marks.unknown,
        crosses=marks.crosses,
    )


def with_tie(row: RankRow, tied: set[int]) -> RankRow:
    """The row, marked when another has its place."""
    return RankRow(**{**vars(row), "is_tied": row.place in tied})


def known(number: np.float64) -> float | None:
    """A number of an array; None for a missing one."""
    return None if np.isnan(number) else float(number)
