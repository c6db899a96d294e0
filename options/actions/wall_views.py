"""Which part of the result the wall shows."""

from datetime import datetime

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from options.actions.wall import set_wall
from options.models import Workshop


@transaction.atomic
def show_view(
    *,
    workshop: Workshop,
    by: AbstractBaseUser,
    epoch: int,
    now: datetime,
    view: Workshop.WallView,
) -> Workshop:
    """Turn the wall to another part of the result."""
    return set_wall("show_view", workshop, by, epoch, now, {"wall_view": view})
