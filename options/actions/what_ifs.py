"""Keep weights that were tried out under a name, call them something else, forget them."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction
from django.utils.translation import gettext as _

from options.errors import NoName, SameName, SheetGone, TooManyKept
from options.models import Participant, WhatIf
from options.models.what_if import MOST_WHAT_IFS


@transaction.atomic
def keep_what_if(*, participant: Participant, name: str, points: Mapping[str, float]) -> WhatIf:
    """Keep points by the keys of criteria under a name of their own.

    Raises NoName, SameName, TooManyKept or SheetGone.
    """
    hold(participant)
    kept = WhatIf.objects.filter(participant=participant)
    if kept.count() >= MOST_WHAT_IFS:
        raise TooManyKept(
            _("You keep %(most)s what-ifs already. Delete one to keep another.")
            % {"most": MOST_WHAT_IFS}
        )
    named = free_name(participant, name, but=None)
    return WhatIf.objects.create(participant=participant, name=named, points=dict(points))


@transaction.atomic
def rename_what_if(*, what_if: WhatIf, name: str) -> WhatIf:
    """Call it something else; raises NoName, SameName or SheetGone."""
    hold(what_if.participant)
    what_if.name = free_name(what_if.participant, name, but=what_if)
    what_if.save(update_fields=["name"])
    return what_if


def forget_what_if(*, what_if: WhatIf) -> None:
    """Delete it; gone already is as good."""
    WhatIf.objects.filter(pk=what_if.pk).delete()


def hold(participant: Participant) -> None:
    """Let one deed on a sheet's what-ifs come after another."""
    if not Participant.objects.select_for_update().filter(pk=participant.pk).exists():
        raise SheetGone(_("This sheet was deleted. Reload the page to begin a new one."))


def free_name(participant: Participant, name: str, *, but: WhatIf | None) -> str:
    """The name as it is kept; refused when nothing is left of it, or it is in use."""
    named = " ".join(name.split())
    if not named:
        raise NoName(_("Give it a name."))
    same = WhatIf.objects.filter(participant=participant, name__iexact=named)
    if any(other != but for other in same):
        raise SameName(_("You keep a what-if called “%(name)s” already.") % {"name": named})
    return named
