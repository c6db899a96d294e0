"""What the wall does besides following the workshop: go blank, or hold its picture."""

from datetime import datetime
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from options.actions.epochs import advance, check, hold_epoch
from options.agenda.answers import Event
from options.models import Workshop


@transaction.atomic
def blank_wall(
    *, workshop: Workshop, by: AbstractBaseUser, epoch: int, now: datetime
) -> Workshop:
    """Show nothing on the wall."""
    return set_wall("blank_wall", workshop, by, epoch, now, {"wall_is_blank": True})


@transaction.atomic
def unblank_wall(
    *, workshop: Workshop, by: AbstractBaseUser, epoch: int, now: datetime
) -> Workshop:
    """Show something on the wall again."""
    return set_wall("unblank_wall", workshop, by, epoch, now, {"wall_is_blank": False})


@transaction.atomic
def hold_wall(
    *, workshop: Workshop, by: AbstractBaseUser, epoch: int, now: datetime
) -> Workshop:
    """Keep on the wall what it shows now, wherever the workshop goes."""
    stands = Workshop.objects.get(pk=workshop.pk)
    picture = {
        "step": stands.step,
        "option": stands.spot_option_id,
        "criterion": stands.spot_criterion_id,
        "view": stands.wall_view,
        "epoch": epoch,
    }
    return set_wall("hold_wall", workshop, by, epoch, now, {"wall_held": picture})


@transaction.atomic
def release_wall(
    *, workshop: Workshop, by: AbstractBaseUser, epoch: int, now: datetime
) -> Workshop:
    """Let the wall follow the workshop again."""
    return set_wall("release_wall", workshop, by, epoch, now, {"wall_held": None})


def set_wall(
    deed: str,
    workshop: Workshop,
    by: AbstractBaseUser,
    epoch: int,
    now: datetime,
    changes: dict[str, Any],
) -> Workshop:
    """Change the wall, as one epoch."""
    held = hold_epoch(workshop=workshop, by=by, epoch=epoch, now=now)
    check(Event.SET_WALL, held)
    return advance(workshop=held, by=by, now=now, deed=deed, changes=changes)
