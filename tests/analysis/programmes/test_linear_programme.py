"""The least of a linear figure within linear limits."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from options.analysis.programmes import linear_programme, simplex
from options.analysis.programmes.linear_programme import (
    InfeasibleError,
    UnboundedError,
    minimise,
)

# Beale (1955), Naval Research Logistics Quarterly 2, 269-275, as printed in every textbook: the
# rule of the largest gain, with ties to the first row, goes in a circle of six.
BEALE = (
    [-0.75, 150.0, -0.02, 6.0],
    [[0.25, -60.0, -0.04, 9.0], [0.5, -90.0, -0.02, 3.0], [0.0, 0.0, 1.0, 0.0]],
    [0.0, 0.0, 1.0],
)


def test_wyndor_glass():
    # Hillier & Lieberman, Introduction to Operations Research, sections 3.1 and 4.7: 2 and 6
    # batches earn 36; the shadow prices are 0, 3/2 and 1.
    found = minimise([-3.0, -5.0], at_most=([[1, 0], [0, 2], [3, 2]], [4, 12, 18]))

    assert found.variables == pytest.approx([2, 6], abs=1e-12)
    assert found.value == pytest.approx(-36, abs=1e-12)
    assert -found.at_most_prices == pytest.approx([0, 1.5, 1], abs=1e-12)
    assert found.steps == 2


def test_radiation_therapy_with_an_equality_and_a_limit_from_below():
    # Hillier & Lieberman, section 3.4: 7.5 and 4.5 kilorads, 5.25 to healthy anatomy.
    found = minimise(
        [0.4, 0.5],
        at_most=([[0.3, 0.1], [-0.6, -0.4]], [2.7, -6.0]),
        equal=([[0.5, 0.5]], [6.0]),
    )

    assert found.variables == pytest.approx([7.5, 4.5], abs=1e-12)
    assert found.value == pytest.approx(5.25, abs=1e-12)


def test_the_first_example_of_chvatal():
    # Chvátal (1983), Linear Programming, ch. 2, page 13: x = (2, 0, 1), z = 13.
    found = minimise(
        [-5.0, -4.0, -3.0], at_most=([[2, 3, 1], [4, 1, 2], [3, 4, 2]], [5, 11, 8])
    )

    assert found.variables == pytest.approx([2, 0, 1], abs=1e-12)
    assert found.value == pytest.approx(-13, abs=1e-12)


def test_an_example_of_chvatal_that_does_not_start_at_zero():
    # Chvátal (1983), ch. 3, page 39: x = (0, 2.8, 3.4), z = 0.6.
    found = minimise(
        [-1.0, 1.0, -1.0],
        at_most=([[2, -1, 2], [2, -3, 1], [-1, 1, -2]], [4, -5, -1]),
    )

    assert found.variables == pytest.approx([0, 2.8, 3.4], abs=1e-12)
    assert found.value == pytest.approx(-0.6, abs=1e-12)


def test_beales_example_does_not_go_in_circles():
    costs, rows, limits = BEALE

    found = minimise(costs, at_most=(rows, limits))

    assert found.variables == pytest.approx([0.04, 0, 1, 0], abs=1e-12)
    assert found.value == pytest.approx(-0.05, abs=1e-12)


def test_chvatals_example_does_not_go_in_circles():
    # Chvátal (1983), ch. 3, page 31: x = (1, 0, 1, 0), z = 1.
    rows = [[0.5, -5.5, -2.5, 9.0], [0.5, -1.5, -0.5, 1.0], [1.0, 0.0, 0.0, 0.0]]

    found = minimise([-10.0, 57.0, 9.0, 24.0], at_most=(rows, [0.0, 0.0, 1.0]))

    assert found.variables == pytest.approx([1, 0, 1, 0], abs=1e-12)
    assert found.value == pytest.approx(-1, abs=1e-12)


@pytest.mark.parametrize("size", range(1, 9))
def test_the_cube_of_klee_and_minty(size):
    # Klee & Minty (1972) as in Chvátal (1983), ch. 4, page 47: the last variable alone is
    # 100^(size - 1), whatever the number of corners on the way.
    place = np.arange(size)
    rows = np.tril(2 * 10.0 ** (place[:, None] - place), k=-1) + np.eye(size)

    found = minimise(-(10.0 ** place[::-1]), at_most=(rows, 100.0**place))

    assert found.value == pytest.approx(-(100.0 ** (size - 1)), rel=1e-12)
    assert found.variables[:-1] == pytest.approx(np.zeros(size - 1), abs=1e-9)
    assert found.steps < 2**size


def test_a_gain_that_rounding_had_hidden_is_found(monkeypatch):
    calls = []

    def short_sighted(table, basis):
        calls.append(len(calls))
        return simplex.walk(table, basis) if len(calls) > 1 else 0

    monkeypatch.setattr(linear_programme, "walk", short_sighted)

    assert minimise([-3.0, -5.0], at_most=([[3, 2]], [18])).value == pytest.approx(-45)
    assert calls == [0, 1]


def test_the_answer_stands_without_a_second_look(monkeypatch):
    monkeypatch.setattr(linear_programme, "ROUNDS", 0)
    costs, rows, limits = BEALE

    assert minimise(costs, at_most=(rows, limits)).value == pytest.approx(-0.05, abs=1e-12)


@pytest.mark.parametrize("patience", [0, 1, 20])
def test_blands_rule_alone_comes_to_the_same(monkeypatch, patience):
    monkeypatch.setattr(simplex, "PATIENCE", patience)
    costs, rows, limits = BEALE

    found = minimise(costs, at_most=(rows, limits))

    assert found.value == pytest.approx(-0.05, abs=1e-12)


def test_a_long_stay_at_one_corner_ends():
    # By hand: every limit is 0 but the last, so that no step before it can gain anything.
    rng = np.random.default_rng(5)
    rows = np.vstack([rng.integers(-3, 4, (40, 40)), np.ones(40)])
    limits = np.append(np.zeros(40), 1.0)
    costs = -np.ones(40) + rng.integers(0, 3, 40)

    found = minimise(costs, at_most=(rows, limits))

    assert (rows @ found.variables <= limits + 1e-9).all()
    assert found.at_most_prices @ limits == pytest.approx(found.value, abs=1e-9)


def test_too_many_steps_are_said_to_be_too_many(monkeypatch):
    monkeypatch.setattr(simplex, "MOST_STEPS", 1)

    with pytest.raises(ArithmeticError, match="no answer after 1 steps"):
        minimise([-3.0, -5.0], at_most=([[1, 0], [0, 2], [3, 2]], [4, 12, 18]))


def test_rows_that_follow_from_others_change_nothing_and_have_no_price():
    rows = [[1.0, 1.0], [2.0, 2.0], [1.0, -1.0], [0.0, 0.0]]

    found = minimise([1.0, 2.0], equal=(rows, [10.0, 20.0, 2.0, 0.0]))

    assert found.variables == pytest.approx([6, 4], abs=1e-12)
    assert found.equal_prices @ [10, 20, 2, 0] == pytest.approx(14, abs=1e-12)
    assert 0 in found.equal_prices[:2]
    assert found.equal_prices[3] == 0


def test_what_must_come_to_zero_holds_everything_at_zero():
    found = minimise([-1.0, -2.0], equal=([[-1.0, -1.0]], [0.0]))

    assert found.variables.tolist() == [0, 0]
    # By hand: of a sum of 1 all would go to the second, so a limit of -1 would gain 2.
    assert found.equal_prices == pytest.approx([2], abs=1e-12)


def test_the_same_limit_twice_is_one_limit():
    rows = [[1.0, 0.0], [1.0, 0.0], [0.0, 1.0]]

    found = minimise([-1.0, -1.0], at_most=(rows, [3.0, 3.0, 2.0]))

    assert found.variables == pytest.approx([3, 2], abs=1e-12)
    assert found.at_most_prices[:2].sum() == pytest.approx(-1, abs=1e-12)


def test_prices_say_how_the_least_value_moves():
    rows, limits = np.array([[1.0, 2.0], [-3.0, -1.0]]), np.array([8.0, -3.0])
    costs, equal = [2.0, 3.0], ([[1.0, 1.0]], np.array([5.0]))
    found = minimise(costs, at_most=(rows, limits), equal=equal)

    for place in range(2):
        moved = limits + 0.01 * (np.arange(2) == place)
        after = minimise(costs, at_most=(rows, moved), equal=equal)
        gain = (after.value - found.value) / 0.01
        assert gain == pytest.approx(found.at_most_prices[place], abs=1e-9)
    after = minimise(costs, at_most=(rows, limits), equal=(equal[0], equal[1] + 0.01))
    assert (after.value - found.value) / 0.01 == pytest.approx(found.equal_prices[0], abs=1e-9)


def test_without_limits_the_least_is_at_zero():
    found = minimise([2.0, 0.0])

    assert found.variables.tolist() == [0, 0]
    assert (found.value, found.steps) == (0, 0)
    assert len(found.at_most_prices) == len(found.equal_prices) == 0


def test_a_single_point_is_found():
    found = minimise([1.0], equal=([[4.0]], [2.0]))

    assert found.variables.tolist() == [0.5]
    assert found.equal_prices.tolist() == [0.25]


def test_sizes_far_apart_are_no_trouble():
    # By hand: x = 1e9 and y = 1e-6 where both limits hold.
    found = minimise(
        [-3e-9, -1e6], at_most=([[1e-9, 0.0], [1e-3, 1e12]], [1.0, 2e6]), equal=None
    )

    assert found.variables == pytest.approx([1e9, 1e-6], rel=1e-12)


def test_sizes_that_no_units_draw_together_are_no_trouble():
    # By hand: both limits hold at y = 1 / (1e12 - 1) and x = 1 - y, where -3x - 1e12 y = -4.
    found = minimise([-3.0, -1e12], at_most=([[1.0, 1.0], [1.0, 1e12]], [1.0, 2.0]))

    assert found.variables == pytest.approx([1, 1e-12], rel=1e-9)
    assert found.value == pytest.approx(-4, abs=1e-9)


@pytest.mark.parametrize(
    ("at_most", "equal"),
    [
        (([[1.0, 1.0]], [-1.0]), None),
        (([[1.0, 1.0]], [1.0]), ([[1.0, 1.0]], [2.0])),
        (None, ([[1.0, 1.0], [1.0, 1.0]], [1.0, 2.0])),
        (None, ([[0.0, 0.0]], [1.0])),
        (([[0.0, 0.0]], [-1e-3]), None),
    ],
)
def test_limits_that_nothing_keeps_are_named(at_most, equal):
    with pytest.raises(InfeasibleError, match="no values of the variables keep all limits"):
        minimise([1.0, -1.0], at_most=at_most, equal=equal)


@pytest.mark.parametrize(
    ("costs", "at_most", "equal"),
    [
        ([-1.0], None, None),
        ([-1.0, 0.0], ([[0.0, 1.0]], [1.0]), None),
        ([-1.0, -1.0], ([[1.0, -1.0]], [1.0]), None),
        ([-1.0, 0.0], None, ([[1.0, -1.0]], [3.0])),
    ],
)
def test_a_figure_that_can_fall_without_end_is_named(costs, at_most, equal):
    with pytest.raises(UnboundedError, match="the figure can fall without end"):
        minimise(costs, at_most=at_most, equal=equal)


@pytest.mark.parametrize(
    ("costs", "at_most", "problem"),
    [
        ([], None, "costs are needed for at least one variable"),
        ([[1.0]], None, "costs are needed for at least one variable"),
        ([np.nan], None, r"costs must not be missing \(place 1\)"),
        ([1.0], ([[np.inf]], [1.0]), r"the rows of at_most must not be infinite \(row 1, col"),
        ([1.0], ([[1.0]], [np.nan]), r"the limits of at_most must not be missing \(place 1\)"),
        ([1.0], ([[1.0]], [1.0, 2.0]), "at_most needs one row of 1 numbers for each"),
        ([1.0], ([[1.0, 2.0]], [1.0]), "at_most needs one row of 1 numbers for each"),
        ([1.0], ([[1.0]], 1.0), "at_most needs one row of 1 numbers for each"),
    ],
)
def test_what_is_no_problem_is_refused(costs, at_most, problem):
    with pytest.raises(ValueError, match=problem):
        minimise(costs, at_most=at_most)


def test_an_equality_that_does_not_fit_is_refused_by_its_name():
    with pytest.raises(ValueError, match="equal needs one row of 2 numbers"):
        minimise([1.0, 1.0], equal=([[1.0]], [1.0]))


@st.composite
def small_problems(draw):
    """Whole numbers, often degenerate; the sum has a limit, so that nothing falls for ever."""
    rng = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    variables, limits = draw(st.integers(1, 6)), draw(st.integers(0, 6))
    rows = np.vstack([rng.integers(-2, 3, (limits, variables)), np.ones(variables)])
    return rng.integers(-5, 6, variables), rows, np.append(rng.integers(0, 4, limits), 10.0)


@settings(max_examples=40)
@given(problem=small_problems(), scale=st.sampled_from([1e-6, 0.3, 1e5]))
def test_units_change_nothing(problem, scale):
    costs, rows, limits = problem
    found = minimise(costs, at_most=(rows, limits))

    other = minimise(costs * scale, at_most=(rows * scale, limits * scale))

    assert other.value == pytest.approx(found.value * scale, rel=1e-9, abs=1e-9 * scale)


@settings(max_examples=40)
@given(problem=small_problems(), seed=st.integers(0, 99))
def test_the_order_of_limits_and_variables_changes_no_value(problem, seed):
    costs, rows, limits = problem
    rng = np.random.default_rng(seed)
    down, across = rng.permutation(len(limits)), rng.permutation(len(costs))

    other = minimise(costs[across], at_most=(rows[down][:, across], limits[down]))

    assert other.value == pytest.approx(minimise(costs, at_most=(rows, limits)).value, abs=1e-9)


@settings(max_examples=40)
@given(problem=small_problems())
def test_the_answer_keeps_all_limits_and_its_prices_prove_that_it_is_least(problem):
    costs, rows, limits = problem

    found = minimise(costs, at_most=(rows, limits))

    assert (found.variables >= 0).all()
    assert (rows @ found.variables <= limits + 1e-9).all()
    assert (found.at_most_prices <= 0).all()
    assert (found.at_most_prices @ rows <= costs + 1e-9).all()
    assert found.at_most_prices @ limits == pytest.approx(found.value, abs=1e-9)


def test_blands_rule_takes_over_after_steps_without_progress_and_hands_back(monkeypatch):
    # By hand: steps of lengths 1, 0, 0, 0, 1. With a patience of two the third step without
    # progress is chosen with care, and so is the one after it; progress ends the care.
    lengths, chosen = iter([1.0, 0.0, 0.0, 0.0, 1.0, None]), []

    def entering(gains, *, is_careful):
        chosen.append(is_careful)
        length = next(lengths)
        table[0, 0], table[0, -1] = 1.0, length or 0.0
        return None if length is None else 0

    table, basis = np.ones((2, 2)), np.array([1])
    monkeypatch.setattr(simplex, "PATIENCE", 2)
    monkeypatch.setattr(simplex, "_entering", entering)

    assert simplex.walk(table, basis) == 5
    assert chosen == [False, False, False, True, True, False]
