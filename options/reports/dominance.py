"""Which options are no worse than another on every criterion and better on one."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from options.analysis.totals.dominance import dominance, efficient
from options.reports.basis import Basis
from options.reports.structure import OptionView


@dataclass(frozen=True)
class Dominated:
    """An option, and those that are no worse everywhere and better somewhere."""

    view: OptionView
    by: tuple[OptionView, ...]


@dataclass(frozen=True)
class Dominance:
    """What holds without any weights, in the decision's order."""

    dominated: tuple[Dominated, ...]
    efficient: tuple[OptionView, ...]
    incomplete: tuple[OptionView, ...]


def dominance_of(basis: Basis) -> Dominance:
    """Compare the options whose row is complete, red lines or not."""
    points = basis.judgements.points
    beats = dominance(points)
    kept = efficient(points)
    complete = [bool(np.isfinite(row).all()) for row in points]
    in_order = [(view, basis.judgements.row(view)) for view in basis.structure.options]
    return Dominance(
        dominated=tuple(
            Dominated(view, tuple(rival for rival, at in in_order if beats[at, row]))
            for view, row in in_order
            if beats[:, row].any()
        ),
        efficient=tuple(view for view, row in in_order if complete[row] and kept[row]),
        incomplete=tuple(view for view, row in in_order if not complete[row]),
    )
