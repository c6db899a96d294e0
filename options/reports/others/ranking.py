"""The room's result, put together from the sealed figures."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import lru_cache

import numpy as np

from options.analysis.arrays import Floats
from options.analysis.changes.score_changes import score_changes
from options.analysis.changes.stability import weight_thresholds
from options.analysis.groups.leaders import is_same_order
from options.analysis.totals.ranking import competition_ranks, weighted_totals
from options.models import RedLine
from options.reports.others.camps import camps_from
from options.reports.others.drawn import bands_of, firsts_of, leading_of
from options.reports.others.figures import Figures, figures_of, row_of
from options.reports.others.lines import known, lines_from
from options.reports.others.results import (
    RestsOn,
    ResultRow,
    RoomChanges,
    RoomResult,
    RoomWeight,
    Ways,
)
from options.reports.others.room_lines import (
    leaders_among,
    room_lines,
    rows_left,
    standings_on,
    views_at,
)
from options.reports.others.rules import Why, may_show_spread, why_hidden
from options.reports.others.sight import Sight, sight_of
from options.reports.room import Room
from options.reports.what_would_change import ScoreMove, moves_of

FEW = 2
KEEPS = 64


def results_of(
    room: Room, *, lines_on: Collection[int] = (), is_warned: bool = False
) -> RoomResult:
    """The room's result from the last sealed round; three queries.

    Args:
        room: as `room_of` gives it.
        lines_on: keys of the red lines that put options out, as the page has them switched.
        is_warned: the facilitator was warned, so that three or four people may see a ranking
            by medians.
    """
    figures = figures_of(room)
    if figures is None:
        return RoomResult(Why.NOT_SEALED)
    why = why_hidden(figures.fewest, is_warned=is_warned)
    if why is Why.MEDIAN_ONLY:
        rows = rows_by_medians(room, figures)
        return RoomResult(why, figures.number, rests_on(figures), rows)
    if why is not Why.SHOWN:
        return RoomResult(why, figures.number, rests_on(figures))
    return full_result(sight_of(room), figures, frozenset(lines_on))


@lru_cache(maxsize=KEEPS)
def full_result(sight: Sight, figures: Figures, lines_on: frozenset[int]) -> RoomResult:
    """The result of a room with enough people everywhere; the same for all who ask."""
    room = sight.room
    red = list(room.decision.red_lines.select_related("criterion"))
    standing = {line.pk: standings_on(figures, line) for line in red}
    fails = {pk: own.fails for pk, own in standing.items()}
    on = [line for line in red if line.pk in lines_on]
    left = rows_left(figures, [fails[line.pk] for line in on])
    running = [row for row in left if views_at(room, figures, [row])]
    return RoomResult(
        why=Why.SHOWN,
        round_number=figures.number,
        rests_on=rests_on(figures),
        ways=both_ways(room, figures, running),
        rows=rows_of(room, figures, running, fails, on),
        bands=bands_of(room, figures, running),
        leading=leading_of(room, figures, running),
        samples=figures.stored["sure"]["samples"] if figures.stored["sure"] else 0,
        weights=weights_told(room, figures),
        lines=lines_from(room, figures),
        red_lines=room_lines(room, figures, red, standing, lines_on),
        changes=changes_from(room, figures, running),
        camps=camps_from(room, figures),
        nobody_differs=figures.nobody_differs,
    )


def rests_on(figures: Figures) -> RestsOn:
    """On how many people it rests."""
    stored = figures.stored
    return RestsOn(
        fewest=figures.fewest,
        joined=stored["joined"],
        answered=stored["answered"],
        weighing=stored["weights"]["n"],
        complete=stored["own"]["n"],
        paper=stored["paper"],
        withdrawn=figures.withdrawn,
        late=stored["late"],
    )


def mean_totals(figures: Figures) -> Floats:
    """The mean of everybody's own totals; NaN where fewer than five have one."""
    own = figures.stored["own"]
    means = row_of(own["of_results"])
    if means is None:
        return np.full(len(figures.options), np.nan)
    enough = np.array([may_show_spread(n) for n in own["complete"]], dtype=np.bool_)
    return np.where(enough, means, np.nan)


def both_ways(room: Room, figures: Figures, running: list[int]) -> Ways:
    """Who leads in either way of aggregating, and whether both say the same."""
    totals, means = figures.totals, mean_totals(figures)
    first = leaders_among(totals, running)
    leaders = views_at(room, figures, first)
    if not running or np.isnan(means[running]).any():
        return Ways(leaders)
    others = leaders_among(means, running)
    return Ways(
        leaders=leaders,
        leaders_of_results=views_at(room, figures, others),
        same_leaders=first == others,
        same_order=is_same_order(totals[running], means[running]),
    )


def rows_of(
    room: Room,
    figures: Figures,
    running: list[int],
    fails: dict[int, frozenset[int]],
    on: Sequence[RedLine],
) -> tuple[ResultRow, ...]:
    """The options that run by their totals, then those that a line puts out."""
    totals, means, first = figures.totals, mean_totals(figures), firsts_of(figures, running)
    ranks = np.zeros(len(totals), dtype=np.int64)
    ranks[running] = competition_ranks(totals[running])
    given = ranks.tolist()
    rows = [
        ResultRow(
            view=view,
            total=known(totals[row]),
            rank=given[row] or None,
            is_tied=given[row] > 0 and given.count(given[row]) > 1,
            mean_of_totals=known(means[row]),
            first=first.get(row),
            crosses=tuple(line for line in on if view.pk in fails[line.pk]),
        )
        for row in range(len(totals))
        for view in views_at(room, figures, [row])
    ]
    return tuple(sorted(rows, key=lambda row: (bool(row.crosses), row.rank or len(rows) + 1)))


def rows_by_medians(room: Room, figures: Figures) -> tuple[ResultRow, ...]:
    """Three or four people: medians of scores and of weights, and nothing else."""
    weights = figures.median_weights
    if weights is None:
        return ()
    totals = weighted_totals(figures.cells.median, weights)
    ranks = competition_ranks(totals).tolist()
    rows = [
        ResultRow(
            view=view,
            total=known(totals[row]),
            rank=ranks[row] or None,
            is_tied=ranks[row] > 0 and ranks.count(ranks[row]) > 1,
            mean_of_totals=None,
            first=None,
            crosses=(),
        )
        for row in range(len(totals))
        for view in views_at(room, figures, [row])
    ]
    return tuple(sorted(rows, key=lambda row: row.rank or len(rows) + 1))


def weights_told(room: Room, figures: Figures) -> tuple[RoomWeight, ...]:
    """The room's mean weights in the tree's order."""
    if figures.weights is None:
        return ()
    own = dict(zip(figures.criteria, figures.weights.tolist(), strict=True))
    return tuple(
        RoomWeight(leaf, own[leaf.pk]) for leaf in room.structure.criteria if leaf.pk in own
    )


def changes_from(room: Room, figures: Figures, running: list[int]) -> RoomChanges | None:
    """What would change the leader; None without a rival, or while a mean is missing."""
    table, weights = figures.cells.mean[running], figures.weights
    leaves = {leaf.pk: leaf for leaf in room.structure.criteria}
    criteria = [leaves.get(pk) for pk in figures.criteria]
    named = [leaf for leaf in criteria if leaf is not None]
    views = views_at(room, figures, running)
    if len(running) < FEW or weights is None or len(named) < len(criteria):
        return None
    if np.isnan(table).any() or len(views) < len(running):
        return None
    found = score_changes(table, weights)
    moves = moves_of(weight_thresholds(table, weights), named, views) if len(named) > 1 else ()
    return RoomChanges(
        leader=views[found.leader],
        weights=moves,
        scores=tuple(
            ScoreMove(
                view=views[change.option],
                criterion=named[change.criterion],
                points=change.points,
                needed=change.points_needed,
                is_rise=change.is_rise,
                rival=views[change.rival],
            )
            for change in found.smallest()
        ),
    )
