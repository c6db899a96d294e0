"""TOPSIS, VIKOR, PROMETHEE and weighted sums, compared with pymcdm's."""

import numpy as np
import pytest
from pymcdm import methods, normalizations
from pymcdm.helpers import rrankdata
from pymcdm.methods.partial import PROMETHEE_I
from scipy import stats

from options.analysis.second_opinion.preference_functions import PreferenceFunction, Shape
from options.analysis.second_opinion.promethee import flows, preference_index
from options.analysis.second_opinion.topsis import Normalisation, topsis
from options.analysis.second_opinion.vikor import vikor
from options.analysis.totals.ranking import competition_ranks, weighted_totals
from tests.oracles.problems import problems

NORMALISATIONS = {
    Normalisation.VECTOR: normalizations.vector_normalization,
    Normalisation.MIN_MAX: normalizations.minmax_normalization,
}

# pymcdm has no Gaussian shape; it calls the linear one "vshape_2".
SHAPES = {
    Shape.USUAL: "usual",
    Shape.U_SHAPE: "ushape",
    Shape.V_SHAPE: "vshape",
    Shape.LEVEL: "level",
    Shape.LINEAR: "vshape_2",
}


def directions(problem):
    """Some costs among the criteria, as we and as pymcdm name them."""
    is_cost = problem.rng.integers(0, 2, len(problem.weights)).astype(bool)
    return is_cost, np.where(is_cost, -1, 1)


@pytest.mark.parametrize("normalisation", Normalisation)
def test_closeness_is_pymcdms(normalisation):
    body = methods.TOPSIS(NORMALISATIONS[normalisation])
    for problem in problems(400):
        is_cost, types = directions(problem)

        found = topsis(
            problem.values, problem.weights, normalisation=normalisation, is_cost=is_cost
        )

        expected = body(problem.values, problem.weights, types)
        assert found.closeness == pytest.approx(expected, abs=1e-9), problem.seed


def test_closeness_of_whole_points_with_ties_is_pymcdms_where_it_has_one():
    # Where nothing differs pymcdm divides 0 by 0; ours is 1 and says so.
    body = methods.TOPSIS(normalizations.minmax_normalization)
    for problem in problems(200, options=(1, 3), criteria=(1, 3), whole=True):
        values = np.ceil(problem.values / 50)

        found = topsis(values, problem.weights, normalisation=Normalisation.MIN_MAX)

        with np.errstate(invalid="ignore"):
            expected = body(values, problem.weights, np.ones(len(problem.weights)), False)
        assert np.isnan(expected).any() == (not found.tells_apart), problem.seed
        expected = np.where(np.isnan(expected), 1.0, expected)
        assert found.closeness == pytest.approx(expected, abs=1e-9), problem.seed


def test_compromises_are_pymcdms():
    for problem in problems(400):
        is_cost, types = directions(problem)
        share = problem.rng.uniform()

        found = vikor(problem.values, problem.weights, group_share=share, is_cost=is_cost)

        *_, group, largest, compromise = methods.VIKOR(v=share)._method(
            problem.values, problem.weights, types
        )
        assert found.group_regret == pytest.approx(group, abs=1e-9), problem.seed
        assert found.largest_regret == pytest.approx(largest, abs=1e-9), problem.seed
        assert found.compromise == pytest.approx(compromise, abs=1e-9), problem.seed


@pytest.mark.parametrize("shape", SHAPES)
def test_flows_are_pymcdms(shape):
    for problem in problems(80, whole=True):
        is_cost, types = directions(problem)
        low = problem.rng.integers(0, 30, len(problem.weights)).astype(float)
        high = low + problem.rng.integers(1, 40, len(problem.weights))
        has_low = shape in (Shape.U_SHAPE, Shape.LEVEL, Shape.LINEAR)
        has_high = shape in (Shape.V_SHAPE, Shape.LEVEL, Shape.LINEAR)
        functions = [
            PreferenceFunction(shape, q if has_low else None, p if has_high else None)
            for q, p in zip(low, high, strict=True)
        ]

        index = preference_index(problem.values, problem.weights, functions, is_cost=is_cost)
        found = flows(index)

        thresholds = {} if shape is Shape.USUAL else {"p": high, "q": low}
        positive, negative = PROMETHEE_I(SHAPES[shape], **thresholds)(
            problem.values, problem.weights, types
        )
        assert found.positive == pytest.approx(positive, abs=1e-9), problem.seed
        assert found.negative == pytest.approx(negative, abs=1e-9), problem.seed


def test_net_flows_are_pymcdms():
    for problem in problems(200):
        is_cost, types = directions(problem)
        usual = PreferenceFunction(Shape.USUAL)

        index = preference_index(problem.values, problem.weights, usual, is_cost=is_cost)

        expected = methods.PROMETHEE_II("usual")(problem.values, problem.weights, types)
        assert flows(index).net == pytest.approx(expected, abs=1e-9), problem.seed


def as_it_is(column, cost=False):
    """No normalisation: our values lie between stated anchors already."""
    return column


def test_weighted_totals_are_pymcdms_weighted_sums_of_values():
    body = methods.WSM(as_it_is)
    for problem in problems(500):
        found = weighted_totals(problem.values, problem.weights)

        expected = body(problem.values, problem.weights, np.ones(len(problem.weights)))
        assert found == pytest.approx(expected, abs=1e-9), problem.seed


def test_competition_ranks_are_pymcdms_ranks_with_shared_places_moved_up():
    # pymcdm gives ties the mean of their places; ranked among themselves, these are ours.
    for problem in problems(500, whole=True):
        totals = problem.values[:, 0]

        averages = rrankdata(totals)

        expected = stats.rankdata(averages, method="min")
        assert competition_ranks(totals).tolist() == expected.tolist(), problem.seed
