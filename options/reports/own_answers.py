"""How much one person has said in a workshop, and what of it is sealed: shown to them alone."""

from __future__ import annotations

from dataclasses import dataclass

from options.agenda.movement import SEALED
from options.models import Condition, Seat
from options.reports.room import Room


@dataclass(frozen=True)
class OwnAnswers:
    """What would be deleted with a seat.

    Attributes:
        scores: in all rounds, "I can't judge" among them.
        reasons: that were written, with the rationales that became reasons.
        conditions: on which an option would be accepted.
        swings: criteria that were weighed.
        choices: of one option, before the sums and at the end.
        sealed: the numbers of the sealed rounds that hold scores of this person.
    """

    scores: int
    reasons: int
    conditions: int
    swings: int
    choices: int
    sealed: tuple[int, ...]

    @property
    def is_nothing(self) -> bool:
        """Nothing was answered."""
        said = (self.scores, self.reasons, self.conditions, self.swings, self.choices)
        return not any(said)


def own_answers(room: Room, seat: Seat) -> OwnAnswers:
    """Counted for this seat alone; five queries."""
    sheet = seat.participant
    numbers = list(sheet.scores.values_list("round_number", flat=True))
    sealed = {found.number for found in room.rounds if found.state == SEALED}
    return OwnAnswers(
        scores=len(numbers),
        reasons=sheet.reasons.count(),
        conditions=Condition.objects.filter(participant=sheet).count(),
        swings=sheet.swings.count(),
        choices=seat.choices.count(),
        sealed=tuple(sorted(sealed & set(numbers))),
    )
