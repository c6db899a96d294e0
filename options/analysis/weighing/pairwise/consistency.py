"""How far judgements agree with each other: the consistency ratio and its geometric sister."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

import numpy as np
import numpy.typing as npt

from options.analysis.arrays import Floats
from options.analysis.weighing.pairwise.judgements import complete_judgements, logarithms
from options.analysis.weighing.pairwise.priorities import principal

RandomIndexSource: TypeAlias = Literal["Alonso & Lamata", "Saaty"]

#: Above this consistency ratio, judgements are to be looked at again (Saaty 1980).
RATIO_LIMIT = 0.10

#: The mean consistency index of random judgements, for 3 criteria, 4, and so on.
ALONSO_LAMATA = (0.5245, 0.8815, 1.1086, 1.2479, 1.3417, 1.4056, 1.4499, 1.4854)
SAATY = (0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49, 1.51, 1.48, 1.56, 1.57, 1.59)

#: The mean largest eigenvalue of random judgements lies near this line (Alonso & Lamata 2006).
SLOPE, INTERCEPT = 2.7699, -4.3513

#: More criteria than this were not simulated by either source.
MOST_CRITERIA = 15

#: Judgements that meet a limit but for rounding meet it.
ROUNDING = 1e-9


@dataclass(frozen=True, slots=True)
class Consistency:
    """How far the judgements of one person agree with each other.

    Attributes:
        criteria: how many are compared.
        largest_eigenvalue: the number of criteria if consistent, more otherwise.
        consistency_index: how far it is above, divided by criteria - 1.
        random_index: what that is on average for judgements made at random.
        consistency_ratio: the one divided by the other: 0 is consistent, 1 like random.
        geometric_index: the mean squared logarithm of how far a judgement is off, by the
            degrees of freedom; 0 is consistent.
        geometric_limit: what of it corresponds to a consistency ratio of 0.10.
    """

    criteria: int
    largest_eigenvalue: float
    consistency_index: float
    random_index: float
    consistency_ratio: float
    geometric_index: float
    geometric_limit: float

    @property
    def ratio_limit(self) -> float:
        """Above this consistency ratio, judgements are to be looked at again."""
        return RATIO_LIMIT

    @property
    def is_acceptable(self) -> bool:
        """Whether the consistency ratio keeps its limit; two criteria always agree."""
        return self.consistency_ratio <= self.ratio_limit + ROUNDING

    @property
    def is_geometrically_acceptable(self) -> bool:
        """Whether the geometric index keeps its limit."""
        return self.geometric_index <= self.geometric_limit + ROUNDING


def random_index(criteria: int, *, source: RandomIndexSource = "Alonso & Lamata") -> float:
    """The mean consistency index of judgements drawn at random from the scale of 1 to 9.

    >>> random_index(4), random_index(4, source="Saaty")
    (0.8815, 0.9)

    Args:
        criteria: 1 to 15.
        source: whose simulation. Alonso & Lamata drew 500,000 matrices a size and give four
            digits up to 10 criteria; beyond, the line they fitted is used. Saaty drew 500.

    Returns:
        The index; 0 for one or two criteria, which are consistent by definition.

    Raises:
        ValueError: there are no criteria, or more than 15.

    Source:
        Alonso & Lamata (2006), International Journal of Uncertainty, Fuzziness and
        Knowledge-Based Systems 14, 445-459; Saaty (1980), The Analytic Hierarchy Process.
    """
    if not 1 <= criteria <= MOST_CRITERIA:
        raise ValueError("a random index is known for 1 to 15 criteria")
    if criteria <= 2:
        return 0.0
    table = SAATY if source == "Saaty" else ALONSO_LAMATA
    if criteria - 3 < len(table):
        return table[criteria - 3]
    return (SLOPE * criteria + INTERCEPT - criteria) / (criteria - 1)


def geometric_limit(criteria: int) -> float:
    """The geometric consistency index that corresponds to a consistency ratio of 0.10.

    Args:
        criteria: 1 or more.

    Returns:
        The limit; 0 for one or two criteria, which are consistent by definition.

    Raises:
        ValueError: there are no criteria.

    Source:
        Aguarón & Moreno-Jiménez (2003), European Journal of Operational Research 147, 137-145.
    """
    if criteria < 1:
        raise ValueError("at least one criterion is needed")
    return (0.0, 0.0, 0.31, 0.35, 0.37)[min(criteria, 5) - 1]


def consistency(
    judgements: npt.ArrayLike, *, source: RandomIndexSource = "Alonso & Lamata"
) -> Consistency:
    """How far the judgements of one person agree with each other.

    >>> consistency([[1, 2, 6], [1 / 2, 1, 3], [1 / 6, 1 / 3, 1]]).is_acceptable
    True

    Args:
        judgements: (criteria, criteria), none missing.
        source: whose random index.

    Returns:
        The figures and their limits.

    Raises:
        ValueError: it is not one person's matrix, a judgement is missing, not above 0 or not
            the reciprocal of its counterpart, or there are more than 15 criteria.

    Source:
        Saaty (1980); Aguarón & Moreno-Jiménez (2003).
    """
    logs = logarithms(complete_judgements(judgements))
    if logs.ndim != 2:
        raise ValueError("exactly one matrix of judgements is needed")
    size = len(logs)
    eigenvalue = principal(logs)[0]
    expected = random_index(size, source=source)
    index = float(consistency_index_of(eigenvalue, size))
    return Consistency(
        criteria=size,
        largest_eigenvalue=float(eigenvalue),
        consistency_index=index,
        random_index=expected,
        consistency_ratio=index / expected if expected else 0.0,
        geometric_index=float(geometric_index_of(logs)),
        geometric_limit=geometric_limit(size),
    )


def consistency_ratios(
    judgements: npt.ArrayLike, *, source: RandomIndexSource = "Alonso & Lamata"
) -> Floats:
    """The consistency ratio of every participant.

    Args:
        judgements: (participants, criteria, criteria), or one (criteria, criteria).
        source: whose random index.

    Returns:
        (participants,), or a single number; 0 is consistent, 1 like random.

    Raises:
        ValueError: a judgement is missing, not above 0 or not the reciprocal of its
            counterpart, or there are more than 15 criteria.

    Source:
        Saaty (1980).
    """
    logs = logarithms(complete_judgements(judgements))
    expected = random_index(logs.shape[-1], source=source)
    indices = consistency_index_of(principal(logs)[0], logs.shape[-1])
    return indices / expected if expected else np.zeros_like(indices)


def geometric_consistency_indices(judgements: npt.ArrayLike) -> Floats:
    """The geometric consistency index of every participant.

    Args:
        judgements: (participants, criteria, criteria), or one (criteria, criteria).

    Returns:
        (participants,), or a single number; 0 is consistent.

    Raises:
        ValueError: a judgement is missing, not above 0 or not the reciprocal of its
            counterpart.

    Source:
        Crawford & Williams (1985), Journal of Mathematical Psychology 29, 387-405; Aguarón &
        Moreno-Jiménez (2003).
    """
    return geometric_index_of(logarithms(complete_judgements(judgements)))


def consistency_index_of(eigenvalue: Floats, criteria: int) -> Floats:
    """How far the largest eigenvalue is above the number of criteria, by criteria - 1.

    Args:
        eigenvalue: any shape.
        criteria: 1 or more.

    Returns:
        The same shape, 0 or more.

    Source:
        Saaty (1977), Journal of Mathematical Psychology 15, 234-281.
    """
    above = np.asarray(eigenvalue) - criteria
    return np.asarray(np.maximum(above, 0.0) / max(criteria - 1, 1), dtype=np.float64)


def geometric_index_of(logs: Floats) -> Floats:
    """The squared errors of complete judgements by their degrees of freedom.

    Args:
        logs: (..., criteria, criteria), logarithms of judgements, none missing.

    Returns:
        (...), 0 or more.

    Source:
        Aguarón & Moreno-Jiménez (2003): 2 / ((n - 1) (n - 2)) times the sum of squares.
    """
    size = logs.shape[-1]
    means = logs.mean(axis=-1)
    errors = logs - means[..., :, None] + means[..., None, :]
    # Every pair stands twice in the matrix, and so half of the sum is meant.
    squares = (errors**2).sum(axis=(-2, -1))
    return np.asarray(squares / max((size - 1) * (size - 2), 1), dtype=np.float64)
