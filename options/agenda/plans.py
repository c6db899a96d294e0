"""Agendas as they are planned: the templates, and what makes an agenda impossible."""

from collections.abc import Sequence
from dataclasses import dataclass

from options.agenda.kinds import KINDS

A_DAY = 24 * 60
LONGEST = 28 * A_DAY
MOST_STEPS = 40


@dataclass(frozen=True)
class Plan:
    """One step as it is planned."""

    kind: str
    minutes: int
    round_number: int | None = None


TEMPLATES: dict[str, tuple[Plan, ...]] = {
    "taste": (
        Plan("lobby", 2),
        Plan("brief", 2),
        Plan("score", 5, 1),
        Plan("gut", 1),
        Plan("reveal", 3, 1),
        Plan("results", 1),
        Plan("wrap", 1),
    ),
    "class": (
        Plan("lobby", 3),
        Plan("brief", 4),
        Plan("score", 10, 1),
        Plan("weigh", 4, 1),
        Plan("gut", 1),
        Plan("reveal", 5, 1),
        Plan("discuss", 10),
        Plan("score", 4, 2),
        Plan("reveal", 2, 2),
        Plan("results", 4),
        Plan("commit", 1),
        Plan("wrap", 2),
    ),
    "workshop": (
        Plan("lobby", 5),
        Plan("brief", 10),
        Plan("score", 15, 1),
        Plan("weigh", 7, 1),
        Plan("gut", 1),
        Plan("predict", 1),
        Plan("reveal", 8, 1),
        Plan("discuss", 20),
        Plan("score", 6, 2),
        Plan("weigh", 3, 2),
        Plan("reveal", 3, 2),
        Plan("results", 6),
        Plan("commit", 2),
        Plan("wrap", 3),
    ),
    "assignment": (
        Plan("lobby", 0),
        Plan("brief", 0),
        Plan("score", 5 * A_DAY, 1),
        Plan("weigh", 0, 1),
        Plan("gut", 0),
        Plan("reveal", 60, 1),
        Plan("discuss", 60),
        Plan("score", 2 * A_DAY, 2),
        Plan("reveal", 0, 2),
        Plan("results", 0),
        Plan("commit", 0),
        Plan("wrap", 0),
    ),
}


def fault_in(plans: Sequence[Plan]) -> str | None:
    """The key of the first reason why this cannot be an agenda, None for a good one.

    >>> fault_in([Plan("lobby", 1), Plan("reveal", 1, 1), Plan("wrap", 1)])
    'shows_an_empty_round'
    """
    if len(plans) > MOST_STEPS:
        return "too_many_steps"
    if any(plan.kind not in KINDS for plan in plans):
        return "unknown_kind"
    if any(not 0 <= plan.minutes <= LONGEST for plan in plans):
        return "impossible_length"
    if any((plan.round_number is None) == KINDS[plan.kind].needs_round for plan in plans):
        return "round_missing"
    kinds = [plan.kind for plan in plans]
    if kinds[:1] != ["lobby"] or kinds[-1:] != ["wrap"]:
        return "begins_in_the_lobby"
    if kinds.count("lobby") > 1:
        return "begins_in_the_lobby"
    return fault_in_order(plans)


def fault_in_order(plans: Sequence[Plan]) -> str | None:
    """A round out of turn, an answer after others were shown, or nothing to show."""
    newest, is_revealed = 0, False
    for plan in plans:
        kind, number = KINDS[plan.kind], plan.round_number or 0
        if kind.seals:
            if number == newest and is_revealed:
                return "round_was_shown"
            if number not in {newest, newest + 1} or (number > newest > 0 and not is_revealed):
                return "round_out_of_turn"
            newest, is_revealed = number, False
        if kind.is_blind and (is_revealed or newest > 1):
            return "choice_after_showing"
        if kind.needs_round and kind.reveals and number != newest:
            return "shows_an_empty_round"
        is_revealed = is_revealed or (kind.reveals and newest > 0)
    return None
