"""Deeds on a sheet as a whole: begin it, recover it, start over, delete it."""

import secrets
from collections.abc import Callable
from datetime import timedelta
from typing import TypeVar

from django.contrib.auth.models import AbstractBaseUser
from django.db import IntegrityError, transaction
from django.db.models import F, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext as _

from options.actions.recovery_words import WORDS
from options.agenda.movement import SEALED
from options.errors import HasOwnSheet
from options.models import (
    Concurrence,
    Condition,
    Decision,
    Edition,
    GutChoice,
    Key,
    Participant,
    Prediction,
    Rating,
    ReportLink,
    Round,
    Seat,
    Submission,
    Support,
    WhatIf,
    Wish,
    Workshop,
)

NOTED_EVERY = timedelta(days=1)

Stored = TypeVar("Stored")


def sheet_for_saving(
    *, decision: Decision, token_hash: str, user: AbstractBaseUser | None, order_seed: int
) -> Participant:
    """The visitor's sheet on a decision, begun now if this is the first save."""
    held = Participant.objects.open_to(token_hash=token_hash, user=user, decision=decision)
    if held is None:
        return begin_sheet(
            decision=decision, token_hash=token_hash, user=user, order_seed=order_seed
        )
    return take_up(held, user)


def take_up(held: Participant, user: AbstractBaseUser | None) -> Participant:
    """Go on with a sheet: an account that meets a nameless one makes it its own.

    A sheet with a seat in a workshop never becomes an account's.
    """
    has_seat = Seat.objects.filter(participant=held)
    if user is not None and held.user_id is None and not has_seat.exists():
        held = claim(held, user)
    if timezone.now() - held.last_used_at > NOTED_EVERY:
        Participant.objects.filter(pk=held.pk).update(last_used_at=timezone.now())
    return held


def begin_sheet(
    *, decision: Decision, token_hash: str, user: AbstractBaseUser | None, order_seed: int
) -> Participant:
    """A new sheet; when another tab was quicker, that one's."""
    try:
        with transaction.atomic():
            sheet = Participant.objects.create(
                decision=decision,
                user_id=getattr(user, "pk", None),
                recovery_code=free_recovery_code(),
                order_seed=order_seed,
                edition_id=edition_to_begin_on(decision),
            )
            vars(sheet).pop("edition_id")  # the database chose it; who asks for it reads it
            if user is None:
                Key.objects.create(participant=sheet, decision=decision, token_hash=token_hash)
    except IntegrityError:
        quicker = Participant.objects.open_to(
            token_hash=token_hash, user=user, decision=decision
        )
        if quicker is None:
            raise
        return quicker
    return sheet


def edition_to_begin_on(decision: Decision) -> Coalesce:
    """The newest edition of a decision; in a workshop the one that it works on."""
    of_room = Workshop.objects.filter(decision=decision.pk).values("edition")[:1]
    editions = Edition.objects.filter(decision=decision.pk).order_by("-number")
    return Coalesce(Subquery(of_room), Subquery(editions.values("pk")[:1]))


def begin_sheet_for(
    deed: Callable[[Participant], Stored | None],
    *,
    decision: Decision,
    token_hash: str,
    user: AbstractBaseUser | None,
    order_seed: int,
) -> tuple[Participant | None, Stored | None]:
    """Begin a sheet with a first deed; none is begun when that is refused or returns None.

    The sheet is None then, unless another tab was quicker.
    """
    with transaction.atomic():
        sheet = begin_sheet(
            decision=decision, token_hash=token_hash, user=user, order_seed=order_seed
        )
        stored = deed(sheet)
        if stored is not None:
            return sheet, stored
        transaction.set_rollback(True)
    held = Participant.objects.open_to(token_hash=token_hash, user=user, decision=decision)
    return held, None


def claim(sheet: Participant, user: AbstractBaseUser) -> Participant:
    """Give a nameless sheet to an account; from now on it opens by logging in.

    When the account has got a sheet on the decision meanwhile, that one is the account's; when
    somebody else claimed this one meanwhile, the account begins its own.
    """
    try:
        with transaction.atomic():
            claimed = Participant.objects.filter(pk=sheet.pk, user=None).update(user_id=user.pk)
            if claimed:
                sheet.keys.all().delete()
                sheet.user_id = user.pk
                return sheet
    except IntegrityError:
        return Participant.objects.get(decision_id=sheet.decision_id, user_id=user.pk)
    return begin_sheet(
        decision=sheet.decision, token_hash="", user=user, order_seed=sheet.order_seed
    )


def free_recovery_code() -> str:
    """A code that no sheet has."""
    code = new_recovery_code()
    while Participant.objects.filter(recovery_code=code).exists():
        code = new_recovery_code()
    return code


def new_recovery_code() -> str:
    """Something like maple-4271-otter: short enough to write down, one of about a billion."""
    first, last = secrets.choice(WORDS), secrets.choice(WORDS)
    return f"{first}-{secrets.randbelow(9000) + 1000}-{last}"


@transaction.atomic
def recover_sheet(
    *, code: str, token_hash: str, user: AbstractBaseUser | None
) -> Participant | None:
    """Open a sheet on this browser by its recovery code; None when no sheet has the code.

    The browser's own sheet on the same decision, if any, gives way and stays with its code.
    Raises HasOwnSheet when the account's own would be shown in the place of this one.
    """
    sheet = Participant.objects.filter(recovery_code=plain_code(code)).first()
    if sheet is None:
        return None
    if sheet.user_id is not None:
        return sheet if user is not None and user.pk == sheet.user_id else None
    if user is not None and sheet.decision.participants.filter(user_id=user.pk).exists():
        raise HasOwnSheet(
            _(
                "You already have a sheet on “%(title)s” in your account. "
                "Log out to open the other one."
            )
            % {"title": sheet.decision.title}
        )
    give_key(sheet, token_hash)
    return sheet


def give_key(sheet: Participant, token_hash: str) -> None:
    """Let a browser open a sheet; what it had opened on the same decision gives way."""
    Key.objects.bulk_create(
        [Key(participant=sheet, decision_id=sheet.decision_id, token_hash=token_hash)],
        update_conflicts=True,
        unique_fields=["token_hash", "decision"],
        update_fields=["participant"],
    )


def plain_code(written: str) -> str:
    """A code as it is kept, however it was typed: any case, spaces for hyphens."""
    return "-".join(written.lower().replace("-", " ").split())[:80]


@transaction.atomic
def start_over(sheet: Participant) -> None:
    """Empty the sheet: no judgement of it stays in the database.

    Its workshop and then the row are locked first, so that a seal or a save that runs
    meanwhile comes before or after. What a sealed round came to stays as it was.
    """
    Workshop.objects.select_for_update(no_key=True).filter(decision=sheet.decision_id).first()
    Participant.objects.select_for_update().filter(pk=sheet.pk).first()
    count_withdrawal(sheet)
    sheet.sealed_weights.all().delete()
    for said in (GutChoice, Prediction, Rating, Wish, Support, Concurrence, Submission):
        said.objects.filter(seat__participant=sheet).delete()
    Seat.objects.filter(participant=sheet).update(done_round=0)
    sheet.reasons.all().delete()
    Condition.objects.filter(participant=sheet).delete()
    sheet.score_changes.all().delete()
    sheet.scores.all().delete()
    sheet.swings.all().delete()
    WhatIf.objects.filter(participant=sheet).delete()
    ReportLink.objects.filter(participant=sheet).delete()
    sheet.red_line_switches.all().delete()
    sheet.red_line_answers.all().delete()
    Participant.objects.filter(pk=sheet.pk).update(
        weighing=Participant.Weighing.EQUAL, adopted_from=None
    )


def count_withdrawal(sheet: Participant) -> None:
    """Note in each sealed round that holds answers of this sheet that one was withdrawn."""
    asked = Round.objects.filter(workshop__decision=sheet.decision_id, state=SEALED)
    numbers = sheet.scores.filter(round_number__gt=0).values("round_number")
    weighed = sheet.sealed_weights.values("round_id")
    asked.filter(Q(number__in=numbers) | Q(pk__in=weighed)).update(withdrawn=F("withdrawn") + 1)


@transaction.atomic
def delete_sheet(sheet: Participant) -> None:
    """Delete the sheet and all that hangs on it."""
    start_over(sheet)
    sheet.delete()


def show_full_version(sheet: Participant, *, is_on: bool) -> None:
    """Bring in the other options and criteria, or hide them again; nothing is deleted."""
    Participant.objects.filter(pk=sheet.pk).update(is_full_version=is_on)
    sheet.is_full_version = is_on
