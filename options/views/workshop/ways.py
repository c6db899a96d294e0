"""Where a workshop can go from here: the button for each step, and what it does."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from options.actions.workshop_words import SENTENCES
from options.agenda.movement import Refused, may_go, opened_by, seals_on_the_way
from options.models import Step
from options.reports.room import Room
from options.reports.tally import Tally
from options.steps import STEPS

ENOUGH = 5


@dataclass(frozen=True)
class Way:
    """One step of the agenda, and whether the room can go there now.

    Attributes:
        at: its place, from 0.
        words: what the button says.
        refusal: why there is no button; empty where there is one.
    """

    at: int
    step: Step
    title: str
    words: str
    refusal: str
    is_here: bool

    @property
    def place(self) -> int:
        """Its number for people, from 1."""
        return self.at + 1


def states_of(room: Room) -> dict[int, str]:
    """The state of each round."""
    return {found.number: found.state for found in room.rounds}


def ways_of(room: Room) -> tuple[Way, ...]:
    """Every step of the agenda, as seen from the current one."""
    start, states = room.workshop.step or 0, states_of(room)
    found = []
    for at, step in enumerate(room.steps):
        answer = may_go(room.steps, states, start, at)
        refusal = str(SENTENCES[answer.reason]) if isinstance(answer, Refused) else ""
        title, words = str(STEPS[step.kind].title), words_for(room, at)
        found.append(Way(at, step, title, words, refusal, is_here=at == start))
    return tuple(found)


def words_for(room: Room, at: int) -> str:
    """What the button to a step says: all that it does."""
    step, states = room.steps[at], states_of(room)
    kind = STEPS[step.kind]
    sealing = seals_on_the_way(room.steps, states, room.workshop.step or 0, at)
    spoken = kind.next_words if sealing or not kind.sealed_words else kind.sealed_words
    words = str(spoken) % {"round": step.round_number}
    if step.round_number and step.round_number > 1 and "%(round)s" not in str(spoken):
        words = _("%(words)s, round %(number)s") % {"words": words, "number": step.round_number}
    if not sealing or kind.sealed_words:
        return words
    numbers = ", ".join(map(str, sealing))
    return _("%(words)s, and seal round %(numbers)s") % {"words": words, "numbers": numbers}


def consequences(room: Room, at: int, counts: Tally) -> tuple[str, ...]:
    """What the way to a step means for those in the room, in sentences."""
    states, start = states_of(room), room.workshop.step or 0
    sealing = seals_on_the_way(room.steps, states, start, at)
    if counts.joined == 0:
        return (_("Nobody has joined yet."),)
    lines = []
    if sealing:
        lines += [progress(counts), grace(room, sealing)]
        if counts.joined < ENOUGH:
            lines.append(few())
    elif room.kind.seals:
        lines += [progress(counts), _("The round stays open, so nobody is cut off.")]
    elif room.kind.is_blind:
        lines.append(blind(room, counts))
    opening = opened_by(room.steps, states, at)
    if opening is not None:
        lines.append(beginning(opening))
    return tuple(lines)


def progress(counts: Tally) -> str:
    """How many are not done with the round."""
    missing = counts.joined - counts.done
    if missing <= 0:
        return _("Everybody is done.")
    return ngettext(
        "%(missing)s of %(joined)s is not done yet.",
        "%(missing)s of %(joined)s are not done yet.",
        missing,
    ) % {"missing": missing, "joined": counts.joined}


def grace(room: Room, sealing: list[int]) -> str:
    """How long saves still count, and what is final then."""
    told = {"seconds": room.workshop.grace_seconds, "numbers": ", ".join(map(str, sealing))}
    return (
        _(
            "What arrives within %(seconds)s seconds still counts; then round %(numbers)s is "
            "sealed for good."
        )
        % told
    )


def few() -> str:
    """What a small room can see of itself."""
    return _(
        "Spreads need 5 people who answered. With 3 or 4 you see medians of the room, with "
        "fewer nothing: talk instead."
    )


def blind(room: Room, counts: Tally) -> str:
    """How many have not answered in a step of one answer."""
    answered = {"gut": counts.chosen, "predict": counts.guessed}.get(room.kind.name, 0)
    missing = max(counts.joined - answered, 0)
    return ngettext(
        "%(missing)s of %(joined)s has not answered here.",
        "%(missing)s of %(joined)s have not answered here.",
        missing,
    ) % {"missing": missing, "joined": counts.joined}


def beginning(number: int) -> str:
    """What a round asks for."""
    if number == 1:
        return _("Round 1 asks for every option under every criterion.")
    return _(
        "Round %(number)s asks again for the cells that the room looked at; where it looked "
        "at none, for all."
    ) % {"number": number}
