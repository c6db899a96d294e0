"""From complete judgements to weights: the principal eigenvector and the geometric mean."""

import numpy as np
import numpy.typing as npt

from options.analysis.arrays import Floats
from options.analysis.weighing.pairwise.judgements import complete_judgements, logarithms

#: Squarings after which even two nearly equal eigenvalues are told apart.
_SQUARINGS = 60

#: Judgements whose largest is at most so many times their least need no care for digits.
_WELL_SCALED = 1e3

#: Two rows of a power of the matrix are the same direction within this.
_SAME = 1e-13


def eigenvector_weights(judgements: npt.ArrayLike) -> Floats:
    """The principal right eigenvector of the judgements, as weights.

    >>> eigenvector_weights([[1, 2, 6], [1 / 2, 1, 3], [1 / 6, 1 / 3, 1]]).round(3).tolist()
    [0.6, 0.3, 0.1]

    Args:
        judgements: (criteria, criteria) or (participants, criteria, criteria), none missing.

    Returns:
        (criteria,) or (participants, criteria), each above 0, summing to 1.

    Raises:
        ValueError: a judgement is missing, not above 0 or not the reciprocal of its
            counterpart.

    Source:
        Saaty (1977), Journal of Mathematical Psychology 15, 234-281; Saaty (1980), The Analytic
        Hierarchy Process.
    """
    return principal(logarithms(complete_judgements(judgements)))[1]


def geometric_mean_weights(judgements: npt.ArrayLike) -> Floats:
    """The geometric mean of each row of the judgements, as weights.

    It is the logarithmic least squares fit: among all weights, their ratios lie nearest to the
    judgements when distances are taken between logarithms.

    >>> geometric_mean_weights([[1, 8, 1], [1 / 8, 1, 1], [1, 1, 1]]).round(3).tolist()
    [0.571, 0.143, 0.286]

    Args:
        judgements: (criteria, criteria) or (participants, criteria, criteria), none missing.

    Returns:
        (criteria,) or (participants, criteria), each above 0, summing to 1.

    Raises:
        ValueError: a judgement is missing, not above 0 or not the reciprocal of its
            counterpart.

    Source:
        Crawford & Williams (1985), Journal of Mathematical Psychology 29, 387-405.
    """
    return shares_of_logarithms(logarithms(complete_judgements(judgements)).mean(axis=-1))


def shares_of_logarithms(logs: Floats) -> Floats:
    """Weights whose logarithms these are, up to a constant.

    Args:
        logs: (..., criteria).

    Returns:
        The same shape, above 0 and summing to 1 along the last axis.

    Source:
        Crawford & Williams (1985).
    """
    parts = np.exp(logs - logs.max(axis=-1, keepdims=True))
    return np.asarray(parts / parts.sum(axis=-1, keepdims=True), dtype=np.float64)


def principal(logs: Floats) -> tuple[Floats, Floats]:
    """The largest eigenvalue of judgements, and its eigenvector as weights.

    Args:
        logs: (..., criteria, criteria), logarithms of judgements, none missing.

    Returns:
        The eigenvalues (...) and the weights (..., criteria), summing to 1.

    Source:
        Perron (1907), Mathematische Annalen 64, 248-263; scaling by the geometric means does
        not change the eigenvalues (Saaty 1980).
    """
    means = logs.mean(axis=-1)
    values, vectors = largest_eigenpair(scaled(logs, means))
    return values, shares_of_logarithms(means + np.log(vectors))


def scaled(logs: Floats, means: Floats) -> Floats:
    """The judgements divided by the ratios of the geometric means; all 1 when consistent.

    Args:
        logs: (..., criteria, criteria), logarithms of judgements.
        means: (..., criteria), logarithms of weights.

    Returns:
        (..., criteria, criteria), above 0.

    Source:
        Saaty (1980), on the matrix of errors a_ij w_j / w_i.
    """
    return np.exp(logs - means[..., :, None] + means[..., None, :])


def largest_eigenpair(matrices: Floats) -> tuple[Floats, Floats]:
    """The largest eigenvalue of matrices of numbers above 0, and its right eigenvector.

    Squaring a matrix again and again doubles the power each time, so that its columns soon all
    point in the direction of the eigenvector; what is badly scaled keeps its digits. A single
    matrix of numbers of one size is decomposed instead.

    Args:
        matrices: (..., size, size), above 0.

    Returns:
        The eigenvalues (...) and the vectors (..., size), whose mean is 1.

    Source:
        von Mises & Pollaczek-Geiringer (1929), ZAMM 9, 58-77, on the power method.
    """
    if matrices.ndim == 2 and matrices.max() <= _WELL_SCALED * matrices.min():
        return _by_decomposition(matrices)
    size = matrices.shape[-1]
    power = matrices / matrices.max(axis=(-2, -1), keepdims=True)
    vectors = _of_mean_one(power.sum(axis=-1))
    squarings, change = 0, np.inf
    while change > _SAME and squarings < _SQUARINGS:
        power = power @ power
        power /= power.max(axis=(-2, -1), keepdims=True)
        previous, vectors = vectors, _of_mean_one(power.sum(axis=-1))
        change = np.abs(vectors / previous - 1).max(initial=0.0)
        squarings += 1
    values = (matrices @ vectors[..., None])[..., 0].sum(axis=-1) / size
    return values, vectors


def _by_decomposition(matrix: Floats) -> tuple[Floats, Floats]:
    """The same for one matrix, from all its eigenvalues; the largest is real and single."""
    values, vectors = np.linalg.eig(matrix)
    largest = values.real.argmax()
    return values.real[largest], _of_mean_one(np.abs(vectors[:, largest].real))


def _of_mean_one(vectors: Floats) -> Floats:
    return np.asarray(vectors / vectors.mean(axis=-1, keepdims=True), dtype=np.float64)
