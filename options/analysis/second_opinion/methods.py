"""The methods that are compared, each ready to judge any of the options alone."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

import numpy as np

from options.analysis.arrays import HIGHEST, Floats, Ints
from options.analysis.second_opinion.electre import electre
from options.analysis.second_opinion.outranking import kernel
from options.analysis.second_opinion.preference_functions import PreferenceFunction, Shape
from options.analysis.second_opinion.promethee import flows, preference_index
from options.analysis.second_opinion.topsis import Normalisation, topsis
from options.analysis.second_opinion.vikor import vikor
from options.analysis.totals.ranking import competition_ranks, weighted_totals
from options.analysis.totals.weighted_product import product_ranks, weighted_products


class Method(StrEnum):
    """The methods that are compared; the first is the one that this product stands on."""

    ADDITIVE = "additive"
    WEIGHTED_PRODUCT = "weighted product"
    TOPSIS_VECTOR = "TOPSIS, vector"
    TOPSIS_MIN_MAX = "TOPSIS, min-max"
    VIKOR = "VIKOR"
    PROMETHEE_USUAL = "PROMETHEE II, usual"
    PROMETHEE_LINEAR = "PROMETHEE II, linear"
    ELECTRE = "ELECTRE I"


@dataclass(frozen=True, slots=True)
class Parameters:
    """What the methods ask for beside values and weights; points, or shares from 0 to 1.

    Attributes:
        indifference, preference: points, the thresholds of the linear preference function.
        group_share: VIKOR's v.
        concordance_needed, discordance_allowed: ELECTRE's thresholds; gaps are shares of the
            scale of 100 points.
    """

    indifference: float = 5.0
    preference: float = 25.0
    group_share: float = 0.5
    concordance_needed: float = 0.65
    discordance_allowed: float = 0.35


Verdict: TypeAlias = tuple[Floats | None, Ints]
Judge: TypeAlias = Callable[[Ints], Verdict]


def judge(method: Method, values: Floats, weights: Floats, *, parameters: Parameters) -> Judge:
    """A method that knows the values and weights, and can judge any of the options alone.

    What compares pairs of options does so once, so that leaving options out costs little.

    Args:
        method: which one.
        values: (options, criteria), each from 0 to 100.
        weights: (criteria,), summing to 1.
        parameters: what the other methods ask for.

    Returns:
        A function from the places of the options that take part to their figures (None for
        ELECTRE I) and ranks, as in `Opinion`.

    Raises:
        ValueError: a parameter does not fit.

    Source:
        As in the modules of the methods.
    """
    return _JUDGES[method](values, weights, parameters)


def _additive(values: Floats, weights: Floats, _parameters: Parameters) -> Judge:
    totals = weighted_totals(values, weights)

    def of(options: Ints) -> Verdict:
        return totals[options], competition_ranks(totals[options])

    return of


def _weighted_product(values: Floats, weights: Floats, _parameters: Parameters) -> Judge:
    positive = np.maximum(values, 0.0)

    def of(options: Ints) -> Verdict:
        rest = positive[options]
        return weighted_products(rest, weights), product_ranks(rest, weights)

    return of


def _topsis(normalisation: Normalisation) -> Callable[[Floats, Floats, Parameters], Judge]:
    def ready(values: Floats, weights: Floats, _parameters: Parameters) -> Judge:
        def of(options: Ints) -> Verdict:
            found = topsis(values[options], weights, normalisation=normalisation)
            return found.closeness, found.ranks

        return of

    return ready


def _vikor(values: Floats, weights: Floats, parameters: Parameters) -> Judge:
    def of(options: Ints) -> Verdict:
        found = vikor(values[options], weights, group_share=parameters.group_share)
        return 1.0 - found.compromise, found.compromise_ranks

    return of


def _promethee_usual(values: Floats, weights: Floats, _parameters: Parameters) -> Judge:
    return _promethee(values, weights, PreferenceFunction(Shape.USUAL))


def _promethee_linear(values: Floats, weights: Floats, parameters: Parameters) -> Judge:
    linear = PreferenceFunction(
        Shape.LINEAR, indifference=parameters.indifference, preference=parameters.preference
    )
    return _promethee(values, weights, linear)


def _promethee(values: Floats, weights: Floats, function: PreferenceFunction) -> Judge:
    index = preference_index(values, weights, function)

    def of(options: Ints) -> Verdict:
        found = flows(index[np.ix_(options, options)])
        return found.net, found.ranks

    return of


def _electre(values: Floats, weights: Floats, parameters: Parameters) -> Judge:
    outranks = electre(
        values,
        weights,
        np.full(len(weights), HIGHEST),
        concordance_needed=parameters.concordance_needed,
        discordance_allowed=parameters.discordance_allowed,
    ).outranks

    def of(options: Ints) -> Verdict:
        ranks = np.zeros(len(options), dtype=np.int64)
        ranks[list(kernel(outranks[np.ix_(options, options)]).members)] = 1
        return None, ranks

    return of


_JUDGES: dict[Method, Callable[[Floats, Floats, Parameters], Judge]] = {
    Method.ADDITIVE: _additive,
    Method.WEIGHTED_PRODUCT: _weighted_product,
    Method.TOPSIS_VECTOR: _topsis(Normalisation.VECTOR),
    Method.TOPSIS_MIN_MAX: _topsis(Normalisation.MIN_MAX),
    Method.VIKOR: _vikor,
    Method.PROMETHEE_USUAL: _promethee_usual,
    Method.PROMETHEE_LINEAR: _promethee_linear,
    Method.ELECTRE: _electre,
}
