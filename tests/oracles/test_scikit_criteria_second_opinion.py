"""TOPSIS, VIKOR, ELECTRE I and weighted sums, compared with scikit-criteria's.

scikit-criteria takes milliseconds a problem, so `make test` asks it few.
"""

import numpy as np
import pytest
import skcriteria
from skcriteria.agg.electre import ELECTRE1
from skcriteria.agg.simple import WeightedSumModel
from skcriteria.agg.topsis import TOPSIS
from skcriteria.agg.vikor import VIKOR
from skcriteria.preprocessing.scalers import MinMaxScaler, VectorScaler

from options.analysis.second_opinion.electre import electre, widest_range
from options.analysis.second_opinion.topsis import Normalisation, topsis
from options.analysis.second_opinion.vikor import vikor
from options.analysis.totals.ranking import competition_ranks, weighted_totals
from tests.oracles.problems import problems

SCALERS = {
    Normalisation.VECTOR: VectorScaler("matrix"),
    Normalisation.MIN_MAX: MinMaxScaler("matrix"),
}


def their_problem(problem, *, is_cost=None):
    objectives = [min if cost else max for cost in is_cost] if is_cost is not None else None
    return skcriteria.mkdm(
        problem.values,
        objectives if objectives is not None else [max] * len(problem.weights),
        weights=problem.weights,
    )


def costs(problem):
    return problem.rng.integers(0, 2, len(problem.weights)).astype(bool)


@pytest.mark.parametrize("normalisation", Normalisation)
def test_closeness_is_scikit_criterias(normalisation):
    for problem in problems(20):
        is_cost = costs(problem)
        scaled = SCALERS[normalisation].transform(their_problem(problem, is_cost=is_cost))

        found = topsis(
            problem.values, problem.weights, normalisation=normalisation, is_cost=is_cost
        )

        expected = TOPSIS().evaluate(scaled)
        assert found.closeness == pytest.approx(expected.e_.similarity, abs=1e-9), problem.seed
        assert found.ranks.tolist() == expected.rank_.tolist(), problem.seed


def test_compromises_and_proposals_are_scikit_criterias():
    for problem in problems(20):
        is_cost, share = costs(problem), problem.rng.uniform()

        found = vikor(problem.values, problem.weights, group_share=share, is_cost=is_cost)

        theirs = VIKOR(v=share, use_compromise_set=False).evaluate(
            their_problem(problem, is_cost=is_cost)
        )
        extra = theirs.e_
        assert found.group_regret == pytest.approx(extra.s_k, abs=1e-9), problem.seed
        assert found.largest_regret == pytest.approx(extra.r_k, abs=1e-9), problem.seed
        assert found.compromise == pytest.approx(extra.q_k, abs=1e-9), problem.seed
        assert found.compromise_ranks.tolist() == theirs.rank_.tolist(), problem.seed
        assert found.has_acceptable_advantage == extra.acceptable_advantage, problem.seed
        assert found.has_acceptable_stability == extra.acceptable_stability, problem.seed
        assert sorted(found.proposed) == extra.compromise_set.tolist(), problem.seed


def test_outranking_is_scikit_criterias():
    # Its kernel is what nobody outranks; that agrees with the definition only in graphs where
    # nobody is outranked by losers alone. Ours names both.
    for problem in problems(20, whole=True, criteria=(2, 8)):
        is_cost = costs(problem)
        needed, allowed = problem.rng.uniform(0.4, 0.9), problem.rng.uniform(0.1, 0.7)

        found = electre(
            problem.values,
            problem.weights,
            widest_range(problem.values),
            concordance_needed=needed,
            discordance_allowed=allowed,
            is_cost=is_cost,
        )

        theirs = ELECTRE1(p=needed, q=allowed).evaluate(their_problem(problem, is_cost=is_cost))
        others = ~np.eye(len(problem.values), dtype=bool)
        assert found.concordance[others] == pytest.approx(
            theirs.e_.matrix_concordance[others], abs=1e-9
        ), problem.seed
        assert found.discordance[others] == pytest.approx(
            theirs.e_.matrix_discordance[others], abs=1e-9
        ), problem.seed
        assert found.outranks[others].tolist() == theirs.e_.outrank[others].tolist()
        assert list(found.kernel.not_outranked) == theirs.kernel_where_.tolist(), problem.seed


def test_weighted_totals_and_ranks_are_scikit_criterias():
    for problem in problems(30):
        totals = weighted_totals(problem.values, problem.weights)

        theirs = WeightedSumModel().evaluate(their_problem(problem))

        assert totals == pytest.approx(theirs.e_.score, abs=1e-9), problem.seed
        assert competition_ranks(totals).tolist() == theirs.rank_.tolist(), problem.seed
