"""A room of people: both aggregations, spread, agreement, votes, and what is worth a talk."""

from collections.abc import Iterator
from functools import partial

import krippendorff
import numpy as np
import pandas as pd
import pingouin

from options.analysis.disagreement.agreement import agreement_of_points
from options.analysis.disagreement.camps import camps
from options.analysis.disagreement.cells import cell_figures
from options.analysis.disagreement.concordance import kendall_concordance
from options.analysis.disagreement.counts import counts_of_points
from options.analysis.disagreement.intraclass import intraclass_correlations
from options.analysis.disagreement.minority import minority_report
from options.analysis.disagreement.pivotality import pivotality
from options.analysis.disagreement.raters import krippendorff_alpha
from options.analysis.groups.aggregation import both_aggregations
from options.analysis.groups.people import totals_of_people
from options.analysis.groups.voting_rules import voting_rules
from tests.bench.comparison import SIZES, Comparison, size_in_words
from tests.bench.data import close, many_weights, points, weights_for

PEOPLE = (500, 5_000)
ROOM = (300, 10, 15)


def comparisons() -> Iterator[Comparison]:
    """For a large room and for a very large one."""
    for people in PEOPLE:
        for shape in SIZES:
            yield from of_people(people, shape)
    yield from of_a_room()


def of_people(people: int, shape: tuple[int, int]) -> Iterator[Comparison]:
    """Group figures, of scores kept as bytes."""
    size = f"{people:,} x {size_in_words(shape)}"
    scores = points((people, *shape)).astype(np.uint8)
    weights = many_weights(people, shape[1])
    yield Comparison(
        "spread of every cell (n, mean, quartiles, sd)",
        size,
        lambda: figures(scores),
        {
            "plain NumPy draft": partial(draft_of_figures, scores),
            "NumPy's percentile, mean and std": partial(figures_by_numpy, scores),
            **({"pandas": partial(figures_by_pandas, scores)} if scores.size < 10**6 else {}),
        },
        lambda ours, theirs: all(close(a, b) for a, b in zip(ours, theirs, strict=True)),
    )
    yield Comparison(
        "both aggregations and their covariance",
        size,
        lambda: both_aggregations(scores, weights).of_results,
        {"NumPy's einsum in doubles": partial(aggregations_by_einsum, weights, scores)},
        close,
    )


def of_a_room() -> Iterator[Comparison]:
    """Figures of 300 people."""
    people, options, criteria = ROOM
    size = f"{people} x {options} x {criteria}"
    scores = points(ROOM).astype(np.uint8)
    counts, weights = counts_of_points(scores), weights_for(criteria)
    yield Comparison(
        "pivotality of every cell",
        size,
        lambda: pivotality(counts_of_points(scores), weights).share,
        {"NumPy, every answer tried": partial(pivotality_by_trial, scores, weights)},
        close,
    )
    yield Comparison("pivotality from counts", size, partial(pivotality, counts, weights))
    yield Comparison("agreement A of every cell", size, partial(agreement_of_points, counts))
    own = many_weights(people, criteria)
    totals = totals_of_people(scores, own)
    yield Comparison("votes: Borda, Copeland, cycles", size, partial(voting_rules, totals))
    yield Comparison("Kendall's W", size, partial(kendall_concordance, totals))
    yield Comparison("camps", size, partial(camps, totals))
    split = scores.copy()
    split[::2, :5] //= 4
    split[1::2, 5:] //= 4
    yield Comparison("minority report", size, partial(minority_report, split, own))
    ratings = scores[:40].reshape(40, -1).astype(np.float64)
    for level in ("interval", "ordinal"):
        yield Comparison(
            f"Krippendorff's alpha, {level}",
            "40 x 150",
            lambda level=level: krippendorff_alpha(ratings, level=level).coefficient,
            {
                "krippendorff": lambda level=level: krippendorff.alpha(
                    ratings, level_of_measurement=level
                )
            },
            close,
        )
    table = ratings.T
    yield Comparison(
        "six intraclass correlations",
        "150 x 40",
        lambda: intraclass_correlations(table).agreement.coefficient,
        {"pingouin": partial(intraclass_by_pingouin, table)},
        close,
    )


def figures(scores: np.ndarray) -> tuple[np.ndarray, ...]:
    """Ours: counted once, and everything read off the counts."""
    found = cell_figures(counts_of_points(scores))
    return (
        found.mean,
        found.lower_quartile,
        found.median,
        found.upper_quartile,
        found.standard_deviation,
    )


def draft_of_figures(scores: np.ndarray) -> tuple[np.ndarray, ...]:
    """The same counting in a few lines, without checks and without missing answers."""
    people, options, criteria = scores.shape
    cells = options * criteria
    flat = scores.reshape(people, cells)
    places = flat + np.arange(cells) * 101
    counts = np.bincount(places.ravel(), minlength=cells * 101).reshape(cells, 101)
    running, values = counts.cumsum(axis=1), np.arange(101)
    mean = counts @ values / people
    spread = np.sqrt((counts @ values**2 - people * mean**2) / (people - 1))
    quartiles = []
    for percent in (25, 50, 75):
        lower, rest = divmod((people - 1) * percent, 100)
        start = (running <= lower).sum(axis=1)
        end = (running <= min(lower + 1, people - 1)).sum(axis=1)
        quartiles.append(start + (end - start) * rest / 100)
    shape = options, criteria
    return tuple(figure.reshape(shape) for figure in (mean, *quartiles, spread))


def figures_by_numpy(scores: np.ndarray) -> tuple[np.ndarray, ...]:
    """By sorting."""
    lower, median, upper = np.percentile(scores, (25, 50, 75), axis=0)
    return scores.mean(axis=0), lower, median, upper, scores.std(axis=0, ddof=1)


def figures_by_pandas(scores: np.ndarray) -> tuple[np.ndarray, ...]:
    """By a table with one row an answer, grouped by cell."""
    cells = np.arange(scores[0].size)
    frame = pd.DataFrame({"cell": np.tile(cells, len(scores)), "points": scores.ravel()})
    grouped = frame.groupby("cell")["points"]
    quartiles = grouped.quantile([0.25, 0.5, 0.75]).unstack()
    found = (grouped.mean(), *(quartiles[share] for share in (0.25, 0.5, 0.75)), grouped.std())
    return tuple(column.to_numpy().reshape(scores.shape[1:]) for column in found)


def aggregations_by_einsum(weights: np.ndarray, scores: np.ndarray) -> np.ndarray:
    """The mean of everybody's totals, with the covariance that ours gives beside it."""
    values = scores.astype(np.float64)
    means, middle = values.mean(axis=0), weights.mean(axis=0)
    together = np.einsum("pj,pij->ij", weights, values) / len(values)
    assert (together - middle * means).shape == means.shape
    return together.sum(axis=1)


def pivotality_by_trial(scores: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """For every cell every answer put in its place."""
    means = scores.mean(axis=0, dtype=np.float64)
    totals = means @ weights
    leader = totals.argmax()
    found = np.zeros_like(means)
    for option in range(len(means)):
        for criterion in range(len(weights)):
            tried = np.tile(totals, (len(scores), 1))
            tried[:, option] += weights[criterion] * (
                scores[:, option, criterion] - means[option, criterion]
            )
            found[option, criterion] = (tried.argmax(axis=1) != leader).mean()
    return found


def intraclass_by_pingouin(table: np.ndarray) -> float:
    """The agreement of single raters, from a table with one row an answer."""
    targets, judges = np.indices(table.shape)
    long = pd.DataFrame(
        {"target": targets.ravel(), "judge": judges.ravel(), "rating": table.ravel()}
    )
    found = pingouin.intraclass_corr(long, "target", "judge", "rating")
    return float(found["ICC"].iloc[1])
