"""One cell between two rounds: the room's spread, its perspectives, what moved."""

from __future__ import annotations

from dataclasses import dataclass

from options.agenda.movement import SEALED
from options.models import Perspective
from options.reports.others import moved_between
from options.reports.others.discuss import CellToDiscuss, ToDiscuss, TurnView
from options.reports.others.figures import figures_of
from options.reports.others.moved import CellMove, Moved
from options.reports.others.spread import GroupSpread, Spread, spread_from
from options.reports.places import Place
from options.reports.room import Room


@dataclass(frozen=True)
class GroupLine:
    """One perspective in a cell; without a perspective where it is None."""

    perspective: Perspective | None
    told: GroupSpread


@dataclass(frozen=True)
class CellShown:
    """A cell as every screen shows it.

    Attributes:
        told: the cell in the list of what to discuss; None where it was not asked for, or
            where too few answered.
        before: the spread of the round before, if there was one and it may be shown.
        moved: what moved between the rounds; `move` is this cell's part, None if nobody did.
    """

    place: Place
    spread: Spread
    groups: tuple[GroupLine, ...] = ()
    told: CellToDiscuss | None = None
    before: Spread | None = None
    moved: Moved | None = None

    @property
    def move(self) -> CellMove | None:
        """How this cell moved."""
        if self.moved is None:
            return None
        at = self.place.at
        moves = (move for move in self.moved.cells if (move.option.pk, move.criterion.pk) == at)
        return next(moves, None)

    @property
    def turns(self) -> tuple[TurnView, ...]:
        """Beyond which points another option leads."""
        return self.told.turns if self.told else ()

    @property
    def has_groups(self) -> bool:
        """Somebody speaks for a perspective."""
        return any(line.perspective is not None for line in self.groups)


def is_ready(room: Room) -> bool:
    """The step's own round is sealed, or the step has none and some round is."""
    if room.round is not None:
        return room.round.state == SEALED
    return room.shown is not None


def cell_shown(
    room: Room,
    place: Place,
    todo: ToDiscuss | None = None,
    *,
    is_warned: bool = False,
    with_groups: bool = True,
) -> CellShown:
    """The cell from the last sealed round; beside what it was in the round before."""
    figures = figures_of(room)
    option, leaf = place.view.option, place.criterion
    spread = spread_from(figures, option, leaf, is_warned=is_warned)
    is_later = figures is not None and figures.number > 1 and room.kind.name == "reveal"
    earlier = figures_of(room, figures.number - 1) if figures and is_later else None
    before = spread_from(earlier, option, leaf) if earlier else None
    return CellShown(
        place=place,
        spread=spread,
        groups=groups_in(room, spread) if with_groups else (),
        told=told_of(todo, place),
        before=None if before is None or before.is_hidden else before,
        moved=moved_between(room) if is_later else None,
    )


def groups_in(room: Room, spread: Spread) -> tuple[GroupLine, ...]:
    """Every perspective that somebody in this room speaks for."""
    if not any(group.perspective is not None for group in spread.groups):
        return ()
    known = {one.pk: one for one in room.decision.perspectives.all()}
    return tuple(GroupLine(known.get(group.perspective or 0), group) for group in spread.groups)


def told_of(todo: ToDiscuss | None, place: Place) -> CellToDiscuss | None:
    """The cell's line in the list."""
    cells = todo.cells if todo else ()
    return next((c for c in cells if (c.view.pk, c.criterion.pk) == place.at), None)
