"""Which options most perspectives could live with, and what the least objection is."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from options.analysis.arrays import TIE, Flags, Floats, Ints
from options.analysis.groups.leaders import ranks_of_rows, rows_of_totals
from options.analysis.robustness.scenarios import regrets_of


@dataclass(frozen=True, slots=True, eq=False)
class Acceptance:
    """Who could live with what.

    A perspective without any total has nothing to say and does not count; one without a total
    for an option is not taken to accept it.

    Attributes:
        acceptable: (perspectives, options), whether the perspective could live with the option.
        accepting: (options,), how many perspectives it is acceptable to.
        perspectives: how many have a say.
        most: the options acceptable to most perspectives; several when they tie, none if no
            option is acceptable to any.
        to_all: the options acceptable to every perspective that has a say.
    """

    acceptable: Flags
    accepting: Ints
    perspectives: int
    most: tuple[int, ...]
    to_all: tuple[int, ...]


@dataclass(frozen=True, slots=True, eq=False)
class LeastObjection:
    """Which option asks least of the perspective that likes it least.

    Attributes:
        objections: (options,), the most points by which the option falls short of a
            perspective's own best; NaN where a perspective that has a say has no total for it.
        options: those with the smallest objection; several when they tie, none if no option
            has a total from all.
        points: that objection: within so many points of their best, all could live with it.
            None if there is none.
        hardest_for: the perspectives that give up most with the first of the options.
    """

    objections: Floats
    options: tuple[int, ...]
    points: float | None
    hardest_for: tuple[int, ...]


def acceptable_to(totals: npt.ArrayLike, *, within: float) -> Acceptance:
    """Which options lie within some points of each perspective's best.

    >>> acceptable_to([[80.0, 70.0, 20.0], [30.0, 60.0, 65.0]], within=10.0).to_all
    (1,)

    Args:
        totals: (perspectives, options), in points; NaN where a perspective has none.
        within: points, 0 or more; so far below a perspective's best is acceptable to it.

    Returns:
        Who accepts what, and which options most or all accept.

    Raises:
        ValueError: a total is infinite, it is no table, or the points are negative or missing.

    Source:
        Savage (1951), JASA 46, 55-67, for the distance to one's best; counting who stays
        within a limit is our own rule.
    """
    if not within >= 0:
        raise ValueError("the points must not be negative")
    table = rows_of_totals(totals)
    return _acceptance(regrets_of(table) <= within + TIE, table)


def in_top(totals: npt.ArrayLike, *, places: int) -> Acceptance:
    """Which options are among the first of each perspective's ranking.

    >>> in_top([[80.0, 70.0, 20.0], [30.0, 60.0, 65.0]], places=2).to_all
    (1,)

    Args:
        totals: (perspectives, options), in points; NaN where a perspective has none.
        places: how many count, from 1; level options share the better rank, so that more
            options than this may be among the first.

    Returns:
        Who has what among the first, and which options most or all have there.

    Raises:
        ValueError: a total is infinite, it is no table, or the places are below 1.

    Source:
        Approval by rank; our own rule on the competition ranks of the totals.
    """
    if places < 1:
        raise ValueError("at least the first place must count")
    table = rows_of_totals(totals)
    ranks = ranks_of_rows(table)
    return _acceptance((ranks > 0) & (ranks <= places), table)


def least_objection(totals: npt.ArrayLike) -> LeastObjection:
    """Which option asks least of the perspective that likes it least.

    An objection is a regret: where nobody misses a total, the options are those of
    `minimax_regret`. Here a total may be missing, and all whom it is hardest for are named.

    >>> least_objection([[80.0, 70.0, 20.0], [30.0, 60.0, 65.0]]).points
    10.0

    Args:
        totals: (perspectives, options), in points; NaN where a perspective has none.

    Returns:
        Each option's largest objection, and the options where it is smallest.

    Raises:
        ValueError: a total is infinite, or it is no table.

    Source:
        Savage (1951), JASA 46, 55-67, minimax regret, with perspectives for states.
    """
    everyone = regrets_of(rows_of_totals(totals))
    whose = np.flatnonzero(~np.isnan(everyone).all(axis=1))
    short = everyone[whose]
    objections = short.max(axis=0) if len(short) else np.full(short.shape[1], np.nan)
    known = objections[~np.isnan(objections)]
    if len(known) == 0:
        return LeastObjection(objections, (), None, ())
    points = float(known.min())
    options = tuple(np.flatnonzero(objections <= points + TIE).tolist())
    hardest = whose[short[:, options[0]] >= objections[options[0]] - TIE]
    return LeastObjection(objections, options, points, tuple(hardest.tolist()))


def _acceptance(acceptable: Flags, table: Floats) -> Acceptance:
    has_say = ~np.isnan(table).all(axis=1)
    accepting = acceptable.sum(axis=0)
    speaking = int(has_say.sum())
    most = (accepting == accepting.max(initial=0)) & (accepting > 0)
    to_all = (accepting == speaking) & (speaking > 0)
    return Acceptance(
        acceptable=acceptable,
        accepting=accepting,
        perspectives=speaking,
        most=tuple(np.flatnonzero(most).tolist()),
        to_all=tuple(np.flatnonzero(to_all).tolist()),
    )
