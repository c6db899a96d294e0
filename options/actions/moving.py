"""Lead a workshop through its agenda, and turn it to one cell; every deed is one epoch."""

from datetime import datetime
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from options.actions.epochs import advance, check, hold_epoch
from options.actions.stepping import (
    Spot,
    ask_again,
    ask_anew,
    go,
    next_scoring,
    put_in_a_round,
    waiting_round,
)
from options.actions.taking_part import (
    newest_sealed,
    newest_state,
    refuse_other_cell,
    refuse_other_criterion,
)
from options.agenda.answers import Event
from options.errors import NotNow
from options.models import Criterion, Option, Step, Workshop


@transaction.atomic
def move(
    *, workshop: Workshop, to_step: int, by: AbstractBaseUser, epoch: int, now: datetime
) -> Workshop:
    """Go to another step: opens the round that begins there, seals what is to be shown.

    A pause ends with it. Raises NotNow where the rules of movement refuse the way.
    """
    held = hold_epoch(workshop=workshop, by=by, epoch=epoch, now=now)
    check(Event.MOVE, held)
    return go(held, to_step, by=by, now=now)


@transaction.atomic
def pause(*, workshop: Workshop, by: AbstractBaseUser, epoch: int, now: datetime) -> Workshop:
    """Stop the clock; answers are taken as before."""
    held = hold_epoch(workshop=workshop, by=by, epoch=epoch, now=now)
    check(Event.PAUSE, held)
    return advance(workshop=held, by=by, now=now, deed="pause", changes={"paused_at": now})


@transaction.atomic
def resume(*, workshop: Workshop, by: AbstractBaseUser, epoch: int, now: datetime) -> Workshop:
    """Let the clock run on from where it stopped."""
    held = hold_epoch(workshop=workshop, by=by, epoch=epoch, now=now)
    check(Event.RESUME, held)
    changes: dict[str, Any] = {"paused_at": None}
    if held.paused_at is not None and held.step_started_at is not None:
        changes["step_started_at"] = held.step_started_at + (now - held.paused_at)
    return advance(workshop=held, by=by, now=now, deed="resume", changes=changes)


@transaction.atomic
def add_minute(
    *, workshop: Workshop, by: AbstractBaseUser, epoch: int, now: datetime
) -> Workshop:
    """Give the current step a minute more."""
    held = hold_epoch(workshop=workshop, by=by, epoch=epoch, now=now)
    check(Event.ADD_MINUTE, held)
    here = Step.objects.filter(workshop=held, position=held.step or 0)
    here.update(extra_minutes=F("extra_minutes") + 1)
    return advance(workshop=held, by=by, now=now, deed="add_minute")


@transaction.atomic
def spotlight(
    *,
    workshop: Workshop,
    option: Option,
    criterion: Criterion,
    by: AbstractBaseUser,
    epoch: int,
    now: datetime,
) -> Workshop:
    """Turn the room to one cell; the next round, if one waits, asks for it again."""
    held = hold_epoch(workshop=workshop, by=by, epoch=epoch, now=now)
    check(Event.SPOTLIGHT, held)
    refuse_other_cell(held, option, criterion)
    spot, waiting = Spot(option, criterion), waiting_round(held)
    if waiting is not None:
        ask_again(waiting, option, criterion)
    return advance(
        workshop=held,
        by=by,
        now=now,
        deed="spotlight",
        changes=spot.changes,
        detail=spot.detail,
    )


@transaction.atomic
def set_criterion(
    *,
    workshop: Workshop,
    criterion: Criterion | None,
    by: AbstractBaseUser,
    epoch: int,
    now: datetime,
) -> Workshop:
    """Turn everybody to one criterion, where the room goes together; None for no one.

    Who was done with the one before is not done with this one.
    """
    held = hold_epoch(workshop=workshop, by=by, epoch=epoch, now=now)
    check(Event.SET_CRITERION, held)
    if held.pace != Workshop.Pace.TOGETHER:
        raise NotNow(_("Everybody goes at their own pace here."))
    if criterion is not None:
        refuse_other_criterion(held, criterion)
    here = Step.objects.filter(workshop=held, position=held.step or 0).first()
    ask_anew(held, here.round_number if here else None)
    return advance(
        workshop=held,
        by=by,
        now=now,
        deed="set_criterion",
        changes={"criterion": criterion},
        detail={"criterion": criterion.key if criterion else None},
    )


@transaction.atomic
def invite_minority(
    *,
    workshop: Workshop,
    option: Option,
    criterion: Criterion,
    by: AbstractBaseUser,
    epoch: int,
    now: datetime,
) -> Workshop:
    """Ask those who differ from the room on a cell for their reasons; nobody is named."""
    held = hold_epoch(workshop=workshop, by=by, epoch=epoch, now=now)
    check(Event.INVITE_MINORITY, held, newest_state(held))
    refuse_other_cell(held, option, criterion)
    spot = Spot(option, criterion)
    return advance(
        workshop=held,
        by=by,
        now=now,
        deed="invite_minority",
        changes=spot.changes,
        detail={**spot.detail, "round": newest_sealed(held)},
    )


@transaction.atomic
def reopen_cell(
    *,
    workshop: Workshop,
    option: Option,
    criterion: Criterion,
    by: AbstractBaseUser,
    epoch: int,
    now: datetime,
) -> Workshop:
    """Let everybody score one cell again, at once: the next round begins with it.

    Where the agenda has no later round, one is put in before the steps not reached yet.
    """
    held = hold_epoch(workshop=workshop, by=by, epoch=epoch, now=now)
    check(Event.REOPEN_CELL, held, newest_state(held))
    refuse_other_cell(held, option, criterion)
    target = next_scoring(held)
    if target is None:
        put_in_a_round(held)
        target = next_scoring(held)
    waiting = waiting_round(held)
    if target is None or waiting is None:
        raise NotNow(_("The agenda has no room for another round."))
    ask_again(waiting, option, criterion)
    return go(held, target, by=by, now=now, deed="reopen_cell", spot=Spot(option, criterion))
