"""An agenda as people put it together: kinds and lengths in order; rounds follow from them."""

from collections.abc import Sequence

from options.agenda.kinds import KINDS
from options.agenda.plans import Plan, fault_in, fault_in_order

Row = tuple[str, int]


def with_rounds(rows: Sequence[Row]) -> tuple[Plan, ...]:
    """The steps with their rounds: a new one begins when people answer after a showing.

    >>> [plan.round_number for plan in with_rounds([("score", 5), ("reveal", 2), ("score", 5)])]
    [1, 1, 2]
    """
    newest, is_revealed, plans = 0, False, []
    for name, minutes in rows:
        kind = KINDS[name]
        if kind.seals and (newest == 0 or is_revealed):
            newest, is_revealed = newest + 1, False
        is_revealed = is_revealed or (kind.reveals and newest > 0)
        plans.append(Plan(name, minutes, max(newest, 1) if kind.needs_round else None))
    return tuple(plans)


def place_of_fault(plans: Sequence[Plan]) -> int | None:
    """The step at which an agenda goes wrong; None where it is good or wrong as a whole.

    >>> place_of_fault(with_rounds([("lobby", 1), ("reveal", 2), ("score", 5), ("wrap", 1)]))
    1
    """
    if fault_in(plans) is None:
        return None
    ends = range(1, len(plans) + 1)
    return next((end - 1 for end in ends if fault_in_order(plans[:end]) is not None), None)


def place_for(kind: str, kinds: Sequence[str]) -> int:
    """Where a step that is added fits: a blind answer before all is shown, others last."""
    if KINDS[kind].is_blind and "reveal" in kinds:
        return list(kinds).index("reveal")
    return max(len(kinds) - 1, 0) if kinds[-1:] == ["wrap"] else len(kinds)
