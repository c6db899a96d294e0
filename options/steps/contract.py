"""What every kind of step answers: what each screen shows, and what may be sent to it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.http import QueryDict
from django.utils.functional import Promise

from options.models import Seat
from options.reports.room import Room

Words = str | Promise


@dataclass(frozen=True)
class Shown:
    """A fragment and what it needs; `leads_to` is an address where the screen is instead."""

    template: str
    context: Mapping[str, Any] = field(default_factory=dict)
    leads_to: str = ""


@dataclass(frozen=True)
class Said:
    """What came of a deed, in one sentence.

    With `refusals` nothing was done: they say by field what is wrong, and `typed` gives back
    what was sent.
    """

    sentence: Words = ""
    refusals: Mapping[str, str] = field(default_factory=dict)
    typed: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Helm:
    """Who wants something of the workshop from the console, and from which epoch."""

    by: AbstractBaseUser
    epoch: int
    now: datetime


SeatSave = Callable[[Room, Seat, QueryDict], Said]
ConsoleDeed = Callable[[Room, Helm, QueryDict], Said]


@dataclass(frozen=True)
class StepKind:
    """One kind of step on its three screens.

    Attributes:
        name: as in the agenda.
        title: what it is called on the pages.
        next_words: the button that leads here says this, %(round)s being the round.
        sealed_words: what it says instead where nothing is sealed on the way.
        seat, console, wall: what each screen shows.
        saves: what a participant may send, by the last part of the address.
        deeds: what the console may do here beyond moving, likewise.
        every: seconds between two questions of a participant's page for news.
        follows: what, besides the step itself, makes a participant's screen another one.
        aside: what the seat shows of a cell that the participant chose to look at, by its
            name; such a page follows only the steps.
    """

    name: str
    title: Words
    next_words: Words
    seat: Callable[[Room, Seat], Shown]
    console: Callable[[Room], Shown]
    wall: Callable[[Room], Shown]
    saves: Mapping[str, SeatSave] = field(default_factory=dict)
    deeds: Mapping[str, ConsoleDeed] = field(default_factory=dict)
    every: int = 3
    sealed_words: Words = ""
    follows: Callable[[Room], str] = lambda _room: ""
    aside: Callable[[Room, Seat, str], Shown] | None = None


def templates_of(name: str) -> tuple[str, str, str]:
    """Where the fragments of a kind lie: for the seat, the console and the wall."""
    place = f"options/workshop/steps/{name}"
    return f"{place}/seat.html", f"{place}/console.html", f"{place}/wall.html"
