"""TOPSIS: how close each option is to an ideal made of the best in every column."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import numpy.typing as npt

from options.analysis.arrays import Floats, Ints, one_set_of_weights
from options.analysis.second_opinion.performance import (
    SAME,
    benefits,
    from_least_to_most,
    in_shares,
)
from options.analysis.totals.ranking import competition_ranks


class Normalisation(StrEnum):
    """How columns in different units are made comparable.

    VECTOR divides a column by its length, the root of its sum of squares. It changes when a
    constant is added to the column, as between degrees Celsius and Fahrenheit. MIN_MAX puts
    the column's worst at 0 and its best at 1, in whatever units.
    """

    VECTOR = "vector"
    MIN_MAX = "min-max"


@dataclass(frozen=True, slots=True, eq=False)
class Topsis:
    """How close the options are to the ideal.

    Attributes:
        closeness: (options,), from 0 at the worst of everything to 1 at the best.
        ranks: (options,), competition ranks from 1.
        to_ideal, to_anti_ideal: (options,), distances in weighted normalised units.
        ideal, anti_ideal: (criteria,), the best and the worst of each weighted normalised
            column; costs are below 0, so that more is better everywhere.
        tells_apart: False if no criterion with weight tells any two options apart. Then the
            ideal and its opposite are one point, every option lies on it, and each has
            closeness 1.
    """

    closeness: Floats
    ranks: Ints
    to_ideal: Floats
    to_anti_ideal: Floats
    ideal: Floats
    anti_ideal: Floats
    tells_apart: bool


def topsis(
    values: npt.ArrayLike,
    weights: npt.ArrayLike,
    *,
    normalisation: Normalisation = Normalisation.VECTOR,
    is_cost: npt.ArrayLike | None = None,
) -> Topsis:
    """How close each option comes to the best of every column, and how far from the worst.

    With distances d to the ideal and e to its opposite, the closeness is e / (d + e).

    >>> topsis([[100.0, 0.0], [50.0, 50.0]], [0.5, 0.5]).ranks.tolist()
    [2, 1]

    Args:
        values: (options, criteria), each column in its own units.
        weights: (criteria,), summing to 1.
        normalisation: how the columns are made comparable.
        is_cost: (criteria,), True where less is better; nowhere if not given.

    Returns:
        Closeness, ranks and what they are made of. A column of zeros, and one in which
        nothing differs, adds nothing to any distance.

    Raises:
        ValueError: values are no table of finite numbers, weights are no weights, or is_cost
            is not one yes or no for each criterion.

    Source:
        Hwang & Yoon (1981), Multiple Attribute Decision Making, section 3.3.
    """
    table = benefits(values, is_cost=is_cost)
    row = one_set_of_weights(weights, criteria=table.shape[1])
    weighted = row * _normalised(table, normalisation)
    ideal, anti_ideal = weighted.max(axis=0), weighted.min(axis=0)
    to_ideal = _lengths(ideal - weighted)
    to_anti_ideal = _lengths(weighted - anti_ideal)
    way = to_ideal + to_anti_ideal
    tells_apart = bool((way > 0).all())
    closeness = to_anti_ideal / way if tells_apart else np.ones(len(table))
    return Topsis(
        closeness=closeness,
        ranks=competition_ranks(closeness, tolerance=SAME),
        to_ideal=to_ideal,
        to_anti_ideal=to_anti_ideal,
        ideal=ideal,
        anti_ideal=anti_ideal,
        tells_apart=tells_apart,
    )


def _normalised(table: Floats, normalisation: Normalisation) -> Floats:
    if normalisation is Normalisation.MIN_MAX:
        return from_least_to_most(table)
    shares = in_shares(table)
    lengths = np.sqrt((shares**2).sum(axis=0))
    units = np.divide(shares, lengths, out=np.zeros_like(shares), where=lengths > 0)
    return np.asarray(units, dtype=np.float64)


def _lengths(gaps: Floats) -> Floats:
    return np.asarray(np.sqrt((gaps**2).sum(axis=1)), dtype=np.float64)
