"""Store a part of a decision together with what an editor's form says beside it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from options.actions.decisions import delete_option, save_option
from options.actions.ordering import last_place
from options.actions.parts import check_points, delete_part, save_part
from options.actions.versions import Kept, keep_version
from options.errors import AnotherDecision, HoldsAnswers
from options.models import (
    Criterion,
    Evidence,
    LaterFact,
    Option,
    Perspective,
    PerspectiveSwing,
    Source,
)

Shaped = Kept | Option


@transaction.atomic
def shape_part(
    *,
    part: Shaped,
    sources: Iterable[Source] | None = None,
    points: Mapping[Criterion, int | None] | None = None,
) -> None:
    """Store it; a new one goes to the last place. All or nothing."""
    if part._state.adding:
        part.position = last_place(type(part), part.decision)
    if isinstance(part, Option):
        save_option(option=part)
    else:
        save_whole(part=part, sources=sources, points=points)


@transaction.atomic
def save_whole(
    *,
    part: Kept,
    sources: Iterable[Source] | None = None,
    points: Mapping[Criterion, int | None] | None = None,
) -> None:
    """Store a part with its sources or its points, as one version of it."""
    save_part(part=part, is_whole=False)
    if isinstance(part, Evidence | LaterFact) and sources is not None:
        set_sources(note=part, sources=list(sources))
    if isinstance(part, Perspective) and points is not None:
        set_swings(perspective=part, points=points)
    keep_version(part)


def set_sources(*, note: Evidence | LaterFact, sources: list[Source]) -> None:
    """Say which sources a note or a fact rests on; all of them are the decision's own."""
    if any(source.decision_id != note.decision_id for source in sources):
        raise AnotherDecision(_("A source belongs to another decision."))
    note.sources.set(sources)


def set_swings(*, perspective: Perspective, points: Mapping[Criterion, int | None]) -> None:
    """Keep a perspective's points; None takes them away, zero is kept as zero."""
    stored = {swing.criterion_id: swing for swing in perspective.swings.all()}
    for criterion, value in points.items():
        swing = stored.get(criterion.pk)
        if value is None:
            if swing is not None:
                swing.delete()
            continue
        swing = swing or PerspectiveSwing(perspective=perspective, criterion=criterion)
        if swing.points != value:
            swing.points = value
            check_points(record=swing, decision=perspective.decision)
            swing.save()


@transaction.atomic
def remove_part(*, part: Shaped) -> None:
    """Delete what no answer hangs on; a source only when no note rests on it."""
    if isinstance(part, Source):
        refuse_while_used(part)
    if isinstance(part, Option):
        delete_option(option=part)
    else:
        delete_part(part=part)


def refuse_while_used(source: Source) -> None:
    """Raise HoldsAnswers when notes or later facts name the source."""
    uses = source.evidence.count() + source.later_facts.count()
    if uses:
        raise HoldsAnswers(
            ngettext(
                "%(count)s note rests on “%(key)s”. Take the source off it first.",
                "%(count)s notes rest on “%(key)s”. Take the source off them first.",
                uses,
            )
            % {"count": uses, "key": source.key}
        )
