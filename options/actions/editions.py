"""Publish a decision as an edition: its file as it is now, which nobody changes any more."""

from datetime import datetime

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from options.errors import NothingNew
from options.models import Decision, Edition, Participant
from options.permissions import may_edit_decision

LONGEST_NOTE = 500


@transaction.atomic
def publish_edition(
    *, decision: Decision, document: str, note: str, by: AbstractBaseUser, now: datetime
) -> Edition:
    """Keep the decision's file under the next number.

    `document` is the canonical text of the file. Raises NothingNew when the newest edition has
    the same.
    """
    held = Decision.objects.select_for_update(no_key=True).get(pk=decision.pk)
    if not may_edit_decision(by, held):
        raise PermissionDenied
    newest = held.editions.last()
    if newest is not None and newest.document == document:
        raise NothingNew(
            _("Nothing has changed since edition %(number)s, so there is no new one.")
            % {"number": newest.number}
        )
    return Edition.objects.create(
        decision=held,
        number=newest.number + 1 if newest else 1,
        document=document,
        note=note.strip()[:LONGEST_NOTE],
        published_at=now,
        by_id=by.pk,
    )


def go_on_with_edition(*, sheet: Participant, edition: Edition) -> None:
    """Note that somebody has seen a newer edition and goes on with it; no answer changes."""
    if edition.decision_id == sheet.decision_id:
        Participant.objects.filter(pk=sheet.pk).update(edition=edition)
