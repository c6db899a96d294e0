"""Take a published report back."""

from datetime import datetime

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from options.actions.closing import unsettled
from options.actions.epochs import advance, check, hold_epoch
from options.agenda.answers import Event
from options.models import Workshop


@transaction.atomic
def withdraw_report(
    *, workshop: Workshop, by: AbstractBaseUser, epoch: int, now: datetime
) -> Workshop:
    """Let the seats show no report any more; what people read of results before stays."""
    held = hold_epoch(workshop=workshop, by=by, epoch=epoch, now=now)
    check(Event.PUBLISH, held, unsettled(held))
    changes = {"published_at": None}
    return advance(workshop=held, by=by, now=now, deed="withdraw_report", changes=changes)
