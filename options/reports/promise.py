"""What people are promised before they join a workshop, true for its way of privacy."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.utils.functional import Promise as Words
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from options.agenda.movement import SEALED, SEALING
from options.models import Perspective, Workshop
from options.reports.room import Room

ASKED: dict[str, Words] = {
    "anonymous": _(
        "Points and weights, one choice, and reasons if you like. No name and no account."
    ),
    "group": _(
        "Points and weights, one choice, and reasons and for whom you speak if you like. "
        "No name and no account."
    ),
    "named": _(
        "Your name, points and weights, one choice, and reasons if you like. No account."
    ),
}
SHOWN: dict[str, Words] = {
    "anonymous": _(
        "Only together with the others', once a round is sealed and at least 5 people "
        "answered. Those who run the workshop see medians from 3 people on, and can take the "
        "answers along as shuffled rows without seat or time. Nobody sees which are yours, "
        "and reasons appear without a name."
    ),
    "group": _(
        "Only together with the others', once a round is sealed and at least 5 people "
        "answered. Those who run the workshop see which seat speaks for whom and medians from "
        "3 people on, and can take the answers along as shuffled rows without seat or time, "
        "with the perspective where enough people share it. Reasons appear without a name."
    ),
    "named": _(
        "Once a round is sealed, those who run the workshop can see your answers beside your "
        "name. Everybody else sees them only together with the others', from 5 people on, and "
        "reasons without a name."
    ),
}
NAMES = _("The wall shows the names of those who have joined, never beside an answer.")
LEAVE = _(
    "You can leave at any time, take your answers along as a file, or delete them. What a "
    "sealed round came to stays as it is, marked as one withdrawn."
)
IN_SHORT: dict[str, tuple[Words, Words]] = {
    "anonymous": (
        _("Points, weights, one choice, reasons if you like; no name, no account."),
        _("Shown only together with the others'; nobody sees which answers are yours."),
    ),
    "group": (
        _("Points, weights, one choice, reasons if you like; no name, no account."),
        _("Shown only together; those who run it see which seat speaks for whom."),
    ),
    "named": (
        _("Your name, points, weights, one choice, reasons if you like; no account."),
        _("Those who run it can see your answers by name, everybody else only together."),
    ),
}
LEAVE_IN_SHORT = _("Leave at any time; take your answers along, or delete them.")


@dataclass(frozen=True)
class Line:
    """One of three lines: what it is about, and what is promised."""

    about: str | Words
    says: str


def promise_of(workshop: Workshop) -> tuple[Line, ...]:
    """What is asked, how it is shown, how to leave and take it along."""
    return (
        Line(_("What is asked"), str(ASKED[workshop.privacy])),
        Line(_("How it is shown"), how_shown(workshop)),
        Line(_("How to leave"), " ".join([str(LEAVE), *until()])),
    )


def promise_in_short(workshop: Workshop) -> tuple[Words, ...]:
    """The same three lines, each short enough to stand above the button on a phone."""
    return (*IN_SHORT[workshop.privacy], LEAVE_IN_SHORT)


def how_shown(workshop: Workshop) -> str:
    """Who sees what; where names are on the wall, that too."""
    told = str(SHOWN[workshop.privacy])
    if workshop.privacy == Workshop.Privacy.NAMED and workshop.shows_names:
        return f"{told} {NAMES}"
    return told


def until() -> list[str]:
    """How long the way back is open, where it ends at all."""
    days: int = settings.WORKSHOP_LINKS_DAYS
    if not days:
        return []
    return [
        ngettext(
            "%(days)s day after the workshop has closed, nothing leads from you to them.",
            "%(days)s days after the workshop has closed, nothing leads from you to them.",
            days,
        )
        % {"days": days}
    ]


def offered_in(workshop: Workshop) -> tuple[Perspective, ...]:
    """For whom people may choose to speak; at most two queries, none where they may not."""
    if not workshop.may_choose_perspective:
        return ()
    return tuple(workshop.offered.all()) or tuple(workshop.decision.perspectives.all())


@dataclass(frozen=True)
class Late:
    """Somebody who comes now has missed rounds; `counts_from` is None where none is left."""

    missed: int
    counts_from: int | None


def late_at(room: Room) -> Late | None:
    """What those who come now have missed; None where they take part in full."""
    over = [found.number for found in room.rounds if found.state in {SEALING, SEALED}]
    if not over:
        return None
    first = max(over) + 1
    asked = {step.round_number for step in room.steps if step.round_number is not None}
    return Late(missed=max(over), counts_from=first if first in asked else None)
