"""How often each option takes each rank when weights, and perhaps scores, are unsure."""

from collections.abc import Callable
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from options.analysis.arrays import (
    Floats,
    complete_table,
    finite_numbers,
    points_or_missing,
    weight_rows,
)
from options.analysis.uncertainty.central_weights import CentralWeights, FirstWeights
from options.analysis.uncertainty.confidence_factors import confidence_factors
from options.analysis.uncertainty.monte_carlo import (
    Purpose,
    stream,
)
from options.analysis.uncertainty.rank_passes import ExactPass, RankPass, parts_of
from options.analysis.uncertainty.rank_shares import Acceptability
from options.analysis.uncertainty.score_draws import UncertainScores
from options.analysis.uncertainty.win_tally import WinTally

#: Draws so many sets of weights, (samples, criteria), each summing to 1, from a stream.
WeightDraws: TypeAlias = Callable[[int, np.random.Generator], Floats]


def smaa(
    scores: npt.ArrayLike | UncertainScores,
    draw_weights: WeightDraws,
    *,
    samples: int,
    seed: int,
    pairwise: bool = True,
) -> Acceptability:
    """Everything that stochastic multicriteria acceptability analysis (SMAA-2) gives.

    >>> from functools import partial
    >>> from options.analysis.uncertainty.sampling import simplex_weights
    >>> found = smaa([[90, 80], [10, 20]], partial(simplex_weights, 2), samples=100, seed=7)
    >>> found.ranks.tolist(), found.confidence.tolist()
    ([[1.0, 0.0], [0.0, 1.0]], [1.0, nan])

    Args:
        scores: (options, criteria), each from 0 to 100, none missing; or uncertain scores.
        draw_weights: draws sets of weights; any function of `sampling` or `bounded_weights`
            with its first arguments given.
        samples: how many weights, each with its own scores, are drawn, from 1.
        seed: where all randomness comes from, in a stream for each purpose; the same seed
            gives the same figures.
        pairwise: whether wins are counted as well.

    Returns:
        Shares, central weights and confidence factors, each with its error.

    Raises:
        ValueError: there are no samples or no options, a score is missing, or draws have not
            one weight for each criterion.

    Source:
        Lahdelma & Salminen (2001), SMAA-2, Operations Research 49, 444-454; Tervonen &
        Figueira (2008), JMCDA 15, 1-14; wins: Leskinen, Viitanen, Kangas & Kangas (2006),
        Forest Science 52, 304-312.
    """
    if samples < 1:
        raise ValueError("at least one sample is needed")
    if isinstance(scores, UncertainScores):
        return _of_uncertain_scores(scores, draw_weights, samples, seed, pairwise=pairwise)
    table = _with_options(complete_table(scores))
    rng = stream(seed, Purpose.WEIGHTS)
    counted = ExactPass(table, pairwise=pairwise)
    for part in parts_of(samples, options=len(table), criteria=table.shape[1]):
        counted.add(_drawn(draw_weights, part.stop - part.start, rng, table.shape[1]))
    counted.finish()
    return _of_exact_scores(table, counted, samples)


def acceptability_of_weights(
    values: npt.ArrayLike, weight_samples: npt.ArrayLike, *, pairwise: bool = True
) -> Acceptability:
    """The same for sets of weights that have been drawn already.

    Args:
        values: (options, criteria), each from 0 to 100, none missing; or one such table for
            each sample, (samples, options, criteria).
        weight_samples: (samples, criteria); each row sums to 1.
        pairwise: whether wins are counted as well.

    Returns:
        Shares, central weights and confidence factors; the tables of the samples, if there
        are several, are the draws of the scores for these as well.

    Raises:
        ValueError: there are no samples or no options, a score is missing, or a sample is not
            a set of weights.

    Source:
        Lahdelma & Salminen (2001), Operations Research 49, 444-454.
    """
    tables, rows = _checked(values, weight_samples)
    options, criteria = tables.shape[-2:]
    parts = list(parts_of(len(rows), options=options, criteria=criteria))
    if tables.ndim == 2:
        exact = ExactPass(tables, pairwise=pairwise)
        for part in parts:
            exact.add(rows[part])
        exact.finish()
        return _of_exact_scores(tables, exact, len(rows))
    counted, firsts = _single_options(options, criteria, pairwise=pairwise)
    for part in parts:
        counted.add((tables[part] @ rows[part, :, None])[:, :, 0], rows[part])
    counted.finish()
    central = firsts.central()
    confidence = confidence_factors(
        central.weights, lambda sets: (tables[part] @ sets.T for part in parts)
    )
    return _record(counted, len(rows), central, confidence=confidence)


def acceptability_of_totals(totals: npt.ArrayLike, *, pairwise: bool = True) -> Acceptability:
    """The same for totals that have been drawn already, with nothing known of their weights.

    >>> acceptability_of_totals([[70.0, 60.0], [50.0, 50.0]]).first.tolist()
    [0.75, 0.25]

    Args:
        totals: (samples, options), in points.
        pairwise: whether wins are counted as well.

    Returns:
        Shares, without central weights and confidence factors.

    Raises:
        ValueError: there are no samples or no options, or a total is missing or infinite.

    Source:
        Lahdelma & Salminen (2001), Operations Research 49, 444-454.
    """
    table = finite_numbers(totals, name="totals")
    if table.ndim != 2 or len(table) == 0:
        raise ValueError("at least one sample of totals is needed, with one total an option")
    if table.shape[1] == 0:
        raise ValueError("at least one option is needed")
    options = table.shape[1]
    counted = RankPass(
        np.ones(options, dtype=np.int64),
        wins=WinTally(options) if pairwise else None,
        firsts=None,
    )
    for part in parts_of(len(table), options=options):
        counted.add(table[part], table[part, :0])
    counted.finish()
    return _record(counted, len(table), None, confidence=None)


def _of_exact_scores(table: Floats, counted: ExactPass, samples: int) -> Acceptability:
    central = counted.central()
    confidence = confidence_factors(central.weights, lambda sets: [(table @ sets.T)[None]])
    return _record(counted, samples, central, confidence=confidence)


def _of_uncertain_scores(
    scores: UncertainScores,
    draw_weights: WeightDraws,
    samples: int,
    seed: int,
    *,
    pairwise: bool,
) -> Acceptability:
    weight_stream, score_stream = stream(seed, Purpose.WEIGHTS), stream(seed, Purpose.SCORES)
    options, criteria = scores.options, scores.criteria
    if options == 0:
        raise ValueError("at least one option is needed")
    counted, firsts = _single_options(options, criteria, pairwise=pairwise)
    for part in parts_of(samples, options=options, criteria=criteria):
        weights = _drawn(draw_weights, part.stop - part.start, weight_stream, criteria)
        counted.add(scores.totals(weights, score_stream), weights)
    counted.finish()
    central = firsts.central()
    rng = stream(seed, Purpose.CONFIDENCE)
    confidence = confidence_factors(
        central.weights, lambda sets: scores.totals_at(sets, samples, rng)
    )
    return _record(counted, samples, central, confidence=confidence)


def _single_options(
    options: int, criteria: int, *, pairwise: bool
) -> tuple[RankPass, FirstWeights]:
    copies = np.ones(options, dtype=np.int64)
    firsts = FirstWeights(copies, criteria)
    wins = WinTally(options) if pairwise else None
    return RankPass(copies, wins=wins, firsts=firsts), firsts


def _record(
    counted: RankPass | ExactPass,
    samples: int,
    central: CentralWeights | None,
    *,
    confidence: Floats | None,
) -> Acceptability:
    ranks, wins = counted.ranks(), counted.wins()
    return Acceptability(
        samples=samples,
        ranks=ranks / samples,
        wins=np.full_like(ranks, np.nan) if wins is None else wins / samples,
        central=central,
        confidence=confidence,
    )


def _drawn(
    draw_weights: WeightDraws, samples: int, rng: np.random.Generator, criteria: int
) -> Floats:
    weights = draw_weights(samples, rng)
    if weights.shape != (samples, criteria):
        raise ValueError(f"draws must have one weight for each of the {criteria} criteria")
    return weights


def _with_options(tables: Floats) -> Floats:
    if tables.shape[-2] == 0:
        raise ValueError("at least one option is needed")
    return tables


def _checked(values: npt.ArrayLike, weight_samples: npt.ArrayLike) -> tuple[Floats, Floats]:
    tables = finite_numbers(points_or_missing(values, name="values"), name="values")
    if tables.ndim not in (2, 3) or tables.shape[-1] == 0:
        raise ValueError("values must be a table of options by criteria, or one a sample")
    rows = weight_rows(weight_samples, criteria=_with_options(tables).shape[-1])
    if rows.ndim != 2 or len(rows) == 0:
        raise ValueError("at least one weight sample is needed")
    if tables.ndim == 3 and len(tables) != len(rows):
        raise ValueError("there must be one table of values for each weight sample")
    return tables, rows
