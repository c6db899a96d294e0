"""Whether a room falls into two camps."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

from options.analysis.arrays import TIE, Flags, Floats, Ints
from options.analysis.groups.leaders import rows_of_totals

#: The fewest people who are a camp.
SMALLEST_CAMP = 5

#: Along the line through both centres so much of the variance must lie between the sides. An
#: even spread from one end to the other gives 0.75, one bell-shaped crowd 0.64.
SHARE_BETWEEN = 0.85

#: People must on average be so much nearer to their own centre than to the other: 0 is as
#: near to both, 1 at their own.
NEARNESS = 0.5

#: Across how many lines through the room a first cut is tried, and how many of these cuts, the
#: best, are then settled; a room without a gap never settles, so there are only so many rounds.
LINES, SETTLED_CUTS, ROUNDS = 8, 5, 30


@dataclass(frozen=True, slots=True, eq=False)
class Camps:
    """The best cut of a room in two, and whether it is more than a cut.

    Attributes:
        verdict: two camps; too few people for two; or no gap between the sides.
        side: (people,), 0 for the larger side, 1 for the smaller, -1 for who misses a total
            and for everybody when there are too few. Of equal sides the first person's is 0.
        sizes: how many people are on either side.
        centres: (2, options), the mean totals of both sides; NaN without sides.
        share_between: along the line through both centres, the share of the variance that
            lies between the sides; None without sides or when all are one.
        nearness: how much nearer people are to their own centre, on average; None likewise.
        left_out: how many people miss a total.
    """

    verdict: Literal["camps", "too few people", "no gap"]
    side: Ints
    sizes: tuple[int, int]
    centres: Floats
    share_between: float | None
    nearness: float | None
    left_out: int


def camps(totals: npt.ArrayLike) -> Camps:
    """The best cut of a room in two by its totals, and whether the sides are camps.

    Only how a person's totals differ from each other counts, not how high they are: who gives
    every option ten points more is on the same side. The cut has the least squared distances
    to its two centres of all that are reached from cuts across the lines along which the room
    is widest, with at least five people on either side. The sides are camps when there is a gap
    between them: people must be nearer to their own centre, and lie further apart along the
    line through both than an even spread would.

    Args:
        totals: (people, options), each person's own; NaN leaves the person out.

    Returns:
        The sides with the verdict and what it rests on.

    Raises:
        ValueError: there is not one row of options for each person, there are no options, or
            a total is infinite.

    Source:
        Least squares with two centres: Lloyd (1982), IEEE Transactions on Information Theory
        28, 129-137. Nearness is the silhouette of Rousseeuw (1987), Journal of Computational
        and Applied Mathematics 20, 53-65, taken to the centres, with the limit of Kaufman &
        Rousseeuw (1990), Finding Groups in Data, for a reasonable structure. The limit along
        the line, and five people, are conventions of this project.
    """
    given = rows_of_totals(totals)
    is_known = ~np.isnan(given).any(axis=1)
    kept = given[is_known]
    if len(kept) < 2 * SMALLEST_CAMP:
        return _too_few(given, left_out=len(given) - len(kept))
    leaning = kept - kept.mean(axis=1, keepdims=True)
    is_second = _best_cut(leaning - leaning.mean(axis=0))
    if 2 * is_second.sum() > len(kept) or (2 * is_second.sum() == len(kept) and is_second[0]):
        is_second = ~is_second
    side = np.full(len(given), -1, dtype=np.int64)
    side[is_known] = is_second
    share, nearness = _gap(leaning, is_second)
    is_gap = share is not None and share >= SHARE_BETWEEN and (nearness or 0) >= NEARNESS
    return Camps(
        verdict="camps" if is_gap else "no gap",
        side=side,
        sizes=(int((~is_second).sum()), int(is_second.sum())),
        centres=np.stack([kept[~is_second].mean(axis=0), kept[is_second].mean(axis=0)]),
        share_between=share,
        nearness=nearness,
        left_out=len(given) - len(kept),
    )


def _too_few(totals: Floats, *, left_out: int) -> Camps:
    return Camps(
        verdict="too few people",
        side=np.full(len(totals), -1, dtype=np.int64),
        sizes=(0, 0),
        centres=np.full((2, totals.shape[1]), np.nan),
        share_between=None,
        nearness=None,
        left_out=left_out,
    )


def _best_cut(people: Floats) -> Flags:
    """Who is on the second side of the cut that leaves the least squares, (people,)."""
    cuts = [_cut_across(people, people @ line) for line in _lines(people)]
    cuts = sorted(cuts, key=lambda cut: -_between(people, cut))[:SETTLED_CUTS]
    return max((_settled(people, cut) for cut in cuts), key=lambda cut: _between(people, cut))


def _lines(people: Floats) -> Floats:
    """The directions in which the room is widest, and the options it differs most on."""
    options = people.shape[1]
    _, axes = np.linalg.eigh(people.T @ people)
    widest = axes[:, ::-1].T[: LINES // 2]
    most = np.argsort(-(people**2).sum(axis=0), kind="stable")[: LINES - len(widest)]
    return np.asarray(np.concatenate([widest, np.eye(options)[most]]), dtype=np.float64)


def _cut_across(people: Floats, places: Floats) -> Flags:
    """The cut across a line, five people or more on either side, with the least squares."""
    number = len(people)
    order = np.argsort(places, kind="stable")
    sums = np.cumsum(people[order], axis=0)[SMALLEST_CAMP - 1 : number - SMALLEST_CAMP]
    first = np.arange(SMALLEST_CAMP, number - SMALLEST_CAMP + 1)
    between = (sums**2).sum(axis=1) * (1 / first + 1 / (number - first))
    is_second = np.zeros(number, dtype=np.bool_)
    is_second[order[first[np.argmax(between)] :]] = True
    return is_second


def _settled(people: Floats, is_second: Flags) -> Flags:
    """Everybody moves to the nearer centre until nobody does, or a side gets too small.

    At last the room is cut across the line through both centres once more, since the best cut
    need not lie half-way between them when a side must not get smaller.
    """
    number = len(people)
    for _ in range(ROUNDS):
        size = int(is_second.sum())
        heading = is_second.astype(np.float64) @ people
        half_way = float(heading @ heading) * (1 / size - 1 / (number - size)) / 2
        moved = people @ heading > half_way
        is_small = not SMALLEST_CAMP <= int(moved.sum()) <= number - SMALLEST_CAMP
        if is_small or (moved == is_second).all():
            break
        is_second = moved
    turned = _cut_across(people, people @ people[is_second].sum(axis=0))
    return max(is_second, turned, key=lambda cut: _between(people, cut))


def _between(people: Floats, is_second: Flags) -> float:
    """The squares that lie between both sides of a room whose centre is 0."""
    total, size = people[is_second].sum(axis=0), int(is_second.sum())
    return float(total @ total) * (1 / size + 1 / (len(people) - size))


def _gap(people: Floats, is_second: Flags) -> tuple[float | None, float | None]:
    """How far the sides lie apart on the line through their centres, and how near to them."""
    one, two = people[~is_second].mean(axis=0), people[is_second].mean(axis=0)
    apart = float(np.linalg.norm(two - one))
    if apart <= TIE:
        return None, None
    places = people @ ((two - one) / apart)
    spread = float(((places - places.mean()) ** 2).sum())
    sizes = len(people) - int(is_second.sum()), int(is_second.sum())
    share = float(sizes[0] * sizes[1] / len(people) * apart**2 / spread)
    to_one, to_two = (np.linalg.norm(people - centre, axis=1) for centre in (one, two))
    own, other = np.where(is_second, to_two, to_one), np.where(is_second, to_one, to_two)
    return share, float(((other - own) / np.maximum(other, own)).mean())
