"""Powers of two that bring the sizes of a table's entries near to 1, and round nothing."""

import numpy as np
import numpy.typing as npt

from options.analysis.arrays import Floats

#: Sizes of entries whose ratio is above this are drawn together, in so many passes.
FAR_APART, PASSES = 1e3, 8


def scales(sizes: Floats) -> tuple[Floats, Floats]:
    """What to multiply rows and columns by, so that sizes come near to 1 and none above it.

    Sizes far apart are first drawn together by the middle of the smallest and the largest.

    Args:
        sizes: (rows, columns), each 0 or more.

    Returns:
        (rows,) and (columns,), all powers of two.

    Source:
        Fulkerson & Wolfe (1962), SIAM Review 4, 142-146, on scaling by middle sizes.
    """
    row_scale, column_scale = np.ones(sizes.shape[0]), np.ones(sizes.shape[1])
    for _ in range(PASSES):
        scaled = sizes * row_scale[:, None] * column_scale
        if scaled.max(initial=0.0) <= FAR_APART * _smallest(scaled).min(initial=np.inf):
            break
        row_scale *= to_near_one(_middle(scaled))
        column_scale *= to_near_one(_middle((sizes * row_scale[:, None] * column_scale).T))
    scaled = sizes * row_scale[:, None] * column_scale
    row_scale *= to_near_one(scaled.max(axis=1, initial=0.0))
    scaled = sizes * row_scale[:, None] * column_scale
    return row_scale, column_scale * to_near_one(scaled.max(axis=0, initial=0.0))


def _smallest(sizes: Floats) -> Floats:
    """The smallest size of each row that is not 0; infinite for a row of zeros."""
    known = np.where(sizes > 0, sizes, np.inf)
    return np.asarray(known.min(axis=1, initial=np.inf), dtype=np.float64)


def _middle(sizes: Floats) -> Floats:
    largest = sizes.max(axis=1, initial=0.0)
    return np.asarray(np.sqrt(largest * np.minimum(_smallest(sizes), largest)))


def to_near_one(largest: npt.ArrayLike) -> Floats:
    """What to multiply by so that the largest size lies from 1/2 to 1.

    >>> to_near_one([0.0, 0.3, 6.0]).tolist()
    [1.0, 2.0, 0.125]

    Args:
        largest: any shape, each 0 or more.

    Returns:
        The same shape, powers of two; 1 where there is nothing to multiply.

    Source:
        A power of two changes the exponent of a number only, so that nothing is rounded.
    """
    exponents = np.frexp(largest)[1]
    return np.where(np.asarray(largest) > 0, np.ldexp(1.0, -exponents), 1.0)
