"""Matrices of judgements that several tests share, and random ones."""

from itertools import pairwise

import numpy as np
from hypothesis import settings
from hypothesis import strategies as st

SCALE = np.array([1 / 9, 1 / 8, 1 / 7, 1 / 6, 1 / 5, 1 / 4, 1 / 3, 1 / 2, *range(1, 10)])


#: A matrix is much to look at: a few of them say as much as a hundred.
few = settings(max_examples=15)


def matrix(criteria, judgements):
    """The matrix whose upper triangle, row by row, holds these judgements."""
    full = np.eye(criteria)
    for (row, column), value in zip(upper(criteria), judgements, strict=True):
        full[row, column], full[column, row] = value, 1 / value
    return full


def upper(criteria):
    return list(zip(*np.triu_indices(criteria, k=1), strict=True))


def consistent(weights):
    return np.asarray(weights)[:, None] / np.asarray(weights)


def without(judgements, *pairs):
    """The same matrix in which these judgements are missing."""
    gaps = judgements.copy()
    for first, second in pairs:
        gaps[first, second] = gaps[second, first] = np.nan
    return gaps


def principal_of(judgements):
    """The largest eigenvalue and its eigenvector, as NumPy's general routine has them."""
    values, vectors = np.linalg.eig(judgements)
    first = np.argmax(values.real)
    vector = vectors[:, first].real
    return values[first].real, vector / vector.sum()


@st.composite
def judged(draw, smallest=1, largest=7):
    """Complete judgements: on the scale of 1 to 9, or any between 1/20 and 20."""
    rng = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    size = draw(st.integers(smallest, largest))
    pairs = size * (size - 1) // 2
    if draw(st.booleans()):
        return matrix(size, rng.choice(SCALE, pairs))
    return matrix(size, np.exp(rng.uniform(-3, 3, pairs)))


@st.composite
def judged_with_gaps(draw, smallest=2, largest=7):
    """Judgements that link all criteria: those along a random path, and some more."""
    full = draw(judged(smallest, largest))
    rng = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    path = rng.permutation(len(full))
    steps = {tuple(sorted(step)) for step in pairwise(path)}
    dropped = [
        pair for pair in upper(len(full)) if pair not in steps and rng.random() < rng.random()
    ]
    return without(full, *dropped)


# Saaty (1980), The Analytic Hierarchy Process, ch. 2: the wealth of the US, the USSR, China,
# France, the UK, Japan and West Germany, as one person estimated it.
WEALTH = matrix(
    7,
    [
        4,
        9,
        6,
        6,
        5,
        5,
        7,
        5,
        5,
        3,
        4,
        1 / 5,
        1 / 5,
        1 / 7,
        1 / 5,
        1,
        1 / 3,
        1 / 3,
        1 / 3,
        1 / 3,
        2,
    ],
)

# Saaty (1980): what a high school is chosen by: learning, friends, school life, vocational
# training, college preparation, music classes.
SCHOOL = matrix(6, [4, 3, 1, 3, 4, 7, 3, 1 / 5, 1, 1 / 5, 1 / 5, 1 / 6, 1, 1 / 3, 3])

# Saaty (2008), International Journal of Services Sciences 1, 83-98: how much is drunk in the
# US of coffee, wine, tea, beer, sodas, milk and water.
DRINKS = matrix(
    7,
    [
        *(9, 5, 2, 1, 1, 1 / 2, 1 / 3, 1 / 9, 1 / 9, 1 / 9, 1 / 9),
        *(1 / 3, 1 / 4, 1 / 3, 1 / 9, 1 / 2, 1, 1 / 3, 2, 1 / 2, 1 / 3),
    ],
)

# Saaty (1977), Journal of Mathematical Psychology 15, 234-281: how bright four chairs look, one
# behind the other, to two people.
CHAIRS = matrix(4, [5, 6, 7, 4, 6, 4])
CHAIRS_AGAIN = matrix(4, [4, 6, 7, 3, 4, 2])

# Saaty (2003), European Journal of Operational Research 145, 85-91: what a house is bought by:
# size, transport, neighbourhood, age, yard, modern facilities, condition, finance.
HOUSE = matrix(
    8,
    [
        *(5, 3, 7, 6, 6, 1 / 3, 1 / 4, 1 / 3, 5, 3, 3, 1 / 5, 1 / 7, 6, 3, 4, 6, 1 / 5),
        *(1 / 3, 1 / 4, 1 / 7, 1 / 8, 1 / 2, 1 / 5, 1 / 6, 1 / 5, 1 / 6, 1 / 2),
    ],
)

# Escobar, Aguarón & Moreno-Jiménez (2015), Decision Support Systems 74, 67-77, tables 1 and 2:
# four parties of a village council on direct use, indirect use, potential use, existence and
# bequest value of a park.
PARTIES = np.stack(
    [
        matrix(5, [3, 5, 8, 6, 3, 5, 4, 3, 2, 1 / 3]),
        matrix(5, [3, 7, 9, 5, 3, 7, 1, 5, 1 / 5, 1 / 5]),
        matrix(5, [5, 7, 7, 5, 1, 5, 1, 5, 1 / 3, 1 / 5]),
        matrix(5, [1 / 2, 1 / 5, 1 / 8, 1 / 7, 1 / 4, 1 / 6, 1 / 5, 1 / 4, 1 / 3, 3]),
    ]
)
