"""Other schools' methods."""

from collections.abc import Iterator
from functools import partial

import numpy as np
import skcriteria
from pymcdm import methods, normalizations
from pymcdm.methods.partial import PROMETHEE_I
from skcriteria.agg.electre import ELECTRE1
from skcriteria.agg.topsis import TOPSIS
from skcriteria.agg.vikor import VIKOR
from skcriteria.preprocessing.scalers import VectorScaler

from options.analysis.second_opinion.does_the_method_matter import does_the_method_matter
from options.analysis.second_opinion.electre import electre, widest_range
from options.analysis.second_opinion.preference_functions import PreferenceFunction, Shape
from options.analysis.second_opinion.promethee import flows, preference_index
from options.analysis.second_opinion.topsis import topsis
from options.analysis.second_opinion.vikor import vikor
from tests.bench.comparison import SIZES, Comparison, size_in_words
from tests.bench.data import close, points, weights_for


def comparisons() -> Iterator[Comparison]:
    """For each size."""
    for shape in SIZES:
        values, weights = points(shape), weights_for(shape[1])
        size, more = size_in_words(shape), np.ones(shape[1])
        theirs = skcriteria.mkdm(values, [max] * shape[1], weights=weights)
        yield Comparison(
            "TOPSIS",
            size,
            lambda: topsis(values, weights).closeness,
            {
                "pymcdm": partial(
                    methods.TOPSIS(normalizations.vector_normalization), values, weights, more
                ),
                "scikit-criteria": lambda: (
                    TOPSIS().evaluate(VectorScaler("matrix").transform(theirs)).e_.similarity
                ),
            },
            close,
        )
        yield Comparison(
            "VIKOR",
            size,
            lambda: vikor(values, weights).compromise,
            {
                "pymcdm": partial(methods.VIKOR(v=0.5), values, weights, more),
                "scikit-criteria": lambda: (
                    VIKOR(v=0.5, use_compromise_set=False).evaluate(theirs).e_.q_k
                ),
            },
            close,
        )
        for shape_of, thresholds in (
            (Shape.USUAL, (None, None)),
            (Shape.LINEAR, (5.0, 25.0)),
        ):
            yield Comparison(
                f"PROMETHEE I and II, {shape_of.value}",
                size,
                partial(net_flows, values, weights, PreferenceFunction(shape_of, *thresholds)),
                {"pymcdm": partial(pymcdm_flows, values, weights, shape_of, thresholds)},
                close,
            )
        yield Comparison(
            "ELECTRE I",
            size,
            lambda: electre(values, weights, widest_range(values)).outranks.sum(),
            {"scikit-criteria": lambda: electre1(theirs)},
            close,
        )
    for shape in SIZES[:2]:
        yield Comparison(
            "does the method matter, every option left out",
            size_in_words(shape),
            partial(does_the_method_matter, points(shape), weights_for(shape[1])),
        )


def net_flows(values: np.ndarray, weights: np.ndarray, function: PreferenceFunction) -> object:
    """Ours, both flows and their difference."""
    found = flows(preference_index(values, weights, function))
    return found.positive, found.negative


def pymcdm_flows(
    values: np.ndarray,
    weights: np.ndarray,
    shape: Shape,
    thresholds: tuple[float | None, float | None],
) -> object:
    """Theirs, with the same thresholds on every criterion."""
    names = {Shape.USUAL: "usual", Shape.LINEAR: "vshape_2"}
    wishes = (
        {}
        if shape is Shape.USUAL
        else {
            name: np.full(len(weights), at) for name, at in zip("qp", thresholds, strict=True)
        }
    )
    return PROMETHEE_I(names[shape], **wishes)(values, weights, np.ones(len(weights)))


def electre1(theirs: object) -> int:
    """How many pairs outrank in scikit-criteria's."""
    found = ELECTRE1(p=0.65, q=0.35).evaluate(theirs).e_.outrank
    return int((found & ~np.eye(len(found), dtype=bool)).sum())
