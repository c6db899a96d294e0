"""Weights drawn from all that agree with a ranking of the swings and with a range for each."""

from collections.abc import Callable, Sequence
from functools import partial
from itertools import pairwise
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from options.analysis.arrays import Flags, Floats, Ints, first_place
from options.analysis.uncertainty.bounded_weights import weights_in_ranges
from options.analysis.uncertainty.hit_and_run import Conditions, hit_and_run
from options.analysis.uncertainty.sampling import ordered_weights
from options.analysis.weighing.reachable_ranges import reachable_ranges
from options.analysis.weighing.weights import whole_ranks

Propose: TypeAlias = Callable[[int], Floats]
Accept: TypeAlias = Callable[[Floats], Flags]

#: Proposals that show how many of their kind are kept, and the least share worth making them.
TRIED = 4_096
WORTHWHILE = 1 / 500


def ordered_weights_in_ranges(
    ranks: Sequence[int],
    low: npt.ArrayLike,
    high: npt.ArrayLike,
    samples: int,
    rng: np.random.Generator,
) -> Floats:
    """Weights drawn evenly from all that agree with a ranking and with ranges.

    Weights drawn from the ranking and the least low are kept if they lie within the ranges,
    or those from the ranges if they agree with the ranking, whichever keeps more; such draws
    are exactly even and independent. Where both keep fewer than one in 500, the draws are
    those of `hit_and_run`.

    Args:
        ranks: (criteria,), 1 is first; only their order counts, ties are in no order.
        low, high: (criteria,), the least and the most of each weight, from 0 to 1.
        samples: the number of draws, from 1.
        rng: where the randomness comes from.

    Returns:
        (samples, criteria); each row sums to 1.

    Raises:
        ValueError: ranks are no whole numbers from 1, a bound is missing or lies outside 0 to
            1, no weights agree with both, or there are no samples.

    Source:
        Tervonen & Lahdelma (2007), EJOR 178, 500-513, on preference information as ranking
        and ranges.
    """
    places = whole_ranks(ranks)
    if samples < 1:
        raise ValueError("at least one sample is needed")
    lows, highs = reachable_ranges(low, high)
    if lows.shape != places.shape:
        raise ValueError(
            f"there must be one low and one high for each of the {len(places)} criteria"
        )
    lows, highs = reachable_ranges(*_in_order(places, lows, highs))
    in_order: Propose = partial(_in_order_above, ranks, lows.min(), rng=rng)
    in_ranges: Propose = partial(weights_in_ranges, lows, highs, rng=rng)
    proposals: list[tuple[Propose, Accept]] = [
        (in_order, partial(_within, lows, highs)),
        (in_ranges, partial(_agree, places)),
    ]
    shares = [accept(propose(TRIED)).mean() for propose, accept in proposals]
    if max(shares) >= WORTHWHILE:
        return _kept(*proposals[int(np.argmax(shares))], samples)
    conditions, start = _conditions(places, lows, highs), _inside(places, lows, highs)
    return hit_and_run(conditions, _corners(places), start, samples, rng)


def _in_order(places: Ints, lows: Floats, highs: Floats) -> tuple[Floats, Floats]:
    """The part of each range that the ranking leaves."""
    is_better = places[:, None] < places[None, :]
    least = np.maximum(lows, np.where(is_better, lows[None, :], 0.0).max(axis=1))
    most = np.minimum(highs, np.where(is_better.T, highs[None, :], 1.0).min(axis=1))
    if (least > most).any():
        place = first_place(least > most)
        raise ValueError(f"the range of a criterion contradicts the ranking{place}")
    return least, most


def _in_order_above(
    ranks: Sequence[int], least: float, samples: int, *, rng: np.random.Generator
) -> Floats:
    """Weights in order of which none is below the least."""
    return least + (1 - len(ranks) * least) * ordered_weights(ranks, samples, rng)


def _within(lows: Floats, highs: Floats, rows: Floats) -> Flags:
    return np.asarray(((rows >= lows) & (rows <= highs)).all(axis=1))


def _agree(places: Ints, rows: Floats) -> Flags:
    """Which weights agree with the ranking: no group weighs less than the next one's most."""
    groups = [rows[:, places == place] for place in np.unique(places)]
    agrees = np.ones(len(rows), dtype=np.bool_)
    for better, worse in pairwise(groups):
        agrees &= better.min(axis=1) >= worse.max(axis=1)
    return agrees


def _kept(propose: Propose, accept: Accept, samples: int) -> Floats:
    kept: list[Floats] = []
    missing = samples
    while missing > 0:
        rows = propose(TRIED)
        kept.append(rows[accept(rows)][:missing])
        missing -= len(kept[-1])
    return np.concatenate(kept)


def _inside(places: Ints, lows: Floats, highs: Floats) -> Floats:
    """Weights within the ranges and strictly in order wherever they can differ.

    Each weight has risen a part of its range; the part is smaller at later ranks, so that
    ranges that fall with the ranks give weights that fall with them.
    """
    powers = 1 + places / places.max()
    least, most = 0.0, 1.0
    for _ in range(60):
        part = (least + most) / 2
        total = (lows + (highs - lows) * part**powers).sum()
        least, most = (part, most) if total < 1 else (least, part)
    return np.asarray(lows + (highs - lows) * most**powers)


def _corners(places: Ints) -> Floats:
    """Sets of weights in order: all better groups evenly, and at most one of the next."""
    corners = []
    for place in np.unique(places):
        whole = places <= place
        corners.append(whole / whole.sum())
        members = np.flatnonzero(places == place)
        for member in members if len(members) > 1 else []:
            part = (places < place) | (np.arange(len(places)) == member)
            corners.append(part / part.sum())
    return np.array(corners)


def _conditions(places: Ints, lows: Floats, highs: Floats) -> Conditions:
    identity = np.eye(len(places))
    steps = np.unique(places, return_inverse=True)[1]
    pairs = np.argwhere(steps[:, None] + 1 == steps[None, :])
    order = identity[pairs[:, 1]] - identity[pairs[:, 0]]
    rows = np.vstack([identity, -identity, order])
    return Conditions(rows, np.concatenate([highs, -lows, np.zeros(len(pairs))]))
