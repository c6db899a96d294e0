"""What needs a linear programme."""

from collections.abc import Iterator
from functools import partial

import numpy as np
from scipy import optimize

from options.analysis.programmes.linear_programme import minimise
from options.analysis.robustness.never_best import best_cases, never_best
from options.analysis.weighing.best_worst import best_worst_weights
from tests.bench.comparison import SIZES, Comparison, size_in_words
from tests.bench.data import points


def comparisons() -> Iterator[Comparison]:
    """A programme, best-worst weights, and options that no weights make first."""
    for rows, columns in ((10, 15), (40, 60)):
        limits = np.random.default_rng([4, rows]).uniform(0, 1, (rows, columns))
        gains = -np.random.default_rng([5, columns]).uniform(0, 1, columns)
        yield Comparison(
            "linear programme",
            f"{rows} x {columns}",
            lambda: minimise(gains, at_most=(limits, np.ones(rows))).value,
            {"SciPy's HiGHS": lambda: optimize.linprog(gains, limits, np.ones(rows)).fun},
            lambda ours, theirs: abs(ours - theirs) < 1e-8,
        )
    for count in (5, 9):
        over = np.linspace(1, 9, count).round()
        under = over[::-1].copy()
        yield Comparison(
            "best-worst weights",
            f"{count} criteria",
            lambda: best_worst_weights(0, count - 1, over, under).weights,
            {"SciPy's HiGHS": partial(best_worst_by_highs, over, under)},
            lambda ours, theirs: bool(np.allclose(ours, theirs, atol=1e-8)),
        )
    for shape in SIZES:
        values = points(shape)
        yield Comparison(
            "options that no weights make first",
            size_in_words(shape),
            lambda: np.array([case.margin for case in best_cases(values)]),
            {"SciPy's HiGHS": partial(margins_by_highs, values)},
            lambda ours, theirs: bool(np.allclose(ours, theirs, atol=1e-6)),
        )
        yield Comparison(
            "the same, only those that are never best",
            size_in_words(shape),
            lambda: never_best(best_cases(values)),
        )


def best_worst_by_highs(over: np.ndarray, under: np.ndarray) -> np.ndarray:
    """The linear model of best-worst, the first criterion best and the last worst."""
    count = len(over)
    one = np.eye(count)
    gaps = np.vstack([one[0] - over[:, None] * one, one - under[:, None] * one[-1]])
    rows = np.hstack([np.vstack([gaps, -gaps]), -np.ones((4 * count, 1))])
    solved = optimize.linprog(
        np.append(np.zeros(count), 1),
        rows,
        np.zeros(4 * count),
        np.append(np.ones(count), 0)[None],
        [1],
    )
    return solved.x[:-1]


def margins_by_highs(values: np.ndarray) -> np.ndarray:
    """For each option its largest margin, a programme each."""
    options, criteria = values.shape
    found = []
    for option in range(options):
        rivals = np.delete(values, option, axis=0)
        rows = np.hstack([rivals - values[option], np.ones((options - 1, 1))])
        solved = optimize.linprog(
            np.append(np.zeros(criteria), -1),
            rows,
            np.zeros(options - 1),
            np.append(np.ones(criteria), 0)[None],
            [1],
            bounds=[(0, None)] * criteria + [(None, None)],
        )
        found.append(-solved.fun)
    return np.array(found)
