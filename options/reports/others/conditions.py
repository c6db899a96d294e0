"""On what conditions people would accept the options: without names, in the reader's order."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, QuerySet

from options.models import Concurrence, Condition, Seat
from options.reports.others.figures import figures_of
from options.reports.others.reasons import place_of
from options.reports.room import Room
from options.reports.structure import OptionView


@dataclass(frozen=True)
class ConditionView:
    """A condition as everybody may read it.

    Attributes:
        others: how many others would accept the option on it, too.
        is_hidden: taken from view by the facilitator; only the console is given such.
        is_held: hidden from the first, until somebody who runs the room has read it.
        is_shared: the reader of this page is one of the others.
        is_own: the reader wrote it.
        became: the names of the options that were made of it.
    """

    pk: int
    text: str
    others: int
    is_hidden: bool
    is_held: bool
    is_shared: bool
    is_own: bool
    became: tuple[str, ...]


@dataclass(frozen=True)
class OnOption:
    """The conditions on one option."""

    view: OptionView
    conditions: tuple[ConditionView, ...]


def conditions_of(
    room: Room, viewer_seed: int, *, seat: Seat | None = None, with_hidden: bool = False
) -> tuple[OnOption, ...]:
    """By option, those with conditions only, once a round is sealed.

    Args:
        room: as `room_of` gives it.
        viewer_seed: another order for every reader, the same at every look.
        seat: of the participant who reads, to mark what they wrote and agree with.
        with_hidden: also what the facilitator has hidden, for the console.
    """
    if figures_of(room) is None:
        return ()
    shared = shared_by(seat)
    own = seat.participant_id if seat else None
    by_option: dict[int, list[ConditionView]] = {}
    found = readable(room, with_hidden=with_hidden)
    for stored in sorted(found, key=lambda one: place_of(viewer_seed, one.text)):
        told = view_of(
            stored, is_shared=stored.pk in shared, is_own=stored.participant_id == own
        )
        by_option.setdefault(stored.option_id, []).append(told)
    return tuple(
        OnOption(view, tuple(by_option[view.pk]))
        for view in room.structure.options
        if view.pk in by_option
    )


def readable(room: Room, *, with_hidden: bool) -> QuerySet[Condition]:
    """What was written in the room, with how many others agree and what it became."""
    written = Condition.objects.filter(participant__seat__workshop=room.workshop)
    if not with_hidden:
        written = written.filter(hidden_at=None, participant__seat__removed_at=None)
    counted = written.annotate(others=Count("concurrences", distinct=True))
    return counted.prefetch_related("amendments__option")


def view_of(stored: Condition, *, is_shared: bool, is_own: bool) -> ConditionView:
    """One condition without whose it is."""
    return ConditionView(
        pk=stored.pk,
        text=stored.text,
        others=getattr(stored, "others", 0),
        is_hidden=stored.hidden_at is not None,
        is_held=stored.is_held,
        is_shared=is_shared,
        is_own=is_own,
        became=tuple(made.option.name for made in stored.amendments.all()),
    )


def shared_by(seat: Seat | None) -> set[int]:
    """The conditions that this person agrees with."""
    if seat is None:
        return set()
    return set(Concurrence.objects.filter(seat=seat).values_list("condition_id", flat=True))
