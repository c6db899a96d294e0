"""Acceptability, central weights and confidence against what can be worked out exactly."""

from functools import partial

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from options.analysis.uncertainty.acceptability import (
    acceptability_of_totals,
    acceptability_of_weights,
    smaa,
)
from options.analysis.uncertainty.monte_carlo import Purpose, monte_carlo_error, stream
from options.analysis.uncertainty.normal_scores import ClippedNormalScores, NormalScores
from options.analysis.uncertainty.rank_shares import holistic_acceptability
from options.analysis.uncertainty.sampling import (
    fixed_weights,
    ordered_weights,
    resampled_weights,
    simplex_weights,
)
from options.analysis.uncertainty.score_draws import TriangularScores

SAMPLES = 20_000

# Three options on three criteria, of which the third is only ever a compromise.
COMPROMISE = np.array([[100.0, 0.0, 20.0], [0.0, 100.0, 20.0], [45.0, 45.0, 45.0]])


def even(criteria):
    return partial(simplex_weights, criteria)


def polygons(values):
    """For three criteria, the exact share and middle of the weights that make each first.

    The simplex is the triangle of (w1, w2), cut for each other option by the half-plane in
    which this one is at least as good; area and centroid by the shoelace formula.
    """
    shares, middles = [], []
    for option, own in enumerate(values):
        corners = [(0.0, 0.0), (1.0, 0.0), (0.0, 1.0)]
        for other, row in enumerate(values):
            if other != option:
                d = own - row
                corners = clipped(corners, (d[0] - d[2], d[1] - d[2], d[2]))
        area, middle = area_and_middle(corners)
        shares.append(2 * area)
        middles.append([*middle, 1 - sum(middle)])
    return np.array(shares), np.array(middles)


def clipped(corners, line):
    """The part of a polygon where a w1 + b w2 + c >= 0."""
    a, b, c = line
    height = [a * x + b * y + c for x, y in corners]
    kept = []
    for k in range(len(corners)):
        (x, y), (p, q) = corners[k - 1], corners[k]
        before, here = height[k - 1], height[k]
        if (before < 0) != (here < 0):
            t = before / (before - here)
            kept.append((x + t * (p - x), y + t * (q - y)))
        if here >= 0:
            kept.append((p, q))
    return kept


def area_and_middle(corners):
    area, x, y = 0.0, 0.0, 0.0
    for k in range(len(corners)):
        (a, b), (c, d) = corners[k - 1], corners[k]
        cross = a * d - b * c
        area, x, y = area + cross / 2, x + (a + c) * cross / 6, y + (b + d) * cross / 6
    if abs(area) < 1e-12:
        return 0.0, (np.nan, np.nan)
    return abs(area), (x / area, y / area)


def test_shares_and_middles_of_three_options_are_those_of_their_polygons():
    shares, middles = polygons(COMPROMISE)

    found = smaa(COMPROMISE, even(3), samples=SAMPLES, seed=7)

    assert (np.abs(found.first - shares) < 2 * found.rank_errors[:, 0]).all()
    assert (np.abs(found.central.weights - middles) < 2 * found.central.errors).all()
    assert found.confidence.tolist() == [1.0, 1.0, 1.0]


@settings(max_examples=25)
@given(seed=st.integers(0, 2**32 - 1), options=st.integers(2, 5))
def test_shares_are_within_their_error_of_the_polygons(seed, options):
    values = np.random.default_rng(seed).uniform(0, 100, (options, 3))
    shares, middles = polygons(values)

    found = smaa(values, even(3), samples=2_000, seed=7, pairwise=False)

    slack = 2.5 * np.sqrt(shares * (1 - shares) / 2_000) * 1.96 + 1e-3
    assert (np.abs(found.first - shares) < slack).all()
    often = found.first > 0.02
    off = np.abs(found.central.weights - middles)[often]
    assert (off < 2.5 * found.central.errors[often] + 1e-3).all()


def test_shares_on_two_criteria_are_lengths():
    # By hand, t on the first criterion: the second leads below 3/8, the first above. The
    # middles of 0 to 3/8 and of 3/8 to 1 are 3/16 and 11/16. The third is never first.
    values = [[100.0, 0.0], [0.0, 60.0], [10.0, 20.0]]

    found = smaa(values, even(2), samples=SAMPLES, seed=7)

    assert found.first == pytest.approx([5 / 8, 3 / 8, 0], abs=2 * found.error)
    assert found.central.weights[0] == pytest.approx([11 / 16, 5 / 16], abs=0.005)
    assert found.central.weights[1] == pytest.approx([3 / 16, 13 / 16], abs=0.005)
    assert np.isnan(found.central.weights[2]).all()
    assert np.isnan(found.central.errors[2]).all()
    assert found.confidence[:2].tolist() == [1.0, 1.0]
    assert np.isnan(found.confidence[2])
    assert np.isnan(found.confidence_errors[2])


def test_options_that_differ_only_by_chance_take_every_rank_equally_often():
    best = np.full((4, 3), 50.0)
    scores = TriangularScores(best - 20, best, best + 20)

    found = smaa(scores, even(3), samples=SAMPLES, seed=7)

    assert found.ranks == pytest.approx(np.full((4, 4), 0.25), abs=2 * found.error)
    assert found.expected_ranks == pytest.approx([2.5] * 4, abs=0.04)
    assert found.confidence == pytest.approx([0.25] * 4, abs=2 * found.error)
    assert found.central.weights == pytest.approx(np.full((4, 3), 1 / 3), abs=0.02)


def test_a_normal_lead_is_as_sure_as_the_normal_distribution_says():
    # The gap of 4 points has the standard deviation 5 at weights 0.6, 0.4: the chance is
    # Phi(0.8) = 0.788145 (any table of the normal distribution).
    means, spread = [[52.0, 52.0], [48.0, 48.0]], np.full((2, 2), 5 / np.sqrt(2 * 0.52))

    found = smaa(
        NormalScores(means, spread),
        partial(fixed_weights, [0.6, 0.4]),
        samples=SAMPLES,
        seed=7,
    )

    assert found.first[0] == pytest.approx(0.788145, abs=2 * found.error)
    assert found.wins[0, 1] == pytest.approx(found.first[0])
    assert found.confidence[0] == pytest.approx(0.788145, abs=2 * found.error)
    assert found.central.weights == pytest.approx(np.array([[0.6, 0.4]] * 2))


# Nadroparin is not in it: heparin and enoxaparin after surgery, by proximal and distal deep
# vein thrombosis and by major bleeding, as the counts of one trial. Risks are Beta(events,
# others), falling evenly from the best to the worst end of each scale. Tervonen et al. (2011),
# Statistics in Medicine 30, 1419-1428, describe the method on such data.
EVENTS = [[(20, 116), (40, 96), (1, 135)], [(8, 121), (32, 97), (5, 124)]]
SCALES = np.array([[0.0, 0.25], [0.15, 0.4], [0.0, 0.1]])


@pytest.mark.parametrize(
    ("draw", "first", "central", "confidence"),
    [
        # The test suite of the mcda-elicitation-web of drugis.org, R/test/thrombo.R, which
        # compares a run of 10,000 draws with these: without preferences;
        (
            even(3),
            [0.3381, 0.6619],
            [[0.1976, 0.2780, 0.5244], [0.4118, 0.3578, 0.2304]],
            [0.6389, 0.8925],
        ),
        # proximal thrombosis before bleeding before distal thrombosis;
        (
            partial(ordered_weights, [1, 3, 2]),
            [0.1369, 0.8631],
            [[0.5240, 0.1213, 0.3547], [0.6229, 0.1103, 0.2668]],
            [0.1914, 0.9174],
        ),
        # and each of these worth twice the next.
        (
            partial(fixed_weights, [4 / 7, 1 / 7, 2 / 7]),
            [0.1049, 0.8951],
            [[4 / 7, 1 / 7, 2 / 7]] * 2,
            [0.1049, 0.8951],
        ),
        # The reference output of the R package smaa (van Valkenhoef), tests/Examples, and its
        # manual: 10,000 other draws of the same, without preferences;
        (
            even(3),
            [0.3504, 0.6496],
            [[0.1865, 0.2772, 0.5363], [0.4073, 0.3641, 0.2285]],
            [0.6682, 0.8956],
        ),
        # and with the weights 0.5, 0.2, 0.3, where it gives no central weights.
        (partial(fixed_weights, [0.5, 0.2, 0.3]), [0.1279, 0.8721], None, None),
    ],
)
def test_thrombosis_example_is_reproduced(draw, first, central, confidence):
    rng = np.random.default_rng(3)
    risks = np.array([[rng.beta(*cell, SAMPLES) for cell in row] for row in EVENTS])
    values = (SCALES[:, 1] - risks.transpose(2, 0, 1)) / (SCALES[:, 1] - SCALES[:, 0])

    # Risks beyond a scale give values beyond theirs. 12 values + 50 ranks alike and fits ours.
    found = acceptability_of_weights(50 + 12 * values, draw(SAMPLES, rng))

    # Both sides are draws: 10,000 there, ours here; 2.5 instead of 1.96 standard errors.
    error = 2.5 * np.sqrt(0.25 * (1 / 10_000 + 1 / SAMPLES))
    assert found.first == pytest.approx(first, abs=error)
    if central:
        assert found.central.weights == pytest.approx(np.array(central), abs=0.015)
        # A confidence factor moves with the central weights too, which are draws as well.
        assert found.confidence == pytest.approx(confidence, abs=2 * error)


def test_ties_in_the_first_place_share_its_confidence_and_its_weights():
    values = [[60.0, 20.0], [60.0, 20.0], [10.0, 90.0]]

    found = smaa(values, even(2), samples=2_000, seed=7)

    assert found.confidence.tolist() == [0.5, 0.5, 1.0]
    assert found.first[0] == found.first[1]
    assert np.array_equal(found.central.weights[0], found.central.weights[1])
    assert found.ranks[0].tolist() == found.ranks[1].tolist()
    assert found.wins[0, 1] == 0.5
    assert found.wins[0, 2] == found.wins[1, 2]


def test_a_copy_of_an_option_changes_no_central_weights_of_others_nor_its_own():
    values = COMPROMISE[[0, 1, 2, 0]]

    with_copy = smaa(values, even(3), samples=2_000, seed=7).central
    alone = smaa(COMPROMISE, even(3), samples=2_000, seed=7).central

    assert with_copy.weights == pytest.approx(alone.weights[[0, 1, 2, 0]])
    assert with_copy.errors == pytest.approx(alone.errors[[0, 1, 2, 0]])


def test_a_shared_first_place_counts_by_its_share_for_central_weights():
    # By hand: the first option leads alone at 0.7 and has a third of the lead at 0.5. The
    # others are level at 0.7 too, but not in the first place.
    values = [[60.0, 0.0], [0.0, 60.0], [0.0, 60.0 - 1e-8]]

    found = acceptability_of_weights(values, [[0.7, 0.3], [0.5, 0.5]])

    assert found.first == pytest.approx([(1 + 1 / 3) / 2, 1 / 6, 1 / 6])
    assert found.central.weights[0] == pytest.approx(
        np.array([0.7 + 0.5 / 3, 0.3 + 0.5 / 3]) / (4 / 3)
    )
    assert found.central.weights[1:] == pytest.approx(np.full((2, 2), 0.5))


def test_everything_equal_shares_every_rank():
    found = smaa(np.full((3, 2), 40.0), even(2), samples=600, seed=7)

    assert found.ranks == pytest.approx(np.full((3, 3), 1 / 3))
    assert found.wins == pytest.approx(np.full((3, 3), 0.5))
    assert found.confidence == pytest.approx([1 / 3] * 3)
    assert found.central.weights[0] == pytest.approx([0.5, 0.5], abs=0.05)
    assert found.expected_ranks == pytest.approx([2.0] * 3)


def test_a_single_option_on_a_single_criterion_is_first():
    found = smaa([[40.0]], even(1), samples=10, seed=7)

    assert found.ranks.tolist() == [[1.0]]
    assert found.central.weights.tolist() == [[1.0]]
    assert found.central.errors.tolist() == [[0.0]]
    assert found.confidence.tolist() == [1.0]
    assert found.expected_ranks.tolist() == [1.0]
    assert found.expected_rank_errors.tolist() == [0.0]


def test_central_weights_with_one_draw_have_no_error():
    found = smaa(COMPROMISE, even(3), samples=1, seed=7)

    assert np.isnan(found.central.errors).all()
    assert found.central.weights[found.first == 1].sum() == pytest.approx(1)


def test_the_same_seed_gives_the_same_figures_and_another_seed_others():
    scores = TriangularScores(COMPROMISE - 0, COMPROMISE, np.minimum(COMPROMISE + 9, 100))

    one, again = (smaa(scores, even(3), samples=500, seed=7) for _ in range(2))
    other = smaa(scores, even(3), samples=500, seed=8)

    assert np.array_equal(one.ranks, again.ranks)
    assert np.array_equal(one.confidence, again.confidence)
    assert not np.array_equal(one.ranks, other.ranks)


def test_drawing_at_once_and_in_one_pass_give_the_same_figures():
    weights = simplex_weights(3, SAMPLES, stream(7, Purpose.WEIGHTS))

    drawn = smaa(COMPROMISE, even(3), samples=SAMPLES, seed=7)
    given = acceptability_of_weights(COMPROMISE, weights)

    assert np.array_equal(drawn.ranks, given.ranks)
    assert np.array_equal(drawn.wins, given.wins)
    assert drawn.central.weights == pytest.approx(given.central.weights, abs=1e-12)


def test_totals_give_the_same_shares_as_their_values_and_weights():
    weights = simplex_weights(3, 3_000, np.random.default_rng(7))

    found = acceptability_of_totals(weights @ COMPROMISE.T)
    expected = acceptability_of_weights(COMPROMISE, weights)

    assert np.array_equal(found.ranks, expected.ranks)
    assert np.array_equal(found.wins, expected.wins)
    assert found.central is None
    assert found.confidence is None
    assert found.confidence_errors is None


def test_totals_far_beyond_the_scale_are_ranked_alike():
    rng = np.random.default_rng(7)
    totals = rng.normal(50, 30, (900, 4))

    near, far = acceptability_of_totals(totals), acceptability_of_totals(totals * 1e4 - 3e6)

    assert np.array_equal(near.ranks, far.ranks)


def test_wins_are_left_out_when_not_asked_for():
    found = smaa(COMPROMISE, even(3), samples=10, seed=7, pairwise=False)

    assert np.isnan(found.wins).all()


def test_participants_weights_give_the_share_of_people():
    own = np.array([[1.0, 0.0, 0.0]] * 3 + [[0.0, 1.0, 0.0]])

    found = smaa(COMPROMISE, partial(resampled_weights, own), samples=SAMPLES, seed=7)

    assert found.first == pytest.approx([0.75, 0.25, 0.0], abs=2 * found.error)
    assert found.central.weights[0].tolist() == [1.0, 0.0, 0.0]


def test_expected_ranks_and_their_errors_are_those_of_the_shares():
    # By hand: ranks 1 and 3 in half of four draws each: mean 2, standard deviation 1.
    found = acceptability_of_totals([[9.0, 5.0, 1.0], [1.0, 5.0, 9.0]] * 2)

    assert found.expected_ranks.tolist() == [2.0, 2.0, 2.0]
    assert found.expected_rank_errors.tolist() == [0.98, 0.0, 0.98]
    assert found.rank_errors[0].tolist() == [0.49, 0.0, 0.49]
    assert found.error == monte_carlo_error(0.5, 4)


def test_normal_errors_by_option_and_by_cell_give_the_same_shares():
    rng = np.random.default_rng(5)
    means, spread = rng.uniform(40, 60, (4, 3)), rng.uniform(1, 9, (4, 3))
    means[1, 2] = np.nan

    fast = smaa(NormalScores(means, spread), even(3), samples=SAMPLES, seed=7)
    by_cell = smaa(ClippedNormalScores(means, spread), even(3), samples=SAMPLES, seed=9)

    error = 2.5 * np.sqrt(0.25 * 2 / SAMPLES)
    assert fast.ranks == pytest.approx(by_cell.ranks, abs=error)
    # The middles that the confidence is taken at are draws as well.
    assert fast.confidence == pytest.approx(by_cell.confidence, abs=3 * error)


def test_a_compromise_is_worth_more_when_later_ranks_count():
    # By hand: 0.5 + 0.6 * 0.3 + 0.2 * 0.2, and the same for the others.
    ranks = [[0.5, 0.3, 0.2], [0.5, 0.1, 0.4], [0.0, 0.6, 0.4]]

    found = holistic_acceptability(ranks, [1.0, 0.6, 0.2])

    assert found == pytest.approx([0.72, 0.64, 0.44])


@pytest.mark.parametrize(
    ("ranks", "worth", "problem"),
    [
        ([[1.0]], [1.0, 0.5], "one worth for each rank"),
        ([1.0], [1.0], "one worth for each rank"),
        ([[0.5, 0.5]] * 2, [0.9, 0.5], "fall from 1"),
        ([[0.2, 0.3, 0.5]] * 3, [1.0, 0.5, 0.6], "fall from 1"),
        ([[0.5, 0.5]] * 2, [1.0, -0.1], "not below 0"),
        ([[np.nan]], [1.0], "must not be missing"),
        ([[1.0]], [np.nan], "must not be missing"),
    ],
)
def test_worth_that_does_not_fall_is_refused(ranks, worth, problem):
    with pytest.raises(ValueError, match=problem):
        holistic_acceptability(ranks, worth)


@pytest.mark.parametrize(
    ("scores", "draw", "samples", "problem"),
    [
        ([[50.0]], even(1), 0, "at least one sample"),
        ([[np.nan]], even(1), 5, "must not be missing"),
        (np.empty((0, 2)), even(2), 5, "at least one option"),
        (TriangularScores(*[np.empty((0, 2))] * 3), even(2), 5, "at least one option"),
        ([[50.0, 40.0]], even(3), 5, "one weight for each of the 2 criteria"),
        (NormalScores([[50.0]], [[1.0]]), even(2), 5, "one weight for each of the 1 criteria"),
    ],
)
def test_what_cannot_be_analysed_is_refused(scores, draw, samples, problem):
    with pytest.raises(ValueError, match=problem):
        smaa(scores, draw, samples=samples, seed=7)


@pytest.mark.parametrize(
    ("totals", "problem"),
    [
        ([50.0], "at least one sample of totals"),
        (np.empty((0, 2)), "at least one sample of totals"),
        (np.empty((2, 0)), "at least one option"),
        ([[np.nan]], r"totals must not be missing \(row 1, column 1\)"),
        ([[np.inf]], "totals must not be infinite"),
    ],
)
def test_totals_that_cannot_be_ranked_are_refused(totals, problem):
    with pytest.raises(ValueError, match=problem):
        acceptability_of_totals(totals)
