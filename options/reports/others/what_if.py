"""What the room's scores would come to with other weights than its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from options.analysis.totals.ranking import competition_ranks, weighted_totals
from options.reports.others.figures import figures_of
from options.reports.others.lines import known
from options.reports.others.rules import K, Why, why_hidden
from options.reports.room import Room
from options.reports.structure import OptionView


@dataclass(frozen=True)
class WhatIfRow:
    """One option with these weights; without a total where fewer than five answered."""

    view: OptionView
    total: float | None
    rank: int | None


def what_if(room: Room, points: Mapping[int, float]) -> tuple[WhatIfRow, ...]:
    """The options by the room's mean scores and these points for its criteria; one query.

    Empty while the room's figures are hidden, or no point is above 0.
    """
    figures = figures_of(room)
    if figures is None or why_hidden(figures.fewest) is not Why.SHOWN:
        return ()
    given = np.array([points.get(pk, 0.0) for pk in figures.criteria], dtype=np.float64)
    if given.sum() <= 0:
        return ()
    means = np.where(figures.cells.number >= K, figures.cells.mean, np.nan)
    totals = weighted_totals(means, given / given.sum())
    ranks = competition_ranks(totals).tolist()
    views = {view.pk: view for view in room.structure.options}
    rows = [
        WhatIfRow(views[pk], known(total), rank or None)
        for pk, total, rank in zip(figures.options, totals, ranks, strict=True)
        if pk in views
    ]
    return tuple(sorted(rows, key=lambda row: row.rank or len(rows) + 1))
