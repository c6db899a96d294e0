"""What people gave as reasons: without names or points, in another order for every reader."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from options.models import Criterion, Option, Reason, Seat, Support
from options.reports.others.figures import Figures, figures_of
from options.reports.others.rules import may_show_spread
from options.reports.room import Room


@dataclass(frozen=True)
class ReasonView:
    """A reason as everybody may read it.

    Attributes:
        side: "up" for more points, "down" for fewer, "" for neither, or where so few people
            answered that the side would tell.
        is_hidden: taken from view by the facilitator; only the console is given such.
        is_held: hidden from the first, until somebody who runs the room has read it.
        is_supported: the reader of this page has said so.
    """

    pk: int
    text: str
    side: str
    supports: int
    is_spotlit: bool
    is_hidden: bool
    is_held: bool
    is_supported: bool


@dataclass(frozen=True)
class Reasons:
    """The reasons on one cell, each side in the reader's own order."""

    up: tuple[ReasonView, ...] = ()
    down: tuple[ReasonView, ...] = ()
    neither: tuple[ReasonView, ...] = ()

    @property
    def all(self) -> tuple[ReasonView, ...]:
        """Every one of them."""
        return (*self.up, *self.down, *self.neither)

    @property
    def spotlit(self) -> tuple[ReasonView, ...]:
        """Those for the wall."""
        return tuple(reason for reason in self.all if reason.is_spotlit)

    @property
    def held(self) -> tuple[ReasonView, ...]:
        """Those that wait for somebody to read them."""
        return tuple(reason for reason in self.all if reason.is_held)

    def __len__(self) -> int:
        return len(self.all)


def reasons_on(
    room: Room,
    option: Option,
    criterion: Criterion,
    viewer_seed: int,
    *,
    seat: Seat | None = None,
    with_hidden: bool = False,
) -> Reasons:
    """The reasons on a cell once a round is sealed; three queries, four with a seat.

    Args:
        room: as `room_of` gives it.
        option, criterion: the cell.
        viewer_seed: another order for every reader, the same at every look.
        seat: of the participant who reads, to mark what they support.
        with_hidden: also what the facilitator has hidden, for the console.
    """
    figures = figures_of(room)
    if figures is None:
        return Reasons()
    found = readable(room, figures).filter(option=option, criterion=criterion)
    if not with_hidden:
        found = found.filter(hidden_at=None)
    supported, supports = supported_by(seat), counted_supports(found)
    has_side = has_sides(figures, option, criterion)
    views = [
        view_of(reason, supports.get(reason.pk, 0), supported, has_side=has_side)
        for reason in sorted(found, key=lambda reason: place_of(viewer_seed, reason.text))
    ]
    return Reasons(*(tuple(v for v in views if v.side == side) for side in ("up", "down", "")))


def view_of(
    reason: Reason, supports: int, supported: set[int], *, has_side: bool
) -> ReasonView:
    """One reason without whose it is."""
    return ReasonView(
        pk=reason.pk,
        text=reason.text,
        side=reason.side if has_side else "",
        supports=supports,
        is_spotlit=reason.spotlit_at is not None,
        is_hidden=reason.hidden_at is not None,
        is_held=reason.is_held,
        is_supported=reason.pk in supported,
    )


def readable(room: Room, figures: Figures) -> QuerySet[Reason]:
    """Reasons of sealed rounds and of talk; a rationale waits for the seal of its round."""
    sealed = Q(round_number__lte=figures.number) | ~Q(origin=Reason.Origin.RATIONALE)
    return Reason.objects.filter(sealed, workshop=room.workshop)


def counted_supports(reasons: QuerySet[Reason]) -> dict[int, int]:
    """How many support each of the reasons."""
    told = reasons.order_by().annotate(n=Count("supports")).values_list("pk", "n")
    return dict(told)


def supported_by(seat: Seat | None) -> set[int]:
    """The reasons that this person supports."""
    if seat is None:
        return set()
    return set(Support.objects.filter(seat=seat).values_list("reason_id", flat=True))


def has_sides(figures: Figures, option: Option, criterion: Criterion) -> bool:
    """So many answered the cell that a side tells nothing of a person."""
    if option.pk not in figures.options or criterion.pk not in figures.criteria:
        return False
    at = figures.options.index(option.pk), figures.criteria.index(criterion.pk)
    return may_show_spread(int(figures.cells.number[at]))


def place_of(seed: int, text: str) -> str:
    """Where a text comes in one reader's order."""
    return hashlib.sha256(f"{seed} {text}".encode()).hexdigest()


def counts_of_reasons(room: Room) -> dict[tuple[int, int], int]:
    """How many reasons each cell has that everybody may read, by option and criterion."""
    figures = figures_of(room)
    if figures is None:
        return {}
    found = readable(room, figures).filter(hidden_at=None)
    told = (
        found.order_by()
        .values_list("option", "criterion")
        .annotate(n=Count("pk", distinct=True))
    )
    return {(row[0], row[1]): row[-1] for row in told}


def counts_of_held(room: Room) -> dict[tuple[int, int], int]:
    """How many reasons wait, for those who run the room, by option and criterion."""
    figures = figures_of(room)
    if figures is None:
        return {}
    waiting = readable(room, figures).filter(is_held=True).order_by()
    told = waiting.values_list("option", "criterion").annotate(n=Count("pk"))
    return {(row[0], row[1]): row[-1] for row in told}
