"""Shape what options are compared by: the criteria and the tree they form."""

from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from options.actions.decisions import free_key, lock
from options.actions.room_edits import tell_room, tell_room_of_meaning
from options.actions.tree_rules import check_criterion, check_deletion
from options.actions.versions import keep_first, keep_gone, keep_version
from options.errors import TooFewLeft
from options.models import Criterion, Perspective, Swing

# What a score rests on: another text here can mean that the scores should be looked at again.
MEANING = ("definition", "direction", "unit", "worst", "middle", "best")

Parents = dict[int, int | None]


@transaction.atomic
def save_criterion(
    *, criterion: Criterion, under_it: Sequence[Criterion] = (), is_wording_only: bool = False
) -> Criterion:
    """Store a new or changed criterion, and hang others under it.

    When its definition, direction, unit or an anchor changed, its revision rises, so that
    sheets ask for another look; not if the editor says that only the wording changed. What
    comes to lie in another branch has to be weighed there anew.
    """
    lock(criterion.decision)
    before = tree_of(criterion)
    check_criterion(criterion=criterion, under_it=under_it)
    if criterion._state.adding:
        criterion.key = criterion.key or free_key(Criterion, criterion.decision, criterion.name)
        is_new_meaning = False
    else:
        is_new_meaning = renew_revision(criterion, is_wording_only=is_wording_only)
    criterion.save()
    if is_new_meaning:
        tell_room_of_meaning(criterion)
    else:
        tell_room(criterion.decision, what="words", name=criterion.name)
    for child in under_it:
        child.parent = criterion
        child.save(update_fields=["parent"])
    forget_swings(before, tree_of(criterion))
    return criterion


def renew_revision(criterion: Criterion, *, is_wording_only: bool) -> bool:
    """Set the revision that is due now, and say in the history why; True for a new meaning."""
    stored = Criterion.objects.get(pk=criterion.pk)
    criterion.revision = stored.revision
    if all(getattr(stored, field) == getattr(criterion, field) for field in MEANING):
        return False
    reason = _("Wording only: it means the same")
    if not is_wording_only:
        criterion.revision += 1
        reason = _("The meaning changed: scores ask to be checked again")
    vars(criterion)["_change_reason"] = reason  # where the history looks for it
    return not is_wording_only


def family(criterion: Criterion) -> list[Criterion]:
    """The criterion and all that lies under it."""
    everything = list(Criterion.objects.filter(decision_id=criterion.decision_id))
    found = [criterion]
    for one in found:
        found.extend(child for child in everything if child.parent_id == one.pk)
    return found


@transaction.atomic
def park_criterion(*, criterion: Criterion) -> Criterion:
    """Set a criterion aside with all that lies under it; scores stay and count nowhere."""
    lock(criterion.decision)
    parked = family(criterion)
    leaves = Criterion.objects.filter(decision_id=criterion.decision_id, parked_at=None)
    if not leaves.leaves().exclude(pk__in=[one.pk for one in parked]).exists():
        raise TooFewLeft(
            _("“%(name)s” stays: a comparison needs a criterion that is not parked.")
            % {"name": criterion.name}
        )
    now = timezone.now()
    for one in parked:
        if one.parked_at is None:
            one.parked_at = now
            one.save(update_fields=["parked_at"])
    tell_room(criterion.decision, what="parked", name=criterion.name)
    return criterion


@transaction.atomic
def bring_back_criterion(*, criterion: Criterion) -> Criterion:
    """Let a parked criterion count again, and what was parked with it."""
    lock(criterion.decision)
    since = criterion.parked_at
    for one in family(criterion):
        if one.parked_at is not None and one.parked_at == since:
            one.parked_at = None
            one.save(update_fields=["parked_at"])
    above = criterion.parent
    while above is not None and above.parked_at is not None:
        above.parked_at = None
        above.save(update_fields=["parked_at"])
        above = above.parent
    criterion.parked_at = None
    tell_room(criterion.decision, what="brought_back", name=criterion.name)
    return criterion


@transaction.atomic
def delete_criterion(*, criterion: Criterion) -> None:
    """Delete a criterion that nobody has answered and on which nothing rests."""
    lock(criterion.decision)
    check_deletion(criterion)
    before = tree_of(criterion)
    let_go(criterion)
    forget_swings(before, tree_of(criterion))


def let_go(criterion: Criterion) -> None:
    """Delete it, and keep the last words of its notes and the points that go with it."""
    for note in criterion.evidence.all():
        keep_gone(note)
    pointed = list(Perspective.objects.filter(swings__criterion=criterion))
    for perspective in pointed:
        keep_first(perspective)
    criterion.delete()
    for perspective in pointed:
        keep_version(perspective)


# --- Swings among siblings ----------------------------------------------------------------


def tree_of(criterion: Criterion) -> Parents:
    """What lies directly under what in the decision of a criterion."""
    tree = Criterion.objects.filter(decision_id=criterion.decision_id)
    return dict(tree.values_list("pk", "parent_id"))


def forget_swings(before: Parents, after: Parents) -> None:
    """Clear the place and points among siblings of what is compared with others now.

    Places of all families come from one sequence and points are relative to a family's first,
    so that in another branch they would say what nobody has said. A branch stands for what
    lies under it: when it becomes a criterion that is scored, or the other way round, its own
    swing is another one. Swings of the one list hold wherever a criterion lies.
    """
    moved = [
        pk
        for pk in before.keys() & after.keys()
        if root_of(pk, before) != root_of(pk, after)
        or (pk in before.values()) != (pk in after.values())
    ]
    Swing.objects.filter(criterion__in=moved, scope=Swing.Scope.SIBLINGS).delete()


def root_of(pk: int, parents: Parents) -> int:
    """The branch that a criterion lies in; one at the top is its own."""
    above = parents[pk]
    while above is not None:
        pk, above = above, parents[above]
    return pk
