"""The kernel of an outranking relation: the options that it leaves to choose from."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from options.analysis.arrays import Flags, Ints


@dataclass(frozen=True, slots=True)
class Kernel:
    """What an outranking relation leaves to choose from.

    Attributes:
        members: the options in the kernel. None outranks another unless both are in one
            circle, and every option outside is outranked by one of them or by its circle.
        circles: groups of options that outrank each other in a circle; each group is in the
            kernel, or out of it, as one.
        not_outranked: the options that no other outranks; they are all in the kernel.
    """

    members: tuple[int, ...]
    circles: tuple[tuple[int, ...], ...]
    not_outranked: tuple[int, ...]


def kernel(outranks: npt.ArrayLike) -> Kernel:
    """The only kernel once options that outrank each other in a circle are taken as one.

    >>> kernel([[False, True, False], [False, False, True], [False, False, False]]).members
    (0, 2)

    Args:
        outranks: (options, options) flags, row over column; the diagonal is not read.

    Returns:
        Its members, the circles, and the options that nothing outranks.

    Raises:
        ValueError: outranks is not a square table of flags for at least one option.

    Source:
        Roy (1968), Revue Francaise d'Informatique et de Recherche Operationnelle 2 (8), 57-75;
        Roy & Bouyssou (1993), Aide multicritere a la decision, on circuits as single classes.
    """
    relation = np.array(outranks)
    is_square = relation.ndim == 2 and relation.shape[0] == relation.shape[1] > 0
    if relation.dtype != np.bool_ or not is_square:
        raise ValueError("outranks must be a table of True and False, options by options")
    np.fill_diagonal(relation, val=False)
    circle_of = _circles(relation)
    chosen = _choose(_between(relation, circle_of))
    return Kernel(
        members=tuple(np.flatnonzero(chosen[circle_of]).tolist()),
        circles=tuple(
            tuple(np.flatnonzero(circle_of == circle).tolist())
            for circle in np.flatnonzero(np.bincount(circle_of) > 1)
        ),
        not_outranked=tuple(np.flatnonzero(~relation.any(axis=0)).tolist()),
    )


def _circles(relation: Flags) -> Ints:
    """The number of each option's circle; whoever outranks comes before whom it outranks."""
    reached = relation | np.eye(len(relation), dtype=bool)
    for between in range(len(relation)):
        reached |= reached[:, between, None] & reached[between]
    mutual = reached & reached.T
    first_of_each = mutual.argmax(axis=1)
    is_first = first_of_each == np.arange(len(relation))
    firsts = np.flatnonzero(is_first)
    above = reached[np.ix_(firsts, firsts)].sum(axis=0)
    order = np.argsort(above, kind="stable")
    number = np.empty(len(relation), dtype=np.int64)
    number[firsts[order]] = np.arange(len(firsts))
    return np.asarray(number[first_of_each], dtype=np.int64)


def _between(relation: Flags, circle_of: Ints) -> Flags:
    count = int(circle_of.max()) + 1
    between = np.zeros((count, count), dtype=np.bool_)
    above, below = np.nonzero(relation)
    between[circle_of[above], circle_of[below]] = True
    np.fill_diagonal(between, val=False)
    return between


def _choose(between: Flags) -> Flags:
    chosen = np.zeros(len(between), dtype=np.bool_)
    for circle in range(len(between)):
        chosen[circle] = not (chosen & between[:, circle]).any()
    return chosen
