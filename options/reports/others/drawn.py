"""In which order the plausible draws put the options, and where that order is not settled."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from options.analysis.arrays import Floats
from options.analysis.uncertainty.monte_carlo import Purpose, stream
from options.analysis.uncertainty.normal_scores import NormalScores
from options.analysis.uncertainty.tie_bands import tie_bands
from options.reports.how_sure import SETTLED
from options.reports.others.figures import Figures
from options.reports.others.room_lines import views_at
from options.reports.room import Room
from options.reports.structure import OptionView


def firsts_of(figures: Figures, running: list[int]) -> dict[int, float]:
    """How often each row leads among the draws; only while no line puts one out."""
    sure = figures.stored["sure"]
    if sure is None or not set(sure["rows"]) <= set(running):
        return {}
    return {row: places[0] for row, places in zip(sure["rows"], sure["ranks"], strict=True)}


def bands_of(
    room: Room, figures: Figures, running: list[int]
) -> tuple[tuple[OptionView, ...], ...]:
    """The order in bands within which it is not settled; none without draws."""
    sure, order = figures.stored["sure"], drawn_order(figures, running)
    if sure is None:
        return ()
    bands = tie_bands(sure["wins"], order, settled=SETTLED)
    return tuple(views_at(room, figures, [sure["rows"][at] for at in band]) for band in bands)


def leading_of(room: Room, figures: Figures, running: list[int]) -> tuple[OptionView, ...]:
    """The first, and those that it beats in fewer than the settled share of the draws."""
    sure, order = figures.stored["sure"], drawn_order(figures, running)
    if sure is None or not order:
        return ()
    wins = sure["wins"][order[0]]
    near = [at for at in order if at == order[0] or wins[at] < SETTLED]
    return views_at(room, figures, [sure["rows"][at] for at in near])


def drawn_order(figures: Figures, running: list[int]) -> list[int]:
    """The places among the draws of the options that run, by their totals."""
    sure, totals = figures.stored["sure"], figures.totals
    if sure is None:
        return []
    drawn = [at for at, row in enumerate(sure["rows"]) if row in running]
    return sorted(drawn, key=lambda at: -round(float(totals[sure["rows"][at]]), 7))


@lru_cache(maxsize=4)
def drawn_totals(figures: Figures, seed: int) -> Floats:
    """Plausible totals, (samples, options), drawn as at the seal from the weights kept there.

    Where no weights were kept everybody's are the mean; NaN for options that were not drawn.
    """
    sure = figures.stored["sure"]
    if sure is None or figures.weights is None:
        return np.full((0, len(figures.options)), np.nan)
    rows, used = sure["rows"], sure.get("used", np.flatnonzero(figures.weights > 0).tolist())
    place = np.ix_(rows, used)
    between = np.nan_to_num(figures.cells.standard_deviation[place] ** 2)
    spread = np.sqrt(between + np.array(sure.get("within", 0.0)))
    own = np.array(figures.stored["weights"].get("dots") or [figures.weights])[:, used]
    own = own / own.sum(axis=1, keepdims=True)
    who = stream(seed, Purpose.WEIGHTS).integers(len(own), size=sure["samples"])
    scores = NormalScores(figures.cells.mean[place], spread)
    totals = np.full((sure["samples"], len(figures.options)), np.nan)
    totals[:, rows] = scores.totals(own[who], stream(seed, Purpose.SCORES))
    return totals
