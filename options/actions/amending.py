"""A condition becomes an option of its own: a copy, asked anew where it differs."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils.translation import gettext as _

from options.actions.conditions import condition_in
from options.actions.decisions import check_option, free_key, lock
from options.actions.epochs import check, hold_epoch
from options.actions.ordering import last_place
from options.actions.stepping import Spot, go, next_scoring, put_in_a_round, waiting_round
from options.actions.taking_part import newest_state, refuse_longer, refuse_other_criterion
from options.agenda.answers import Event
from options.errors import NothingThere, NotNow
from options.formats import limits
from options.models import (
    Amendment,
    Condition,
    Criterion,
    Option,
    ReferenceScore,
    RoundCell,
    Workshop,
)


@transaction.atomic
def amend(
    *,
    workshop: Workshop,
    condition: Condition,
    name: str,
    criteria: Sequence[Criterion],
    by: AbstractBaseUser,
    epoch: int,
    now: datetime,
) -> Workshop:
    """Make an option of a condition, and let everybody score what it changes, at once.

    The cells of the named criteria are asked in the next round, which is put in where none
    waits; all others carry what each person said of the original (`carry_amended`). Raises
    NoName, SameName, TooMany or DoesNotFit for the name, and NothingThere without a criterion.
    """
    held = hold_epoch(workshop=workshop, by=by, epoch=epoch, now=now)
    check(Event.AMEND, held, newest_state(held))
    stored = condition_in(held, condition)
    if stored.hidden_at is not None:
        raise NotNow(_("This condition is hidden. Show it first."))
    for leaf in criteria:
        refuse_other_criterion(held, leaf)
    if not criteria:
        raise NothingThere(_("Tick at least one criterion on which the condition changes it."))
    made = copy_of(stored, name, criteria)
    target = next_scoring(held)
    if target is None:
        put_in_a_round(held, with_results=True)
        target = next_scoring(held)
    waiting = waiting_round(held)
    if target is None or waiting is None:
        raise NotNow(_("The agenda has no room for another round."))
    RoundCell.objects.bulk_create(
        RoundCell(round=waiting, option=made, criterion=leaf) for leaf in criteria
    )
    Amendment.objects.create(
        workshop=held,
        round=waiting,
        original=stored.option,
        option=made,
        condition=stored,
        made_at=now,
    )
    return go(held, target, by=by, now=now, deed="amend", spot=Spot(made, criteria[0]))


def copy_of(condition: Condition, name: str, criteria: Iterable[Criterion]) -> Option:
    """The option that the condition is about once more, with the condition in its description.

    What the decision brings along for its cells is copied where the condition changes nothing.
    """
    original = condition.option
    lock(original.decision)
    made = Option(
        decision=original.decision,
        name=refuse_longer(name.strip(), limits.NAME),
        description=described(original, condition.text),
        strongest_case=original.strongest_case,
        in_core=original.in_core,
        position=last_place(Option, original.decision),
    )
    check_option(option=made)
    made.key = free_key(Option, made.decision, made.name)
    made.save()
    kept = original.reference_scores.exclude(criterion__in=list(criteria))
    ReferenceScore.objects.bulk_create(
        ReferenceScore(
            option=made,
            criterion_id=score.criterion_id,
            best=score.best,
            low=score.low,
            high=score.high,
        )
        for score in kept
    )
    return made


def described(original: Option, text: str) -> str:
    """What the original is, and the condition; the first is shortened where both do not fit."""
    condition = _("Amended: %(text)s") % {"text": text}
    room = limits.TEXT - len(condition) - 3
    first = original.description
    if len(first) > room:
        first = f"{first[:room]}…"
    return f"{first}\n\n{condition}" if first else condition


def forget_words(workshop: Workshop) -> None:
    """Take people's words out of the options that were made of them."""
    for made in Amendment.objects.filter(workshop=workshop).select_related(
        "original", "option"
    ):
        made.option.description = made.original.description
        made.option.save(update_fields=["description"])
        made.option.history.all().delete()
