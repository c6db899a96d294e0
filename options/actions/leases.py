"""Who has a workshop in hand: a lease of a few seconds that its holder renews."""

from datetime import datetime, timedelta

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.db.models import Q

from options.actions.epochs import advance, check, refuse_stranger
from options.agenda.answers import Event
from options.models import Workshop

LASTS = timedelta(seconds=15)


@transaction.atomic
def take_lease(*, workshop: Workshop, by: AbstractBaseUser, now: datetime) -> bool:
    """Take or renew control; False while it is in another facilitator's hands."""
    refuse_stranger(workshop, by)
    check(Event.TAKE_LEASE, Workshop.objects.get(pk=workshop.pk))
    is_free = Q(lease_holder=None) | Q(lease_holder_id=by.pk) | Q(lease_until__lte=now)
    free = Workshop.objects.filter(is_free, pk=workshop.pk)
    return bool(free.update(lease_holder_id=by.pk, lease_until=now + LASTS))


@transaction.atomic
def take_over(*, workshop: Workshop, by: AbstractBaseUser, now: datetime) -> Workshop:
    """Take control out of another's hands; the log says so."""
    held = Workshop.objects.select_for_update(no_key=True).get(pk=workshop.pk)
    refuse_stranger(held, by)
    check(Event.TAKE_LEASE, held)
    changes = {"lease_holder_id": by.pk, "lease_until": now + LASTS}
    return advance(workshop=held, by=by, now=now, deed="take_over", changes=changes)
