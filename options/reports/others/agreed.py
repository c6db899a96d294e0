"""What the perspectives of a room could agree on, from lines that may be shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from options.analysis.groups.acceptance import acceptable_to, least_objection
from options.analysis.robustness.regret import minimax_regret
from options.reports.others.lines import PerspectiveLine
from options.reports.structure import OptionView

FEW = 2
WITHIN = 10.0


@dataclass(frozen=True)
class Regret:
    """The most that a perspective gives up with an option, and which one."""

    view: OptionView
    points: float
    line: PerspectiveLine


@dataclass(frozen=True)
class Agreed:
    """What all the lines have in common.

    Attributes:
        least: the options that ask least of the perspective that likes them least.
        points: what they ask of it.
        acceptable: within so many points of the best for every perspective.
        regrets: an option each, the smallest first.
    """

    least: tuple[OptionView, ...]
    points: float | None
    hardest_for: tuple[PerspectiveLine, ...]
    acceptable: tuple[OptionView, ...]
    regrets: tuple[Regret, ...]
    within: float = WITHIN


def agreed_among(lines: Sequence[PerspectiveLine]) -> Agreed | None:
    """From two lines on, over the options that have a total on all of them."""
    table = np.array(
        [[np.nan if p.total is None else p.total for p in line.points] for line in lines]
    )
    known = np.flatnonzero(~np.isnan(table).any(axis=0)).tolist()
    if len(known) < FEW:
        return None
    totals, views = table[:, known], [lines[0].points[at].view for at in known]
    least, regret = least_objection(totals), minimax_regret(totals)
    return Agreed(
        least=tuple(views[at] for at in least.options),
        points=least.points,
        hardest_for=tuple(lines[at] for at in least.hardest_for),
        acceptable=tuple(views[at] for at in acceptable_to(totals, within=WITHIN).to_all),
        regrets=tuple(
            Regret(views[one.option], one.regret, lines[one.perspective])
            for one in sorted(regret.greatest_regrets(), key=lambda one: round(one.regret, 7))
        ),
    )
