"""Let one thing of a decision say again what it said in an earlier version."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from options.actions.decisions import lock, save_decision, save_option
from options.actions.shaping import save_whole
from options.actions.value_tree import save_criterion
from options.actions.versions import Kept
from options.errors import NothingThere
from options.models import Criterion, Decision, Option, Perspective, Source


@transaction.atomic
def put_back(*, decision: Decision, version: Any, fields: Sequence[str]) -> str:  # noqa: ANN401 -- of a made class
    """Store the fields of a version as any other edit; a deleted part comes again.

    Returns what the thing is called now. Options and criteria that are gone stay so: they
    went because nobody had answered them.
    """
    lock(decision)
    held = held_in(decision, version)
    for name in fields:
        setattr(held, name, getattr(version, name))
    if isinstance(held, Decision):
        save_decision(decision=held)
    elif isinstance(held, Option):
        save_option(option=held)
    elif isinstance(held, Criterion):
        save_criterion(criterion=held)
    else:
        put_part_back(held, version.beside)
    return str(held)


def held_in(decision: Decision, version: Any) -> Decision | Option | Criterion | Kept:  # noqa: ANN401 -- of a made class
    """The thing as it is now; a part that was deleted, under its old number."""
    kind = version.instance_type
    if kind is Decision:
        return Decision.objects.get(pk=decision.pk)
    held: Option | Criterion | Kept | None = kind.objects.filter(
        decision=decision, pk=version.id
    ).first()
    if held is not None:
        held.decision = decision
        return held
    if kind in (Option, Criterion):
        raise NothingThere(_("“%(name)s” is gone. Make it anew.") % {"name": version.name})
    made: Kept = kind(pk=version.id, decision=decision, position=next_place(kind, decision))
    if hasattr(version, "key") and not kind.objects.filter(decision=decision, key=version.key):
        made.key = version.key  # type: ignore[union-attr]  # -- it has one, too
    return made


def next_place(kind: type[Kept], decision: Decision) -> int:
    """Behind everything of this kind."""
    last = kind._default_manager.filter(decision=decision).order_by("position").last()
    return 0 if last is None else last.position + 1


def put_part_back(part: Kept, beside: dict[str, Any]) -> None:
    """Store it with the sources and points that it had, as far as those are there."""
    refuse_where_gone(part)
    points: dict[Criterion, int | None] = {}
    if isinstance(part, Perspective):
        if part.pk:
            points = {swing.criterion: None for swing in part.swings.all()}
        then = beside.get("points", {})
        leaves = Criterion.objects.filter(decision=part.decision).leaves()
        points |= {leaf: then[leaf.key] for leaf in leaves if leaf.key in then}
    sources = Source.objects.filter(decision=part.decision, key__in=beside.get("sources", []))
    save_whole(part=part, sources=sources, points=points)


def refuse_where_gone(part: Kept) -> None:
    """Raise NothingThere when the option or the criterion that it is about was deleted."""
    for kind, name in ((Option, "option_id"), (Criterion, "criterion_id")):
        pk = getattr(part, name, None)
        if pk is not None and not kind.objects.filter(decision=part.decision, pk=pk).exists():
            raise NothingThere(
                _("The %(kind)s that this was about is gone.")
                % {"kind": kind._meta.verbose_name}
            )
