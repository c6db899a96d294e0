"""Lead a workshop through its agenda; every deed is one epoch."""

from datetime import datetime
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from options.actions.epochs import advance, check, hold_epoch, refuse
from options.actions.rounds import begin_to_seal, open_round, states_of
from options.agenda.answers import Event
from options.agenda.movement import WAITING, may_go, opened_by, seals_on_the_way
from options.errors import AnotherDecision
from options.models import Criterion, Option, RoundCell, Step, Workshop


@transaction.atomic
def move(
    *, workshop: Workshop, to_step: int, by: AbstractBaseUser, epoch: int, now: datetime
) -> Workshop:
    """Go to another step: opens the round that begins there, seals what is to be shown.

    A pause ends with it. Raises NotNow where the rules of movement refuse the way.
    """
    held = hold_epoch(workshop=workshop, by=by, epoch=epoch, now=now)
    check(Event.MOVE, held)
    steps, rounds, start = list(held.steps.all()), states_of(held), held.step or 0
    refuse(may_go(steps, rounds, start, to_step))
    sealing = seals_on_the_way(steps, rounds, start, to_step)
    opening = opened_by(steps, rounds, to_step)
    changes = {"step": to_step, "step_started_at": now, "paused_at": None}
    detail = {"seals": sealing, "opens": opening}
    moved = advance(workshop=held, by=by, now=now, deed="move", changes=changes, detail=detail)
    begin_to_seal(moved, sealing, now)
    if opening is not None:
        open_round(moved, opening, now)
    return moved


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
    for part in (option, criterion):
        if part.decision_id != held.decision_id:
            raise AnotherDecision(_("“%(name)s” belongs to another decision.") % {"name": part})
    waiting = held.rounds.filter(state=WAITING, number__gt=1).order_by("number").first()
    if waiting is not None:
        RoundCell.objects.get_or_create(round=waiting, option=option, criterion=criterion)
    detail = {"option": option.key, "criterion": criterion.key}
    return advance(workshop=held, by=by, now=now, deed="spotlight", detail=detail)
