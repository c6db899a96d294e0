"""What one seat is asked for now: the cells of the open round, how far it is, what is next."""

from __future__ import annotations

from dataclasses import dataclass

from options.agenda.answers import Event, Situation, answer_to
from options.agenda.movement import WAITING, Answer
from options.models import Criterion, Round, RoundCell, Seat
from options.reports.cells import scores_given
from options.reports.progress import Progress, progress_of
from options.reports.room import Room
from options.reports.structure import Structure


@dataclass(frozen=True)
class Judging:
    """One seat in the open round: what is asked, what of it is answered, whether it is done.

    Attributes:
        number: of the round.
        progress: over all that the round asks for.
        here: over what the comparison shows now: all of it, or one criterion.
        is_done: the person said so.
        is_together: everybody is at one criterion.
    """

    number: int
    progress: Progress
    here: Progress
    is_done: bool
    is_together: bool

    @property
    def upcoming(self) -> Criterion | None:
        """The criterion to go on with: the first with something left, else the first."""
        return first_open(self.here)

    @property
    def left(self) -> int:
        """How many of the cells asked for now have no answer of this round."""
        return self.here.expected - self.here.answered


def judging_of(room: Room, seat: Seat) -> Judging:
    """How far a seat is; two queries, or one in the first round."""
    number = newest_round(room)
    asked = asked_in(room, number)
    given = scores_given(seat.participant, number)
    leaf = criterion_now(room, asked)
    return Judging(
        number=number,
        progress=progress_of(asked, given),
        here=progress_of(on_one(asked, leaf) if leaf else asked, given),
        is_done=seat.done_round >= number,
        is_together=leaf is not None,
    )


def takes_answers(room: Room, seat: Seat) -> bool:
    """The current step asks this seat to judge: its round is open, and not over for it."""
    held = room.round
    return (
        room.is_open
        and room.kind.seals
        and held is not None
        and held.state == Round.State.OPEN
        and seat.removed_at is None
        and seat.first_round <= held.number
    )


def may_weigh(room: Room) -> Answer:
    """Weights are free in their step, with the results, and as long as a round is open."""
    begun = [held.state for held in room.rounds if held.state != WAITING]
    kind = room.here.kind if room.here else None
    newest = begun[-1] if begun else None
    return answer_to(Event.WEIGH, Situation(room.workshop.state, kind, newest))


def has_results(room: Room) -> bool:
    """The room has come to its results, so that everybody may see what their own imply."""
    at = room.workshop.step or 0
    return any(step.kind == "results" and step.position <= at for step in room.steps)


def newest_round(room: Room) -> int:
    """The newest round that has begun; the first before any has."""
    begun = [held.number for held in room.rounds if held.state != WAITING]
    return begun[-1] if begun else 1


def asked_in(room: Room, number: int) -> Structure:
    """What a round asks for: everything, or in a later one the cells that it opened."""
    return narrowed(room.structure, room.workshop.pk, number)


def narrowed(structure: Structure, workshop_id: int, number: int) -> Structure:
    """A structure with the cells of one round alone; one query, none for the first round.

    The first round opens every cell; a later one what was discussed, unless it opens all.
    """
    if number <= 1:
        return structure
    opened = RoundCell.objects.filter(
        round__workshop=workshop_id, round__number=number, round__opens_all=False
    )
    cells = list(opened.exclude(round__state=WAITING).values_list("option", "criterion"))
    return structure.asking(cells) if cells else structure


def criterion_now(room: Room, asked: Structure) -> Criterion | None:
    """The one criterion that everybody is at, where the room goes together."""
    if not room.is_together or not asked.criteria:
        return None
    named = room.workshop.criterion_id
    found = next((leaf for leaf in asked.criteria if leaf.pk == named), None)
    return found or asked.criteria[0]


def on_one(asked: Structure, leaf: Criterion) -> Structure:
    """What is asked for on one criterion alone."""
    return asked.asking((view.pk, leaf.pk) for view in asked.options_on(leaf))


def first_open(progress: Progress) -> Criterion | None:
    """The first criterion with something left, else the first of all."""
    leaves = [part.criterion for part in progress.criteria]
    return progress.after(None) or next(iter(leaves), None)
