"""What would change the leader: exact thresholds, against a draft and against a scan."""

from collections.abc import Iterator
from functools import partial

import numpy as np
from pymcdm import methods
from scipy import optimize

from options.analysis.arrays import TIE
from options.analysis.changes.flips import flip_map
from options.analysis.changes.nearest_weights import nearest_ties
from options.analysis.changes.score_changes import score_changes
from options.analysis.changes.stability import branch_thresholds, weight_thresholds
from options.analysis.changes.takeovers import takeovers
from options.analysis.robustness.ordinal import leads_under_order
from options.analysis.robustness.weight_ranges import leads_within_ranges
from tests.bench.comparison import SIZES, Comparison, size_in_words
from tests.bench.data import points, weights_for
from tests.bench.totals import as_they_are

GRID = 101


def comparisons() -> Iterator[Comparison]:
    """For each size."""
    for shape in SIZES:
        values, weights = points(shape), weights_for(shape[1])
        size = size_in_words(shape)
        yield Comparison(
            "weight thresholds of all criteria",
            size,
            partial(weight_thresholds, values, weights),
            {
                "plain NumPy draft": partial(draft_of_thresholds, values, weights),
                f"NumPy, a scan of {GRID} weights": partial(scan, values, weights),
                f"pymcdm, a scan of {GRID} weights": partial(scan_by_pymcdm, values, weights),
            },
            same_bounds,
        )
        yield Comparison(
            "weight thresholds with who takes over",
            size,
            lambda: takeovers(weight_thresholds(values, weights)),
        )
        halves = [range(shape[1] // 2), range(shape[1] // 2, shape[1])]
        yield Comparison(
            "thresholds of two branches",
            size,
            partial(branch_thresholds, values, weights, halves),
        )
        yield Comparison(
            "smallest score changes", size, lambda: score_changes(values, weights).smallest()
        )
        yield Comparison(
            "nearest weights that tie every rival",
            size,
            partial(nearest_ties, values, weights),
            {"SciPy's SLSQP": partial(nearest_by_slsqp, values, weights)}
            if shape[0] < 9
            else {},
        )
        yield Comparison(
            "flip map of two weights", size, partial(flip_map, values, weights, 0, 1)
        )
        ranks = list(range(1, shape[1] + 1))
        yield Comparison(
            "all pairs when only the order is known",
            size,
            partial(leads_under_order, values, ranks),
        )
        least, most = weights * 0.5, np.minimum(weights * 1.5, 1)
        yield Comparison(
            "all pairs within ranges of weights",
            size,
            partial(leads_within_ranges, values, least, most),
            {"SciPy's HiGHS": partial(leads_by_highs, values, least, most)}
            if shape[0] < 9
            else {},
            lambda ours, theirs: bool(np.allclose(ours.least, theirs, atol=1e-7)),
        )


def draft_of_thresholds(
    values: np.ndarray, weights: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """The same algebra in a few lines, without checks, ties or names."""
    totals = values @ weights
    leader = totals.argmax()
    gaps = (totals[leader] - totals)[:, None]
    leads = values[leader] - values
    rest = (gaps - weights * leads) / (1 - weights)
    with np.errstate(divide="ignore", invalid="ignore"):
        ties = rest / (rest - leads)
    ties = np.where((ties > 0) & (ties < 1) & (gaps > 0), ties, np.nan)
    lower = np.where(ties < weights, ties, -np.inf).max(axis=0)
    upper = np.where(ties > weights, ties, np.inf).min(axis=0)
    return lower, upper


def scan(values: np.ndarray, weights: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The bounds to the width of a grid, all weights of one criterion at once."""
    leader = (values @ weights).argmax()
    found = [bounds_on_grid(values, weights, at, leader) for at in range(len(weights))]
    lower, upper = np.array(found).T
    return lower, upper


def bounds_on_grid(
    values: np.ndarray, weights: np.ndarray, criterion: int, leader: int
) -> tuple[float, float]:
    """Between which weights of the grid the leader stays first."""
    grid = np.linspace(0, 1, GRID)
    totals = on_grid(weights, criterion, grid) @ values.T
    is_first = totals.max(axis=1) - totals[:, leader] <= TIE
    return bounds_of_firsts(is_first, grid, weights[criterion])


def on_grid(weights: np.ndarray, criterion: int, grid: np.ndarray) -> np.ndarray:
    """One weight at every place of the grid, the others in proportion."""
    others = np.where(np.arange(len(weights)) == criterion, 0.0, weights)
    rows = np.outer(1 - grid, others / others.sum())
    rows[:, criterion] = grid
    return rows


def bounds_of_firsts(
    is_first: np.ndarray, grid: np.ndarray, weight: float
) -> tuple[float, float]:
    """The nearest weights of the grid on either side at which the leader is not first."""
    below, above = grid[~is_first & (grid < weight)], grid[~is_first & (grid > weight)]
    return (below.max() if below.size else -np.inf, above.min() if above.size else np.inf)


def scan_by_pymcdm(values: np.ndarray, weights: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The same with the library called at every place of the grid."""
    body, more = methods.WSM(as_they_are), np.ones(len(weights))
    leader = body(values, weights, more).argmax()
    grid = np.linspace(0, 1, GRID)
    found = []
    for criterion in range(len(weights)):
        rows = on_grid(weights, criterion, grid)
        totals = np.array([body(values, row, more) for row in rows])
        firsts = totals.max(axis=1) - totals[:, leader] <= TIE
        found.append(bounds_of_firsts(firsts, grid, weights[criterion]))
    lower, upper = np.array(found).T
    return lower, upper


def same_bounds(ours: object, theirs: object) -> bool:
    """The same, or as near as a grid can see."""
    pairs = zip((ours.lower, ours.upper), theirs, strict=True)
    return all(
        np.allclose(
            np.nan_to_num(a, posinf=2, neginf=-2),
            np.nan_to_num(b, posinf=2, neginf=-2),
            atol=1 / (GRID - 1) + 1e-9,
        )
        or a_bound_between_two_places(a, b)
        for a, b in pairs
    )


def a_bound_between_two_places(ours: np.ndarray, theirs: np.ndarray) -> bool:
    """A bound in the last step before 0 or 1 falls between two places of the grid."""
    apart = ~np.isclose(np.nan_to_num(ours), np.nan_to_num(theirs), atol=1 / (GRID - 1) + 1e-9)
    return bool(np.isinf(theirs[apart]).all())


def nearest_by_slsqp(values: np.ndarray, weights: np.ndarray) -> list[float]:
    """The distance to the nearest tie with every rival, by general optimisation."""
    leader = (values @ weights).argmax()
    found = []
    for rival in set(range(len(values))) - {int(leader)}:
        lead = values[leader] - values[rival]
        solved = optimize.minimize(
            lambda w: ((w - weights) ** 2).sum(),
            weights,
            bounds=[(0, 1)] * len(weights),
            constraints=[
                {"type": "eq", "fun": lambda w: w.sum() - 1},
                {"type": "eq", "fun": lambda w, lead=lead: (w @ lead) / 100},
            ],
            method="SLSQP",
        )
        found.append(float(np.sqrt(solved.fun)))
    return found


def leads_by_highs(values: np.ndarray, least: np.ndarray, most: np.ndarray) -> np.ndarray:
    """The least lead of every option over every other, a linear programme each."""
    found = np.zeros((len(values), len(values)))
    for a, own in enumerate(values):
        for b, other in enumerate(values):
            solved = optimize.linprog(
                own - other,
                A_eq=np.ones((1, len(least))),
                b_eq=[1],
                bounds=list(zip(least, most, strict=True)),
            )
            found[a, b] = solved.fun
    return found
