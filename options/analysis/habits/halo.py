"""Whether one overall impression stands behind the scores on every criterion."""

from itertools import combinations

import numpy as np
import numpy.typing as npt

FEWEST = 3  # options, and criteria on which they differ


def halo(points: npt.ArrayLike) -> float | None:
    """The mean correlation between any two criteria over the options scored on both.

    Criteria on which all options score the same say nothing and are left out.

    Args:
        points: (options, criteria), 0 to 100, NaN where missing.

    Returns:
        From -1 to 1; None below three options or three criteria that can be compared.

    Source: Thorndike (1920); the mean of correlations: Cooper (1981).

    >>> halo([[80, 70, 90], [50, 40, 55], [20, 10, 30]]) > 0.99
    True
    >>> halo([[80, 20], [50, 40], [20, 90]]) is None
    True
    """
    table = np.asarray(points, dtype=np.float64)
    found, used = [], set()
    for first, second in combinations(range(table.shape[1]), 2):
        pair = table[:, [first, second]]
        pair = pair[~np.isnan(pair).any(axis=1)]
        if len(pair) < FEWEST or (np.ptp(pair, axis=0) == 0).any():
            continue
        found.append(float(np.asarray(np.corrcoef(pair, rowvar=False))[0, 1]))
        used |= {first, second}
    return sum(found) / len(found) if len(used) >= FEWEST else None
