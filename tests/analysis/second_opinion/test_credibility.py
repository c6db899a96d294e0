"""ELECTRE III's credibility: what a veto does to everything that speaks for an option."""

import numpy as np
import pytest
from hypothesis import given

from options.analysis.second_opinion.credibility import (
    Objection,
    credibility_of,
    objections,
    outranking_credibility,
)
from options.analysis.totals.dominance import dominance
from tests.analysis.second_opinion.tables import few, problems


def test_the_reference_data_of_the_decision_deck():
    # Reference data of the Decision Deck's module ElectreCredibility (Poznan University of
    # Technology), eight options against four profiles on five criteria: discordances are 0
    # or 1 but for one of 0.526..., beside which others veto.
    concordance = [
        [1.0, 1.0, 0.846153846154, 0.615384615385],
        [1.0, 1.0, 1.0, 1.0],
        [1.0, 0.846153846154, 0.846153846154, 0.846153846154],
        [1.0, 1.0, 0.846153846154, 0.846153846154],
        [0.846153846154, 0.846153846154, 0.570850202429, 0.380566801619],
        [1.0, 0.692307692308, 0.570850202429, 0.307692307692],
        [0.846153846154, 0.230769230769, 0.230769230769, 0.230769230769],
        [1.0, 1.0, 0.878542510121, 0.615384615385],
    ]
    discordances = np.zeros((5, 8, 4))
    discordances[0, 4:, :] = [[1, 1, 1, 1], [0, 0, 0, 0], [1, 1, 1, 1], [0, 1, 0, 1]]
    discordances[1, 5:7, 1:] = 1
    discordances[2, :4, 2:] = [[1, 1], [0, 0], [1, 1], [1, 1]]
    discordances[2, 2, 1] = 1
    discordances[2, 4:7, 2:] = 1
    discordances[2, 5:7, 1] = 1
    discordances[3, [0, 4, 5, 7], 3] = 1
    discordances[4, 6, 1:] = [0.526315789474, 1, 1]

    found = credibility_of(concordance, discordances)

    expected = [
        [1.0, 1.0, 0.0, 0.0],
        [1.0, 1.0, 1.0, 1.0],
        [1.0, 0.0, 0.0, 0.0],
        [1.0, 1.0, 0.0, 0.0],
        [0.0, 0.0, 0.0, 0.0],
        [1.0, 0.0, 0.0, 0.0],
        [0.0, 0.0, 0.0, 0.0],
        [1.0, 1.0, 0.878542510121, 0.0],
    ]
    assert found.tolist() == expected


def test_gaps_between_the_thresholds_by_hand():
    # With q, p, v = 10, 30, 50 and gaps 20 and 44 against the first: the first criterion
    # speaks half for it, the second not at all; the third is better. C = .3/2 + .2 = .35.
    # The second criterion speaks (44 - 30) / 20 = .7 against it: .35 * .3 / .65.
    values = [[40.0, 30.0, 90.0], [60.0, 74.0, 10.0]]

    found = outranking_credibility(
        values, [0.3, 0.5, 0.2], indifference=[10] * 3, preference=[30] * 3, veto=[50] * 3
    )

    assert found.concordance[0, 1] == pytest.approx(0.35)
    assert found.discordances[:, 0, 1].tolist() == pytest.approx([0.0, 0.7, 0.0])
    assert found.credibility[0, 1] == pytest.approx(0.35 * 0.3 / 0.65)
    # Against the second: 80 points on the third criterion are a veto.
    assert found.concordance[1, 0] == pytest.approx(0.8)
    assert found.credibility[1, 0] == 0.0
    assert found.credibility.diagonal().tolist() == [1.0, 1.0]


def test_every_criterion_that_objects_lowers_the_credibility():
    # By hand: C = .5, d = .75 and .6: .5 * (.25 / .5) * (.4 / .5) = .2; .4 does not count.
    assert credibility_of([[0.5]], [[[0.75]], [[0.6]], [[0.4]]]).tolist() == [[0.2]]


def test_the_objections_are_named_with_their_gaps():
    values = [[40.0, 30.0, 90.0], [60.0, 74.0, 10.0]]
    found = outranking_credibility(
        values, [0.3, 0.5, 0.2], indifference=[10] * 3, preference=[30] * 3, veto=[50] * 3
    )

    first, second = objections(found, values)

    assert first == Objection(1, 0, 2, gap=80.0, discordance=1.0, is_veto=True)
    assert (second.option, second.other, second.criterion) == (0, 1, 1)
    assert (second.gap, second.is_veto) == (44.0, False)
    assert second.discordance == pytest.approx(0.7)


def test_objections_of_another_table_are_refused():
    found = outranking_credibility([[1.0]], [1.0], indifference=[1], preference=[2], veto=[3])

    with pytest.raises(ValueError, match="the table that the credibility was found for"):
        objections(found, [[1.0, 2.0]])


def test_costs_are_turned_around_in_gaps_too():
    values = [[90.0], [10.0]]
    found = outranking_credibility(
        values, [1.0], indifference=[0], preference=[10], veto=[20], is_cost=[True]
    )

    assert found.credibility.tolist() == [[1.0, 0.0], [1.0, 1.0]]
    (objection,) = objections(found, values, is_cost=[True])
    assert (objection.option, objection.gap) == (0, 80.0)


def test_a_veto_at_infinity_is_none():
    found = outranking_credibility(
        [[0.0, 0.0], [100.0, 0.0]],
        [0.5, 0.5],
        indifference=[0, 0],
        preference=[10, 10],
        veto=[np.inf, np.inf],
    )

    assert found.credibility.tolist() == [[1.0, 0.5], [1.0, 1.0]]
    assert not found.discordances.any()


@pytest.mark.parametrize(("gap", "credible"), [(10.0, 1.0), (10.0 + 1e-9, 1.0), (10.1, 0.0)])
def test_equal_thresholds_are_a_step_after_which_it_is_vetoed(gap, credible):
    found = outranking_credibility(
        [[0.0], [gap]], [1.0], indifference=[10], preference=[10], veto=[10]
    )

    assert found.credibility[0, 1] == credible


def test_a_criterion_without_weight_speaks_neither_for_nor_against():
    found = outranking_credibility(
        [[50.0, 0.0], [40.0, 100.0]],
        [1.0, 0.0],
        indifference=[0, 0],
        preference=[5, 5],
        veto=[20, 20],
    )

    assert found.credibility.tolist() == [[1.0, 1.0], [0.0, 1.0]]
    assert not found.discordances[1].any()


def test_a_concordance_of_1_but_for_rounding_is_not_vetoed():
    weights = [0.1] * 10

    found = outranking_credibility(
        [[5.0] * 10, [5.0] * 10],
        weights,
        indifference=[0] * 10,
        preference=[0] * 10,
        veto=[0] * 10,
    )

    assert sum(weights) < 1
    assert found.concordance.tolist() == [[1.0, 1.0], [1.0, 1.0]]


@few
@given(problem=problems())
def test_it_is_what_a_slow_reader_of_the_definition_finds(problem):
    values, weights, rng = problem
    q, p, v = np.sort(rng.uniform(0, 60, (3, len(weights))), axis=0)

    found = outranking_credibility(values, weights, indifference=q, preference=p, veto=v)

    for a, row in enumerate(values):
        for b, other in enumerate(values):
            gaps = other - row
            for_it = np.dot(weights, np.clip((p - gaps) / (p - q), 0, 1))
            against_it = np.where(weights > 0, np.clip((gaps - p) / (v - p), 0, 1), 0)
            credible = for_it
            for d in against_it:
                if d > for_it:
                    credible *= (1 - d) / (1 - for_it)
            assert found.credibility[a, b] == pytest.approx(credible)


@few
@given(problem=problems())
def test_order_does_not_matter_and_what_dominates_is_fully_credible(problem):
    values, weights, rng = problem
    q, p, v = np.sort(rng.uniform(0, 60, (3, len(weights))), axis=0)
    rows, columns = rng.permutation(len(values)), rng.permutation(len(weights))

    before = outranking_credibility(values, weights, indifference=q, preference=p, veto=v)
    after = outranking_credibility(
        values[rows][:, columns],
        weights[columns],
        indifference=q[columns],
        preference=p[columns],
        veto=v[columns],
    )

    assert after.credibility == pytest.approx(before.credibility[np.ix_(rows, rows)])
    assert (before.credibility <= before.concordance + 1e-12).all()
    assert (before.credibility[dominance(values)] == 1).all()


@pytest.mark.parametrize(
    ("concordance", "discordances", "sentence"),
    [
        ([0.5], [[[0.5]]], "one table of discordances for each criterion"),
        ([[0.5]], [[0.5]], "one table of discordances for each criterion"),
        ([[0.5]], [[[0.5, 0.5]]], "one table of discordances for each criterion"),
        ([[1.1]], [[[0.5]]], r"concordance must lie from 0 to 1 \(row 1, column 1\)"),
        ([[0.5]], [[[-0.1]]], "discordances must lie from 0 to 1"),
        ([[np.nan]], [[[0.5]]], "concordance must not be missing"),
    ],
)
def test_tables_that_do_not_fit_are_refused(concordance, discordances, sentence):
    with pytest.raises(ValueError, match=sentence):
        credibility_of(concordance, discordances)


@pytest.mark.parametrize(
    ("thresholds", "sentence"),
    [
        (([1], [2, 2], [3, 3]), "one indifference threshold for each"),
        (([1, 1], [2, 2], 3), "one veto threshold for each"),
        (([1, -1], [2, 2], [3, 3]), r"indifference thresholds must be .* 0 \(place 2\)"),
        (([1, 1], [2, np.inf], [3, np.inf]), r"preference thresholds must be .* 0 \(place 2\)"),
        (([1, 1], [2, 2], [np.nan, 3]), r"veto thresholds must be .* 0 \(place 1\)"),
        (([1, 3], [2, 2], [3, 3]), r"must not fall \(place 2\)"),
        (([1, 1], [2, 4], [3, 3]), r"must not fall \(place 2\)"),
    ],
)
def test_thresholds_that_make_no_sense_are_refused(thresholds, sentence):
    q, p, v = thresholds

    with pytest.raises(ValueError, match=sentence):
        outranking_credibility([[1.0, 2.0]], [0.5, 0.5], indifference=q, preference=p, veto=v)
