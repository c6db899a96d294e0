"""How often an option is first at its own central weights, whatever its scores are."""

import numpy as np

from options.analysis.arrays import TIE, Floats
from options.analysis.score_draws import UncertainScores


def confidence_of_exact_scores(values: Floats, central: Floats) -> Floats:
    """Confidence factors of scores that are sure: whoever is ever first is first here.

    Args:
        values: (options, criteria).
        central: (options, criteria), central weights; NaN for an option that is never first.

    Returns:
        (options,): 1, less where options tie in the first place, NaN where weights are.

    Source:
        Lahdelma & Salminen (2001), Operations Research 49, 444-454.
    """
    is_ever_first = ~np.isnan(central[:, 0])
    confidence = np.full(len(values), np.nan)
    totals = (values @ central[is_ever_first].T)[None]
    confidence[is_ever_first] = _shares_of_first(totals, np.flatnonzero(is_ever_first))
    return confidence


def confidence_at(
    scores: UncertainScores, central: Floats, *, samples: int, rng: np.random.Generator
) -> Floats:
    """Confidence factors of uncertain scores, by draws of the scores alone.

    Args:
        scores: (options, criteria), with their distributions.
        central: (options, criteria), central weights; NaN for an option that is never first.
        samples: the number of draws, from 1.
        rng: where the randomness of the scores comes from.

    Returns:
        (options,): the share of draws in which each option is first at its central weights, a
        tie split evenly; NaN where weights are.

    Source:
        Lahdelma & Salminen (2001), Operations Research 49, 444-454; drawn as in Tervonen &
        Lahdelma (2007), EJOR 178, 500-513.
    """
    ever_first = np.flatnonzero(~np.isnan(central[:, 0]))
    shares = np.zeros(len(ever_first))
    for totals in scores.totals_at(central[ever_first], samples, rng):
        shares += _shares_of_first(totals, ever_first)
    confidence = np.full(len(central), np.nan)
    confidence[ever_first] = shares / samples
    return confidence


def _shares_of_first(totals: Floats, owners: np.ndarray) -> Floats:
    """Draws, of (draws, options, sets), in which each set's owner is first, ties shared."""
    own = totals[:, owners, np.arange(len(owners))]
    most = totals.max(axis=1)
    is_first = own >= most - TIE
    level = np.count_nonzero(totals >= most[:, None] - TIE, axis=1)
    return np.asarray((is_first / level).sum(axis=0), dtype=np.float64)
