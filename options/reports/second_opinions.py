"""What other methods choose on the same data, and where they differ."""

from __future__ import annotations

import enum
from dataclasses import dataclass

import numpy as np

from options.analysis.arrays import Floats, Ints
from options.analysis.robustness.regret import minimax_regret
from options.analysis.second_opinion.does_the_method_matter import (
    Matter,
    does_the_method_matter,
)
from options.analysis.second_opinion.methods import Method
from options.analysis.totals.ranking import competition_ranks, weighted_totals
from options.reports.basis import Basis
from options.reports.perspective_weights import weights_of_perspectives
from options.reports.structure import OptionView

FEW = 2


class AcrossPerspectives(enum.StrEnum):
    """Ways of choosing that need several sets of weights."""

    MEDIAN_VOTER = "median voter"
    MINIMAX_REGRET = "minimax regret"


@dataclass(frozen=True)
class SecondOpinion:
    """What one way of choosing says of the options in the running.

    Attributes:
        ranks: in the order of the options; None where it names no place.
        winners: whom it puts first.
        differs: it chooses other options than the totals do.
        swayed_by: losing options without which it would choose otherwise.
    """

    way: Method | AcrossPerspectives
    ranks: tuple[int | None, ...]
    winners: tuple[OptionView, ...]
    differs: bool
    swayed_by: tuple[OptionView, ...]


@dataclass(frozen=True)
class SecondOpinions:
    """Every way of choosing, the totals first.

    Attributes:
        views: the options in the running, in the order of the ranking.
        perspectives: how many sets of weights the last two ways take into account.
    """

    views: tuple[OptionView, ...]
    opinions: tuple[SecondOpinion, ...]
    perspectives: int

    @property
    def base(self) -> SecondOpinion:
        """What the totals choose."""
        return self.opinions[0]

    @property
    def differing(self) -> tuple[SecondOpinion, ...]:
        """Those that choose otherwise."""
        return tuple(opinion for opinion in self.opinions if opinion.differs)

    @property
    def swayed(self) -> tuple[SecondOpinion, ...]:
        """Those that a losing option can sway."""
        return tuple(opinion for opinion in self.opinions if opinion.swayed_by)


def second_opinions(basis: Basis) -> SecondOpinions | None:
    """Every way on the same values and weights; None while a score is missing."""
    rows = list(basis.order)
    if len(rows) < FEW or not basis.is_complete or np.isnan(basis.weights).any():
        return None
    table, views = basis.judgements.points[rows], basis.views(rows)
    matter = does_the_method_matter(table, basis.weights)
    base = {views[at] for at in matter.opinions[0].winners}
    told = [opinion_of(matter, at, views, base) for at in range(len(matter.opinions))]
    held = weights_of_perspectives(basis.structure)
    if len(held) >= FEW:
        weights = np.array([one.weights for one in held])
        told += across(table, weights, views, base)
    return SecondOpinions(views, tuple(told), len(held) if len(held) >= FEW else 0)


def opinion_of(
    matter: Matter, at: int, views: tuple[OptionView, ...], base: set[OptionView]
) -> SecondOpinion:
    """What one method says, with the options named."""
    opinion = matter.opinions[at]
    winners = tuple(views[row] for row in opinion.winners)
    swaying = [found for found in matter.reversals if found.method is opinion.method]
    return SecondOpinion(
        way=opinion.method,
        ranks=tuple(rank or None for rank in opinion.ranks.tolist()),
        winners=winners,
        differs=set(winners) != base,
        swayed_by=tuple(views[found.removed] for found in swaying),
    )


def across(
    table: Floats, weights: Floats, views: tuple[OptionView, ...], base: set[OptionView]
) -> list[SecondOpinion]:
    """The median of the perspectives' totals, and the least greatest regret."""
    totals = np.array([weighted_totals(table, row) for row in weights])
    found = (
        (AcrossPerspectives.MEDIAN_VOTER, competition_ranks(np.median(totals, axis=0))),
        (AcrossPerspectives.MINIMAX_REGRET, competition_ranks(-minimax_regret(totals).maximum)),
    )
    return [ranked(way, ranks, views, base) for way, ranks in found]


def ranked(
    way: AcrossPerspectives, ranks: Ints, views: tuple[OptionView, ...], base: set[OptionView]
) -> SecondOpinion:
    """A way that gives every option a place."""
    places = ranks.tolist()
    winners = tuple(view for view, place in zip(views, places, strict=True) if place == 1)
    return SecondOpinion(way, tuple(places), winners, set(winners) != base, ())
