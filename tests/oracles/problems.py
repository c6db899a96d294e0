"""Random problems for other people's libraries, whose arithmetic is a second opinion on ours.

`make test` asks each library a number of problems that it answers within seconds;
`make oracles` asks each the full 10,000.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True, eq=False)
class Problem:
    """Points (options, criteria) and weights (criteria,), drawn from one seed."""

    seed: int
    values: np.ndarray
    weights: np.ndarray
    rng: np.random.Generator


def problems(count: int, *, options=(2, 8), criteria=(1, 8), whole=False) -> Iterator[Problem]:
    """Problems of every size between the ends; `make oracles` sets how many.

    Args:
        count: `make test` asks half as many; ORACLE_PROBLEMS says otherwise.
        options, criteria: the smallest and the largest number of them.
        whole: whole points from 0 to 100, with ties among them; otherwise any points.
    """
    for seed in range(int(os.environ.get("ORACLE_PROBLEMS", count // 2))):
        rng = np.random.default_rng([2026, seed])
        shape = tuple(rng.integers(low, high + 1) for low, high in (options, criteria))
        points = rng.integers(0, 101, shape) if whole else rng.uniform(0, 100, shape)
        weights = rng.dirichlet(np.ones(shape[1]))
        yield Problem(seed, points.astype(np.float64), weights, rng)
