"""Links to reports: made, and withdrawn at will."""

import secrets
from datetime import datetime

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils.translation import gettext as _

from options.errors import NotNow
from options.formats.tokens import hash_of
from options.models import Participant, ReportLink, Workshop

MOST_LINKS = 20


@transaction.atomic
def link_to_sheet(*, participant: Participant, now: datetime) -> str:
    """A secret that lets whoever has it read the report of a sheet; kept nowhere.

    Raises NotNow for a decision that is not open to everybody, and for too many links.
    """
    held = Participant.objects.select_for_update().get(pk=participant.pk)
    if not held.decision.is_published:
        raise NotNow(_("Only a report on a published decision can have a link for everybody."))
    return made(ReportLink(participant=held, made_at=now))


@transaction.atomic
def link_to_room(*, workshop: Workshop, by: AbstractBaseUser, now: datetime) -> str:
    """The same for a workshop, once its report is published."""
    held = Workshop.objects.select_for_update().get(pk=workshop.pk)
    if held.published_at is None:
        raise NotNow(_("Publish the report first; then it can have a link for everybody."))
    return made(ReportLink(workshop=held, made_at=now, made_by_id=by.pk))


def made(link: ReportLink) -> str:
    """Keep a new link by its hash."""
    beside = ReportLink.objects.filter(
        participant=link.participant_id, workshop=link.workshop_id, withdrawn_at=None
    )
    if beside.count() >= MOST_LINKS:
        raise NotNow(_("There are 20 links already. Withdraw one first."))
    token = secrets.token_urlsafe(24)
    link.token_hash = hash_of(token)
    link.save(force_insert=True)
    return token


@transaction.atomic
def withdraw_links(
    *, now: datetime, participant: Participant | None = None, workshop: Workshop | None = None
) -> int:
    """Let no link to this report open anything any more, at once."""
    links = ReportLink.objects.filter(
        participant=participant, workshop=workshop, withdrawn_at=None
    )
    return links.update(withdrawn_at=now)
