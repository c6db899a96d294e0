"""One set of judgements, or of weights, for a group, by the geometric mean."""

import numpy as np
import numpy.typing as npt

from options.analysis.arrays import Floats, first_place, weight_rows
from options.analysis.weighing.pairwise.judgements import judgements_or_missing, logarithms
from options.analysis.weighing.pairwise.priorities import shares_of_logarithms
from options.analysis.weighing.weights import normalised


def joint_judgements(
    judgements: npt.ArrayLike, *, voices: npt.ArrayLike | None = None
) -> Floats:
    """The geometric mean of everybody's judgements: a group that judges as one.

    It alone among the means keeps reciprocity: whoever turns every question round gets the
    reciprocal answer. A missing judgement is left out of its pair's mean.

    >>> joint_judgements([[[1, 2], [1 / 2, 1]], [[1, 8], [1 / 8, 1]]])
    array([[1.  , 4.  ],
           [0.25, 1.  ]])

    Args:
        judgements: (participants, criteria, criteria); NaN is a missing judgement.
        voices: (participants,), what each counts, on any scale; the same if not given.

    Returns:
        (criteria, criteria); NaN for a pair that nobody with a voice has judged.

    Raises:
        ValueError: it is not one matrix a participant, a judgement is not above 0 or not the
            reciprocal of its counterpart, or voices are negative, missing or all 0.

    Source:
        Aczél & Saaty (1983), Journal of Mathematical Psychology 27, 93-102; Forman & Peniwati
        (1998), European Journal of Operational Research 108, 165-169, on the aggregation of
        individual judgements.
    """
    logs = logarithms(judgements_or_missing(judgements))
    if logs.ndim != 3 or len(logs) == 0:
        raise ValueError("one matrix of judgements is needed for each participant")
    counts = np.where(np.isnan(logs), 0.0, _voices(voices, len(logs))[:, None, None])
    sums = counts.sum(axis=0)
    weighted = (counts * np.nan_to_num(logs)).sum(axis=0)
    means = np.divide(weighted, sums, out=np.full_like(sums, np.nan), where=sums > 0)
    return np.asarray(np.exp(means), dtype=np.float64)


def joint_weights(weights: npt.ArrayLike, *, voices: npt.ArrayLike | None = None) -> Floats:
    """The geometric mean of everybody's weights: a group of people who judge for themselves.

    It takes no weight of 0, since one would decide for everybody; plain means and medians are
    `group_weights`.

    >>> joint_weights([[0.5, 0.5], [0.9, 0.1]])
    array([0.75, 0.25])

    Args:
        weights: (participants, criteria), each set summing to 1.
        voices: (participants,), what each counts, on any scale; the same if not given.

    Returns:
        (criteria,), scaled to sum to 1 again.

    Raises:
        ValueError: it is not one set of weights a participant, a weight is 0, or voices are
            negative, missing or all 0.

    Source:
        Forman & Peniwati (1998), European Journal of Operational Research 108, 165-169, on the
        aggregation of individual priorities.
    """
    given = np.asarray(weights, dtype=np.float64)
    if given.ndim != 2 or len(given) == 0 or given.shape[1] == 0:
        raise ValueError("one set of weights is needed for each participant")
    rows = weight_rows(given, criteria=given.shape[1])
    shares = _voices(voices, len(rows))
    if (rows == 0).any():
        raise ValueError(f"a geometric mean takes no weight of 0{first_place(rows == 0)}")
    return shares_of_logarithms(np.asarray(shares @ np.log(rows), dtype=np.float64))


def _voices(voices: npt.ArrayLike | None, participants: int) -> Floats:
    if voices is None:
        return np.full(participants, 1 / participants)
    shares = normalised(voices)
    if shares.shape != (participants,):
        raise ValueError("there must be one voice for each participant")
    return shares
