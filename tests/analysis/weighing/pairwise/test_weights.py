"""Complete judgements become weights: by the principal eigenvector, by geometric means."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from options.analysis.weighing.pairwise.priorities import (
    eigenvector_weights,
    geometric_mean_weights,
    largest_eigenpair,
)
from tests.analysis.weighing.pairwise.pairwise_examples import (
    CHAIRS,
    CHAIRS_AGAIN,
    DRINKS,
    HOUSE,
    PARTIES,
    SCHOOL,
    WEALTH,
    consistent,
    few,
    judged,
    matrix,
    principal_of,
    without,
)

METHODS = [eigenvector_weights, geometric_mean_weights]


@pytest.mark.parametrize(
    ("judgements", "digits", "published"),
    [
        # Saaty (1980), ch. 2, the wealth of nations.
        (WEALTH, 3, [0.427, 0.230, 0.021, 0.052, 0.052, 0.123, 0.094]),
        # Saaty (1980), choosing a school.
        (SCHOOL, 2, [0.32, 0.14, 0.03, 0.13, 0.24, 0.14]),
        # Saaty (2008), drinks in the US.
        (DRINKS, 3, [0.177, 0.019, 0.042, 0.116, 0.190, 0.129, 0.327]),
        # Saaty (2003), buying a house.
        (HOUSE, 3, [0.173, 0.054, 0.188, 0.018, 0.031, 0.036, 0.167, 0.333]),
        # Saaty (1977), the brightness of chairs, second judge.
        (CHAIRS_AGAIN, 2, [0.62, 0.22, 0.10, 0.06]),
        # AHPy's documentation, choosing a leader: Moll, Nell and Sue by experience, by
        # education, by charisma and by age; the four criteria.
        (matrix(3, [1 / 4, 4, 9]), 3, [0.217, 0.717, 0.066]),
        (matrix(3, [3, 1 / 5, 1 / 7]), 3, [0.188, 0.081, 0.731]),
        (matrix(3, [5, 9, 4]), 3, [0.743, 0.194, 0.063]),
        (matrix(3, [1 / 3, 5, 9]), 3, [0.265, 0.672, 0.063]),
        (matrix(4, [4, 3, 7, 1 / 3, 3, 5]), 3, [0.548, 0.127, 0.270, 0.056]),
    ],
)
def test_the_eigenvector_gives_the_published_weights(judgements, digits, published):
    assert eigenvector_weights(judgements).round(digits).tolist() == published


def test_brightness_falls_with_the_square_of_the_distance():
    # Saaty (1977), the first judge, prints 0.61, 0.24, 0.10, 0.05: he cuts the first digit off
    # at 0.619 and rounds 0.235 and 0.045 up.
    weights = eigenvector_weights(CHAIRS)

    assert weights.round(3).tolist() == [0.619, 0.235, 0.101, 0.045]


def test_geometric_means_give_the_published_weights():
    # Escobar, Aguarón & Moreno-Jiménez (2015), table 3.
    assert geometric_mean_weights(PARTIES).round(3).tolist() == [
        [0.513, 0.251, 0.115, 0.042, 0.079],
        [0.520, 0.195, 0.072, 0.030, 0.182],
        [0.560, 0.135, 0.101, 0.035, 0.168],
        [0.038, 0.059, 0.149, 0.480, 0.274],
    ]


def test_geometric_means_by_hand():
    # Rows 1, 8, 1 and 1/8, 1, 1 and 1, 1, 1 have the means 2, 1/2 and 1.
    weights = geometric_mean_weights(matrix(3, [8, 1, 1]))

    assert weights == pytest.approx([4 / 7, 1 / 7, 2 / 7], abs=1e-15)


@pytest.mark.parametrize("method", METHODS)
@few
@given(points=st.lists(st.floats(1e-3, 1e3), min_size=1, max_size=9))
def test_consistent_judgements_give_back_the_weights_behind_them(method, points):
    weights = np.array(points) / np.sum(points)

    assert method(consistent(weights)) == pytest.approx(weights, rel=1e-12)


@few
@given(judgements=judged())
def test_the_eigenvector_is_the_one_that_numpy_finds(judgements):
    _, expected = principal_of(judgements)

    assert eigenvector_weights(judgements) == pytest.approx(expected, abs=1e-12)


@few
@given(judgements=judged(smallest=3, largest=3))
def test_both_methods_agree_on_three_criteria(judgements):
    # Saaty (1980): for three criteria the eigenvector is the geometric mean.
    assert eigenvector_weights(judgements) == pytest.approx(
        geometric_mean_weights(judgements), abs=1e-13
    )


@few
@given(judgements=judged(), seed=st.integers(0, 2**32 - 1))
@pytest.mark.parametrize("method", METHODS)
def test_the_order_of_criteria_does_not_matter(method, judgements, seed):
    order = np.random.default_rng(seed).permutation(len(judgements))

    weights = method(judgements[np.ix_(order, order)])

    assert weights == pytest.approx(method(judgements)[order], abs=1e-13)


@few
@given(judgements=judged())
def test_turning_every_question_round_turns_the_geometric_means_round(judgements):
    inverse = 1 / geometric_mean_weights(judgements)

    assert geometric_mean_weights(judgements.T) == pytest.approx(inverse / inverse.sum())


@few
@given(judgements=judged())
def test_the_geometric_means_lie_nearest_to_the_judgements(judgements):
    def distance(logs):
        return ((np.log(judgements) - logs[:, None] + logs) ** 2).sum()

    best = np.log(geometric_mean_weights(judgements))

    rng = np.random.default_rng(7)
    for _ in range(5):
        assert distance(best + rng.normal(0, 0.1, len(best))) >= distance(best) - 1e-9


@pytest.mark.parametrize("method", METHODS)
def test_a_larger_judgement_gives_its_criterion_more_weight(method):
    before = method(HOUSE)
    more = HOUSE.copy()
    more[4, 5], more[5, 4] = 1.0, 1.0

    after = method(more)

    assert after[4] > before[4]
    assert after[5] < before[5]


@pytest.mark.parametrize("method", METHODS)
def test_every_participant_is_weighed_alone(method):
    together = method(PARTIES)

    assert together == pytest.approx(np.stack([method(party) for party in PARTIES]))


@pytest.mark.parametrize("method", METHODS)
def test_one_criterion_holds_all_the_weight_and_two_share_it_as_judged(method):
    assert method([[1.0]]).tolist() == [1.0]
    assert method(matrix(2, [3.0])) == pytest.approx([0.75, 0.25], abs=1e-15)


@pytest.mark.parametrize("method", METHODS)
def test_judgements_in_a_circle_weigh_all_the_same(method):
    assert method(matrix(3, [9, 1 / 9, 9])) == pytest.approx([1 / 3] * 3, abs=1e-14)


@pytest.mark.parametrize("method", METHODS)
def test_judgements_at_the_ends_of_what_is_allowed_are_weighed(method):
    assert method(matrix(3, [1e9, 1e9, 1])) == pytest.approx([1, 1e-9, 1e-9], rel=1e-8)


def test_nearly_equal_eigenvalues_are_told_apart():
    # A circle of three and one criterion that hardly tells them apart: the second eigenvalue
    # is 85 % of the first, so the plain power method would need 200 steps for 14 digits.
    judgements = matrix(4, [9, 1 / 9, 1, 9, 2, 3])
    value, weights = principal_of(judgements)

    values, _ = largest_eigenpair(judgements)

    assert values == pytest.approx(value, rel=1e-13)
    assert eigenvector_weights(judgements) == pytest.approx(weights, abs=1e-14)


def test_no_participants_have_no_weights():
    assert eigenvector_weights(np.ones((0, 3, 3))).shape == (0, 3)


@pytest.mark.parametrize("method", METHODS)
def test_a_missing_judgement_is_refused(method):
    with pytest.raises(ValueError, match=r"missing \(criteria 1 and 2\)"):
        method(without(HOUSE, (0, 1)))
