"""Close a workshop, open it again as a new round, put it away, delete what people said."""

from datetime import datetime

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.db.models import F, Max
from django.utils.translation import gettext as _

from options.actions.amending import forget_words
from options.actions.epochs import advance, check, hold_epoch
from options.actions.rounds import begin_to_seal, states_of
from options.actions.taking_part import refuse_longer
from options.agenda.answers import Event
from options.agenda.movement import OPEN, SEALING
from options.errors import NotNow
from options.models import Participant, Round, Step, Workshop
from options.models.workshop import LONGEST_AGREED

AGAIN = (("score", 10), ("reveal", 5), ("results", 5), ("wrap", 2))


@transaction.atomic
def close_workshop(
    *,
    workshop: Workshop,
    by: AbstractBaseUser,
    epoch: int,
    now: datetime,
    is_confirmed: bool,
) -> Workshop:
    """Close the room; what is on its way into an open round still has its grace."""
    held = hold_epoch(workshop=workshop, by=by, epoch=epoch, now=now)
    check(Event.CLOSE, held)
    if not is_confirmed:
        raise NotNow(_("Confirm that the workshop ends for everybody."))
    changes = {"state": Workshop.State.CLOSED, "closed_at": now, "paused_at": None}
    closed = advance(workshop=held, by=by, now=now, deed="close", changes=changes)
    begin_to_seal(closed, [n for n, state in states_of(closed).items() if state == OPEN], now)
    return closed


def unsettled(workshop: Workshop) -> str | None:
    """The state of a round that still takes answers, if there is one."""
    states = states_of(workshop).values()
    return next((state for state in (OPEN, SEALING) if state in states), None)


@transaction.atomic
def reopen_workshop(
    *, workshop: Workshop, by: AbstractBaseUser, epoch: int, now: datetime, reason: str
) -> Workshop:
    """Open a closed room again, as a new round over every cell, for a reason."""
    held = hold_epoch(workshop=workshop, by=by, epoch=epoch, now=now)
    check(Event.REOPEN, held, unsettled(held))
    if not reason.strip():
        raise NotNow(_("Say why the workshop opens again."))
    number = int(held.rounds.aggregate(last=Max("number"))["last"] or 0) + 1
    start = held.steps.count()
    Round.objects.create(
        workshop=held,
        number=number,
        state=OPEN,
        opened_at=now,
        reason=reason.strip(),
        opens_all=True,
    )
    Step.objects.bulk_create(
        Step(
            workshop=held,
            position=start + at,
            kind=kind,
            minutes=minutes,
            round_number=number if kind in {"score", "reveal"} else None,
        )
        for at, (kind, minutes) in enumerate(AGAIN)
    )
    changes = {
        "state": Workshop.State.OPEN,
        "closed_at": None,
        "links_gone_at": None,
        "step": start,
        "step_started_at": now,
    }
    detail = {"round": number, "reason": reason.strip()}
    return advance(workshop=held, by=by, now=now, deed="reopen", changes=changes, detail=detail)


@transaction.atomic
def set_agreed_text(
    *, workshop: Workshop, by: AbstractBaseUser, epoch: int, now: datetime, text: str
) -> Workshop:
    """Write down what the room agreed on; nothing at all takes it away."""
    held = hold_epoch(workshop=workshop, by=by, epoch=epoch, now=now)
    check(Event.AGREE, held)
    said = refuse_longer(text.replace("\r\n", "\n").replace("\0", "").strip(), LONGEST_AGREED)
    changes = {"agreed_text": said}
    return advance(workshop=held, by=by, now=now, deed="set_agreed_text", changes=changes)


@transaction.atomic
def publish_report(
    *, workshop: Workshop, by: AbstractBaseUser, epoch: int, now: datetime
) -> Workshop:
    """Let everybody who took part read the report, once no round takes answers any more."""
    held = hold_epoch(workshop=workshop, by=by, epoch=epoch, now=now)
    check(Event.PUBLISH, held, unsettled(held))
    changes = {"published_at": held.published_at or now}
    return advance(workshop=held, by=by, now=now, deed="publish_report", changes=changes)


@transaction.atomic
def archive_workshop(
    *, workshop: Workshop, by: AbstractBaseUser, epoch: int, now: datetime
) -> Workshop:
    """Put a closed workshop away: its code is free again, what was said stays."""
    held = hold_epoch(workshop=workshop, by=by, epoch=epoch, now=now)
    check(Event.ARCHIVE, held, unsettled(held))
    changes = {"state": Workshop.State.ARCHIVED, "join_code": None}
    return advance(workshop=held, by=by, now=now, deed="archive", changes=changes)


@transaction.atomic
def purge_workshop(*, workshop: Workshop) -> None:
    """Delete all that people said and did in an archived workshop; its shell stays."""
    held = Workshop.objects.select_for_update(no_key=True).get(pk=workshop.pk)
    check(Event.PURGE, held)
    Workshop.objects.filter(pk=held.pk).update(
        state=Workshop.State.PURGED,
        epoch=F("epoch") + 1,
        agreed_text="",
        wall_held=None,
        published_at=None,
    )
    held.knocks.all().delete()
    forget_words(held)
    Participant.objects.filter(decision_id=held.decision_id).delete()
    held.moves.all().delete()
    held.rounds.all().delete()
    held.facilitations.all().delete()
