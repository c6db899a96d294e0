"""Rules for choosing when it is open which perspective, or which future, will count."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from options.analysis.arrays import (
    HIGHEST,
    SUM_TOLERANCE,
    TIE,
    Floats,
    finite_numbers,
    first_place,
)


@dataclass(frozen=True, slots=True, eq=False)
class Choice:
    """What a rule makes of each option, and which it chooses.

    Attributes:
        figures: (options,), what the rule compares; more is better, but for regrets.
        options: the best of them by the rule; several when they tie.
    """

    figures: Floats
    options: tuple[int, ...]


def maximin(totals: npt.ArrayLike) -> Choice:
    """The option whose worst total is highest: Wald's rule of caution.

    >>> maximin([[8.0, 14.0, 20.0], [7.0, 5.0, -9.0]]).options
    (0,)

    Args:
        totals: (perspectives, options), any finite numbers, more is better.

    Returns:
        The worst total of each option, and the options with the best of these.

    Raises:
        ValueError: a total is missing or infinite, or there is no perspective or no option.

    Source:
        Wald (1950), Statistical Decision Functions.
    """
    table = table_of_totals(totals)
    return highest(table.min(axis=0), table)


def maximax(totals: npt.ArrayLike) -> Choice:
    """The option whose best total is highest: the rule of hope.

    Args:
        totals: (perspectives, options), any finite numbers, more is better.

    Returns:
        The best total of each option, and the options with the best of these.

    Raises:
        ValueError: as in `maximin`.

    Source:
        Luce & Raiffa (1957), Games and Decisions, ch. 13.
    """
    table = table_of_totals(totals)
    return highest(table.max(axis=0), table)


def hurwicz(totals: npt.ArrayLike, *, optimism: float) -> Choice:
    """The option with the highest mixture of its best and its worst total.

    Args:
        totals: (perspectives, options), any finite numbers, more is better.
        optimism: the share of the best total, from 0 (`maximin`) to 1 (`maximax`). Some books
            write the share of the worst.

    Returns:
        The mixture for each option, and the options with the best.

    Raises:
        ValueError: the share lies outside 0 to 1, or as in `maximin`.

    Source:
        Hurwicz (1951), Cowles Commission Discussion Paper 370.
    """
    table = table_of_totals(totals)
    if not 0 <= optimism <= 1:
        raise ValueError("the optimism must lie from 0 to 1")
    mixture = optimism * table.max(axis=0) + (1 - optimism) * table.min(axis=0)
    return highest(mixture, table)


def laplace(totals: npt.ArrayLike) -> Choice:
    """The option with the highest mean, since no perspective is more likely than another.

    Args:
        totals: (perspectives, options), any finite numbers, more is better.

    Returns:
        The mean of each option, and the options with the best.

    Raises:
        ValueError: as in `maximin`.

    Source:
        Luce & Raiffa (1957), Games and Decisions, ch. 13, on insufficient reason.
    """
    table = table_of_totals(totals)
    return highest(table.mean(axis=0), table)


def expected_value(totals: npt.ArrayLike, probabilities: npt.ArrayLike) -> Choice:
    """The option with the highest total on average, when every future has a probability.

    >>> expected_value([[8.0, 14.0, 20.0], [7.0, 5.0, -9.0]], [0.8, 0.2]).figures.round(6)
    array([ 7.8, 12.2, 14.2])

    Args:
        totals: (perspectives, options), any finite numbers, more is better.
        probabilities: (perspectives,), each 0 or more, summing to 1.

    Returns:
        The expected total of each option, and the options with the best.

    Raises:
        ValueError: probabilities are none, or as in `maximin`.

    Source:
        Raiffa & Schlaifer (1961), Applied Statistical Decision Theory.
    """
    table = table_of_totals(totals)
    return highest(_shares(probabilities, len(table)) @ table, table)


def expected_regret(totals: npt.ArrayLike, probabilities: npt.ArrayLike) -> Choice:
    """The option with the least regret on average; the same options as `expected_value`.

    Args:
        totals: (perspectives, options), any finite numbers, more is better.
        probabilities: (perspectives,), each 0 or more, summing to 1.

    Returns:
        The expected regret of each option, and the options with the least. The least is also
        the expected value of perfect information: what knowing the future would be worth.

    Raises:
        ValueError: probabilities are none, or as in `maximin`.

    Source:
        Raiffa & Schlaifer (1961), Applied Statistical Decision Theory.
    """
    table = table_of_totals(totals)
    return lowest(_shares(probabilities, len(table)) @ regrets_of(table), table)


def table_of_totals(totals: npt.ArrayLike) -> Floats:
    """Totals (perspectives, options) without gaps.

    Raises:
        ValueError: a total is missing or infinite, or there is no perspective or no option.
    """
    table = finite_numbers(totals, name="totals")
    if table.ndim != 2 or table.size == 0:
        raise ValueError("totals must be a table of at least one perspective by options")
    return table


def regrets_of(table: Floats) -> Floats:
    """By how many points each total falls short of the best of its row; NaN where it is."""
    return np.asarray(np.fmax.reduce(table, axis=1, keepdims=True) - table, dtype=np.float64)


def highest(figures: Floats, table: Floats) -> Choice:
    """The options with the highest figure; they tie as totals of this table do."""
    return Choice(figures, _within(figures.max() - figures, table))


def lowest(figures: Floats, table: Floats) -> Choice:
    """The options with the lowest figure; they tie as totals of this table do."""
    return Choice(figures, _within(figures - figures.min(), table))


def _within(behind: Floats, table: Floats) -> tuple[int, ...]:
    """Money may run to millions: there a tie is as wide, in proportion, as on 0 to 100."""
    tie = TIE * max(1.0, float(np.ptp(table)) / HIGHEST)
    return tuple(np.flatnonzero(behind <= tie).tolist())


def _shares(probabilities: npt.ArrayLike, count: int) -> Floats:
    shares = finite_numbers(probabilities, name="probabilities")
    if shares.shape != (count,):
        raise ValueError(f"there must be one probability for each of the {count} perspectives")
    if (shares < 0).any():
        raise ValueError(f"probabilities must not be negative{first_place(shares < 0)}")
    if abs(shares.sum() - 1) > SUM_TOLERANCE:
        raise ValueError("probabilities must sum to 1")
    return np.asarray(shares / shares.sum(), dtype=np.float64)
