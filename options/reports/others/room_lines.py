"""How the options stand to the red lines on the room's medians, and what a line changes."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from options.analysis.arrays import Floats
from options.analysis.groups.leaders import leaders_of
from options.analysis.totals.red_lines import Standing, standings
from options.models import RedLine
from options.reports.others.figures import Figures
from options.reports.others.results import RoomLine
from options.reports.others.rules import may_show_spread
from options.reports.red_lines import risk_limit
from options.reports.room import Room
from options.reports.structure import OptionView


@dataclass(frozen=True)
class OnMedians:
    """A line's standing by option, by key."""

    by_option: Mapping[int, Standing]

    @property
    def fails(self) -> frozenset[int]:
        """The options across the line."""
        return frozenset(pk for pk, own in self.by_option.items() if own is Standing.FAILS)


def standings_on(figures: Figures, line: RedLine) -> OnMedians:
    """By the room's medians; unknown for a question, and where fewer than five answered.

    A yes-or-no question is answered by each person alone, so a room has no standing on it.
    """
    if line.criterion_id is None or line.criterion_id not in figures.criteria:
        return OnMedians(dict.fromkeys(figures.options, Standing.UNKNOWN))
    column = figures.criteria.index(line.criterion_id)
    enough = [may_show_spread(n) for n in figures.cells.number[:, column].tolist()]
    medians = np.where(enough, figures.cells.median[:, column], np.nan)
    found = standings(
        medians, fails_below=float(line.fails_below or 0), at_risk_below=risk_limit(line)
    )
    return OnMedians(dict(zip(figures.options, found, strict=True)))


def room_lines(
    room: Room,
    figures: Figures,
    red: Sequence[RedLine],
    standing: Mapping[int, OnMedians],
    lines_on: Collection[int],
) -> tuple[RoomLine, ...]:
    """Every line, and who leads with it and without it, the other lines as they are."""
    told = []
    for line in red:
        others = [other for other in red if other.pk in lines_on and other != line]
        without = rows_left(figures, [standing[other.pk].fails for other in others])
        with_it = rows_left(figures, [standing[own.pk].fails for own in (*others, line)])
        own = standing[line.pk].by_option
        told.append(
            RoomLine(
                line=line,
                is_on=line.pk in lines_on,
                standings=tuple(
                    (view, own[view.pk]) for view in room.structure.options if view.pk in own
                ),
                leaders_with=views_at(room, figures, leaders_among(figures.totals, with_it)),
                leaders_without=views_at(room, figures, leaders_among(figures.totals, without)),
            )
        )
    return tuple(told)


def rows_left(figures: Figures, fails: Sequence[Collection[int]]) -> list[int]:
    """The rows that none of the lines puts out."""
    return [
        row
        for row, pk in enumerate(figures.options)
        if not any(pk in crossing for crossing in fails)
    ]


def leaders_among(totals: Floats, rows: Sequence[int]) -> list[int]:
    """The rows that lead among some."""
    return [rows[at] for at in leaders_of(totals[list(rows)])] if rows else []


def views_at(room: Room, figures: Figures, rows: Sequence[int]) -> tuple[OptionView, ...]:
    """The options of these rows, without those that were parked since."""
    views = {view.pk: view for view in room.structure.options}
    keys = [figures.options[row] for row in rows]
    return tuple(views[pk] for pk in keys if pk in views)
