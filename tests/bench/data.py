"""The same random problems on every machine."""

import numpy as np


def points(shape: tuple[int, ...], seed: int = 1) -> np.ndarray:
    """Whole points from 0 to 100, as people give them, in double precision."""
    return np.random.default_rng([seed, *shape]).integers(0, 101, shape).astype(np.float64)


def weights_for(count: int, seed: int = 2) -> np.ndarray:
    """One set of weights."""
    return np.random.default_rng([seed, count]).dirichlet(np.ones(count))


def many_weights(people: int, count: int, seed: int = 3) -> np.ndarray:
    """One set of weights for each person."""
    return np.random.default_rng([seed, people, count]).dirichlet(np.ones(count), people)


def close(first: object, second: object) -> bool:
    """The same numbers to nine decimals."""
    return bool(np.allclose(first, second, rtol=0, atol=1e-9, equal_nan=True))
