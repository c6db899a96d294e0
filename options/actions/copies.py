"""Copy a decision with everything under it, and with no answer of anybody."""

from collections.abc import Iterable
from typing import Any, TypeVar

from django.contrib.auth.models import AbstractBaseUser
from django.db import models, transaction
from simple_history.utils import bulk_create_with_history

from options.actions.decisions import free_slug
from options.models import (
    Criterion,
    Decision,
    Evidence,
    LaterFact,
    PerspectiveSwing,
    ReferenceScore,
)

Record = TypeVar("Record", bound=models.Model)
Twins = dict[int | None, Any]


@transaction.atomic
def copy_decision(*, decision: Decision, by: AbstractBaseUser | None) -> Decision:
    """A copy that nobody has answered: keys, places, parking and revisions are kept.

    It is unpublished, knows what it was copied from, and its history begins anew.
    """
    copied = twin(
        decision,
        slug=free_slug(decision.title),
        built_in_key=None,
        is_published=False,
        archived_at=None,
        copied_from_id=decision.pk,
        owner_id=getattr(by, "pk", None),
    )
    copied.save()
    options = store_with_history(decision.options.order_by("pk"), decision=copied)
    criteria = copy_tree(decision, copied)
    places = {"option_id": options, "criterion_id": criteria}
    sources = store(decision.sources.all(), decision=copied)
    store(decision.red_lines.all(), among=places, decision=copied)
    copy_perspectives(decision, copied, criteria)
    store(ReferenceScore.objects.filter(option__decision=decision), among=places)
    evidence = store(decision.evidence.all(), among=places, decision=copied)
    copy_sources(Evidence, evidence, sources, "evidence_id")
    facts = store(decision.later_facts.all(), decision=copied)
    copy_sources(LaterFact, facts, sources, "laterfact_id")
    return copied


def twin(record: Record, **changes: object) -> Record:
    """The same record, not stored yet, with some fields changed."""
    fields = record._meta.concrete_fields
    kept = {f.attname: getattr(record, f.attname) for f in fields if not f.primary_key}
    new = {f"{k}_id" if f"{k}_id" in kept else k: key_of(v) for k, v in changes.items()}
    return type(record)(**{**kept, **new})


def key_of(value: object) -> object:
    """The number of a record, and any other value as it is."""
    return value.pk if isinstance(value, models.Model) else value


def store(
    records: Iterable[Record], *, among: dict[str, Twins] | None = None, **changes: object
) -> Twins:
    """Store a twin of each; fields named in `among` point to the twins of what they named."""
    originals = list(records)
    twins = [twin(r, **changes, **pointers(r, among or {})) for r in originals]
    if twins:
        type(twins[0])._default_manager.bulk_create(twins)
    return {old.pk: new for old, new in zip(originals, twins, strict=True)}


def pointers(record: models.Model, among: dict[str, Twins]) -> dict[str, object]:
    """Where the twin's fields point."""
    named = {name: getattr(record, name, None) for name in among}
    return {name: among[name][pk].pk for name, pk in named.items() if pk is not None}


def store_with_history(records: Iterable[Record], **changes: object) -> Twins:
    """The same for records that keep a history; the first line of it is the copy."""
    originals = list(records)
    twins = [twin(record, **changes) for record in originals]
    if twins:
        stored = bulk_create_with_history(twins, type(twins[0]))
        return {old.pk: new for old, new in zip(originals, stored, strict=True)}
    return {}


def copy_tree(decision: Decision, copied: Decision) -> Twins:
    """Criteria from the roots down, so that every parent is there before its children."""
    done: Twins = {}
    wave = list(decision.criteria.filter(parent=None).order_by("pk"))
    while wave:
        for parent in sorted({c.parent_id or 0 for c in wave}):
            family = [c for c in wave if (c.parent_id or 0) == parent]
            above = done[parent].pk if parent else None
            done |= store_with_history(family, decision=copied, parent_id=above)
        wave = list(Criterion.objects.filter(parent__in=[c.pk for c in wave]).order_by("pk"))
    return done


def copy_perspectives(decision: Decision, copied: Decision, criteria: Twins) -> None:
    """Perspectives with their illustrative swings."""
    perspectives = store(decision.perspectives.all(), decision=copied)
    swings = PerspectiveSwing.objects.filter(perspective__decision=decision)
    store(swings, among={"perspective_id": perspectives, "criterion_id": criteria})


def copy_sources(
    kind: type[Evidence | LaterFact], owners: Twins, sources: Twins, field: str
) -> None:
    """Which publications each note rests on."""
    through = kind.sources.through
    links = through._default_manager.filter(**{f"{field}__in": owners}).order_by("pk")
    store(links, among={field: owners, "source_id": sources})
