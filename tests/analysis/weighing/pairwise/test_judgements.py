"""Answers to questions about two swings become a matrix, or are refused."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from options.analysis.weighing.pairwise.judgements import (
    Judgement,
    complete_judgements,
    judgement,
    judgements_or_missing,
    logarithms,
    matrix_of_answers,
    questions,
)
from tests.analysis.weighing.pairwise.pairwise_examples import (
    HOUSE,
    PARTIES,
    few,
    judged,
    matrix,
    without,
)

NAN = float("nan")


@few
@given(criteria=st.integers(1, 15))
def test_every_pair_is_asked_about_once(criteria):
    asked = questions(criteria)

    assert len(asked) == criteria * (criteria - 1) // 2
    assert {frozenset(pair) for pair in asked} == {
        frozenset((first, second)) for first in range(criteria) for second in range(first)
    }


@few
@given(criteria=st.integers(2, 15))
def test_the_first_questions_link_each_criterion_to_the_next(criteria):
    first = questions(criteria)[: criteria - 1]

    assert first == tuple((place, place + 1) for place in range(criteria - 1))


@few
@given(criteria=st.integers(3, 15))
def test_after_every_round_each_criterion_was_asked_about_as_often_on_either_side(criteria):
    rounds = (criteria - 1) // 2

    asked = questions(criteria)[: rounds * criteria]

    for side in (0, 1):
        counts = np.bincount([pair[side] for pair in asked], minlength=criteria)
        assert counts.tolist() == [rounds] * criteria


def test_there_is_nothing_to_ask_about_one_criterion():
    assert questions(1) == ()


def test_answers_fill_both_sides_of_the_matrix():
    filled = matrix_of_answers({(0, 1): 4.0, (2, 0): 5.0}, criteria=3)

    assert filled == pytest.approx(
        np.array([[1, 4, 1 / 5], [1 / 4, 1, NAN], [5, NAN, 1]]), nan_ok=True
    )


def test_the_same_question_may_be_answered_from_both_sides_alike():
    filled = matrix_of_answers({(0, 1): 4.0, (1, 0): 0.25}, criteria=2)

    assert filled.tolist() == [[1.0, 4.0], [0.25, 1.0]]


def test_one_criterion_needs_no_answer():
    assert matrix_of_answers({}, criteria=1).tolist() == [[1.0]]


@pytest.mark.parametrize(
    ("answers", "criteria", "problem"),
    [
        ({}, 0, "at least one criterion"),
        ({(0, 0): 1.0}, 2, "two of the criteria"),
        ({(0, 2): 1.0}, 2, "two of the criteria"),
        ({(-1, 0): 1.0}, 2, "two of the criteria"),
        ({(0, 1): 4.0, (1, 0): 4.0}, 2, r"reciprocal \(criteria 1 and 2\)"),
        ({(1, 2): 0.0}, 3, r"above 0 \(criteria 2 and 3\)"),
    ],
)
def test_answers_that_make_no_matrix_are_refused(answers, criteria, problem):
    with pytest.raises(ValueError, match=problem):
        matrix_of_answers(answers, criteria=criteria)


def test_no_criterion_means_no_questions_but_an_error():
    with pytest.raises(ValueError, match="at least one criterion"):
        questions(0)


def test_an_upper_triangle_is_a_whole_matrix():
    filled = complete_judgements([[NAN, 2, 8], [NAN, 1, 4], [NAN, NAN, 1]])

    assert filled.tolist() == [[1.0, 2.0, 8.0], [0.5, 1.0, 4.0], [0.125, 0.25, 1.0]]


@few
@given(judgements=judged())
def test_the_logarithms_are_exactly_their_own_negative_transpose(judgements):
    logs = logarithms(complete_judgements(judgements))

    assert (logs == -logs.T).all()
    assert np.exp(logs) == pytest.approx(judgements, rel=1e-12)


@pytest.mark.parametrize(
    ("judgements", "problem"),
    [
        ([1.0, 2.0], "square table"),
        ([[1.0, 2.0]], "square table"),
        (np.ones((0, 0)), "square table"),
        (np.ones((1, 1, 2, 2)), "square table"),
        (matrix(2, [-2.0]), r"above 0 \(criteria 1 and 2\)"),
        ([[1.0, np.inf], [0.0, 1.0]], r"must not be infinite \(row 1, column 2\)"),
        (matrix(2, [2e9]), "a billion times"),
        ([[1.0, 2e9], [NAN, 1.0]], "a billion times"),
        ([[1.0, 1 / 2e9], [NAN, 1.0]], "a billion times"),
        ([[2.0, 1.0], [1.0, 1.0]], "1 times itself"),
        ([[1, 2, 3], [1 / 2, 1, 0.33], [1 / 3, 3, 1]], r"reciprocal \(criteria 2 and 3\)"),
        ([matrix(2, [3.0]), [[1, 2], [2, 1]]], r"\(criteria 1 and 2 of participant 2\)"),
    ],
)
def test_what_is_no_matrix_of_judgements_is_refused(judgements, problem):
    with pytest.raises(ValueError, match=problem):
        judgements_or_missing(judgements)


def test_a_gap_is_refused_with_its_pair_where_all_are_needed():
    with pytest.raises(ValueError, match=r"missing \(criteria 2 and 4\)"):
        complete_judgements(without(HOUSE, (1, 3)))

    gaps = PARTIES.copy()
    gaps[2, 0, 4] = gaps[2, 4, 0] = NAN
    with pytest.raises(ValueError, match=r"missing \(criteria 1 and 5 of participant 3\)"):
        complete_judgements(gaps)


@pytest.mark.parametrize(
    ("ratio", "expected"),
    [(3.0, Judgement(4, 7, 3.0)), (0.5, Judgement(7, 4, 2.0)), (1.0, Judgement(4, 7, 1.0))],
)
def test_a_judgement_names_the_larger_swing_first(ratio, expected):
    assert judgement(4, 7, ratio) == expected


@pytest.mark.parametrize("ratio", [0.0, -1.0, NAN])
def test_a_ratio_that_is_none_makes_no_judgement(ratio):
    with pytest.raises(ValueError, match="above 0"):
        judgement(0, 1, ratio)
