"""What other methods would choose, and which of them a losing option can sway."""

import numpy as np
import pytest
from hypothesis import given, settings

from options.analysis.second_opinion.does_the_method_matter import (
    Difference,
    does_the_method_matter,
    opinions,
    rank_reversals,
)
from options.analysis.second_opinion.methods import Method, Parameters
from options.analysis.second_opinion.topsis import Normalisation, topsis
from tests.analysis.second_opinion.tables import problems

# By hand: totals 60, 59 and 42, so that the first leads. VIKOR's S is .4, .4222 and .6, and its
# R is .4, .16 and .4, so that Q is .5, .0556 and 1, and the second leads.
COMPROMISE = [[100.0, 0.0, 100.0], [65.0, 60.0, 45.0], [0.0, 100.0, 10.0]]
WEIGHTS = [0.4, 0.4, 0.2]


def said_by(method, values, weights, **parameters):
    told = opinions(values, weights, parameters=Parameters(**parameters))
    (opinion,) = [opinion for opinion in told if opinion.method is method]
    return opinion


def test_each_method_speaks_once_and_in_order():
    told = opinions(COMPROMISE, WEIGHTS)

    assert [opinion.method for opinion in told] == list(Method)
    for opinion in told:
        assert opinion.winners == tuple(np.flatnonzero(opinion.ranks == 1).tolist())
        if opinion.figures is not None:
            assert opinion.winners[0] == int(np.argmax(opinion.figures))


def test_each_opinion_is_the_methods_own_figure_by_hand():
    # Two options, one criterion: every method has one sensible answer.
    told = {opinion.method: opinion for opinion in opinions([[80.0], [20.0]], [1.0])}

    assert told[Method.ADDITIVE].figures.tolist() == [80.0, 20.0]
    assert told[Method.WEIGHTED_PRODUCT].figures.tolist() == pytest.approx([80.0, 20.0])
    assert told[Method.TOPSIS_VECTOR].figures.tolist() == [1.0, 0.0]
    assert told[Method.TOPSIS_MIN_MAX].figures.tolist() == [1.0, 0.0]
    assert told[Method.VIKOR].figures.tolist() == [1.0, 0.0]
    assert told[Method.PROMETHEE_USUAL].figures.tolist() == [1.0, -1.0]
    assert told[Method.PROMETHEE_LINEAR].figures.tolist() == [1.0, -1.0]
    assert told[Method.ELECTRE].figures is None
    assert told[Method.ELECTRE].ranks.tolist() == [1, 0]


def test_the_variants_of_a_method_are_not_confused():
    told = {opinion.method: opinion.figures for opinion in opinions(COMPROMISE, WEIGHTS)}

    vector = topsis(COMPROMISE, WEIGHTS, normalisation=Normalisation.VECTOR).closeness
    min_max = topsis(COMPROMISE, WEIGHTS, normalisation=Normalisation.MIN_MAX).closeness
    assert told[Method.TOPSIS_VECTOR].tolist() == vector.tolist()
    assert told[Method.TOPSIS_MIN_MAX].tolist() == min_max.tolist()
    assert vector.tolist() != min_max.tolist()
    # By hand: the first beats the second on .4 + .2 and loses on .4; the same with the third.
    assert told[Method.PROMETHEE_USUAL][0] == pytest.approx(0.2)
    # The second beats the third by 35 points, so linearly as fully as usually.
    assert told[Method.PROMETHEE_LINEAR][1] == pytest.approx((-0.2 + 0.2) / 2)


def test_parameters_reach_their_methods():
    values = [[60.0, 40.0, 0.0], [40.0, 50.0, 60.0]]
    weights = [0.5, 0.3, 0.2]

    # By hand: a gap of 20 is a third of the way from 10 to 40, one of 10 counts nothing and
    # one of 60 is full: .5/3 - .2.
    linear = said_by(Method.PROMETHEE_LINEAR, values, weights, indifference=10, preference=40)
    assert linear.figures[0] == pytest.approx(0.5 / 3 - 0.2)
    # S = .5 and .5, R = .3 and .5: only the largest regret tells them apart.
    assert said_by(Method.VIKOR, values, weights).winners == (0,)
    assert said_by(Method.VIKOR, values, weights, group_share=1.0).winners == (0, 1)
    # Half of the weight and a gap of 60 against the first; half and 20 against the second.
    loose = {"concordance_needed": 0.5, "discordance_allowed": 0.2}
    assert said_by(Method.ELECTRE, values, weights).winners == (0, 1)
    assert said_by(Method.ELECTRE, values, weights, **loose).winners == (1,)


def test_differences_name_what_a_method_chooses_and_what_it_does_not():
    found = does_the_method_matter(COMPROMISE, WEIGHTS)

    assert found.opinions[0].figures.tolist() == pytest.approx([60.0, 59.0, 42.0])
    assert found.opinions[0].winners == (0,)
    assert found.opinions[4].figures.tolist() == pytest.approx(
        [0.5, 1 - 0.0222 / 0.4, 0], abs=1e-3
    )
    (vikor,) = [d for d in found.differences if d.method is Method.VIKOR]
    assert vikor == Difference(Method.VIKOR, chosen_too=(1,), not_chosen=(0,))
    assert not found.all_agree


def test_where_one_option_is_best_at_everything_the_method_does_not_matter():
    found = does_the_method_matter([[90.0, 90.0], [50.0, 60.0], [20.0, 70.0]], [0.5, 0.5])

    assert found.all_agree
    assert found.reversals == ()
    assert found.swayed == ()


def test_a_losing_option_sways_the_usual_promethee_by_hand():
    # A beats B and C on the first criterion and loses to both on the second: .02 each. B beats
    # C on both: 1 - .02. So B is first; without C, which loses to both, A is.
    values = [[100.0, 0.0], [90.0, 100.0], [80.0, 50.0]]
    weights = [0.51, 0.49]

    found = rank_reversals(values, weights)

    usual = [r for r in found if r.method is Method.PROMETHEE_USUAL]
    (reversal,) = usual
    assert (reversal.removed, reversal.before, reversal.after) == (2, (1,), (0,))


@settings(max_examples=15)
@given(problem=problems(options=(1, 5)))
def test_reversals_are_what_asking_again_without_each_loser_finds(problem):
    values, weights, _ = problem

    found = rank_reversals(values, weights)

    said = opinions(values, weights)
    expected = []
    for removed in range(len(values)) if len(values) > 1 else ():
        kept = np.delete(np.arange(len(values)), removed)
        for before, after in zip(said, opinions(values[kept], weights), strict=True):
            now = tuple(kept[list(after.winners)].tolist())
            if removed not in before.winners and now != before.winners:
                expected.append((before.method, removed, before.winners, now))
    places = {method: place for place, method in enumerate(Method)}
    expected.sort(key=lambda reversal: (places[reversal[0]], reversal[1]))
    assert [(r.method, r.removed, r.before, r.after) for r in found] == expected


def test_no_losing_option_sways_the_additive_model_but_the_others_are_swayed():
    # In 600 such problems the share with a reversal was 11.5 and 12.7 % for TOPSIS, 17.8 %
    # for VIKOR, 22.5 and 14.2 % for PROMETHEE II; it depends on how problems are drawn.
    # ELECTRE I with a fixed scale had none: an option outside the kernel can sway it only
    # from within a circle (see the next test).
    rng = np.random.default_rng(2026)
    swayed = dict.fromkeys(Method, 0)

    for _ in range(30):
        values, weights = rng.uniform(0, 100, (5, 6)), rng.dirichlet(np.ones(6))
        for method in does_the_method_matter(values, weights).swayed:
            swayed[method] += 1

    steady = {Method.ADDITIVE, Method.WEIGHTED_PRODUCT, Method.ELECTRE}
    assert {method for method, count in swayed.items() if count == 0} == steady


def test_a_losing_option_sways_electre_only_from_within_a_circle():
    # By hand, two of three criteria and no gap above 60: the first two outrank each other, the
    # third outranks the first, and all three outrank the last. So only the third is left;
    # without the first, nobody outranks the second.
    values = [[80.0, 20.0, 40.0], [80.0, 80.0, 20.0], [40.0, 60.0, 100.0], [60.0, 60.0, 20.0]]
    parameters = Parameters(concordance_needed=0.6, discordance_allowed=0.6)

    found = rank_reversals(values, [1 / 3] * 3, parameters=parameters)

    assert [(r.removed, r.before, r.after) for r in found if r.method is Method.ELECTRE] == [
        (0, (2,), (1, 2))
    ]


def test_points_a_hair_below_0_are_0():
    opinion = said_by(Method.WEIGHTED_PRODUCT, [[-5e-8, 80.0], [10.0, 10.0]], [0.5, 0.5])

    assert opinion.figures.tolist() == pytest.approx([0.0, 10.0])
    assert opinion.winners == (1,)


def test_tied_winners_are_all_winners_and_no_losers():
    found = does_the_method_matter([[50.0, 50.0], [50.0, 50.0]], [0.5, 0.5])

    assert all(opinion.winners == (0, 1) for opinion in found.opinions)
    assert found.all_agree
    assert found.reversals == ()


def test_a_single_option_wins_everywhere():
    found = does_the_method_matter([[0.0]], [1.0])

    assert all(opinion.winners == (0,) for opinion in found.opinions)
    assert found.reversals == ()


@settings(max_examples=15)
@given(problem=problems(criteria=(2, 4)))
def test_a_criterion_without_weight_changes_no_opinion(problem):
    values, weights, rng = problem
    weights[0] = 0.0
    weights[1:] = 1 / (len(weights) - 1)
    other = values.copy()
    other[:, 0] = rng.integers(0, 101, len(values))

    before, after = opinions(values, weights), opinions(other, weights)

    assert [opinion.winners for opinion in before] == [opinion.winners for opinion in after]


def test_what_cannot_be_judged_is_refused():
    with pytest.raises(ValueError, match="at least one option"):
        opinions(np.zeros((0, 2)), [0.5, 0.5])
    with pytest.raises(ValueError, match=r"missing \(row 1, column 2\)"):
        rank_reversals([[1.0, np.nan]], [0.5, 0.5])
    with pytest.raises(ValueError, match="sum to 1"):
        does_the_method_matter([[1.0, 2.0]], [0.5, 0.6])
    with pytest.raises(ValueError, match="must be above the indifference one"):
        opinions([[1.0]], [1.0], parameters=Parameters(indifference=30.0))
