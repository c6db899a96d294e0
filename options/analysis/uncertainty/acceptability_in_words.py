"""What a sentence about the draws needs: who leads, how surely, and who never does."""

from dataclasses import dataclass

import numpy as np

from options.analysis.arrays import TIE
from options.analysis.uncertainty.monte_carlo import (
    error_of_a_lead,
    monte_carlo_error,
    most_when_never_seen,
)
from options.analysis.uncertainty.rank_shares import Acceptability
from options.analysis.uncertainty.tie_bands import tie_bands

#: Below this confidence the scores are too uncertain for a choice.
ENOUGH_CONFIDENCE = 0.5

#: Shares that differ by less are the same share.
SAME_SHARE = 1e-9


@dataclass(frozen=True, slots=True)
class LeadInWords:
    """Facts for a sentence such as "A comes first in 62 % of the draws, B in 30 %".

    Attributes:
        samples: how many draws there were.
        leader: the option that comes first most often; of several, the one with the better
            mean rank, then the earlier one.
        share, error: how often it does, and how far that may be off at 95 % confidence.
        runner_up: the next; None when there is a single option.
        runner_up_share, runner_up_error: the same for it; 0 when there is none.
        is_beyond_error: whether the leader's share is above the runner-up's by more than the
            draws may be off; true for a single option.
        never_first: options that come first in no draw.
        unseen: what the share of one that was never first is at most, at 95 % confidence.
        band: the options among which the leader stands and whose order is not settled, by
            mean rank, the leader included; None when wins were not counted.
        confidence: how often the leader is first at its own central weights; None when it is
            not known.
        scores_are_too_uncertain: whether that is too seldom for a choice.
    """

    samples: int
    leader: int
    share: float
    error: float
    runner_up: int | None
    runner_up_share: float
    runner_up_error: float
    is_beyond_error: bool
    never_first: tuple[int, ...]
    unseen: float
    band: tuple[int, ...] | None
    confidence: float | None
    scores_are_too_uncertain: bool


def lead_in_words(found: Acceptability, *, settled: float = 0.9) -> LeadInWords:
    """The facts for a sentence about who leads.

    Args:
        found: shares of the draws.
        settled: the share of draws, above a half and up to 1, that settles an order.

    Returns:
        Who leads, how surely, and who never does.

    Raises:
        ValueError: the settled share is out of bounds.

    Source:
        Lahdelma & Salminen (2001), Operations Research 49, 444-454, who read a confidence
        factor below one half as scores too uncertain for a choice; bands as in `tie_bands`.
    """
    order = _by_share(found)
    leader, others = order[0], order[1:]
    shares = np.clip(found.first, 0.0, 1.0).tolist()
    runner_up = others[0] if others else None
    second = shares[others[0]] if others else 0.0
    lead_error = error_of_a_lead(shares[leader], second, found.samples)
    confidence = None if found.confidence is None else float(found.confidence[leader])
    return LeadInWords(
        samples=found.samples,
        leader=leader,
        share=shares[leader],
        error=monte_carlo_error(shares[leader], found.samples),
        runner_up=runner_up,
        runner_up_share=second,
        runner_up_error=monte_carlo_error(second, found.samples),
        is_beyond_error=shares[leader] - second > max(lead_error, SAME_SHARE),
        never_first=tuple(option for option, share in enumerate(shares) if share <= SAME_SHARE),
        unseen=most_when_never_seen(found.samples),
        band=_band_of(found, leader, settled),
        confidence=confidence,
        scores_are_too_uncertain=confidence is not None and confidence < ENOUGH_CONFIDENCE,
    )


def _by_share(found: Acceptability) -> list[int]:
    """Options by how often they come first, then by mean rank; rounding decides nothing."""
    shares = np.round(found.first / SAME_SHARE)
    ranks = np.round(found.expected_ranks / TIE)
    options = np.arange(len(shares))
    return [int(option) for option in np.lexsort((options, ranks, -shares))]


def _band_of(found: Acceptability, leader: int, settled: float) -> tuple[int, ...] | None:
    if np.isnan(found.wins).any():
        return None
    ranks = np.round(found.expected_ranks / TIE)
    order = np.argsort(ranks, kind="stable").tolist()
    bands = tie_bands(np.clip(found.wins, 0.0, 1.0), order, settled=settled)
    return next(band for band in bands if leader in band)
