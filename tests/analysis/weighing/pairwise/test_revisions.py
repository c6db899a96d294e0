"""The judgements that agree least with the others come first, with what would mend them."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from options.analysis.weighing.pairwise.consistency import consistency
from options.analysis.weighing.pairwise.judgements import Judgement
from options.analysis.weighing.pairwise.revisions import nearest_on_scale, revisions
from tests.analysis.weighing.pairwise.pairwise_examples import (
    DRINKS,
    HOUSE,
    PARTIES,
    consistent,
    few,
    judged,
    matrix,
    principal_of,
    upper,
    without,
)


def places(revision):
    return tuple(sorted((revision.present.larger, revision.present.smaller)))


def ratio(judgement, first):
    return judgement.times if judgement.larger == first else 1 / judgement.times


def replaced(judgements, first, second, value):
    changed = judgements.copy()
    changed[first, second], changed[second, first] = value, 1 / value
    return changed


def test_the_worst_judgement_of_a_published_matrix():
    # Saaty (2003): the most inconsistent judgement about the house is that the neighbourhood is
    # worth 6 times the condition; he puts 1/2 in its place, which leaves an eigenvalue of 8.811
    # (cut off), and so a ratio of 0.082 with the random index of 1980, 1.41.
    worst, second, *_ = revisions(HOUSE, source="Saaty")

    assert second.present == Judgement(larger=6, smaller=0, times=3.0)
    assert worst.present == Judgement(larger=2, smaller=6, times=6.0)
    assert worst.on_scale == Judgement(larger=6, smaller=2, times=2.0)
    assert int((worst.consistency_ratio_on_scale * 1.41 * 7 + 8) * 1000) == 8811
    assert worst.turns_round
    assert not worst.is_on_scale


def test_a_circle_by_hand():
    # 1 over 2 is 2 and 2 over 3 is 3, so 1 over 3 should be 6 and not 1. Each judgement alone
    # can mend it; they are told in the order of the pairs.
    found = revisions(matrix(3, [2, 1, 3]))

    assert [places(revision) for revision in found] == [(0, 1), (0, 2), (1, 2)]
    assert [ratio(revision.mended, places(revision)[0]) for revision in found] == pytest.approx(
        [1 / 3, 6, 1 / 2], rel=1e-9
    )
    assert [revision.consistency_ratio for revision in found] == pytest.approx([0, 0, 0])


def test_the_index_after_a_change_follows_the_published_formula():
    # Escobar, Aguarón & Moreno-Jiménez (2015), equation 3: a change of the logarithm by t at an
    # error e adds 2 / (n (n - 1)) (t^2 + 2 n / (n - 2) t e) to the geometric index.
    size, before = len(DRINKS), consistency(DRINKS).geometric_index
    means = np.log(DRINKS).mean(axis=1)

    for revision in revisions(DRINKS):
        first, second = places(revision)
        error = np.log(DRINKS[first, second]) - means[first] + means[second]
        change = np.log(ratio(revision.geometrically_mended, first) / DRINKS[first, second])

        added = change**2 + 2 * size / (size - 2) * change * error
        expected = before + 2 / (size * (size - 1)) * added
        assert revision.geometric_index == pytest.approx(expected, abs=1e-12)


@few
@given(judgements=judged(smallest=3))
def test_no_other_value_leaves_less_inconsistency(judgements):
    for revision in revisions(judgements)[::3]:
        first, second = places(revision)
        best = ratio(revision.mended, first)
        values = best * np.exp([-0.5, -1e-2, 0, 1e-2, 0.5])

        tried = [
            principal_of(replaced(judgements, first, second, value))[0] for value in values
        ]

        assert np.argmin(tried) == 2
        geometric = ratio(revision.geometrically_mended, first)
        indices = [
            consistency(replaced(judgements, first, second, geometric * factor)).geometric_index
            for factor in (0.99, 1, 1.01)
        ]
        assert np.argmin(indices) == 1


@few
@given(judgements=judged(smallest=3))
def test_a_scan_finds_the_same_value(judgements):
    revision = revisions(judgements)[0]
    first, second = places(revision)
    grid = np.linspace(-8, 8, 401)

    many = np.repeat(judgements[None], len(grid), axis=0)
    many[:, first, second], many[:, second, first] = np.exp(grid), np.exp(-grid)
    tried = np.linalg.eigvals(many).real.max(axis=1)

    found = np.log(ratio(revision.mended, first))
    assert grid[np.argmin(tried)] == pytest.approx(found, abs=0.04 + 1e-9)


@few
@given(judgements=judged(smallest=3))
def test_the_figures_are_those_of_the_mended_matrices(judgements):
    found = revisions(judgements)

    assert sorted(map(places, found)) == upper(len(judgements))
    ratios = [round(revision.consistency_ratio, 9) for revision in found]
    assert ratios == sorted(ratios)
    for revision in found[:3]:
        first, second = places(revision)
        at = (judgements, first, second)
        mended = consistency(replaced(*at, ratio(revision.mended, first)))
        rounded = consistency(replaced(*at, ratio(revision.on_scale, first)))
        geometric = consistency(replaced(*at, ratio(revision.geometrically_mended, first)))
        assert ratio(revision.present, first) == pytest.approx(judgements[first, second])
        assert revision.consistency_ratio == pytest.approx(mended.consistency_ratio, abs=1e-11)
        assert revision.consistency_ratio_on_scale == pytest.approx(
            rounded.consistency_ratio, abs=1e-11
        )
        assert revision.geometric_index == pytest.approx(geometric.geometric_index, abs=1e-11)


@few
@given(
    weights=st.lists(st.floats(0.05, 20), min_size=4, max_size=7),
    factor=st.sampled_from([1 / 9, 1 / 2, 1.5, 7]),
    seed=st.integers(0, 2**32 - 1),
)
def test_one_spoiled_judgement_is_found_and_mended(weights, factor, seed):
    full = consistent(weights)
    pairs = upper(len(weights))
    first, second = pairs[np.random.default_rng(seed).integers(len(pairs))]

    worst = revisions(replaced(full, first, second, full[first, second] * factor))[0]

    assert places(worst) == (first, second)
    assert ratio(worst.mended, first) == pytest.approx(full[first, second], rel=1e-9)
    assert ratio(worst.geometrically_mended, first) == pytest.approx(
        full[first, second], rel=1e-9
    )
    assert worst.consistency_ratio == pytest.approx(0, abs=1e-12)
    assert worst.geometric_index == pytest.approx(0, abs=1e-12)


def test_consistent_judgements_are_left_as_they_are():
    for revision in revisions(matrix(4, [2, 4, 8, 2, 4, 2])):
        assert revision.mended.larger == revision.present.larger
        assert revision.mended.times == pytest.approx(revision.present.times, rel=1e-10)
        assert revision.is_on_scale
        assert not revision.turns_round
        assert revision.consistency_ratio == pytest.approx(0, abs=1e-12)


def test_what_turns_round():
    # The first over the second is judged 3, and third and first say the other way round.
    found = {places(revision): revision for revision in revisions(matrix(3, [3, 1, 3]))}

    assert found[0, 1].on_scale == Judgement(larger=1, smaller=0, times=3.0)
    assert found[0, 1].turns_round
    assert found[0, 2].on_scale == Judgement(larger=0, smaller=2, times=9.0)
    assert not found[0, 2].turns_round


@pytest.mark.parametrize(
    ("judgements", "present", "on_scale"),
    [
        # The second was worth twice the first, and should be worth the same.
        ([1 / 2, 1, 1], Judgement(1, 0, 2.0), Judgement(0, 1, 1.0)),
        # They were worth the same, and the second should be worth three times the first.
        ([1, 1, 3], Judgement(0, 1, 1.0), Judgement(1, 0, 3.0)),
    ],
)
def test_a_tie_before_or_after_does_not_turn_round(judgements, present, on_scale):
    found = {places(revision): revision for revision in revisions(matrix(3, judgements))}

    assert found[0, 1].present == present
    assert found[0, 1].on_scale == on_scale
    assert not found[0, 1].turns_round
    assert not found[0, 1].is_on_scale


@few
@given(judgements=judged(smallest=3), seed=st.integers(0, 2**32 - 1))
def test_the_order_of_criteria_does_not_matter(judgements, seed):
    order = np.random.default_rng(seed).permutation(len(judgements))
    before = {places(r): r for r in revisions(judgements)}

    for revision in revisions(judgements[np.ix_(order, order)]):
        first, second = places(revision)
        same = before[tuple(sorted((order[first], order[second])))]
        assert revision.consistency_ratio == pytest.approx(same.consistency_ratio, abs=1e-10)
        assert revision.mended.times == pytest.approx(same.mended.times, rel=1e-8)


@pytest.mark.parametrize("judgements", [[[1.0]], matrix(2, [9.0])])
def test_one_judgement_has_no_others_to_agree_with(judgements):
    assert revisions(judgements) == ()


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (1.0, 1),
        (20.0, 9),
        (0.01, 1 / 9),
        (2.4, 2),
        (2.5, 3),
        # Half way in times is the root of the product: of 2 and 3 that is 2.449.
        (np.sqrt(6), 2),
        (1 / np.sqrt(6), 1 / 2),
        (0.2, 1 / 5),
    ],
)
def test_the_nearest_value_on_the_scale_is_so_in_times(value, expected):
    assert nearest_on_scale(value).tolist() == expected


def test_half_way_on_the_scale_the_value_nearer_to_one_is_taken():
    for value in range(1, 9):
        half_way = np.sqrt(value * (value + 1))

        assert nearest_on_scale([half_way, 1 / half_way]).tolist() == [value, 1 / value]


@pytest.mark.parametrize(
    ("ratios", "problem"),
    [([1.0, 0.0], r"above 0 \(place 2\)"), ([np.nan], "missing"), ([np.inf], "infinite")],
)
def test_what_is_no_ratio_has_no_place_on_the_scale(ratios, problem):
    with pytest.raises(ValueError, match=problem):
        nearest_on_scale(ratios)


@pytest.mark.parametrize(
    ("judgements", "problem"),
    [
        (PARTIES, "exactly one matrix"),
        (without(HOUSE, (0, 1)), r"missing \(criteria 1 and 2\)"),
        (np.ones((16, 16)), "1 to 15 criteria"),
    ],
)
def test_what_cannot_be_revised_is_refused(judgements, problem):
    with pytest.raises(ValueError, match=problem):
        revisions(judgements)


def test_judgements_that_are_very_far_apart_are_revised_in_the_end():
    # Found by chance: the eigenvalue is so large that rounding alone moves its logarithm.
    far = np.array(
        [
            [1, 1e6, 0.5, 2, 2],
            [1e-6, 1, 1e6, 0.5, 1e6],
            [2, 1e-6, 1, 7, 1e-6],
            [0.5, 2, 1 / 7, 1, 1e-6],
            [0.5, 1e-6, 1e6, 1e6, 1],
        ]
    )

    found = revisions(far)

    assert len(found) == 10
    assert all(np.isfinite(one.mended.times) for one in found)
