"""How often each option takes each place among plausible judgements, and what that settles."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from options.analysis.arrays import Floats
from options.analysis.totals.ranges import HALF_WIDTHS
from options.analysis.uncertainty.acceptability import acceptability_of_totals
from options.analysis.uncertainty.monte_carlo import monte_carlo_error
from options.analysis.uncertainty.tie_bands import tie_bands
from options.reports.basis import SAMPLES, Basis
from options.reports.structure import OptionView
from options.reports.weighting import Method

SETTLED = 0.9


@dataclass(frozen=True)
class Place:
    """How often an option takes one place."""

    rank: int
    share: float


@dataclass(frozen=True)
class Shares:
    """One option's places, the first of them first."""

    view: OptionView
    places: tuple[Place, ...]

    @property
    def first(self) -> float:
        """How often it comes first."""
        return self.places[0].share


@dataclass(frozen=True)
class HalfWidths:
    """Points on either side of a score, by how sure the person said to be."""

    high: float = HALF_WIDTHS["high"]
    medium: float = HALF_WIDTHS["medium"]
    low: float = HALF_WIDTHS["low"]
    unstated: float = HALF_WIDTHS[""]


@dataclass(frozen=True)
class Belief:
    """What somebody would have to weigh for an option to be first, and how sure it is then.

    Attributes:
        weights: the middle of the weights that put it first, in the order of the judgements'
            columns; empty for an option that none of them put first.
        confidence: how often it is first at just these weights; None without them.
    """

    view: OptionView
    weights: tuple[float, ...] = ()
    confidence: float | None = None


@dataclass(frozen=True)
class Sureness:
    """Shares in the order of the ranking, and the bands in which the order is open.

    Attributes:
        leading: the first, and those that it does not beat in the settled share of the draws.
        beliefs: in the order of the rows; a room's were kept at its seal, others are drawn
            where they are shown.
    """

    method: Method
    samples: int
    error: float
    settled: float
    half_widths: HalfWidths
    rows: tuple[Shares, ...]
    bands: tuple[tuple[OptionView, ...], ...]
    leading: tuple[OptionView, ...]
    beliefs: tuple[Belief, ...] = ()

    def shares_of(self, view: OptionView) -> Shares | None:
        """The places of one option; None for one that is out."""
        return next((row for row in self.rows if row.view == view), None)

    @property
    def never_first(self) -> tuple[OptionView, ...]:
        """Options that come first in no draw."""
        return tuple(row.view for row in self.rows if row.first == 0)


def sureness_of(basis: Basis) -> Sureness:
    """Shares of the draws for the options in the running."""
    order = list(basis.order)
    if not order:
        return sureness_from(basis, np.zeros((0, 0)), np.zeros((0, 0)))
    found = acceptability_of_totals(basis.sampled[:, order])
    return sureness_from(basis, found.ranks, found.wins)


def sureness_from(basis: Basis, shares: Floats, wins: Floats) -> Sureness:
    """Shares and wins, both by the place in the ranking, with their options named."""
    views = basis.views(basis.order)
    bands = tie_bands(wins, range(len(views)), settled=SETTLED)
    return Sureness(
        method=basis.weighing.method,
        samples=SAMPLES,
        error=monte_carlo_error(0.5, SAMPLES),
        settled=SETTLED,
        half_widths=HalfWidths(),
        rows=tuple(
            Shares(
                view,
                tuple(Place(rank, float(share)) for rank, share in enumerate(found, start=1)),
            )
            for view, found in zip(views, shares, strict=True)
        ),
        bands=tuple(tuple(views[at] for at in band) for band in bands),
        leading=tuple(
            view for at, view in enumerate(views) if at == 0 or wins[0, at] < SETTLED
        ),
    )
