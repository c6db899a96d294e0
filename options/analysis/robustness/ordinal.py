"""What follows when only the order of the weights is known, and not how large they are.

Of all weights that keep an order, only those matter in which the first k criteria share all
weight equally: every other set is a mixture of these. Where criteria share a rank, their own
order is open, so that any k of them may be the first.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations

import numpy as np
import numpy.typing as npt

from options.analysis.arrays import Floats, Ints
from options.analysis.robustness.sure_leads import SureLeads
from options.analysis.totals.leader import table_of_options
from options.analysis.weighing.weights import whole_ranks

#: More extreme points than this are of use to nobody.
MANY = 5_000


def leads_under_order(values: npt.ArrayLike, ranks: Sequence[int]) -> SureLeads:
    """The least lead of every option over every other, whatever weights keep the order.

    One option beats another with all of them exactly if every running mean of their
    differences, taken in the order of the criteria, is 0 or more.

    >>> leads_under_order([[60.0, 40.0], [20.0, 70.0]], [1, 2]).least
    array([[  0.,   5.],
           [-40.,   0.]])

    Args:
        values: (options, criteria), each from 0 to 100, none missing.
        ranks: (criteria,), 1 for the criteria that weigh most; those of one rank are in no
            order among themselves, and all weigh at least as much as those of later ranks.

    Returns:
        The leads. Which options can be first, `best_cases` decides with the same ranks.

    Raises:
        ValueError: there are no options, a score is missing, or ranks are not one whole number
            from 1 for each criterion.

    Source:
        Paelinck (1976), Papers of the Regional Science Association 36, 59-74; Kirkwood & Sarin
        (1985), Operations Research 33, 38-48.
    """
    table = table_of_options(values)
    least = np.full((len(table), len(table)), np.inf)
    held, count = np.zeros(len(table)), 0
    for group in _groups(ranks, criteria=table.shape[1]):
        if len(group) > 1:
            np.minimum(least, _least_within(table[:, group], held, count), out=least)
            held = held + table[:, group].sum(axis=1)
        else:
            held = held + table[:, group[0]]
            mean = held / (count + 1)
            np.minimum(least, mean[:, None] - mean, out=least)
        count += len(group)
    np.fill_diagonal(least, 0.0)
    return SureLeads(least)


def totals_under_order(values: npt.ArrayLike, ranks: Sequence[int]) -> tuple[Floats, Floats]:
    """The lowest and the highest total of every option, whatever weights keep the order.

    >>> low, high = totals_under_order([[60.0, 40.0], [20.0, 70.0]], [1, 2])
    >>> low.tolist(), high.tolist()
    ([50.0, 20.0], [60.0, 45.0])

    Args:
        values: (options, criteria), each from 0 to 100, none missing.
        ranks: (criteria,), as in `leads_under_order`.

    Returns:
        The lowest and the highest totals, (options,) each.

    Raises:
        ValueError: as in `leads_under_order`.

    Source:
        Kirkwood & Sarin (1985), Operations Research 33, 38-48.
    """
    table = table_of_options(values)
    groups = _groups(ranks, criteria=table.shape[1])
    places = np.arange(1, table.shape[1] + 1)
    rising = np.hstack([np.sort(table[:, group], axis=1) for group in groups])
    falling = np.hstack([-np.sort(-table[:, group], axis=1) for group in groups])
    lowest = (np.cumsum(rising, axis=1) / places).min(axis=1)
    highest = (np.cumsum(falling, axis=1) / places).max(axis=1)
    return lowest, highest


def worst_weights_under_order(
    values: npt.ArrayLike, ranks: Sequence[int], *, option: int, rival: int
) -> Floats:
    """The weights that keep the order and serve an option worst against a rival.

    >>> worst_weights_under_order([[60.0, 40.0], [20.0, 70.0]], [1, 2], option=0, rival=1)
    array([0.5, 0.5])

    Args:
        values: (options, criteria), each from 0 to 100, none missing.
        ranks: (criteria,), as in `leads_under_order`.
        option, rival: whose lead over whom is to be least.

    Returns:
        (criteria,), summing to 1: some criteria share all weight equally. The fewest that do.

    Raises:
        ValueError: as in `leads_under_order`, or there is no such option.

    Source:
        Kirkwood & Sarin (1985), Operations Research 33, 38-48.
    """
    table = table_of_options(values)
    if not (0 <= option < len(table) and 0 <= rival < len(table)):
        raise ValueError("the option and the rival must be in the list")
    gaps = table[option] - table[rival]
    groups = _groups(ranks, criteria=table.shape[1])
    order = np.concatenate([group[np.argsort(gaps[group], kind="stable")] for group in groups])
    means = np.cumsum(gaps[order]) / np.arange(1, len(order) + 1)
    count = int(means.argmin()) + 1
    return _share_equally(order[:count], criteria=len(order))


def extreme_weights(ranks: Sequence[int]) -> Floats:
    """All weights that keep the order and are no mixture of others that do.

    >>> extreme_weights([2, 1, 3]).round(3).tolist()
    [[0.0, 1.0, 0.0], [0.5, 0.5, 0.0], [0.333, 0.333, 0.333]]

    Args:
        ranks: (criteria,), as in `leads_under_order`.

    Returns:
        (points, criteria); each row sums to 1. One for each criterion, or more where some
        share a rank.

    Raises:
        ValueError: ranks are no whole numbers from 1, or so many criteria share a rank that
            there are more than 5,000.

    Source:
        Kirkwood & Sarin (1985), Operations Research 33, 38-48; their mean is the rank-order
        centroid of Edwards & Barron (1994) when no two criteria share a rank.
    """
    criteria = len(whole_ranks(ranks))
    groups = _groups(ranks, criteria=criteria)
    if sum(2.0 ** len(group) - 1 for group in groups) > MANY:
        raise ValueError("too many criteria share a rank to name all extreme weights")
    return np.array([_share_equally(first, criteria=criteria) for first in _firsts(groups)])


def _least_within(part: Floats, held: Floats, count: int) -> Floats:
    """The least running mean for each pair while criteria of one rank are taken in.

    Every pair is sorted once: the worst order for one of them is the best for the other.

    Args:
        part: (options, criteria), of that rank.
        held: (options,), sums over the criteria of earlier ranks.
        count: how many those are.
    """
    one, other = np.triu_indices(len(part), 1)
    gaps = np.sort(part[one] - part[other], axis=1).T
    lead = held[one] - held[other]
    behind = -lead
    least, least_back = np.full(len(one), np.inf), np.full(len(one), np.inf)
    for place, (worst, best) in enumerate(zip(gaps, gaps[::-1], strict=True), start=count + 1):
        lead = lead + worst
        behind = behind - best
        np.minimum(least, lead / place, out=least)
        np.minimum(least_back, behind / place, out=least_back)
    table = np.zeros((len(part), len(part)))
    table[one, other] = least
    table[other, one] = least_back
    return table


def _firsts(groups: Sequence[Ints]) -> Iterator[Ints]:
    """All criteria that may come before all others."""
    before = np.empty(0, dtype=np.int64)
    for group in groups:
        for count in range(1, len(group) + 1):
            for some in combinations(group.tolist(), count):
                yield np.append(before, some)
        before = np.append(before, group)


def _share_equally(chosen: Ints, *, criteria: int) -> Floats:
    weights = np.zeros(criteria)
    weights[chosen] = 1 / len(chosen)
    return weights


def _groups(ranks: Sequence[int], *, criteria: int) -> list[Ints]:
    """The criteria of each rank, the first rank first."""
    places = whole_ranks(ranks, criteria=criteria)
    order = np.argsort(places, kind="stable")
    starts = np.flatnonzero(np.diff(places[order])) + 1
    return np.split(order, starts)
