"""How many are in a room and how far they are: counts only, one query."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import (
    Count,
    Exists,
    Expression,
    F,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
)
from django.db.models.functions import Coalesce

from options.agenda.movement import SEALING
from options.models import Facilitation, Knock, Round, Seat, Step, Workshop

HERE = timedelta(seconds=45)


@dataclass(frozen=True)
class Tally:
    """Counts of the seats that were not taken away."""

    joined: int
    here: int
    on_paper: int
    understood: int
    done: int
    needs_time: int
    chosen: int
    committed: int
    guessed: int

    @property
    def away(self) -> int:
        """Who has a device that was not seen for a while."""
        return self.joined - self.on_paper - self.here

    @property
    def mark(self) -> str:
        """The same as long as no count differs."""
        numbers = (self.joined, self.here, self.on_paper, self.understood, self.done)
        rest = (self.needs_time, self.chosen, self.committed, self.guessed)
        return "-".join(map(str, (*numbers, *rest)))


@dataclass(frozen=True)
class Glance:
    """All that says whether a console or a wall must be shown anew.

    Attributes:
        workshop: alone, without its agenda and rounds.
        tally: who is in the room and how far.
        is_due: a round waits to be sealed.
        role: what the person who looks helps with, if anything.
        knocks: how many wait at a locked door.
    """

    workshop: Workshop
    tally: Tally
    is_due: bool
    role: str | None
    knocks: int

    @property
    def mark(self) -> str:
        """The same as long as nothing that a console counts differs."""
        return mark_with(self.tally, self.knocks)


def counts(seats: str, asked: Expression | F, now: datetime) -> dict[str, Count]:
    """What is counted, where `seats` leads from the queried record to its seats."""

    def these(**wanted: object) -> Q:
        given = {f"{seats}{name}": value for name, value in wanted.items()}
        return Q(**{f"{seats}removed_at": None, f"{seats}pk__isnull": False}, **given)

    def number(rule: Q, what: str = "pk") -> Count:
        return Count(f"{seats}{what}", filter=rule, distinct=True)

    device = {"kind": Seat.Kind.DEVICE}
    return {
        "joined": number(these()),
        "here": number(these(**device, last_seen_at__gte=now - HERE)),
        "on_paper": number(these(kind=Seat.Kind.PAPER)),
        "understood": number(these(understood_at__isnull=False)),
        "done": number(these(done_round__gte=asked)),
        "needs_time": number(these(needs_time_at__isnull=False)),
        "chosen": number(these(choices__kind="gut")),
        "committed": number(these(choices__kind="commit")),
        "guessed": number(these(), "prediction"),
    }


def mark_with(tally: Tally, knocks: int) -> str:
    """The same as long as nothing that a console counts differs."""
    return f"{tally.mark}.{knocks}"


def knocks_at(workshop: OuterRef) -> QuerySet[Knock, Any]:
    """How many wait at the door, as a part of a larger query."""
    waiting = Knock.objects.filter(workshop=workshop, admitted_at=None)
    return waiting.order_by().values("workshop").annotate(n=Count("pk")).values("n")


def tally_of(workshop_id: int, *, round_number: int, now: datetime) -> Tally:
    """The counts at this moment; `round_number` says which round people are done with."""
    asked = Value(max(round_number, 1))
    seats = Seat.objects.filter(workshop_id=workshop_id)
    return Tally(**seats.aggregate(**counts("", asked, now)))


def glance_at(
    workshops: QuerySet[Workshop],
    *,
    now: datetime,
    user_pk: int | None = None,
) -> Glance | None:
    """The one workshop of these with its counts, in one query; None where there is none."""
    here = Step.objects.filter(workshop=OuterRef("pk"), position=OuterRef("step"))
    due = Round.objects.filter(workshop=OuterRef("pk"), state=SEALING, grace_until__lt=now)
    role = Facilitation.objects.filter(workshop=OuterRef("pk"), user_id=user_pk or 0)
    asked = Coalesce(Subquery(here.values("round_number")[:1]), 1)
    found = (
        workshops.annotate(
            asked_round=asked, is_due=Exists(due), role=Subquery(role.values("role")[:1])
        )
        .annotate(waiting=Coalesce(Subquery(knocks_at(OuterRef("pk"))), 0))
        .annotate(**counts("seats__", F("asked_round"), now))
        .first()
    )
    if found is None:
        return None
    told = {name: getattr(found, name) for name in Tally.__dataclass_fields__}
    return Glance(found, Tally(**told), found.is_due, found.role, found.waiting)
