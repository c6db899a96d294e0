"""The ranking as a record: places and totals, without how sure they are."""

from __future__ import annotations

from collections import Counter

import numpy as np

from options.reports.basis import Basis
from options.reports.matrices import Judgements, weights_by_key
from options.reports.ranking import RankRow, places_of, rank_row, with_tie
from options.reports.red_lines import LineView, crossed, marks_of
from options.reports.structure import Structure
from options.reports.weighting import EffectiveWeights


def ranking_rows(
    structure: Structure,
    judgements: Judgements,
    weighing: EffectiveWeights,
    lines: tuple[LineView, ...],
) -> tuple[RankRow, ...]:
    """By place, then what red lines have put out; nothing before the first points."""
    if np.isnan(judgements.points).all():
        return ()
    out, marks = crossed(lines), marks_of(structure, lines)
    basis = Basis(
        structure=structure,
        judgements=judgements,
        weighing=weighing,
        weights=weights_by_key(structure, weighing.weights),
        running=tuple(judgements.row(view) for view in structure.options if view not in out),
        sampled=np.empty((0, len(structure.options))),
    )
    places = places_of(basis)
    counts = Counter(places.values())
    tied = {place for place, number in counts.items() if number > 1}
    order = (*basis.views(basis.order), *(view for view in structure.options if view in out))
    return tuple(
        with_tie(rank_row(basis, view, places.get(view), marks[view.pk]), tied)
        for view in order
    )
