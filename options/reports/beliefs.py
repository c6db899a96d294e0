"""What one would have to weigh for each option to be best, whatever one weighs now."""

from __future__ import annotations

from functools import partial

import numpy as np

from options.analysis.uncertainty.acceptability import smaa
from options.analysis.uncertainty.sampling import simplex_weights
from options.analysis.uncertainty.score_draws import TriangularScores
from options.reports.basis import SAMPLES, Basis
from options.reports.how_sure import Belief

FEW = 2
MOST_DRAWN = 4_000_000


def samples_for(basis: Basis) -> int:
    """How many draws; fewer where a table is so large that a page would be waited for."""
    cells = max(len(basis.running) * len(basis.criteria), 1)
    return min(SAMPLES, max(MOST_DRAWN // cells, 1))


def beliefs_of(basis: Basis) -> tuple[Belief, ...]:
    """Among all weights there are, those that put each option first, in the ranking's order.

    Nothing with a single option or a single criterion, where there is nothing to weigh.
    """
    order = list(basis.order)
    if len(order) < FEW or len(basis.criteria) < FEW:
        return ()
    own = basis.judgements
    found = smaa(
        TriangularScores(own.low[order], own.points[order], own.high[order]),
        partial(simplex_weights, len(basis.criteria)),
        samples=samples_for(basis),
        seed=basis.structure.decision.seed,
        pairwise=False,
    )
    central, sure = found.central, found.confidence
    if central is None or sure is None:
        return ()
    return tuple(
        Belief(view)
        if np.isnan(row).any()
        else Belief(view, tuple(row.tolist()), float(confidence))
        for view, row, confidence in zip(basis.views(order), central.weights, sure, strict=True)
    )
