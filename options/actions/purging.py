"""What does not stay for ever: unused sheets, links to people, answers in closed rooms."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.utils import timezone

from options.actions.closing import purge_workshop
from options.actions.participants import delete_sheet, free_recovery_code
from options.models import Key, Participant, Seat, SeatLink, Workshop

State = Workshop.State


def workshops_to_forget(now: datetime, days: int) -> QuerySet[Workshop]:
    """Workshops closed that long ago whose seats a browser or a code may still open."""
    ended = Workshop.objects.filter(state__in=[State.CLOSED, State.ARCHIVED])
    return ended.filter(links_gone_at=None, closed_at__lte=now - timedelta(days=days))


@transaction.atomic
def destroy_links(*, workshop: Workshop, now: datetime) -> bool:
    """Cut what leads from a browser or a code to a seat; what was said stays. True if done."""
    ended = Workshop.objects.filter(state__in=[State.CLOSED, State.ARCHIVED])
    room = ended.select_for_update(no_key=True).filter(pk=workshop.pk).first()
    if room is None:
        return False
    sheets = Participant.objects.filter(seat__workshop=room)
    Key.objects.filter(participant__in=sheets).delete()
    SeatLink.objects.filter(seat__workshop=room).delete()
    room.knocks.all().delete()
    for sheet in sheets:
        Participant.objects.filter(pk=sheet.pk).update(recovery_code=free_recovery_code())
    Seat.objects.filter(workshop=room).update(
        last_seen_at=F("joined_at"), understood_at=None, needs_time_at=None
    )
    Workshop.objects.filter(pk=room.pk).update(links_gone_at=now)
    return True


def workshops_to_purge(now: datetime, days: int) -> QuerySet[Workshop]:
    """Workshops closed that long ago, or left open with nobody in them for as long."""
    before = now - timedelta(days=days)
    ended = Q(state__in=[State.CLOSED, State.ARCHIVED], closed_at__lte=before)
    left = Q(state=State.OPEN, opened_at__lte=before)
    in_use = Q(moves__made_at__gt=before) | Q(seats__last_seen_at__gt=before)
    used = Workshop.objects.filter(in_use, state=State.OPEN)
    return Workshop.objects.filter(ended | left).exclude(pk__in=used.values("pk"))


def forget_workshops(*, now: datetime, days: int) -> int:
    """Destroy the links of the workshops that are due; says how many. No days means never."""
    due = list(workshops_to_forget(now, days)) if days else []
    return sum(destroy_links(workshop=workshop, now=now) for workshop in due)


def purge_workshops(*, now: datetime, days: int) -> int:
    """Delete what people said in the workshops that are due; says how many. 0 means never."""
    due = list(workshops_to_purge(now, days).values_list("pk", flat=True)) if days else []
    return sum(purge_if_due(pk, now, days) for pk in due)


@transaction.atomic
def purge_if_due(pk: int, now: datetime, days: int) -> bool:
    """Delete what was said in a workshop if it is due now; True if done."""
    held = Workshop.objects.select_for_update(no_key=True).filter(pk=pk).first()
    if held is None or not workshops_to_purge(now, days).filter(pk=pk).exists():
        return False
    Workshop.objects.filter(pk=pk).update(state=State.ARCHIVED, join_code=None)
    purge_workshop(workshop=held)
    return True


def purge_unused_sheets(*, unused_for: timedelta) -> int:
    """Delete nameless sheets that nobody has used for that long; says how many.

    What was said in a workshop goes with the workshop instead.
    No time at all means never. Each is looked at again alone, so that one that somebody comes
    back to meanwhile stays.
    """
    if not unused_for:
        return 0
    long_ago = timezone.now() - unused_for
    forgotten = Participant.objects.filter(user=None, seat=None, last_used_at__lt=long_ago)
    pks = list(forgotten.order_by("pk").values_list("pk", flat=True))
    return sum(delete_if_among(forgotten, pk) for pk in pks)


@transaction.atomic
def delete_if_among(forgotten: QuerySet[Participant], pk: int) -> bool:
    """Delete a sheet if it is among these now, while nobody else can use it; True if done."""
    sheet = forgotten.select_for_update().filter(pk=pk).first()
    if sheet is not None:
        delete_sheet(sheet)
    return sheet is not None
