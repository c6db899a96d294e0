"""On what conditions one person would accept each option: shown to them alone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from options.models import Condition, Participant
from options.reports.structure import OptionView


@dataclass(frozen=True)
class OwnCondition:
    """An option, and what this person wrote about it, if anything.

    Attributes:
        is_held: it waits until the facilitator has looked.
        is_hidden: the facilitator shows it to nobody.
    """

    view: OptionView
    text: str = ""
    is_held: bool = False
    is_hidden: bool = False


def own_conditions(sheet: Participant, views: Iterable[OptionView]) -> tuple[OwnCondition, ...]:
    """One for each option; one query."""
    found = {one.option_id: one for one in Condition.objects.filter(participant=sheet)}
    return tuple(
        OwnCondition(view, told.text, told.is_held, told.hidden_at is not None)
        if (told := found.get(view.pk))
        else OwnCondition(view)
        for view in views
    )


def named_on(
    sheet: Participant | None, views: Iterable[OptionView]
) -> tuple[OwnCondition, ...]:
    """Those that this person wrote."""
    if sheet is None:
        return ()
    return tuple(own for own in own_conditions(sheet, views) if own.text)
