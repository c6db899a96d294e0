"""Places found by comparing every pair, against places found by sorting."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from options.analysis.uncertainty.pair_places import FEW, clear_places
from options.analysis.uncertainty.win_tally import WinTally
from options.analysis.uncertainty.workspace import Workspace


@settings(max_examples=40)
@given(seed=st.integers(0, 2**32 - 1), size=st.integers(1, FEW))
def test_places_are_those_by_sorting_and_doubts_are_those_of_neighbours(seed, size):
    falling = np.random.default_rng(seed).integers(0, 40, (size, 60)) * 1.0

    places, left = clear_places(falling, 1.0, Workspace())

    gaps = np.diff(np.sort(falling, axis=0), axis=0)
    assert left.tolist() == np.flatnonzero((gaps <= 1).any(axis=0)).tolist()
    assert (places[:, left] == size).all()
    clear = np.setdiff1d(np.arange(60), left)
    by_sorting = np.argsort(np.argsort(falling[:, clear], axis=0), axis=0)
    assert np.array_equal(places[:, clear], by_sorting)


@settings(max_examples=20)
@given(seed=st.integers(0, 2**32 - 1), options=st.integers(1, FEW))
def test_wins_by_places_are_those_by_orders(seed, options):
    rng = np.random.default_rng(seed)
    orders = rng.permuted(np.tile(np.arange(options, dtype=np.int32), (2_500, 1)), axis=1)
    places = np.argsort(orders, axis=1).T.astype(np.uint8)
    by_orders, by_places = WinTally(options), WinTally(options)

    by_orders.add_orders(orders)
    for part in np.split(places, [7, 2_039, 2_041], axis=1):
        by_places.add_places(part)

    assert np.array_equal(by_places.wins(), by_orders.wins())
