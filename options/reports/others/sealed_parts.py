"""Parts of a sealed round's figures: cells, weights, cuts, how sure, and blind choices."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np

from options.analysis.arrays import TIE, Flags, Floats, Ints
from options.analysis.disagreement.camps import SHARE_BETWEEN, SMALLEST_CAMP, camps
from options.analysis.disagreement.cells import cell_figures
from options.analysis.totals.ranking import weighted_totals
from options.analysis.uncertainty.acceptability import acceptability_of_totals
from options.analysis.uncertainty.confidence_factors import confidence_factors
from options.analysis.uncertainty.monte_carlo import Purpose, stream
from options.analysis.uncertainty.normal_scores import NormalScores
from options.models import GutChoice, Prediction
from options.reports.others.figures import packed, told_row
from options.reports.others.kept import members_told, people_by_group
from options.reports.others.people import CANNOT, OUTDATED, Voices
from options.reports.others.rules import may_show_spread

SAMPLES = 10_000


def told_cells(voices: Voices, counts: Ints, stays: Flags) -> dict[str, Any]:
    """Everything about the cells that is no point: counts by kind of answer."""
    return {
        "counts": packed(counts),
        "cannot": (voices.said == CANNOT).sum(axis=0).tolist(),
        "outdated": (voices.said == OUTDATED).sum(axis=0).tolist(),
        "carried": voices.carried.sum(axis=0).tolist(),
        "late": voices.waiting.sum(axis=0).tolist(),
        "kept": stays.tolist(),
    }


def told_groups(
    voices: Voices, groups: Sequence[int | None], counts: Ints, *, seed: int
) -> list[dict[str, Any]]:
    """Each perspective: its people, its counts by cell, its mean weights."""
    own = voices.speaks_for
    told = []
    people = people_by_group(voices, groups)
    for pk, n, of_group in zip(groups, people, counts, strict=True):
        members = np.array([of == pk for of in own], dtype=np.bool_)
        weights = given_weights(voices.weights[members])
        told.append(
            {
                "pk": pk,
                "people": n,
                "members": members_told(voices, pk, seed=seed),
                "counts": packed(of_group),
                "weighing": len(weights),
                "weights": told_row(weights.mean(axis=0)) if len(weights) else None,
            }
        )
    return told


def told_weights(voices: Voices) -> dict[str, Any]:
    """The room's weights: means, medians scaled to 1, and how they came about."""
    weights = given_weights(voices.weights)
    weighs: Flags = np.asarray(~np.isnan(voices.weights).any(axis=1))
    hows = [how for how, is_in in zip(voices.hows, weighs.tolist(), strict=True) if is_in]
    told: dict[str, Any] = {
        "n": len(weights),
        "how": dict(sorted(Counter(hows).items())),
        "dots": dots_of(weights),
    }
    if not len(weights):
        return told | {"mean": None, "median": None}
    medians = np.median(weights, axis=0)
    is_any = medians.sum() > 0
    return told | {
        "mean": told_row(weights.mean(axis=0)),
        "median": told_row(medians / medians.sum()) if is_any else None,
    }


def dots_of(weights: Floats) -> list[list[float]] | None:
    """Everybody's weights in whole percent, by their sizes and so in the order of nobody.

    Of fewer than five people nothing is kept.
    """
    if not may_show_spread(len(weights)):
        return None
    return sorted(np.round(weights, 2).tolist())


def given_weights(weights: Floats) -> Floats:
    """The rows of those who gave weights."""
    return np.asarray(weights[~np.isnan(weights).any(axis=1)])


def told_splits(counts: Ints) -> list[list[Any]]:
    """Cells whose answers fall into two camps: row, column, smaller side, its edge, sizes.

    A cell's answers are two camps as `camps` sees them, on one line: at least five on either
    side and a gap between. The edge is the point of the smaller side next to the other.
    """
    found = []
    for row, column in np.argwhere(best_cut(counts) >= SHARE_BETWEEN - TIE).tolist():
        points = np.repeat(np.arange(101.0), counts[row, column])
        cut = camps(np.stack([points, 100 - points], axis=1))
        if cut.verdict != "camps":
            continue
        small, large = points[cut.side == 1], points[cut.side == 0]
        side = "below" if small.mean() < large.mean() else "above"
        edge = small.max() if side == "below" else small.min()
        found.append([row, column, side, int(edge), *cut.sizes])
    return found


def best_cut(counts: Ints) -> Floats:
    """(options, criteria), the most of a cell's variance that lies between two sides of it.

    Over all cuts with at least five on either side; 0 where there is none. Cells that fall
    short of what camps need are left out quickly.
    """
    points = np.arange(counts.shape[-1])
    below, sums = np.cumsum(counts, axis=-1), np.cumsum(counts * points, axis=-1)
    number, total = below[..., -1:], sums[..., -1:]
    above = number - below
    is_cut = (below >= SMALLEST_CAMP) & (above >= SMALLEST_CAMP)
    apart = np.where(
        is_cut, sums / np.maximum(below, 1) - (total - sums) / np.maximum(above, 1), 0
    )
    between = (apart**2 * below * above / np.maximum(number, 1)).max(axis=-1)
    squares = (counts * points**2).sum(axis=-1) - (total**2 / np.maximum(number, 1))[..., 0]
    return np.asarray(np.where(squares > 0, between / np.where(squares > 0, squares, 1), 0.0))


def told_sureness(
    counts: Ints, voices: Voices, weights: Floats | None, *, seed: int
) -> dict[str, Any] | None:
    """How often each option takes each place among the room's own weights and answers.

    A draw takes one person's weights, and each cell's points from the spread of the room: the
    variance between people and, on average, within a person's own range.
    """
    own = given_weights(voices.weights)
    figures = cell_figures(counts)
    if weights is None or not len(own):
        return None
    running = np.flatnonzero(~np.isnan(weighted_totals(figures.mean, weights)))
    if len(running) == 0:
        return None
    used = (own > 0).any(axis=0)
    means, number = figures.mean[running][:, used], figures.number[running][:, used]
    between = np.nan_to_num(figures.standard_deviation[running][:, used] ** 2)
    within = voices.squares[running][:, used] / np.maximum(number, 1)
    scores = NormalScores(means, np.sqrt(between + within))
    who = stream(seed, Purpose.WEIGHTS).integers(len(own), size=SAMPLES)
    totals = scores.totals(own[:, used][who], stream(seed, Purpose.SCORES))
    shares = acceptability_of_totals(totals)
    return {
        "samples": SAMPLES,
        "rows": running.tolist(),
        "ranks": shares.ranks.tolist(),
        "wins": shares.wins.tolist(),
        "used": np.flatnonzero(used).tolist(),
        "within": np.round(within, 1).tolist(),
        **told_beliefs(scores, own[:, used], who, totals.argmax(axis=1), seed=seed),
    }


def told_beliefs(
    scores: NormalScores, own: Floats, who: Ints, first: Ints, *, seed: int
) -> dict[str, Any]:
    """What the room's own weights have in common that put an option first, and how sure then.

    Only where the weights of at least five people put it first in some draw.
    """
    central = np.full((scores.options, scores.criteria), np.nan)
    for option in range(scores.options):
        draws = who[first == option]
        if may_show_spread(len(np.unique(draws))):
            central[option] = own[draws].mean(axis=0)
    rng = stream(seed, Purpose.CONFIDENCE)
    sure = confidence_factors(central, lambda sets: scores.totals_at(sets, SAMPLES, rng))
    rows = np.round(central / central.sum(axis=1, keepdims=True), 3)
    return {
        "central": [None if np.isnan(row[0]) else row.tolist() for row in rows],
        "confidence": told_row(sure),
    }


def told_blind(workshop_id: int, chosen: dict[int, int]) -> dict[str, Any]:
    """What was chosen and guessed before anything was shown; two queries."""
    gut = GutChoice.objects.filter(seat__workshop=workshop_id, kind=GutChoice.Kind.GUT)
    sure = Counter(str(sure) for sure in gut.values_list("sure", flat=True) if sure)
    guessed = list(
        Prediction.objects.filter(seat__workshop=workshop_id)
        .order_by("seat__number")
        .values_list("option", "criterion")
    )
    return {
        "chosen": counted(chosen.values()),
        "sure": dict(sorted(sure.items())),
        "guessed_option": counted(option for option, _leaf in guessed),
        "guessed_criterion": counted(leaf for _option, leaf in guessed),
        "guesses": len(guessed),
    }


def counted(keys: Iterable[int]) -> list[list[int]]:
    """Keys and how often, by key."""
    return [[key, n] for key, n in sorted(Counter(keys).items())]
