"""Every perspective's own ranking of the same scores, and what several agree on."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np

from options.analysis.arrays import Floats
from options.analysis.groups.acceptance import (
    LeastObjection,
    acceptable_to,
    in_top,
    least_objection,
)
from options.analysis.robustness.regret import minimax_regret
from options.analysis.totals.ranking import competition_ranks, weighted_totals
from options.analysis.uncertainty.monte_carlo import Purpose, stream
from options.analysis.uncertainty.score_draws import TriangularScores
from options.models import Perspective
from options.reports.basis import Basis
from options.reports.how_sure import SETTLED
from options.reports.perspective_weights import weights_of_perspectives
from options.reports.structure import OptionView

FEW = 2
WITHIN = 10.0
DRAWS = 2_000


@dataclass(frozen=True)
class Placed:
    """One option in one ranking.

    Attributes:
        is_open: the first of this ranking does not beat it in the settled share of the draws.
    """

    view: OptionView
    total: float
    rank: int
    is_open: bool


@dataclass(frozen=True)
class PerspectiveLine:
    """The ranking by one set of weights; a perspective's, or the person's own without one."""

    perspective: Perspective | None
    placed: tuple[Placed, ...]

    @property
    def firsts(self) -> tuple[OptionView, ...]:
        """Who is in the first place."""
        return tuple(one.view for one in self.placed if one.rank == 1)


@dataclass(frozen=True)
class LeastObjected:
    """The options whose greatest regret is least, and how much that is for whom.

    Attributes:
        swayed_by: options outside the choice without which another would be chosen.
    """

    views: tuple[OptionView, ...]
    points: float
    hardest_for: tuple[Perspective, ...]
    regrets: tuple[tuple[OptionView, float, Perspective], ...]
    swayed_by: tuple[tuple[OptionView, tuple[OptionView, ...]], ...]


@dataclass(frozen=True)
class Coalition:
    """What some perspectives have in common, each by its own weights.

    Attributes:
        first: first for all of them.
        unsettled: first for all, or not settled against the first.
        acceptable: within so many points of the best for all of them.
        least: those that ask least of the one that likes them least.
    """

    perspectives: tuple[Perspective, ...]
    first: tuple[OptionView, ...]
    unsettled: tuple[OptionView, ...]
    acceptable: tuple[OptionView, ...]
    least: tuple[OptionView, ...]
    points: float | None
    within: float = WITHIN


@dataclass(frozen=True)
class SideBySide:
    """Lines in the decision's order, the person's own first if there is one."""

    lines: tuple[PerspectiveLine, ...]
    least: LeastObjected | None
    coalition: Coalition | None

    @property
    def perspectives(self) -> tuple[Perspective, ...]:
        """Those that have a line."""
        return tuple(line.perspective for line in self.lines if line.perspective)


def side_by_side(
    basis: Basis, *, with_own: bool, chosen: Collection[str] | None = None
) -> SideBySide | None:
    """Every perspective on the scores of the basis; None without two lines to compare.

    Args:
        with_own: the weights of the basis are a line of their own.
        chosen: keys of the perspectives of a coalition; None for all of them.
    """
    held = weights_of_perspectives(basis.structure)
    rows = list(basis.order)
    if len(held) + with_own < FEW or len(rows) < FEW or not held:
        return None
    weights = np.array([one.weights for one in held])
    totals = weighted_totals(basis.judgements.points[rows], weights)
    if np.isnan(totals).all():
        return None
    views = basis.views(rows)
    people = tuple(one.perspective for one in held)
    every = np.vstack([basis.weights, weights]) if with_own else weights
    is_open = open_for(basis, every)
    all_totals = weighted_totals(basis.judgements.points[rows], every)
    whose = (None, *people) if with_own else people
    return SideBySide(
        lines=tuple(
            line_of(one, views, row, opened)
            for one, row, opened in zip(whose, all_totals, is_open, strict=True)
        ),
        least=least_objected(totals, views, people),
        coalition=coalition_of(totals, is_open[int(with_own) :], views, people, chosen),
    )


def open_for(basis: Basis, weights: Floats) -> Floats:
    """(sets, options): the option is not beaten by the set's leader in the settled share."""
    rows, own = list(basis.order), basis.judgements
    scores = TriangularScores(own.low[rows], own.points[rows], own.high[rows])
    rng = stream(basis.structure.decision.seed, Purpose.SCORES)
    least, most = np.nan_to_num(own.points[rows], nan=0.0), own.points[rows]
    middle = (least + np.where(np.isnan(most), 100.0, most)) / 2
    leaders = np.round(middle @ weights.T, 7).argmax(axis=0)
    sets = np.arange(len(weights))
    beaten, drawn = np.zeros((len(rows), len(weights))), 0
    for totals in scores.totals_at(weights, DRAWS, rng):
        ahead = totals[:, leaders, sets][:, None, :]
        beaten += (ahead > totals).sum(axis=0) + (ahead == totals).sum(axis=0) / 2
        drawn += len(totals)
    return np.asarray((beaten / drawn < SETTLED).T, dtype=np.float64)


def line_of(
    perspective: Perspective | None,
    views: tuple[OptionView, ...],
    totals: Floats,
    is_open: Floats,
) -> PerspectiveLine:
    """The options that have a total, from first to last."""
    known = np.flatnonzero(~np.isnan(totals))
    ranks = competition_ranks(totals[known]).tolist() if len(known) else []
    placed = [
        Placed(views[at], float(totals[at]), rank, bool(is_open[at]))
        for at, rank in zip(known.tolist(), ranks, strict=True)
    ]
    return PerspectiveLine(perspective, tuple(sorted(placed, key=lambda one: one.rank)))


def least_objected(
    totals: Floats, views: tuple[OptionView, ...], people: tuple[Perspective, ...]
) -> LeastObjected | None:
    """Minimax regret; None while a total is missing, or for one perspective alone."""
    if len(people) < FEW or np.isnan(totals).any():
        return None
    found = least_objection(totals)
    regret = minimax_regret(totals)
    worst = sorted(regret.greatest_regrets(), key=lambda one: round(one.regret, 7))
    return LeastObjected(
        views=named_rows(found, views),
        points=found.points or 0.0,
        hardest_for=tuple(people[at] for at in found.hardest_for),
        regrets=tuple(
            (views[one.option], one.regret, people[one.perspective]) for one in worst
        ),
        swayed_by=tuple(
            (views[one.option], tuple(views[at] for at in one.choice))
            for one in regret.removals()
        ),
    )


def named_rows(found: LeastObjection, views: tuple[OptionView, ...]) -> tuple[OptionView, ...]:
    """The options with the least objection."""
    return tuple(views[at] for at in found.options)


def coalition_of(
    totals: Floats,
    is_open: Floats,
    views: tuple[OptionView, ...],
    people: tuple[Perspective, ...],
    chosen: Collection[str] | None,
) -> Coalition | None:
    """What the chosen ones agree on; None where fewer than two are chosen."""
    at = [place for place, one in enumerate(people) if chosen is None or one.key in chosen]
    if len(at) < FEW:
        return None
    theirs = totals[at]
    least = least_objection(theirs)
    known = ~np.isnan(theirs).any(axis=0)
    return Coalition(
        perspectives=tuple(people[place] for place in at),
        first=tuple(views[row] for row in in_top(theirs, places=1).to_all),
        unsettled=tuple(
            views[row] for row in np.flatnonzero(is_open[at].all(axis=0) & known).tolist()
        ),
        acceptable=tuple(views[row] for row in acceptable_to(theirs, within=WITHIN).to_all),
        least=named_rows(least, views),
        points=least.points,
    )
