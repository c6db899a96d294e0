"""ELECTRE I: published examples, what speaks for and against an option, and thresholds."""

import numpy as np
import pytest
from hypothesis import given

from options.analysis.second_opinion.electre import (
    concordance,
    discordance,
    electre,
    own_ranges,
    widest_range,
)
from options.analysis.totals.dominance import dominance
from tests.analysis.second_opinion.tables import few, problems


def test_the_industrial_sites_of_cebrian_and_porcar():
    # Garcia Cebrian & Munoz Porcar (2009), Revista de Metodos Cuantitativos para la Economia
    # y la Empresa 7, 31-56; the data are also in Barba-Romero & Pomerol (1997). Columns are
    # divided by their sums; gaps by the widest range of all columns.
    values = np.array(
        [
            [6, 5, 28, 5, 5],
            [4, 2, 25, 10, 9],
            [5, 7, 35, 9, 6],
            [6, 1, 27, 6, 7],
            [6, 8, 30, 7, 9],
            [5, 6, 26, 4, 8],
        ]
    )
    shares = values / values.sum(axis=0)
    weights = [0.25, 0.25, 0.10, 0.20, 0.20]
    is_cost = [False, False, True, False, False]

    found = electre(shares, weights, widest_range(shares), is_cost=is_cost)

    printed_concordance = [
        [1.00, 0.50, 0.35, 0.50, 0.35, 0.45],
        [0.50, 1.00, 0.50, 0.75, 0.50, 0.50],
        [0.65, 0.50, 1.00, 0.45, 0.20, 0.70],
        [0.75, 0.25, 0.55, 1.00, 0.35, 0.45],
        [0.90, 0.70, 0.80, 0.90, 1.00, 0.90],
        [0.55, 0.50, 0.55, 0.55, 0.10, 1.00],
    ]
    printed_discordance = [
        [0.0000, 0.5052, 0.4042, 0.1883, 0.4286, 0.2825],
        [0.4286, 0.0000, 0.7143, 0.2589, 0.8571, 0.5714],
        [0.1696, 0.2825, 0.0000, 0.1938, 0.2825, 0.2180],
        [0.5714, 0.4042, 0.8571, 0.0000, 1.0000, 0.7143],
        [0.0485, 0.3031, 0.2021, 0.0727, 0.0000, 0.0969],
        [0.1295, 0.6063, 0.5052, 0.2021, 0.3031, 0.0000],
    ]
    assert found.concordance.round(4) == pytest.approx(np.array(printed_concordance))
    assert found.discordance.round(4) == pytest.approx(np.array(printed_discordance))
    assert found.kernel.members == (4,)


def test_the_seven_cars_of_vincke():
    # Vincke (1992), Multicriteria Decision-Aid, section on ELECTRE I: price, comfort, speed
    # and looks, weights 5, 4, 3, 3 and a threshold of 12/15. The veto is on a price of 250 or
    # more against 100, and on poor comfort against excellent: gaps of 150 and of two levels.
    values = [
        [300, 2, 1, 1],
        [250, 2, 0, 1],
        [250, 1, 1, 1],
        [200, 1, 1, 0],
        [200, 1, 0, 1],
        [200, 0, 1, 1],
        [100, 0, 0, 0],
    ]
    weights = np.array([5, 4, 3, 3]) / 15

    found = electre(
        values,
        weights,
        [150, 2, 10, 10],
        concordance_needed=0.8,
        discordance_allowed=0.9,
        is_cost=[True, False, False, False],
    )

    printed = [
        [15, 10, 10, 10, 10, 10, 10],
        [12, 15, 12, 7, 10, 7, 10],
        [11, 11, 15, 10, 10, 10, 10],
        [8, 8, 12, 15, 12, 12, 10],
        [8, 11, 12, 12, 15, 12, 10],
        [11, 11, 11, 11, 11, 15, 10],
        [5, 8, 5, 8, 8, 9, 15],
    ]
    assert (15 * found.concordance).round(9).tolist() == printed
    assert [member + 1 for member in found.kernel.members] == [2, 4, 5, 7]
    assert found.kernel.circles == ((3, 4),)


def test_the_concordance_of_the_fighter_aircraft():
    # Hwang & Yoon (1981), section 3.3.3 (teaching page of the Czech University of Life
    # Sciences Prague). Their discordance divides by the pair's own largest gap; ours does not.
    values = [
        [2.0, 1500, 20000, 5.5, 5, 9],
        [2.5, 2700, 18000, 6.5, 3, 5],
        [1.8, 2000, 21000, 4.5, 7, 7],
        [2.2, 1800, 20000, 5.0, 5, 5],
    ]
    is_cost = [False, False, False, True, False, False]

    index = concordance(values, [0.2, 0.1, 0.1, 0.1, 0.2, 0.3], is_cost=is_cost)

    assert index.round(9).tolist() == [
        [1.0, 0.7, 0.5, 0.6],
        [0.3, 1.0, 0.3, 0.6],
        [0.5, 0.7, 1.0, 0.8],
        [0.7, 0.7, 0.2, 1.0],
    ]


def test_the_largest_gap_speaks_against_an_option_by_hand():
    # The first is 30 points worse on the second criterion, the second 50 worse on the first.
    values = [[80.0, 40.0], [30.0, 70.0]]

    assert discordance(values, [100.0, 100.0]).tolist() == [[0.0, 0.3], [0.5, 0.0]]
    assert discordance(values, own_ranges(values)).tolist() == [[0.0, 1.0], [1.0, 0.0]]
    assert discordance(values, widest_range(values)).tolist() == [[0.0, 0.6], [1.0, 0.0]]


def test_a_width_is_as_much_as_can_speak_against():
    values = [[80.0], [30.0]]

    assert discordance(values, [20.0]).tolist() == [[0.0, 0.0], [1.0, 0.0]]
    assert discordance(values, [0.0]).tolist() == [[0.0, 0.0], [1.0, 0.0]]
    for narrow in (0.0, 1e-9):
        assert not discordance([[80.0], [80.0 - 1e-9]], [narrow]).any()


def test_widths_read_off_the_table():
    values = [[80.0, 5.0], [30.0, 5.0]]

    assert own_ranges(values).tolist() == [50.0, 0.0]
    assert widest_range(values).tolist() == [50.0, 50.0]


def test_thresholds_are_met_by_what_lies_on_them():
    # By hand: 0.1 + 0.2 speaks for the second, a little less than 0.3 in binary or more.
    values = [[100.0, 0.0, 0.0], [65.0, 35.0, 35.0]]

    found = electre(
        values,
        [0.7, 0.1, 0.2],
        [100.0, 100.0, 100.0],
        concordance_needed=0.1 + 0.2,
        discordance_allowed=0.35,
    )

    assert found.outranks.tolist() == [[False, True], [True, False]]


def test_where_nothing_differs_all_outrank_each_other_and_all_are_left():
    found = electre([[5.0], [5.0], [5.0]], [1.0], own_ranges([[5.0], [5.0], [5.0]]))

    assert found.kernel.members == (0, 1, 2)
    assert found.kernel.circles == ((0, 1, 2),)


def test_a_single_option_is_the_kernel():
    found = electre([[5.0]], [1.0], [100.0])

    assert found.kernel.members == (0,)
    assert not found.outranks.any()


@few
@given(problem=problems())
def test_both_indices_are_what_a_slow_reader_of_the_definition_finds(problem):
    values, weights, rng = problem
    widths = rng.integers(0, 120, len(weights)).astype(float)

    for_it, against_it = concordance(values, weights), discordance(values, widths)

    for a, row in enumerate(values):
        for b, other in enumerate(values):
            supports = sum(w for w, x, y in zip(weights, row, other, strict=True) if x >= y)
            gaps = [
                min((y - x) / width, 1) if width else 1
                for x, y, width in zip(row, other, widths, strict=True)
                if y > x
            ]
            assert for_it[a, b] == pytest.approx(supports)
            assert against_it[a, b] == pytest.approx(max(gaps, default=0))


@few
@given(problem=problems())
def test_order_and_units_do_not_matter(problem):
    values, weights, rng = problem
    rows, columns = rng.permutation(len(values)), rng.permutation(len(weights))
    moved = (values * 2.5 - 30.0)[rows][:, columns]

    before = electre(values, weights, np.full(len(weights), 100.0))
    after = electre(moved, weights[columns], np.full(len(weights), 250.0))

    assert (after.outranks == before.outranks[np.ix_(rows, rows)]).all()
    assert sorted(rows[list(after.kernel.members)].tolist()) == list(before.kernel.members)


@few
@given(problem=problems())
def test_an_option_that_dominates_outranks(problem):
    values, weights, _ = problem

    found = electre(values, weights, np.full(len(weights), 100.0), concordance_needed=1.0)

    assert found.outranks[dominance(values)].all()


@few
@given(problem=problems(criteria=(2, 4)))
def test_a_criterion_without_weight_speaks_neither_for_nor_against(problem):
    values, weights, _ = problem
    weights[0] = 0.0
    weights[1:] = 1 / (len(weights) - 1)
    widths = np.full(len(weights), 30.0)

    found = electre(values, weights, widths)

    expected = electre(values[:, 1:], weights[1:], widths[1:])
    assert (found.outranks == expected.outranks).all()


@pytest.mark.parametrize("widths", [[100.0], [[100.0, 100.0]], 100.0])
def test_widths_are_one_for_each_criterion(widths):
    with pytest.raises(ValueError, match="one width for each criterion"):
        discordance([[1.0, 2.0]], widths)


def test_a_negative_width_is_named():
    with pytest.raises(ValueError, match=r"widths must not be negative \(place 2\)"):
        electre([[1.0, 2.0]], [0.5, 0.5], [1.0, -1.0])


@pytest.mark.parametrize(
    "thresholds", [{"concordance_needed": 1.1}, {"discordance_allowed": float("nan")}]
)
def test_thresholds_lie_from_0_to_1(thresholds):
    with pytest.raises(ValueError, match="must lie from 0 to 1"):
        electre([[1.0]], [1.0], [1.0], **thresholds)
