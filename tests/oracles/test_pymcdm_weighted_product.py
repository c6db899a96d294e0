"""Weighted products, compared with pymcdm's."""

import numpy as np
import pytest
from pymcdm.methods import WPM
from pymcdm.normalizations import sum_normalization

from options.analysis.totals.weighted_product import product_ratios, weighted_products
from tests.oracles.problems import problems


def test_weighted_products_are_pymcdms_after_its_normalisation():
    # pymcdm divides each column by its sum before it multiplies. That takes the same factor
    # from every option's product, so the ratios are those of the values as they are.
    model = WPM(sum_normalization)
    for problem in problems(1_000):
        values = problem.values + 0.01
        theirs = model(values, problem.weights, np.ones(len(problem.weights)), validation=False)

        divided = weighted_products(values / values.sum(axis=0), problem.weights)
        ratios = product_ratios(values, problem.weights)

        assert divided == pytest.approx(theirs, rel=1e-9), problem.seed
        assert ratios == pytest.approx(theirs[:, None] / theirs[None, :], rel=1e-9), (
            problem.seed
        )
