"""Where a ranking falls into bands whose order is not settled."""

import numpy as np
import pytest

from options.analysis.uncertainty.tie_bands import tie_bands


def test_neighbours_whose_order_is_open_share_a_band():
    wins = np.array([[0.5, 0.89, 1.0], [0.11, 0.5, 0.9], [0.0, 0.1, 0.5]])

    assert tie_bands(wins, (0, 1, 2)) == ((0, 1), (2,))
    assert tie_bands(wins, (0, 1, 2), settled=0.8) == ((0,), (1,), (2,))
    assert tie_bands(wins, (0, 1, 2), settled=0.95) == ((0, 1, 2),)


def test_no_band_ends_between_options_whose_order_is_open():
    # Neighbours are settled, but the first and the last are not.
    wins = np.array([[0.5, 0.95, 0.7], [0.05, 0.5, 0.95], [0.3, 0.05, 0.5]])

    assert tie_bands(wins, (0, 1, 2)) == ((0, 1, 2),)


def test_options_that_are_not_ranked_are_in_no_band():
    wins = np.array([[0.5, 0.5, 0.0], [0.5, 0.5, 0.0], [1.0, 1.0, 0.5]])

    assert tie_bands(wins, (2, 0)) == ((2,), (0,))
    assert tie_bands(wins, (1,)) == ((1,),)
    assert tie_bands(wins, ()) == ()


@pytest.mark.parametrize(
    ("wins", "order", "settled", "problem"),
    [
        ([[0.5, 0.5]], (0,), 0.9, "square"),
        ([0.5], (0,), 0.9, "square"),
        ([[1.5]], (0,), 0.9, "shares from 0 to 1"),
        ([[-0.5]], (0,), 0.9, "shares from 0 to 1"),
        ([[np.nan]], (0,), 0.9, "must not be missing"),
        ([[0.5]], (0,), 0.5, "above a half"),
        ([[0.5]], (0,), 1.1, "at most 1"),
        ([[0.5]], (1,), 0.9, "each of its options once"),
        ([[0.5]], (-1,), 0.9, "each of its options once"),
        ([[0.5]], (0, 0), 0.9, "each of its options once"),
    ],
)
def test_bands_that_cannot_be_cut_are_refused(wins, order, settled, problem):
    with pytest.raises(ValueError, match=problem):
        tie_bands(wins, order, settled=settled)
