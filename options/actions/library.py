"""Begin, duplicate, archive and bring back the decisions of somebody's library."""

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from options.actions.copies import copy_decision
from options.actions.decisions import save_decision
from options.formats import limits
from options.models import Decision


@transaction.atomic
def begin_decision(*, title: str, question: str, by: AbstractBaseUser) -> Decision:
    """A decision of one's own with nothing but its question."""
    return save_decision(decision=Decision(title=title, question=question), by=by)


@transaction.atomic
def duplicate_decision(*, decision: Decision, by: AbstractBaseUser) -> Decision:
    """A private copy of one's own, with a title that tells it apart."""
    copied = copy_decision(decision=decision, by=by)
    tail = _(" (copy)")
    copied.title = f"{decision.title[: limits.NAME - len(tail)]}{tail}"
    return save_decision(decision=copied)


@transaction.atomic
def archive_decision(*, decision: Decision) -> Decision:
    """Take it out of every list; who has its address or a sheet on it still gets there."""
    decision.archived_at = decision.archived_at or timezone.now()
    decision.save(update_fields=["archived_at"])
    return decision


@transaction.atomic
def bring_back_decision(*, decision: Decision) -> Decision:
    """Put it back among the others."""
    decision.archived_at = None
    decision.save(update_fields=["archived_at"])
    return decision
