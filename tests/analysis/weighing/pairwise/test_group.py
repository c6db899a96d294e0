"""A group's judgements, and a group's weights."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from options.analysis.weighing.pairwise.consistency import geometric_consistency_indices
from options.analysis.weighing.pairwise.group import joint_judgements, joint_weights
from options.analysis.weighing.pairwise.judgements import judgements_or_missing
from options.analysis.weighing.pairwise.priorities import geometric_mean_weights
from tests.analysis.weighing.pairwise.pairwise_examples import (
    PARTIES,
    few,
    judged,
    matrix,
    without,
)

NAN = float("nan")


@st.composite
def groups(draw):
    """Several people's judgements of the same criteria, and what their voices count."""
    rng = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    people, size = draw(st.integers(1, 5)), draw(st.integers(1, 6))
    pairs = size * (size - 1) // 2
    matrices = [matrix(size, np.exp(rng.uniform(-2, 2, pairs))) for _ in range(people)]
    return np.stack(matrices), rng.uniform(0.1, 5, people)


@pytest.mark.parametrize(
    ("people", "voices", "weights", "index"),
    [
        # Escobar, Aguarón & Moreno-Jiménez (2015), tables 5 and 6, 8 and 9, 15 and 16, 22 and
        # 23: three parties, equal and by their seats; four parties, equal and by their seats.
        (3, None, [0.540, 0.191, 0.096, 0.036, 0.137], 0.149),
        (3, [5, 4, 2], [0.533, 0.208, 0.096, 0.037, 0.125], 0.122),
        (4, None, [0.366, 0.188, 0.141, 0.091, 0.214], 0.073),
        (4, [3, 4, 2, 2], [0.411, 0.198, 0.125, 0.071, 0.194], 0.088),
    ],
)
def test_a_group_that_judges_as_one_has_the_published_weights(people, voices, weights, index):
    together = joint_judgements(PARTIES[:people], voices=voices)

    assert geometric_mean_weights(together).round(3).tolist() == weights
    assert geometric_consistency_indices(together).round(3) == index
    # They say that the mean of the weights gives the same.
    own = geometric_mean_weights(PARTIES[:people])
    assert joint_weights(own, voices=voices).round(3).tolist() == weights


def test_the_published_group_judgement():
    # The same, table 19: the four parties by their seats, indirect use over bequest, 1.09;
    # table 12, equal, 0.95.
    by_seats = joint_judgements(PARTIES, voices=[3, 4, 2, 2])
    equal = joint_judgements(PARTIES)

    assert by_seats[1, 4].round(2) == 1.09
    assert equal[1, 4].round(2) == 0.95


def test_a_joint_judgement_by_hand():
    # 2 and 8 make the root of 16. With three voices against one it is the fourth root of 64.
    people = [matrix(2, [2.0]), matrix(2, [8.0])]

    assert joint_judgements(people)[0, 1] == pytest.approx(4)
    assert joint_judgements(people, voices=[3, 1])[0, 1] == pytest.approx(64**0.25)


def test_joint_weights_by_hand():
    # The roots of 0.5 x 0.9 and 0.5 x 0.1 are as 3 to 1.
    people = [[0.5, 0.5], [0.9, 0.1]]

    assert joint_weights(people) == pytest.approx([0.75, 0.25])


@few
@given(group=groups())
def test_joint_judgements_stay_reciprocal(group):
    matrices, voices = group

    together = joint_judgements(matrices, voices=voices)

    assert together * together.T == pytest.approx(np.ones_like(together))
    turned = joint_judgements(np.swapaxes(matrices, 1, 2), voices=voices)
    assert turned == pytest.approx(together.T)


@few
@given(judgements=judged(), people=st.integers(1, 4))
def test_a_group_of_one_mind_judges_as_each_does(judgements, people):
    assert joint_judgements([judgements] * people) == pytest.approx(judgements, rel=1e-12)


@few
@given(group=groups())
def test_judging_as_one_and_for_oneself_agree_on_geometric_means(group):
    # Barzilai & Golany (1994), INFOR 32, 57-64.
    matrices, voices = group

    as_one = geometric_mean_weights(joint_judgements(matrices, voices=voices))
    for_themselves = joint_weights(geometric_mean_weights(matrices), voices=voices)

    assert as_one == pytest.approx(for_themselves, rel=1e-12)


@few
@given(group=groups())
def test_voices_count_as_so_many_people(group):
    matrices, _ = group
    counts = 1 + np.arange(len(matrices))
    crowd = np.repeat(matrices, counts, axis=0)
    own = geometric_mean_weights(matrices)

    assert joint_judgements(matrices, voices=counts) == pytest.approx(joint_judgements(crowd))
    assert joint_weights(own, voices=counts) == pytest.approx(
        joint_weights(np.repeat(own, counts, axis=0))
    )


@few
@given(group=groups())
def test_a_joint_weight_lies_within_what_the_people_say_about_two(group):
    matrices, voices = group
    own = geometric_mean_weights(matrices)

    together = joint_weights(own, voices=voices)

    assert together.sum() == pytest.approx(1)
    ratios = own[:, :1] / own
    joint = together[0] / together
    assert (joint >= ratios.min(axis=0) * (1 - 1e-12)).all()
    assert (joint <= ratios.max(axis=0) * (1 + 1e-12)).all()


def test_a_missing_judgement_is_left_out_of_its_pair():
    first, second = matrix(3, [2, 3, 4]), matrix(3, [8, 5, 9])

    together = joint_judgements([without(first, (0, 1)), without(second, (0, 1), (1, 2))])

    assert np.isnan(together[0, 1])
    assert np.isnan(together[1, 0])
    assert together[0, 2] == pytest.approx(np.sqrt(15))
    assert together[1, 2] == pytest.approx(4)
    assert judgements_or_missing(together) == pytest.approx(together, nan_ok=True)


def test_someone_without_a_voice_is_not_heard():
    people = [matrix(2, [2.0]), matrix(2, [8.0])]

    assert joint_judgements(people, voices=[0, 1])[0, 1] == pytest.approx(8)
    silent = [without(people[0], (0, 1)), people[1]]
    assert np.isnan(joint_judgements(silent, voices=[1, 0])[0, 1])


def test_a_geometric_mean_takes_none():
    with pytest.raises(ValueError, match=r"no weight of 0 \(row 1, column 2\)"):
        joint_weights([[1.0, 0.0], [0.5, 0.5]])


@pytest.mark.parametrize(
    ("weights", "voices", "problem"),
    [
        ([0.5, 0.5], None, "each participant"),
        (np.ones((0, 2)), None, "each participant"),
        (np.ones((2, 0)), None, "each participant"),
        ([[0.5, 0.4]], None, "sum to 1"),
        ([[0.5, 0.5]], [1, 1], "one voice for each"),
        ([[0.5, 0.5]], [-1], "must not be negative"),
        ([[0.5, 0.5]], [0], "above 0"),
    ],
)
def test_weights_that_are_no_groups_are_refused(weights, voices, problem):
    with pytest.raises(ValueError, match=problem):
        joint_weights(weights, voices=voices)


@pytest.mark.parametrize(
    ("judgements", "voices", "problem"),
    [
        (PARTIES[0], None, "each participant"),
        (np.ones((0, 2, 2)), None, "each participant"),
        (PARTIES, [1, 1], "one voice for each"),
        (PARTIES, [[1, 1, 1, 1]], "one voice for each"),
        (PARTIES, [0, 0, 0, 0], "above 0"),
        (-PARTIES, None, "above 0"),
    ],
)
def test_judgements_that_are_no_groups_are_refused(judgements, voices, problem):
    with pytest.raises(ValueError, match=problem):
        joint_judgements(judgements, voices=voices)
