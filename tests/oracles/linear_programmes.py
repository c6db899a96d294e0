"""Many small linear programmes that SciPy solves as one, since each alone takes long."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import block_diag


@dataclass(frozen=True, eq=False)
class Programme:
    """Least costs @ x where rows @ x <= limits, equal @ x == 1, and x keeps its bounds."""

    costs: np.ndarray
    rows: np.ndarray
    limits: np.ndarray
    bounds: list
    equal: np.ndarray = field(default_factory=lambda: np.zeros(0))


def solutions(programmes: Sequence[Programme]) -> list[np.ndarray]:
    """One x for each: the blocks of one large programme do not touch one another."""
    sizes = [len(programme.costs) for programme in programmes]
    equal = [
        (p.equal[None, :] if p.equal.size else np.zeros((0, len(p.costs)))) for p in programmes
    ]
    found = linprog(
        np.concatenate([programme.costs for programme in programmes]),
        A_ub=block_diag([programme.rows for programme in programmes], format="csr"),
        b_ub=np.concatenate([programme.limits for programme in programmes]),
        A_eq=block_diag(equal, format="csr"),
        b_eq=np.ones(sum(len(rows) for rows in equal)),
        bounds=[bound for programme in programmes for bound in programme.bounds],
    )
    assert found.success, found.message
    return np.split(found.x, np.cumsum(sizes)[:-1])


def in_parts(problems: Iterator, size: int = 100) -> Iterator[list]:
    """The problems in lists of so many."""
    while part := list(islice(problems, size)):
        yield part
