"""How often each option takes each rank when weights, and perhaps scores, are unsure."""

from collections.abc import Callable
from dataclasses import dataclass
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
from options.analysis.central_weights import CentralWeights, FirstWeights
from options.analysis.confidence_factors import confidence_at, confidence_of_exact_scores
from options.analysis.monte_carlo import (
    STANDARD_ERRORS,
    Purpose,
    monte_carlo_error,
    monte_carlo_errors,
    stream,
)
from options.analysis.rank_passes import ExactPass, RankPass, parts_of
from options.analysis.score_draws import UncertainScores
from options.analysis.win_tally import WinTally

#: Draws so many sets of weights, (samples, criteria), each summing to 1, from a stream.
WeightDraws: TypeAlias = Callable[[int, np.random.Generator], Floats]


@dataclass(frozen=True, slots=True, eq=False)
class Acceptability:
    """How often each option took each rank, and what follows from that.

    Attributes:
        samples: how many draws there were.
        ranks: (options, options), the share of draws for each option and rank, the first rank
            first. Ties are split evenly, so every row and every column sums to 1.
        wins: (options, options), the share in which the row's option beats the column's; a tie
            is half a win for both. NaN when they were not asked for.
        central: for each option the middle of the weights that make it first; None when it
            is not known which weights made the totals.
        confidence: (options,), how often each option is first at its own central weights,
            whatever the scores turn out to be; NaN for an option that was never first. None
            without central weights.
    """

    samples: int
    ranks: Floats
    wins: Floats
    central: CentralWeights | None
    confidence: Floats | None

    @property
    def first(self) -> Floats:
        """The share of draws in which each option comes first, (options,)."""
        return self.ranks[:, 0]

    @property
    def error(self) -> float:
        """How far any share may be off at 95 % confidence: that of a share of one half."""
        return monte_carlo_error(0.5, self.samples)

    @property
    def rank_errors(self) -> Floats:
        """How far each share of `ranks` may be off at 95 % confidence."""
        return monte_carlo_errors(np.clip(self.ranks, 0, 1), self.samples)

    @property
    def confidence_errors(self) -> Floats | None:
        """How far each confidence factor may be off at 95 % confidence; NaN where it is."""
        if self.confidence is None:
            return None
        known = np.nan_to_num(self.confidence)
        errors = monte_carlo_errors(known, self.samples)
        return np.where(np.isnan(self.confidence), np.nan, errors)

    @property
    def expected_ranks(self) -> Floats:
        """The mean rank of each option, from 1; (options,)."""
        return self.ranks @ np.arange(1.0, len(self.ranks) + 1)

    @property
    def expected_rank_errors(self) -> Floats:
        """How far each mean rank may be off at 95 % confidence; (options,)."""
        squares = self.ranks @ np.arange(1.0, len(self.ranks) + 1) ** 2
        variance = np.maximum(squares - self.expected_ranks**2, 0.0)
        return np.asarray(STANDARD_ERRORS * np.sqrt(variance / self.samples))


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
    >>> from options.analysis.sampling import simplex_weights
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
        Shares and central weights; confidence factors only for one table of values.

    Raises:
        ValueError: there are no samples or no options, a score is missing, or a sample is not
            a set of weights.

    Source:
        Lahdelma & Salminen (2001), Operations Research 49, 444-454.
    """
    tables, rows = _checked(values, weight_samples)
    options, criteria = tables.shape[-2:]
    parts = parts_of(len(rows), options=options, criteria=criteria)
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
    return _record(counted, len(rows), firsts.central(), confidence=None)


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


def rank_acceptability(values: npt.ArrayLike, weight_samples: npt.ArrayLike) -> Floats:
    """Share of samples that give each option each rank, as in `acceptability_of_weights`."""
    return acceptability_of_weights(values, weight_samples, pairwise=False).ranks


def pairwise_wins(values: npt.ArrayLike, weight_samples: npt.ArrayLike) -> Floats:
    """Share of samples in which one option beats another, as in `acceptability_of_weights`."""
    return acceptability_of_weights(values, weight_samples).wins


def holistic_acceptability(ranks: npt.ArrayLike, worth: npt.ArrayLike) -> Floats:
    """One figure an option from all its ranks, for a stated worth of each rank.

    >>> holistic_acceptability([[0.75, 0.25], [0.25, 0.75]], [1.0, 0.5]).tolist()
    [0.875, 0.625]

    Args:
        ranks: (options, options), shares of ranks, the first rank first.
        worth: (options,), what each rank is worth; 1 for the first, never rising, never
            negative.

    Returns:
        (options,), from 0 to 1.

    Raises:
        ValueError: there is not one worth a rank, or the worth is no such falling row.

    Source:
        Lahdelma & Salminen (2001), Operations Research 49, 444-454.
    """
    shares = finite_numbers(ranks, name="ranks")
    row = finite_numbers(worth, name="worth")
    if shares.ndim != 2 or row.shape != shares.shape[1:]:
        raise ValueError("there must be one worth for each rank")
    if row[0] != 1 or (np.diff(row) > 0).any() or row[-1] < 0:
        raise ValueError("the worth must fall from 1 at the first rank, and not below 0")
    return shares @ row


def _of_exact_scores(table: Floats, counted: ExactPass, samples: int) -> Acceptability:
    central = counted.central()
    return _record(
        counted, samples, central, confidence=confidence_of_exact_scores(table, central.weights)
    )


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
    return _record(
        counted,
        samples,
        central,
        confidence=confidence_at(scores, central.weights, samples=samples, rng=rng),
    )


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
