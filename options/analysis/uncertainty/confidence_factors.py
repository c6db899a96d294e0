"""How often an option is first at its own central weights, whatever its scores are."""

from collections.abc import Callable, Iterable

import numpy as np

from options.analysis.arrays import TIE, Floats, Ints


def confidence_factors(
    central: Floats, totals_at: Callable[[Floats], Iterable[Floats]]
) -> Floats:
    """How often each option is first at its own central weights, by draws of the scores.

    Args:
        central: (options, criteria), central weights; NaN for an option that is never first.
        totals_at: gives totals, (draws, options, sets), in parts, for sets of weights,
            (sets, criteria). Scores that are sure are one draw.

    Returns:
        (options,): the share of draws in which each option is first at its central weights, a
        tie split evenly; NaN where weights are. With sure scores 1 for whoever is ever first,
        for weights between such weights make it first as well.

    Source:
        Lahdelma & Salminen (2001), Operations Research 49, 444-454; drawn as in Tervonen &
        Lahdelma (2007), EJOR 178, 500-513.
    """
    ever_first = np.flatnonzero(~np.isnan(central[:, 0]))
    shares, samples = np.zeros(len(ever_first)), 0
    for totals in totals_at(central[ever_first]):
        shares += _shares_of_first(totals, ever_first)
        samples += len(totals)
    confidence = np.full(len(central), np.nan)
    confidence[ever_first] = shares / samples
    return confidence


def _shares_of_first(totals: Floats, owners: Ints) -> Floats:
    """Draws, of (draws, options, sets), in which each set's owner is first, ties shared."""
    own = totals[:, owners, np.arange(len(owners))]
    most = totals.max(axis=1)
    is_first = own >= most - TIE
    level = np.count_nonzero(totals >= most[:, None] - TIE, axis=1)
    return np.asarray((is_first / level).sum(axis=0), dtype=np.float64)
