"""How far judgements agree: the published ratios, the limits, and what does not matter."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from options.analysis.weighing.pairwise.consistency import (
    consistency,
    consistency_ratios,
    geometric_consistency_indices,
    geometric_limit,
    random_index,
)
from tests.analysis.weighing.pairwise.pairwise_examples import (
    CHAIRS,
    CHAIRS_AGAIN,
    DRINKS,
    HOUSE,
    PARTIES,
    SCALE,
    SCHOOL,
    WEALTH,
    consistent,
    few,
    judged,
    matrix,
    principal_of,
    without,
)


@pytest.mark.parametrize(
    ("judgements", "eigenvalue", "index"),
    [
        # Saaty (1980), ch. 2, the wealth of nations: 7.61 and 0.10.
        (WEALTH, 7.61, 0.10),
        # Saaty (1977), brightness: 4.39 and 0.13; 4.1 and 0.03.
        (CHAIRS, 4.39, 0.13),
        (CHAIRS_AGAIN, 4.10, 0.03),
    ],
)
def test_published_eigenvalues_and_indices(judgements, eigenvalue, index):
    found = consistency(judgements)

    assert round(found.largest_eigenvalue, 2) == eigenvalue
    assert round(found.consistency_index, 2) == index


def test_the_house_is_judged_too_inconsistently():
    # Saaty (2003) prints 9.669 and 0.17.
    found = consistency(HOUSE, source="Saaty")

    assert round(found.largest_eigenvalue, 3) == 9.669
    assert round(found.consistency_ratio, 2) == 0.17
    assert not found.is_acceptable
    assert not found.is_geometrically_acceptable


def test_the_house_with_one_judgement_mended_is_acceptable():
    # Saaty (2003) replaces the neighbourhood's 6 over condition by 1/2 and prints 8.811, cut
    # off, and 0.083, with a random index of 1.40 from a later table than that of 1980.
    mended = HOUSE.copy()
    mended[2, 6], mended[6, 2] = 1 / 2, 2

    found = consistency(mended, source="Saaty")

    assert int(found.largest_eigenvalue * 1000) == 8811
    assert round(found.consistency_index / 1.40, 3) == 0.083
    assert found.is_acceptable


@pytest.mark.parametrize(
    ("judgements", "index_of_source", "ratio"),
    [
        # AHPy's documentation takes its random index from Saaty (2005): 0.52, 0.89, 1.35.
        (matrix(3, [1 / 4, 4, 9]), 0.52, 0.035),
        (matrix(3, [3, 1 / 5, 1 / 7]), 0.52, 0.062),
        (matrix(4, [4, 3, 7, 1 / 3, 3, 5]), 0.89, 0.044),
        (DRINKS, 1.35, 0.022),
    ],
)
def test_published_ratios_with_another_random_index(judgements, index_of_source, ratio):
    found = consistency(judgements)

    assert round(found.consistency_index / index_of_source, 3) == ratio
    assert found.consistency_ratio == found.consistency_index / found.random_index


def test_the_school_is_judged_too_inconsistently():
    # Saaty (1980) prints an eigenvalue of 7.49, an index of 0.30 and a ratio of 0.24, estimated
    # from rounded weights; the exact figures are lower and lead to the same answer.
    found = consistency(SCHOOL, source="Saaty")

    assert round(found.largest_eigenvalue, 2) == 7.42
    assert round(found.consistency_index, 2) == 0.28
    assert round(found.consistency_ratio, 2) == 0.23
    assert not found.is_acceptable


def test_published_geometric_indices():
    # Escobar, Aguarón & Moreno-Jiménez (2015), table 3.
    assert geometric_consistency_indices(PARTIES).round(3).tolist() == [
        0.143,
        0.303,
        0.298,
        0.203,
    ]


def test_the_geometric_index_by_hand():
    # 8 where the others say 1: each of the three is off by a third of log 8, so the squares are
    # 3 (log 2)^2 by one degree of freedom.
    found = consistency(matrix(3, [8, 1, 1]))

    assert found.geometric_index == pytest.approx(3 * np.log(2) ** 2, abs=1e-15)


def test_both_limits_fall_together_for_three_criteria():
    # With x a third of the logarithm of a12 a23 a31, the eigenvalue is 1 + 2 cosh x and the
    # geometric index 3 x^2. Aguarón & Moreno-Jiménez (2003): 0.31 where the ratio is 0.10.
    index = random_index(3)
    x = np.arccosh(1 + 0.10 * index)

    found = consistency(matrix(3, [np.exp(3 * x), 1, 1]))

    assert found.consistency_ratio == pytest.approx(0.10, abs=1e-12)
    assert found.is_acceptable
    assert round(found.geometric_index, 2) == geometric_limit(3) == 0.31


def test_the_published_random_indices():
    # Alonso & Lamata (2006); Saaty (1980).
    sizes = range(1, 11)

    assert [random_index(size) for size in sizes] == [
        *(0, 0, 0.5245, 0.8815, 1.1086, 1.2479, 1.3417, 1.4056, 1.4499, 1.4854)
    ]
    assert [random_index(size, source="Saaty") for size in range(1, 16)] == [
        *(0, 0, 0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49, 1.51, 1.48, 1.56, 1.57, 1.59)
    ]


def test_beyond_ten_criteria_the_fitted_line_is_used():
    # Alonso & Lamata (2006): the ratio is (L - n) / (2.7699 n - 4.3513 - n).
    rng = np.random.default_rng(1)
    judgements = matrix(12, rng.choice(SCALE, 66))
    eigenvalue, _ = principal_of(judgements)

    found = consistency(judgements)

    expected = (eigenvalue - 12) / (2.7699 * 12 - 4.3513 - 12)
    assert found.consistency_ratio == pytest.approx(expected, abs=1e-12)


@pytest.mark.parametrize("criteria", [3, 5, 10, 12, 15])
def test_a_simulation_reproduces_the_random_index(criteria):
    rng = np.random.default_rng(criteria)
    full = np.ones((4000, criteria, criteria))
    rows, columns = np.triu_indices(criteria, k=1)
    full[:, rows, columns] = rng.choice(SCALE, (len(full), len(rows)))
    full[:, columns, rows] = 1 / full[:, rows, columns]

    ratios = consistency_ratios(full)

    error = 4 * ratios.std() / np.sqrt(len(ratios))
    # The line that is used beyond ten criteria misses its own simulation by up to 0.3 %.
    assert ratios.mean() == pytest.approx(1, abs=error + 0.003)


def test_the_published_geometric_limits():
    # Aguarón & Moreno-Jiménez (2003).
    assert [geometric_limit(size) for size in (1, 2, 3, 4, 5, 9)] == [
        0,
        0,
        0.31,
        0.35,
        0.37,
        0.37,
    ]


@few
@given(points=st.lists(st.floats(1e-3, 1e3), min_size=1, max_size=9))
def test_consistent_judgements_have_a_ratio_of_zero(points):
    found = consistency(consistent(points))

    assert found.largest_eigenvalue == pytest.approx(len(points), abs=1e-12)
    assert found.consistency_ratio == pytest.approx(0, abs=1e-12)
    assert found.geometric_index == pytest.approx(0, abs=1e-12)
    assert found.is_acceptable
    assert found.is_geometrically_acceptable


@pytest.mark.parametrize("judgements", [[[1.0]], matrix(2, [7.3])])
def test_one_or_two_criteria_are_consistent_by_definition(judgements):
    found = consistency(judgements)

    assert (found.consistency_ratio, found.random_index, found.geometric_index) == (0, 0, 0)
    assert found.largest_eigenvalue == pytest.approx(len(judgements), abs=1e-14)
    assert found.is_acceptable
    assert consistency_ratios(judgements).tolist() == 0


@few
@given(judgements=judged(smallest=3), seed=st.integers(0, 2**32 - 1))
def test_neither_order_nor_turning_the_questions_round_matters(judgements, seed):
    order = np.random.default_rng(seed).permutation(len(judgements))
    found = consistency(judgements)

    for other in (judgements[np.ix_(order, order)], judgements.T):
        again = consistency(other)

        assert again.consistency_ratio == pytest.approx(found.consistency_ratio, abs=1e-11)
        assert again.geometric_index == pytest.approx(found.geometric_index, abs=1e-11)


@few
@given(judgements=judged(smallest=3))
def test_the_eigenvalue_is_the_one_that_numpy_finds(judgements):
    value, _ = principal_of(judgements)

    assert consistency(judgements).largest_eigenvalue == pytest.approx(value, rel=1e-12)


@few
@given(judgements=judged(smallest=3))
def test_the_geometric_index_is_a_third_of_the_mean_squared_circle(judgements):
    # Independent of the weights: it is a third of the mean over all threes i, j, k of the
    # squared logarithm of a_ij a_jk a_ki (Aguarón & Moreno-Jiménez 2003).
    size = len(judgements)
    logs = np.log(judgements)
    circles = [
        (logs[i, j] + logs[j, k] + logs[k, i]) ** 2
        for i in range(size)
        for j in range(i)
        for k in range(j)
    ]

    found = consistency(judgements).geometric_index

    assert found == pytest.approx(np.mean(circles) / 3, rel=1e-9, abs=1e-12)


@few
@given(judgements=judged(smallest=3), power=st.floats(0.05, 0.95))
def test_milder_judgements_are_more_consistent(judgements, power):
    # Fedrizzi & Brunelli (2015): raising all judgements to a power below 1 cannot make an
    # inconsistent matrix more so.
    milder, as_given = consistency(judgements**power), consistency(judgements)

    assert milder.consistency_ratio <= as_given.consistency_ratio + 1e-12
    assert milder.geometric_index <= as_given.geometric_index + 1e-12


def test_every_participant_has_a_ratio():
    ratios = consistency_ratios(PARTIES)

    assert ratios.tolist() == pytest.approx(
        [consistency(party).consistency_ratio for party in PARTIES]
    )


def test_a_ratio_at_its_limit_is_acceptable_and_above_it_is_not():
    def with_ratio(ratio):
        x = np.arccosh(1 + ratio * random_index(3))
        return consistency(matrix(3, [np.exp(3 * x), 1, 1]))

    assert with_ratio(0.0999).is_acceptable
    assert with_ratio(0.1).is_acceptable
    assert not with_ratio(0.1001).is_acceptable
    assert with_ratio(0.1).ratio_limit == 0.1


@pytest.mark.parametrize("criteria", [0, 16])
@pytest.mark.parametrize("source", ["Saaty", "Alonso & Lamata"])
def test_no_random_index_is_made_up(criteria, source):
    with pytest.raises(ValueError, match="1 to 15 criteria"):
        random_index(criteria, source=source)


def test_what_has_no_consistency_is_refused():
    with pytest.raises(ValueError, match="at least one criterion"):
        geometric_limit(0)
    with pytest.raises(ValueError, match="exactly one matrix"):
        consistency(PARTIES)
    for figure in (consistency, consistency_ratios, geometric_consistency_indices):
        with pytest.raises(ValueError, match=r"missing \(criteria 1 and 3\)"):
            figure(without(HOUSE, (0, 2)))
