"""Weights from judgements with gaps, and the values that fit best into the gaps."""

import numpy as np
import numpy.typing as npt

from options.analysis.arrays import Flags, Floats
from options.analysis.weighing.pairwise.eigenvalue_search import least_eigenvalue_logarithms
from options.analysis.weighing.pairwise.judgements import judgements_or_missing, logarithms
from options.analysis.weighing.pairwise.priorities import shares_of_logarithms


def linked_groups(judgements: npt.ArrayLike) -> tuple[tuple[int, ...], ...]:
    """The groups of criteria that comparisons link, directly or through others.

    >>> nan = float("nan")
    >>> linked_groups([[1, 2, nan], [0.5, 1, nan], [nan, nan, 1]])
    ((0, 1), (2,))

    Args:
        judgements: (criteria, criteria); NaN is a missing judgement.

    Returns:
        The groups in the order of their first criterion; one if weights can be found.

    Raises:
        ValueError: it is not one person's matrix, or a judgement is not above 0 or not the
            reciprocal of its counterpart.

    Source:
        Bozóki, Fülöp & Rónyai (2010), Mathematical and Computer Modelling 52, 318-333.
    """
    filled = judgements_or_missing(judgements)
    if filled.ndim != 2:
        raise ValueError("exactly one matrix of judgements is needed")
    rows = _reachable(~np.isnan(filled))
    return tuple(sorted({tuple(np.flatnonzero(row).tolist()) for row in rows}))


def least_squares_weights(judgements: npt.ArrayLike) -> Floats:
    """The weights whose ratios lie nearest to the judgements there are, in logarithms.

    Without gaps they are the geometric means.

    >>> nan = float("nan")
    >>> least_squares_weights([[1, 2, nan], [nan, 1, 3], [nan, nan, 1]]).round(3).tolist()
    [0.6, 0.3, 0.1]

    Args:
        judgements: (criteria, criteria) or (participants, criteria, criteria); NaN is a missing
            judgement.

    Returns:
        (criteria,) or (participants, criteria), each above 0, summing to 1.

    Raises:
        ValueError: comparisons do not link all criteria, or a judgement is not above 0 or not
            the reciprocal of its counterpart.

    Source:
        Kwiesielewicz (1996), European Journal of Operational Research 93, 611-619; Bozóki,
        Fülöp & Rónyai (2010), section 4.
    """
    return shares_of_logarithms(_least_squares(_linked_logarithms(judgements)))


def least_squares_completion(judgements: npt.ArrayLike) -> Floats:
    """The judgements, and in their gaps the ratios of the least squares weights.

    No other values give the completed matrix a smaller geometric consistency index.

    Args:
        judgements: (criteria, criteria) or (participants, criteria, criteria); NaN is a missing
            judgement.

    Returns:
        The same shape without gaps.

    Raises:
        ValueError: as in `least_squares_weights`.

    Source:
        Bozóki, Fülöp & Rónyai (2010), section 4.
    """
    filled = judgements_or_missing(judgements)
    fit = _least_squares(_linked_logarithms(judgements))
    ratios = np.exp(fit[..., :, None] - fit[..., None, :])
    return np.where(np.isnan(filled), ratios, filled)


def optimal_completion(judgements: npt.ArrayLike) -> Floats:
    """The judgements, and in their gaps the values that make the largest eigenvalue least.

    No other values give the completed matrix a smaller consistency ratio.

    >>> nan = float("nan")
    >>> optimal_completion([[1, 2, nan], [nan, 1, 3], [nan, nan, 1]])[0].round(6).tolist()
    [1.0, 2.0, 6.0]

    Args:
        judgements: (criteria, criteria) or (participants, criteria, criteria); NaN is a missing
            judgement.

    Returns:
        The same shape without gaps.

    Raises:
        ValueError: as in `least_squares_weights`.

    Source:
        Bozóki, Fülöp & Rónyai (2010): the logarithm of the eigenvalue is convex in the
        logarithms of the gaps, and strictly so when all criteria are linked.
    """
    filled = judgements_or_missing(judgements)
    start = logarithms(least_squares_completion(judgements))
    gaps = np.triu(np.isnan(filled), k=1)
    if start.ndim == 2:
        return _with_gaps_filled(filled, start, gaps)
    people = zip(filled, start, gaps, strict=True)
    return np.stack([_with_gaps_filled(*person) for person in people])


def geometric_index_with_gaps(judgements: npt.ArrayLike) -> Floats:
    """The geometric consistency index of the judgements there are.

    The squared errors against the least squares weights, divided by how many judgements there
    are beyond the criteria - 1 that weights need. Without gaps it is the usual index.

    Args:
        judgements: (criteria, criteria) or (participants, criteria, criteria); NaN is a missing
            judgement.

    Returns:
        (participants,), or a single number; 0 where there are no judgements to spare.

    Raises:
        ValueError: as in `least_squares_weights`.

    Source:
        Escobar, Aguarón & Moreno-Jiménez (2015), Decision Support Systems 74, 67-77,
        definition 6.
    """
    logs = _linked_logarithms(judgements)
    fit = _least_squares(logs)
    errors = logs - fit[..., :, None] + fit[..., None, :]
    squares = np.nansum(errors**2, axis=(-2, -1)) / 2
    pairs = (~np.isnan(logs)).sum(axis=(-2, -1)) - logs.shape[-1]
    spare = pairs / 2 - (logs.shape[-1] - 1)
    return np.asarray(np.where(spare > 0, squares / np.maximum(spare, 1), 0.0))


def _with_gaps_filled(filled: Floats, start: Floats, gaps: Flags) -> Floats:
    rows, columns = np.nonzero(gaps)
    if len(rows) == 0:
        return filled
    best = least_eigenvalue_logarithms(start[None], rows[None], columns[None])[0]
    completed = filled.copy()
    completed[rows, columns] = np.exp(best)
    completed[columns, rows] = np.exp(-best)
    return completed


def _least_squares(logs: Floats) -> Floats:
    """The logarithms of the weights, summing to 0: the Laplacian system of the comparisons."""
    known = (~np.isnan(logs)).astype(np.float64)
    size = logs.shape[-1]
    laplacian = known.sum(axis=-1)[..., None] * np.eye(size) - known
    sums = np.nansum(logs, axis=-1)
    # Adding the same to every cell fixes the sum of the logarithms at 0, and changes no ratio.
    return np.asarray(np.linalg.solve(laplacian + 1 / size, sums[..., None])[..., 0])


def _linked_logarithms(judgements: npt.ArrayLike) -> Floats:
    logs = logarithms(judgements_or_missing(judgements))
    reaches = _reachable(~np.isnan(logs))
    is_apart = ~reaches.all(axis=(-2, -1))
    if is_apart.any():
        first = np.argwhere(is_apart)[0]
        row = reaches[tuple(first)][0]
        whose = f" of participant {first[0] + 1}" if len(first) else ""
        raise ValueError(
            f"no comparison{whose} links {_named(np.flatnonzero(row))} with "
            f"{_named(np.flatnonzero(~row))}"
        )
    return logs


def _named(criteria: npt.NDArray[np.int64]) -> str:
    names = [str(int(criterion) + 1) for criterion in criteria]
    if len(names) == 1:
        return f"criterion {names[0]}"
    return f"criteria {', '.join(names[:-1])} and {names[-1]}"


def _reachable(linked: Flags) -> Flags:
    """Which criteria can be reached from which, over any number of comparisons."""
    reach = linked
    for _ in range(int(linked.shape[-1]).bit_length()):
        reach = (reach.astype(np.float64) @ reach.astype(np.float64)) > 0
    return reach
