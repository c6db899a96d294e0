"""What one person's answers may owe to the way they were given."""

import numpy as np
import pytest

from options.analysis.habits.halo import halo
from options.analysis.habits.order_effect import order_effect
from options.analysis.habits.spans import flat_criteria, heavy_but_flat, spans

NAN = float("nan")


def test_halo_is_the_mean_of_numpys_correlations():
    points = np.random.default_rng(3).uniform(0, 100, (6, 5))
    correlations = np.corrcoef(points, rowvar=False)[np.triu_indices(5, 1)]

    assert halo(points) == pytest.approx(correlations.mean(), abs=1e-12)


def test_halo_leaves_out_what_is_missing_and_criteria_that_do_not_differ():
    points = [[80, 70, 60, 50], [50, 40, 70, 50], [20, 10, 20, 50], [NAN, 90, 10, 50]]

    assert halo(points) == pytest.approx(
        np.mean(
            [
                1,
                1200 / (1800 * 1400) ** 0.5,
                np.corrcoef([70, 40, 10, 90], [60, 70, 20, 10])[0, 1],
            ]
        )
    )


@pytest.mark.parametrize("points", [[[1, 2, 3], [3, 2, 1]], [[5, 5, 5]] * 4, [[NAN] * 3] * 4])
def test_halo_is_silent_where_nothing_can_be_compared(points):
    assert halo(points) is None


def test_span_needs_two_options_with_points():
    found = spans([[10, NAN, NAN], [90, 40, NAN]])

    assert found[0] == 80
    assert np.isnan(found[1:]).all()


def test_criterion_is_flat_up_to_ten_points_and_missing_is_not_flat():
    assert flat_criteria([[0, 0, NAN], [10, 11, NAN]]) == [0]


def test_heaviest_flat_criterion_comes_first():
    points = [[50, 50, 0, 50], [50, 55, 90, 50]]

    assert heavy_but_flat(points, [0.375, 0.5, 0.125, 0.0]) == [1, 0]


def test_chance_of_an_order_is_counted_over_all_orders():
    found = order_effect([10, 20, 30, 40, 50], np.random.default_rng(1))

    assert found.correlation == pytest.approx(1)
    assert found.chance == pytest.approx(2 / 120)


def test_chance_among_many_options_is_drawn_and_small():
    found = order_effect(range(12), np.random.default_rng(1))

    assert found.correlation == pytest.approx(1)
    assert found.chance < 0.001


@pytest.mark.parametrize("means", [[1, 2, 3], [5, 5, 5, 5], [1, NAN, 2, 3]])
def test_order_says_nothing_of_few_options_or_equal_ones(means):
    assert order_effect(means, np.random.default_rng(1)) is None


def test_options_with_equal_means_share_a_rank():
    found = order_effect([10, 10, 20, 30], np.random.default_rng(1))

    assert found.correlation == pytest.approx(0.9486833)
