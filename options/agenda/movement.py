"""Which step may follow which, and which rounds a move opens and seals."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from options.agenda.kinds import KINDS, Kind

WAITING, OPEN, SEALING, SEALED = "waiting", "open", "sealing", "sealed"

RoundStates = Mapping[int, str]


class Place(Protocol):
    """One step of an agenda, planned or stored."""

    @property
    def kind(self) -> str:
        """The name of its kind."""

    @property
    def round_number(self) -> int | None:
        """Its round, where its kind needs one."""


@dataclass(frozen=True)
class Allowed:
    """It may happen."""


@dataclass(frozen=True)
class Refused:
    """It may not; the reason is a key for which a sentence is kept."""

    reason: str


Answer = Allowed | Refused
SOON = Refused("still_sealing")
Steps = Sequence[Place]


def kind_of(step: Place) -> Kind:
    """The kind of a step."""
    return KINDS[step.kind]


def may_go(steps: Steps, rounds: RoundStates, start: int, target: int) -> Answer:
    """Whether the way leads from one step to another; places are counted from 0."""
    if not 0 <= target < len(steps):
        return Refused("no_such_step")
    if target == start:
        return Refused("already_there")
    if target < start:
        is_shown_again = kind_of(steps[target]).is_reading
        return Allowed() if is_shown_again else Refused("only_reading_again")
    step, kind = steps[target], kind_of(steps[target])
    if kind.seals:
        return may_answer(steps, rounds, start, target)
    if kind.is_blind and any(state in {SEALING, SEALED} for state in rounds.values()):
        return Refused("blindness_is_spent")
    if kind.needs_round and rounds.get(step.round_number or 0, WAITING) == WAITING:
        return Refused("nothing_to_show")
    if not kind.reveals and skips_a_seal(steps, rounds, start, target):
        return Refused("skips_the_seal")
    return Allowed()


def may_answer(steps: Steps, rounds: RoundStates, start: int, target: int) -> Answer:
    """Whether people may score or weigh there: its round is not shown, none is between."""
    number = steps[target].round_number or 0
    if rounds.get(number, WAITING) in {SEALING, SEALED}:
        return Refused("blindness_is_spent")
    if any(later > number and state != WAITING for later, state in rounds.items()):
        return Refused("blindness_is_spent")
    if skips_a_seal(steps, rounds, start, target):
        return Refused("skips_the_seal")
    if SEALING in rounds.values():
        return SOON
    return Allowed()


def skips_a_seal(steps: Steps, rounds: RoundStates, start: int, target: int) -> bool:
    """A step between would have sealed answers that are still open."""
    return any(
        sealed_by(steps, rounds, between)
        for between in range(start + 1, target)
        if kind_of(steps[between]).reveals
    )


def sealed_by(steps: Steps, rounds: RoundStates, target: int) -> list[int]:
    """The open rounds that showing this step seals: all whose answers were asked before it."""
    if not kind_of(steps[target]).reveals:
        return []
    asked = {step.round_number for step in steps[:target] if kind_of(step).seals}
    return sorted(n for n, state in rounds.items() if state == OPEN and n in asked)


def seals_on_the_way(steps: Steps, rounds: RoundStates, start: int, target: int) -> list[int]:
    """The rounds that a move seals; the way back to a reading step seals none."""
    return sealed_by(steps, rounds, target) if target > start else []


def opened_by(steps: Steps, rounds: RoundStates, target: int) -> int | None:
    """The waiting round that begins with this step, if any."""
    step = steps[target]
    if not kind_of(step).seals or step.round_number is None:
        return None
    is_waiting = rounds.get(step.round_number, WAITING) == WAITING
    return step.round_number if is_waiting else None


def next_step(steps: Steps, rounds: RoundStates, position: int) -> int | None:
    """The first step ahead that may be gone to, now or once a seal is made; None at the end."""
    ahead = range(position + 1, len(steps))
    answers = ((at, may_go(steps, rounds, position, at)) for at in ahead)
    return next((at for at, answer in answers if answer in (Allowed(), SOON)), None)
