"""One change of a workshop at a time: each is an epoch with one line in the log."""

from datetime import datetime
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import F
from django.utils.translation import gettext as _

from options.actions.workshop_words import SENTENCES
from options.agenda.answers import Event, Situation, answer_to
from options.agenda.movement import Answer, Refused
from options.errors import AlreadyMoved, NotAFacilitator, NotInControl, NotNow
from options.models import Move, Step, Workshop
from options.permissions import may_run


def hold_epoch(
    *, workshop: Workshop, by: AbstractBaseUser, epoch: int, now: datetime
) -> Workshop:
    """The workshop as it stands, for a deed of somebody who runs it and knows its epoch.

    Raises NotAFacilitator, NotInControl, or AlreadyMoved when the epoch is an older one.
    """
    stored = Workshop.objects.select_for_update(no_key=True).get(pk=workshop.pk)
    refuse_stranger(stored, by)
    if stored.epoch != epoch:
        raise already_moved(stored)
    is_led = stored.lease_until is not None and stored.lease_until > now
    if is_led and stored.lease_holder_id not in {None, by.pk}:
        raise NotInControl(
            _("%(name)s has the workshop in hand. Take over to move it.")
            % {"name": stored.lease_holder}
        )
    return stored


def refuse_stranger(workshop: Workshop, user: AbstractBaseUser) -> None:
    """Raise NotAFacilitator when the person does not run the workshop."""
    if not may_run(user, workshop):
        raise NotAFacilitator(_("Only those who run this workshop can do this."))


def advance(
    *,
    workshop: Workshop,
    by: AbstractBaseUser | None,
    now: datetime,
    deed: str,
    changes: dict[str, Any] | None = None,
    detail: dict[str, Any] | None = None,
) -> Workshop:
    """Write a change of the epoch that was read, and its line in the log.

    The epoch is compared and swapped, so that of two changes of one epoch only one is made.
    """
    swapped = Workshop.objects.filter(pk=workshop.pk, epoch=workshop.epoch).update(
        epoch=F("epoch") + 1, **(changes or {})
    )
    if not swapped:
        raise already_moved(workshop)
    after = Workshop.objects.get(pk=workshop.pk)
    Move.objects.create(
        workshop=after,
        epoch=after.epoch,
        made_at=now,
        user_id=getattr(by, "pk", None),
        deed=deed,
        before=workshop.step,
        after=after.step,
        detail=detail or {},
    )
    return after


def already_moved(workshop: Workshop) -> AlreadyMoved:
    """Who was quicker, and when."""
    last = workshop.moves.select_related("user").order_by("-epoch").first()
    if last is None or last.user is None:
        return AlreadyMoved(
            _("The workshop has moved since this page was shown, so nothing was changed.")
        )
    return AlreadyMoved(
        _("%(name)s moved the workshop at %(time)s, so nothing was changed.")
        % {"name": last.user, "time": f"{last.made_at:%H:%M:%S}"}
    )


def situation_of(workshop: Workshop, round_state: str | None = None) -> Situation:
    """Where a workshop stands, as its rules see it."""
    at = -1 if workshop.step is None else workshop.step
    here = Step.objects.filter(workshop=workshop, position=at).first()
    return Situation(
        state=workshop.state,
        kind=here.kind if here else None,
        round_state=round_state,
        is_paused=workshop.paused_at is not None,
        is_locked=workshop.is_locked,
    )


def check(event: Event, workshop: Workshop, round_state: str | None = None) -> None:
    """Raise NotNow where the rules refuse an event."""
    refuse(answer_to(event, situation_of(workshop, round_state)))


def refuse(answer: Answer) -> None:
    """Raise NotNow with the sentence for a refusal."""
    if isinstance(answer, Refused):
        raise NotNow(str(SENTENCES[answer.reason]))
