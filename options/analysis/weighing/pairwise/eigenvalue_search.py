"""The values of some judgements at which the largest eigenvalue of the whole is least."""

import numpy as np

from options.analysis.arrays import Floats, Ints
from options.analysis.weighing.pairwise.priorities import largest_eigenpair, scaled

#: Newton's method has arrived when a step lowers the logarithm of the eigenvalue by no more,
#: relative to it where it is large.
ARRIVED = 4e-15

#: A rise of the logarithm up to this is rounding.
ROUNDING = 1e-13

#: It needs about five steps; more than this only follow rounding in judgements far apart.
MOST_STEPS = 100


def least_eigenvalue_logarithms(logs: Floats, rows: Ints, columns: Ints) -> Floats:
    """The logarithms of the free judgements that make the largest eigenvalue least.

    Newton's method on the logarithm of the eigenvalue, which is convex in the logarithms of
    the judgements; a step that does not go down is halved until it does.

    Args:
        logs: (matrices, criteria, criteria), logarithms of judgements; the free ones hold a
            first guess, best the least squares fit.
        rows, columns: (matrices, free), the places of the free judgements, each pair once; the
            other judgements must link all criteria.

    Returns:
        (matrices, free), the logarithms of the free judgements.

    Source:
        Bozóki, Fülöp & Rónyai (2010), Mathematical and Computer Modelling 52, 318-333;
        Ábele-Nagy (2015), Acta Universitatis Sapientiae, Informatica 7, 58-71, on Newton's
        method.
    """
    current, height = logs, log_eigenvalues(logs)
    for _step in range(MOST_STEPS if len(logs) else 0):
        step = _newton_step(current, rows, columns)
        trial = _moved(current, rows, columns, step)
        reached = log_eigenvalues(trial)
        while (reached > height + ROUNDING).any():
            step = np.where((reached > height + ROUNDING)[:, None], step / 2, step)
            trial = _moved(current, rows, columns, step)
            reached = log_eigenvalues(trial)
        gain = height - reached
        current, height = trial, reached
        if (gain <= ARRIVED * np.maximum(1.0, np.abs(height))).all():
            break
    return np.asarray(current[_places(rows, columns)], dtype=np.float64)


def log_eigenvalues(logs: Floats) -> Floats:
    """The logarithm of the largest eigenvalue of each matrix.

    Args:
        logs: (matrices, criteria, criteria), logarithms of judgements.

    Returns:
        (matrices,).

    Source:
        Kingman (1961), Quarterly Journal of Mathematics 12, 283-284, on its convexity.
    """
    return np.log(largest_eigenpair(scaled(logs, logs.mean(axis=-1)))[0])


def _places(rows: Ints, columns: Ints) -> tuple[Ints, Ints, Ints]:
    return np.arange(len(rows))[:, None], rows, columns


def _moved(logs: Floats, rows: Ints, columns: Ints, step: Floats) -> Floats:
    moved = logs.copy()
    moved[_places(rows, columns)] += step
    moved[_places(columns, rows)] -= step
    return moved


def _newton_step(logs: Floats, rows: Ints, columns: Ints) -> Floats:
    """Where the quadratic that fits the logarithm of the eigenvalue has its least value.

    With left and right eigenvectors u and w, u.w = 1, the derivative of the eigenvalue L by
    the logarithm x of a judgement is g = u A' w, where A' is +a at the judgement and -1/a at
    its counterpart. The second derivative is u A'' w + 2 u A' S A' w, where S, the inverse of
    L - A on everything but w, comes from a system without singularity, L - A + w u.
    """
    matrices = scaled(logs, logs.mean(axis=-1))
    values, right = largest_eigenpair(matrices)
    _, left = largest_eigenpair(np.swapaxes(matrices, -1, -2))
    left = left / (left * right).sum(axis=-1, keepdims=True)
    which = np.arange(len(logs))[:, None]
    ahead = matrices[which, rows, columns]
    behind = matrices[which, columns, rows]
    up = left[which, rows] * ahead * right[which, columns]
    down = left[which, columns] * behind * right[which, rows]

    projection = right[:, :, None] * left[:, None, :]
    system = values[:, None, None] * np.eye(logs.shape[-1]) - matrices + projection
    forward = _changed(right, ahead, behind, rows, columns)
    backward = _changed(left, ahead, behind, columns, rows)
    crossed = np.swapaxes(backward, -1, -2) @ np.linalg.solve(
        system, forward - projection @ forward
    )
    curves = crossed + np.swapaxes(crossed, -1, -2)
    diagonal = np.arange(rows.shape[1])
    curves[:, diagonal, diagonal] += up + down

    slopes = (up - down) / values[:, None]
    curves = curves / values[:, None, None] - slopes[:, :, None] * slopes[:, None, :]
    return np.asarray(-np.linalg.solve(curves, slopes[..., None])[..., 0], dtype=np.float64)


def _changed(
    vectors: Floats, ahead: Floats, behind: Floats, rows: Ints, columns: Ints
) -> Floats:
    """What each A' makes of a vector, (matrices, criteria, free); rows and columns turn it."""
    which, free = np.arange(len(rows))[:, None], np.arange(rows.shape[1])
    changed = np.zeros((*vectors.shape, len(free)))
    changed[which, rows, free] = ahead * vectors[which, columns]
    changed[which, columns, free] = -behind * vectors[which, rows]
    return changed
