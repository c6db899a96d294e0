"""Totals, ranks, dominance and red lines."""

from collections.abc import Iterator
from functools import partial

import numpy as np
import skcriteria
from pymcdm import methods
from scipy import stats
from skcriteria.agg.simple import WeightedSumModel

from options.analysis.totals.dominance import dominance
from options.analysis.totals.ranking import competition_ranks, weighted_totals
from options.analysis.totals.red_lines import standings
from options.analysis.totals.weighted_product import weighted_products
from tests.bench.comparison import SIZES, Comparison, size_in_words
from tests.bench.data import close, points, weights_for


def comparisons() -> Iterator[Comparison]:
    """For each size."""
    for shape in SIZES:
        values, weights = points(shape), weights_for(shape[1])
        size, more = size_in_words(shape), np.ones(shape[1])
        positive = values + 1
        theirs = skcriteria.mkdm(values, [max] * shape[1], weights=weights)
        totals = values @ weights
        yield Comparison(
            "totals of the additive model",
            size,
            partial(weighted_totals, values, weights),
            {
                "pymcdm": partial(methods.WSM(as_they_are), values, weights, more),
                "scikit-criteria": lambda: WeightedSumModel().evaluate(theirs).e_.score,
            },
            close,
        )
        yield Comparison(
            "ranks with ties",
            size,
            partial(competition_ranks, totals),
            {"SciPy": lambda: stats.rankdata(-totals, method="min")},
            close,
        )
        yield Comparison(
            "who dominates whom",
            size,
            partial(dominance, values),
            {"scikit-criteria": lambda: theirs.dominance.dominance(strict=False).to_numpy()},
            close,
        )
        yield Comparison(
            "weighted product",
            size,
            partial(weighted_products, positive / 1.01, weights),
            {"pymcdm": partial(methods.WPM(as_they_are), positive / 1.01, weights, more)},
            close,
        )
        yield Comparison(
            "standings at a red line",
            f"{shape[0]} options",
            partial(standings, values[:, 0], low=values[:, 0] * 0.5, fails_below=40),
        )


def as_they_are(column: np.ndarray, cost: bool = False) -> np.ndarray:
    """No normalisation: our values lie between stated anchors already."""
    return column
