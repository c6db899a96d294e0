"""The places of few options in very many draws, by comparing every pair."""

import numpy as np
import numpy.typing as npt

from options.analysis.arrays import Floats, Ints
from options.analysis.uncertainty.workspace import Workspace

#: Up to so many options, comparing all pairs is faster than sorting.
FEW = 8


def clear_places(
    falling: Floats | npt.NDArray[np.float32], width: float, space: Workspace
) -> tuple[npt.NDArray[np.uint8], Ints]:
    """How many options are before each option, in the draws that leave no doubt.

    Of two options that lie further apart than the width, one has the other before it. So the
    places of a draw without doubt sum to the number of pairs, and those of any other to less.

    Args:
        falling: (options, draws), totals from the top down; few options.
        width: two totals no further apart may be in either order.
        space: where the places are kept until they are asked for again.

    Returns:
        Places from 0, (options, draws), and the draws with a pair in doubt; in these every
        place is the number of options.
    """
    size, draws = falling.shape
    places = space.array("places", (size, draws), np.uint8)
    places[:] = 0
    edge = np.asarray(width, dtype=falling.dtype)
    for one in range(size - 1):
        later = falling[one + 1 :]
        places[one + 1 :] += (later > falling[one] + edge).view(np.uint8)
        is_before = (later < falling[one] - edge).view(np.uint8)
        places[one] += np.add.reduce(is_before, axis=0, dtype=np.uint8)
    pairs = size * (size - 1) // 2
    left = np.flatnonzero(np.add.reduce(places, axis=0, dtype=np.uint8) != pairs)
    places[:, left] = size
    return places, left
