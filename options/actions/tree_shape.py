"""Order and nest the criteria of a decision, and take the last such deed back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from options.actions.decisions import free_key, lock
from options.actions.room_edits import tell_room
from options.actions.tree_rules import (
    check_criterion,
    check_deletion,
    check_name,
    check_parent,
    check_parent_left,
    refuse_circles,
    refuse_empty_group,
    refuse_nothing_left,
    refuse_scored_parent,
)
from options.actions.value_tree import forget_swings, let_go, tree_of
from options.errors import ChangedMeanwhile, ParkedThere
from options.models import Criterion, Decision

Saved = ("parent", "position", "parked_at", "name", "name_key")


@dataclass(frozen=True)
class Stand:
    """Where one criterion hangs, what it is called, whether it counts."""

    name: str
    parent: int | None
    position: int
    parked_at: datetime | None


@dataclass(frozen=True)
class Change:
    """One criterion before and after a deed; it had no place before when the deed made it."""

    pk: int
    before: Stand | None
    after: Stand


Shape = Mapping[int, Stand]


def shape_of(decision: Decision) -> dict[int, Stand]:
    """How the whole tree stands now, in one query."""
    tree = Criterion.objects.filter(decision=decision)
    rows = tree.values_list("pk", "name", "parent_id", "position", "parked_at")
    return {
        pk: Stand(name, parent, position, parked) for pk, name, parent, position, parked in rows
    }


def changes_between(before: Shape, after: Shape) -> tuple[Change, ...]:
    """What a deed did; what it deleted is not among it."""
    return tuple(
        Change(pk, before.get(pk), stand)
        for pk, stand in after.items()
        if before.get(pk) != stand
    )


@transaction.atomic
def place_criterion(
    *, criterion: Criterion, parent: Criterion | None, at: int | None = None
) -> Criterion:
    """Hang a criterion, with all that lies under it, at a place under a parent; None: last."""
    lock(criterion.decision)
    before = tree_of(criterion)
    moved = Criterion.objects.select_related("decision").get(pk=criterion.pk)
    moved.parent = parent and Criterion.objects.get(pk=parent.pk)
    check_parent(moved)
    check_parent_left(moved)
    refuse_parked_parent(moved)
    siblings = list(
        Criterion.objects.filter(decision_id=moved.decision_id, parent=parent).exclude(
            pk=moved.pk
        )
    )
    moved.save(update_fields=["parent"])
    siblings.insert(len(siblings) if at is None else max(at, 0), moved)
    number(siblings)
    forget_swings(before, tree_of(moved))
    tell_room(moved.decision, what="moved", name=moved.name)
    return moved


def refuse_parked_parent(criterion: Criterion) -> None:
    """Raise ParkedThere when something that counts would be hidden by being moved."""
    if criterion.parked_at is None and criterion.parent and criterion.parent.parked_at:
        raise ParkedThere(
            _(
                "“%(name)s” is parked, so nothing that counts can go under it. "
                "Bring it back first."
            )
            % {"name": criterion.parent.name}
        )


def number(siblings: Sequence[Criterion]) -> None:
    """Give places that rise in this order; who has the right one keeps it."""
    places = rising(sorted(one.position for one in siblings))
    for one, place in zip(siblings, places, strict=True):
        if one.position != place:
            one.position = place
            one.save(update_fields=["position"])


def rising(places: Iterable[int]) -> list[int]:
    """The same numbers, each at least one above that before it.

    >>> rising([0, 0, 4, 4])
    [0, 1, 4, 5]
    """
    found: list[int] = []
    for place in places:
        found.append(max(place, found[-1] + 1) if found else place)
    return found


@transaction.atomic
def group_criteria(*, decision: Decision, name: str, members: Sequence[Criterion]) -> Criterion:
    """Put criteria under a new one that only groups them, where the first of them stood."""
    lock(decision)
    first = members[0]
    parents = {one.parent_id for one in members}
    group = Criterion(decision=decision, name=name, position=first.position)
    group.parent = first.parent if len(parents) == 1 else None
    before = tree_of(first)
    check_criterion(criterion=group, under_it=members)
    group.key = free_key(Criterion, decision, name)
    group.save()
    for one in members:
        one.parent = group
        one.save(update_fields=["parent"])
    number(list(Criterion.objects.filter(decision=decision, parent=group.parent)))
    forget_swings(before, tree_of(group))
    tell_room(decision, what="moved", name=group.name)
    return group


# --- Undo ---------------------------------------------------------------------------------


@transaction.atomic
def put_back(*, decision: Decision, changes: Sequence[Change]) -> None:
    """Undo a deed where nobody has changed since what it changed; all of it or nothing."""
    lock(decision)
    everything = {one.pk: one for one in decision.criteria.select_related("decision")}
    before = {pk: one.parent_id for pk, one in everything.items()}
    refuse_when_moved_on(everything, changes)
    restored = [give_back(everything[each.pk], each.before) for each in changes if each.before]
    made = [everything[each.pk] for each in changes if each.before is None]
    groups = [pk for pk in before.values() if pk is not None]
    check_restored(everything, restored, made, groups)
    for one in restored:
        check_name(one)
        one.save(update_fields=Saved)
    for one in made:
        check_deletion(one)
        let_go(one)
    if restored or made:
        anyone = (restored or list(everything.values()))[0]
        forget_swings(before, tree_of(anyone))
        tell_room(decision, what="moved", name=anyone.name)


def refuse_when_moved_on(
    everything: Mapping[int, Criterion], changes: Sequence[Change]
) -> None:
    """Raise ChangedMeanwhile when a criterion stands otherwise than the deed had left it."""
    for each in changes:
        one = everything.get(each.pk)
        if one is None or stand_of(one) != each.after:
            raise ChangedMeanwhile(
                _("“%(name)s” was changed again since then, so this cannot be undone any more.")
                % {"name": one.name if one else each.after.name}
            )


def stand_of(criterion: Criterion) -> Stand:
    """How one criterion stands."""
    return Stand(criterion.name, criterion.parent_id, criterion.position, criterion.parked_at)


def give_back(criterion: Criterion, stand: Stand) -> Criterion:
    """The record as it stood, not stored yet."""
    criterion.name, criterion.parent_id = stand.name, stand.parent
    criterion.position, criterion.parked_at = stand.position, stand.parked_at
    return criterion


def check_restored(
    everything: Mapping[int, Criterion],
    restored: Sequence[Criterion],
    made: Sequence[Criterion],
    groups: Iterable[int],
) -> None:
    """Raise what would be broken by the tree as it would be again."""
    kept = {pk: one for pk, one in everything.items() if one not in made}
    gone = [one.name for one in restored if one.parent_id and one.parent_id not in kept]
    if gone:
        raise ChangedMeanwhile(
            _("What “%(name)s” hung under is no longer there, so this cannot be undone.")
            % {"name": gone[0]}
        )
    refuse_circles(kept)
    for one in restored:
        if one.parent_id is not None:
            refuse_scored_parent(kept[one.parent_id])
    refuse_nothing_left(kept)
    parents = {one.parent_id for one in kept.values()}
    emptied = (kept[pk] for pk in groups if pk in kept and pk not in parents)
    for group in emptied:
        if not group.worst.strip():
            refuse_empty_group(group, leaving=[one.pk for one in restored])
