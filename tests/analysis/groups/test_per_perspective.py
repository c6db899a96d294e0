"""What each perspective thinks, and whether it matters who has how much voice."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from options.analysis.groups.aggregation import both_aggregations
from options.analysis.groups.per_perspective import per_perspective, voice_matters
from options.analysis.totals.ranking import weighted_totals
from tests.analysis.groups.rooms_of_people import mean, rooms

ALONE = {
    "weights": [[1.0]] * 3,
    "values": [[[80.0], [20.0]], [[60.0], [40.0]], [[0.0], [90.0]]],
}


def cases(successes):
    """One person for each case, who saw one option only; 100 is a success.

    Args:
        successes: for each perspective, for each option, how many of how many succeeded.
    """
    values, perspectives = [], []
    for place, by_option in enumerate(successes):
        for option, (good, of_all) in enumerate(by_option):
            rows = np.full((of_all, len(by_option), 1), np.nan)
            rows[:, option] = 0.0
            rows[:good, option] = 100.0
            values.append(rows)
            perspectives += [place] * of_all
    together = np.concatenate(values)
    return np.ones((len(together), 1)), together, perspectives


# Charig, Webb, Payne & Wickham (1986), BMJ 292, 879-882, as in Julious & Mullee (1994), BMJ
# 309, 1480-1481: open surgery and keyhole surgery, for small and for large kidney stones.
KIDNEY_STONES = cases([[(81, 87), (234, 270)], [(192, 263), (55, 80)]])

# Ross (2004), A Mathematician at the Ballpark: hits of Derek Jeter and David Justice, 1995
# and 1996.
BATTING = cases([[(12, 48), (104, 411)], [(183, 582), (45, 140)]])


@pytest.mark.parametrize(
    ("example", "by_perspective", "per_head", "leaders"),
    [
        (KIDNEY_STONES, [[93, 87], [73, 69]], [78, 83], ((1,), (0,))),
        (BATTING, [[25.0, 25.3], [31.4, 32.1]], [31.0, 27.0], ((0,), (1,))),
    ],
)
def test_per_head_and_equal_voice_can_disagree(example, by_perspective, per_head, leaders):
    # The sources print whole percent, and batting averages to three digits (.250 is 25.0).
    weights, values, perspectives = example
    digits = 0 if isinstance(per_head[0], int) else 1

    found = per_perspective(values, weights, perspectives, count=2)

    assert found.of_results.round(digits).tolist() == by_perspective
    assert found.per_head.of_results.round(digits).tolist() == per_head
    for by in ("inputs", "results"):
        matters = voice_matters(found, by=by)
        assert (matters.leaders_per_head, matters.leaders_with_equal_voice) == leaders
        assert not matters.has_same_leaders
        assert not matters.has_same_order


def test_each_voice_is_worked_by_hand():
    # Perspective 0 has two people (means 70 and 30), perspective 1 one (0 and 90).
    found = per_perspective(**ALONE, perspectives=[0, 0, 1], count=2)

    assert found.people.tolist() == found.weighing.tolist() == [2, 1]
    assert found.of_inputs.tolist() == found.of_results.tolist() == [[70.0, 30.0], [0.0, 90.0]]
    assert found.ranks.tolist() == [[1, 2], [2, 1]]
    assert found.leaders == ((0,), (1,))
    assert found.per_head.of_results == pytest.approx([140 / 3, 50.0])
    assert found.equal_voice.of_results == pytest.approx([35.0, 60.0])


def test_the_two_ways_to_average_can_disagree_on_voices():
    # By hand: in perspective 0 weights and scores go together, so its people's own totals are
    # 100 where its averages give 50; perspective 1 gives both options 60 and 75.
    weights = [[1.0, 0.0], [0.0, 1.0], [0.5, 0.5]]
    values = [
        [[100.0, 0.0], [75.0, 75.0]],
        [[0.0, 100.0], [75.0, 75.0]],
        [[60.0, 60.0], [75.0, 75.0]],
    ]

    found = per_perspective(values, weights, [0, 0, 1], count=2)

    assert voice_matters(found, by="results").leaders_per_head == (0,)
    assert voice_matters(found, by="inputs").leaders_per_head == (1,)
    assert voice_matters(found).has_same_leaders
    assert found.equal_voice.of_results.tolist() == [80.0, 75.0]


def test_people_without_a_perspective_count_per_head_only():
    found = per_perspective(**ALONE, perspectives=[0, None, 1], count=2)

    assert found.without == 1
    assert found.people.tolist() == [1, 1]
    assert found.per_head.of_results == pytest.approx([140 / 3, 50.0])
    assert found.equal_voice.of_results == pytest.approx([40.0, 55.0])


def test_a_perspective_without_people_has_no_voice():
    found = per_perspective(**ALONE, perspectives=[0, 0, 0], count=2)

    assert found.people.tolist() == [3, 0]
    assert np.isnan(found.of_inputs[1]).all()
    assert (found.ranks[1].tolist(), found.leaders[1]) == ([0, 0], ())
    assert found.equal_voice.of_results == pytest.approx(found.per_head.of_results)


def test_without_any_perspective_only_heads_count():
    found = per_perspective(**ALONE, perspectives=[None] * 3, count=1)

    assert np.isnan(found.equal_voice.of_inputs).all()
    assert found.per_head.of_inputs == pytest.approx([140 / 3, 50.0])


def test_a_perspective_is_silent_only_where_it_has_nothing_to_say():
    # Perspective 1 scored option 0 alone and gave no weights.
    found = per_perspective(
        [[[80.0], [40.0]], [[20.0], [np.nan]]], [[1.0], [np.nan]], [0, 1], count=2
    )

    assert found.equal_voice.scores.tolist() == [[50.0], [40.0]]
    assert found.equal_voice.weights.tolist() == [1.0]
    assert found.equal_voice.of_inputs.tolist() == [50.0, 40.0]
    assert found.equal_voice.of_results.tolist() == [80.0, 40.0]


@settings(max_examples=15)
@given(room=rooms(), data=st.data())
def test_each_perspective_is_what_its_people_give_alone(room, data):
    values, weights = room
    labels = st.sampled_from([0, 1, None])
    perspectives = [data.draw(labels) for _ in weights]

    found = per_perspective(values, weights, perspectives, count=2)

    for place in {0, 1} & set(perspectives):
        who = [label == place for label in perspectives]
        alone = both_aggregations(values[who], weights[who])
        assert found.of_inputs[place] == pytest.approx(alone.of_inputs, nan_ok=True)
        assert found.of_results[place] == pytest.approx(alone.of_results, nan_ok=True)
        assert found.complete[place].tolist() == alone.complete.tolist()
        assert found.answers[place].tolist() == alone.answers.tolist()
        assert found.people[place] == sum(who)


@settings(max_examples=15)
@given(room=rooms(), data=st.data())
def test_per_head_is_the_same_as_without_perspectives(room, data):
    values, weights = room
    perspectives = [data.draw(st.sampled_from([0, 1, None])) for _ in weights]
    everybody = both_aggregations(values, weights)

    per_head = per_perspective(values, weights, perspectives, count=2).per_head

    assert per_head.of_inputs == pytest.approx(everybody.of_inputs, nan_ok=True)
    assert per_head.of_results == pytest.approx(everybody.of_results, nan_ok=True)
    assert per_head.weights == pytest.approx(everybody.weights, nan_ok=True)
    assert per_head.scores == pytest.approx(everybody.scores, nan_ok=True)


@settings(max_examples=15)
@given(room=rooms(), data=st.data())
def test_the_whole_is_a_mean_of_perspectives_by_size_or_each_once(room, data):
    values, weights = room
    perspectives = [data.draw(st.integers(0, 2)) for _ in weights]

    found = per_perspective(values, weights, perspectives, count=3)

    for option, totals in enumerate(found.of_results.T):
        once = mean(totals)
        assert found.equal_voice.of_results[option] == pytest.approx(once, nan_ok=True)
        by_size = np.repeat(totals, found.complete[:, option])
        assert found.per_head.of_results[option] == pytest.approx(mean(by_size), nan_ok=True)


@settings(max_examples=15)
@given(room=rooms(gaps=False))
def test_one_person_is_a_perspective_of_their_own(room):
    values, weights = room

    found = per_perspective(values, weights, range(len(weights)), count=len(weights))

    for person, row in enumerate(found.of_inputs):
        assert row == pytest.approx(weighted_totals(values[person], weights[person]))
    assert found.equal_voice.of_inputs == pytest.approx(found.per_head.of_inputs)


@pytest.mark.parametrize(
    ("perspectives", "count", "problem"),
    [
        ([0, 0], 1, "one perspective, or None, for each of 3 people"),
        ([0, 1, 2], 2, r"whole number from 0 to 1 \(place 3\)"),
        ([0, -1, 1], 2, r"whole number from 0 to 1 \(place 2\)"),
        ([0, 0.5, 1], 2, "whole number from 0 to 1"),
        ([0, 0, 0], 0, "at least one perspective"),
    ],
)
def test_perspectives_that_are_none_are_refused(perspectives, count, problem):
    with pytest.raises(ValueError, match=problem):
        per_perspective(**ALONE, perspectives=perspectives, count=count)
