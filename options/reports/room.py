"""A workshop as it stands at one moment: its step, its rounds, its clock."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property

from options.agenda.kinds import KINDS, Kind
from options.agenda.movement import SEALED, next_step
from options.models import Decision, Round, Step, Workshop
from options.models.prepared import Prepared
from options.reports.content import kept_structure
from options.reports.structure import Structure

STEPS_OF = Prepared(lambda room: Step.objects.filter(workshop=room), [31_001])
ROUNDS_OF = Prepared(lambda room: Round.objects.filter(workshop=room), [31_001])


@dataclass(frozen=True)
class Room:
    """One workshop, read once; everything on a page is of this moment.

    Attributes:
        workshop: with its decision, facilitator and the cell that the room looks at.
        steps: the agenda in order.
        rounds: by number.
        now: the server's clock.
    """

    workshop: Workshop
    steps: tuple[Step, ...]
    rounds: tuple[Round, ...]
    now: datetime

    @property
    def decision(self) -> Decision:
        """The workshop's own copy."""
        return self.workshop.decision

    @cached_property
    def structure(self) -> Structure:
        """What the room works on: the core of its copy, or all of it that is not parked."""
        return kept_structure(self.decision, full=self.workshop.is_full_version)

    @property
    def here(self) -> Step | None:
        """The current step; None before the start."""
        at = self.workshop.step
        return self.steps[at] if at is not None and at < len(self.steps) else None

    @property
    def kind(self) -> Kind:
        """The kind of the current step; before the start, of the lobby."""
        return KINDS[self.here.kind if self.here else "lobby"]

    @property
    def round(self) -> Round | None:
        """The round of the current step, where its kind has one."""
        number = self.here.round_number if self.here else None
        return next((found for found in self.rounds if found.number == number), None)

    @property
    def shown(self) -> Round | None:
        """The last round that is sealed: what people may see of others is from it."""
        sealed = [found for found in self.rounds if found.state == SEALED]
        return sealed[-1] if sealed else None

    @property
    def sealing(self) -> Round | None:
        """A round in its grace: what is on its way into it still counts."""
        return next((found for found in self.rounds if found.state == "sealing"), None)

    @property
    def next_at(self) -> int | None:
        """Where the button leads."""
        if self.workshop.step is None:
            return None
        states = {found.number: found.state for found in self.rounds}
        return next_step(self.steps, states, self.workshop.step)

    @property
    def upcoming(self) -> Step | None:
        """The step that comes next."""
        return None if self.next_at is None else self.steps[self.next_at]

    @property
    def is_open(self) -> bool:
        """People can take part."""
        return self.workshop.state == Workshop.State.OPEN

    @property
    def is_paused(self) -> bool:
        """The clock stands still."""
        return self.workshop.paused_at is not None

    @property
    def is_together(self) -> bool:
        """Everybody scores the same criterion at a time."""
        return self.workshop.pace == Workshop.Pace.TOGETHER

    @property
    def ends_at(self) -> datetime | None:
        """When the step is over: in an assignment when its round is due, else as planned."""
        if self.workshop.is_assignment:
            return self.round.due_at if self.round and self.kind.seals else None
        here, began = self.here, self.workshop.step_started_at
        if here is None or began is None or not (here.minutes + here.extra_minutes):
            return None
        return began + timedelta(minutes=here.minutes + here.extra_minutes)

    @property
    def seconds_left(self) -> int | None:
        """Of the step's planned time; below 0 when it is over, as nothing is cut off."""
        if self.ends_at is None:
            return None
        clock = self.workshop.paused_at or self.now
        return round((self.ends_at - clock).total_seconds())


def room_of(workshop: Workshop, now: datetime) -> Room:
    """The workshop with its agenda and rounds; two queries, and none for a joined one."""
    return Room(
        workshop=workshop,
        steps=tuple(STEPS_OF(workshop.pk, workshop=workshop)),
        rounds=tuple(ROUNDS_OF(workshop.pk, workshop=workshop)),
        now=now,
    )
