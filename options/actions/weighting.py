"""Deeds on the weights of a sheet: order the swings, give them points, adopt, clear.

Each returns the weights that it replaced, so that they can be put back; None says that nothing
had to change, as when the same request came twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from options.actions.kept_weights import Entry, Kept, Method, Scope, count_by, hold, write
from options.errors import NothingToAdopt, NoWeightLeft, OrderMoved
from options.models import Criterion, Participant, Perspective, Swing

Groups = list[list[int]]


@transaction.atomic
def place_next(
    *,
    participant: Participant,
    criterion: Criterion,
    among: Sequence[Criterion],
    scope: Scope,
    place: int,
) -> Kept | None:
    """Put a swing at the next place of its order; a single one left then places itself.

    `place` is the one that the button was shown for: the same tap sent twice has one effect.
    Raises OrderMoved when the order has changed since, and changes nothing.
    """
    kept = hold(participant)
    ranks = kept.ranks(scope, among)
    if criterion.pk in ranks:
        before = sum(rank < ranks[criterion.pk] for rank in ranks.values())
        if before + 1 == place:
            return None
        raise order_moved()
    if len(ranks) + 1 != place:
        raise order_moved()
    waiting = [other.pk for other in among if other.pk not in {*ranks, criterion.pk}]
    last = [waiting] if len(waiting) == 1 else []
    write_order(participant, scope, [*groups_in(kept, scope), [criterion.pk], *last])
    count_by_order(participant, kept, scope)
    return kept


@transaction.atomic
def move_swing(
    *,
    participant: Participant,
    criterion: Criterion,
    past: Criterion,
    among: Sequence[Criterion],
    scope: Scope,
    up: bool,
) -> Kept | None:
    """Move a placed swing above or below its neighbour; out of a tie, above or below the rest.

    Raises OrderMoved when the two are no neighbours any more.
    """
    kept = hold(participant)
    own, other = neighbours(kept.ranks(scope, among), criterion, past)
    if (own < other) if up else (own > other):
        return None
    groups = without(groups_in(kept, scope), criterion)
    at = next(index for index, group in enumerate(groups) if past.pk in group)
    groups.insert(at if up else at + 1, [criterion.pk])
    write_order(participant, scope, groups)
    count_by_order(participant, kept, scope)
    return kept


@transaction.atomic
def tie_with_above(
    *,
    participant: Participant,
    criterion: Criterion,
    above: Criterion,
    among: Sequence[Criterion],
    scope: Scope,
) -> Kept | None:
    """Make a placed swing equal to the one above it.

    Raises OrderMoved when that one is not directly above any more.
    """
    kept = hold(participant)
    own, other = neighbours(kept.ranks(scope, among), criterion, above)
    if own == other:
        return None
    if own < other:
        raise order_moved()
    groups = without(groups_in(kept, scope), criterion)
    next(group for group in groups if above.pk in group).append(criterion.pk)
    write_order(participant, scope, groups)
    count_by_order(participant, kept, scope)
    return kept


@transaction.atomic
def restart_order(
    *, participant: Participant, among: Sequence[Criterion], scope: Scope
) -> Kept | None:
    """Take all of these swings out of their order; points stay where they are."""
    kept = hold(participant)
    if not kept.ranks(scope, among):
        return None
    placed = Swing.objects.filter(participant=participant, scope=scope, criterion__in=among)
    placed.update(rank=None)
    return kept


@transaction.atomic
def give_points(
    *, participant: Participant, points: Mapping[Criterion, int | None], scope: Scope
) -> Kept | None:
    """Store the points of these swings, None for none yet, and let points count.

    Raises NoWeightLeft when none of them is above 0.
    """
    if not any(points.values()):
        raise NoWeightLeft(_("Give at least one of these more than 0 points."))
    kept = hold(participant)
    had = kept.points(scope)
    is_same = all(had.get(criterion.pk) == given for criterion, given in points.items())
    if is_same and kept.weighing == Method.POINTS:
        return None
    entries = [Entry(criterion.pk, scope, None, given) for criterion, given in points.items()]
    write(participant, entries, "points")
    count_by(participant, kept, method=Method.POINTS, adopted_from=kept.adopted_from)
    return kept


@transaction.atomic
def use_method(*, participant: Participant, method: Method) -> Kept | None:
    """Let the order count, or the points; the other stays stored."""
    kept = hold(participant)
    if kept.weighing == method:
        return None
    count_by(participant, kept, method=method, adopted_from=kept.adopted_from)
    return kept


@transaction.atomic
def adopt(*, participant: Participant, perspective: Perspective) -> Kept | None:
    """Take a perspective's illustrative points in place of the own ones; the order stays.

    They hold in the short and in the full version, so both scopes get them; a branch has the
    points of its top swing. Raises NothingToAdopt when the perspective values nothing here.
    """
    kept = hold(participant)
    given = dict(perspective.swings.values_list("criterion_id", "points"))
    if not any(given.values()):
        raise NothingToAdopt(
            _("“%(name)s” gives no weight to anything here.") % {"name": perspective.name}
        )
    tree = list(Criterion.objects.filter(decision_id=participant.decision_id))
    among_siblings = {**given, **branch_points(given, tree)}
    entries = [Entry(pk, Scope.ALL, None, points) for pk, points in given.items()]
    entries += [Entry(pk, Scope.SIBLINGS, None, p) for pk, p in among_siblings.items()]
    stored = {(entry.scope, entry.criterion, entry.points) for entry in entries}
    had = {(e.scope, e.criterion, e.points) for e in kept.swings if e.points is not None}
    if had == stored and kept.adopted_from == perspective.pk:
        return use_method(participant=participant, method=Method.POINTS)
    Swing.objects.filter(participant=participant).update(points=None)
    write(participant, entries, "points")
    count_by(participant, kept, method=Method.POINTS, adopted_from=perspective.pk)
    return kept


@transaction.atomic
def clear_weights(*, participant: Participant) -> Kept | None:
    """Make all weights equal again, in the short and in the full version."""
    kept = hold(participant)
    if kept == Kept(Method.EQUAL, None, ()):
        return None
    Swing.objects.filter(participant=participant).delete()
    count_by(participant, kept, method=Method.EQUAL, adopted_from=None)
    return kept


def order_moved() -> OrderMoved:
    """A button of an older page was pressed."""
    return OrderMoved(
        _("The order has changed since that page was shown, so nothing was moved. Here it is.")
    )


def neighbours(
    ranks: Mapping[int, int], criterion: Criterion, other: Criterion
) -> tuple[int, int]:
    """The ranks of two placed swings with none between them; raises OrderMoved."""
    own, beside = ranks.get(criterion.pk), ranks.get(other.pk)
    if own is None or beside is None or criterion == other:
        raise order_moved()
    between = range(min(own, beside) + 1, max(own, beside))
    if any(rank in between for rank in ranks.values()):
        raise order_moved()
    return own, beside


def groups_in(kept: Kept, scope: Scope) -> Groups:
    """Every placed swing of a scope from the first to the last, ties together.

    Families among siblings, and what is parked, share the sequence: within each family only
    the order counts, so that none disturbs another.
    """
    found: dict[int, list[int]] = {}
    for criterion, rank in kept.ranks(scope).items():
        found.setdefault(rank, []).append(criterion)
    return [found[rank] for rank in sorted(found)]


def without(groups: Groups, criterion: Criterion) -> Groups:
    """The sequence with one swing taken out."""
    rest = ([pk for pk in group if pk != criterion.pk] for group in groups)
    return [group for group in rest if group]


def write_order(participant: Participant, scope: Scope, groups: Groups) -> None:
    """Store the sequence as ranks from 1."""
    entries = (
        Entry(pk, scope, rank, None)
        for rank, group in enumerate(groups, start=1)
        for pk in group
    )
    write(participant, entries, "rank")


def count_by_order(participant: Participant, kept: Kept, scope: Scope) -> None:
    """Let the order count, unless it does because points are only there in the other scope."""
    if kept.weighing == Method.POINTS and not kept.points(scope):
        return
    count_by(participant, kept, method=Method.RANKS, adopted_from=kept.adopted_from)


def branch_points(given: Mapping[int, int], tree: Iterable[Criterion]) -> dict[int, int]:
    """The points of each branch: those of its top swing, nothing parked among them."""
    nodes = {node.pk: node for node in tree}
    most: dict[int, int] = {}
    for pk, points in given.items():
        way = [nodes[pk]] if pk in nodes else []
        while way and way[-1].parent_id is not None and len(way) <= len(nodes):
            way.append(nodes[way[-1].parent_id])
        if len(way) > 1 and all(node.parked_at is None for node in way):
            most[way[-1].pk] = max(points, most.get(way[-1].pk, 0))
    return most
