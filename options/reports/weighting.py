"""The weights that a sheet's swings imply, for every page that reckons with them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from options.analysis.weighing.weights import normalised, rank_order_centroid
from options.models import Criterion, Participant, Perspective, PerspectiveSwing, Swing
from options.reports.structure import Branch, Structure

MOST_IN_ONE_LIST = 9

Method = Participant.Weighing
GivenSwings = Mapping[int, Swing]

WAYS = (Method.POINTS, Method.RANKS, Method.EQUAL)


@dataclass(frozen=True)
class Family:
    """Swings compared with one another; `parent` is None in the one list and across."""

    parent: Criterion | None
    scope: Swing.Scope
    members: tuple[Criterion, ...]

    @property
    def key(self) -> str:
        """What addresses and fields call it; no criterion has an empty key."""
        return self.parent.key if self.parent else ""

    def member(self, key: str) -> Criterion | None:
        """The member with this key."""
        return next((member for member in self.members if member.key == key), None)


@dataclass(frozen=True)
class EffectiveWeights:
    """Weights in the order of the structure's criteria, and how they came about.

    `ranks` is 1 for the first, with ties, and only there when one list was ordered; swings not
    yet placed tie at the end. `unweighed` have no points yet while points count: they weigh
    nothing, and pages say so.
    """

    weights: tuple[float, ...]
    method: Method
    ranks: tuple[int, ...] | None
    unweighed: tuple[Criterion, ...]
    branch_totals: tuple[tuple[Branch, float], ...]
    adopted_from: Perspective | None


def effective_weights(
    structure: Structure, participant: Participant | None
) -> EffectiveWeights:
    """The weights of a sheet, in one query; equal ones before there is a sheet."""
    if participant is None:
        return weights_from(structure, weighing=Method.EQUAL, swings=())
    weighing = Method(participant.weighing)
    return weights_from(structure, weighing=weighing, swings=swings_of(participant))


def swings_of(participant: Participant) -> list[Swing]:
    """All that a sheet says about swings, and the perspective it was adopted from."""
    said = Swing.objects.filter(participant=participant)
    return list(said.select_related("participant__adopted_from"))


def weights_from(
    structure: Structure, *, weighing: Method, swings: Sequence[Swing]
) -> EffectiveWeights:
    """The same from swings that were read already, of both scopes.

    Where the preferred way has nothing to go by among the criteria that count now, the next
    one does: points, then the order, then equal weights.
    """
    given = given_in(swings, scope_of(structure))
    for method in WAYS[WAYS.index(weighing) :]:
        parts = leaf_parts(structure, given, method)
        if sum(parts) > 0:
            break
    is_one_order = method is Method.RANKS and not is_tree(structure)
    weights = tuple(normalised(parts).tolist()) if parts else ()
    return EffectiveWeights(
        weights=weights,
        method=method,
        ranks=tuple(places_of(structure.criteria, given)) if is_one_order else None,
        unweighed=unweighed_in(structure, given, method),
        branch_totals=branch_totals(structure, weights),
        adopted_from=swings[0].participant.adopted_from if method is Method.POINTS else None,
    )


def given_in(swings: Iterable[Swing], scope: Swing.Scope) -> GivenSwings:
    """The swings of one scope by their criterion."""
    return {swing.criterion_id: swing for swing in swings if swing.scope == scope}


def perspective_weights(
    structure: Structure, perspective_swings: Iterable[PerspectiveSwing]
) -> tuple[float, ...]:
    """A perspective's illustrative weights; empty when it values nothing that counts here."""
    points = {swing.criterion_id: swing.points for swing in perspective_swings}
    parts = [float(points.get(leaf.pk, 0)) for leaf in structure.criteria]
    return tuple(normalised(parts).tolist()) if sum(parts) > 0 else ()


def is_tree(structure: Structure) -> bool:
    """Too many swings for one list, and more than one branch to divide them by."""
    return len(structure.criteria) > MOST_IN_ONE_LIST and len(structure.branches) > 1


def scope_of(structure: Structure) -> Swing.Scope:
    """Which swings count: those of one list, or those among siblings."""
    return Swing.Scope.SIBLINGS if is_tree(structure) else Swing.Scope.ALL


def roots_of(structure: Structure) -> tuple[Criterion, ...]:
    """What is compared across branches: each branch, and each leaf that lies under none."""
    return tuple(
        root
        for branch in structure.branches
        for root in ((branch.parent,) if branch.parent else branch.leaves)
    )


def families_of(structure: Structure) -> tuple[Family, ...]:
    """One list; or, of many leaves, those within each branch, and then the branches."""
    if not structure.criteria:
        return ()
    if not is_tree(structure):
        return (Family(None, Swing.Scope.ALL, structure.criteria),)
    within = (
        Family(branch.parent, Swing.Scope.SIBLINGS, branch.leaves)
        for branch in structure.branches
        if branch.parent and len(branch.leaves) > 1
    )
    return (*within, Family(None, Swing.Scope.SIBLINGS, roots_of(structure)))


def leaf_parts(structure: Structure, given: GivenSwings, method: Method) -> list[float]:
    """Each leaf's swing on one scale; none, or all 0, when this way has nothing to go by.

    Down a tree a leaf has its branch's part times its own, the branch's top swing being 1: the
    branches were compared by their top swings, so these stand to one another as was said.
    """
    if method is Method.RANKS and not is_said(structure, given, rank_of):
        return []
    if method is Method.POINTS and not is_said(structure, given, points_of):
        return []
    if not is_tree(structure):
        return family_parts(structure.criteria, given, method, in_tree=False)
    roots = roots_of(structure)
    root_parts = family_parts(roots, given, method, in_tree=True)
    of_root = dict(zip((root.pk for root in roots), root_parts, strict=True))
    parts: list[float] = []
    for branch in structure.branches:
        if branch.parent is None:
            parts += [of_root[leaf.pk] for leaf in branch.leaves]
            continue
        own = family_parts(branch.leaves, given, method, in_tree=True)
        parts += [of_root[branch.parent.pk] * part for part in own]
    return parts


def family_parts(
    members: Sequence[Criterion], given: GivenSwings, method: Method, *, in_tree: bool
) -> list[float]:
    """Each member's swing relative to the top one, which is 1."""
    if in_tree and len(members) == 1:
        return [1.0]
    if method is Method.POINTS:
        points = [points_of(member, given) for member in members]
        if not in_tree or any(point is not None for point in points):
            return relative([0.0 if point is None else float(point) for point in points])
        method = Method.RANKS
    if method is Method.EQUAL or not members:
        return [1.0] * len(members)
    return relative(rank_order_centroid(places_of(members, given)).tolist())


def relative(parts: list[float]) -> list[float]:
    """The parts with the largest as 1; all 0 stays all 0."""
    most = max(parts, default=0.0)
    return [part / most for part in parts] if most > 0 else parts


def points_of(member: Criterion, given: GivenSwings) -> int | None:
    """The points given to a swing, None for none."""
    swing = given.get(member.pk)
    return None if swing is None else swing.points


def rank_of(member: Criterion, given: GivenSwings) -> int | None:
    """The stored rank of a swing, None while it is not placed; only its order counts."""
    swing = given.get(member.pk)
    return None if swing is None else swing.rank


def places_of(members: Sequence[Criterion], given: GivenSwings) -> list[int]:
    """Each member's place, 1 for the first; ties share one, the unplaced tie at the end."""
    ranks = [rank_of(member, given) for member in members]
    placed = [rank for rank in ranks if rank is not None]
    return [
        1 + (len(placed) if rank is None else sum(other < rank for other in placed))
        for rank in ranks
    ]


def is_said(
    structure: Structure,
    given: GivenSwings,
    read: Callable[[Criterion, GivenSwings], int | None],
) -> bool:
    """Something that counts now has been placed, or has points."""
    members = [member for family in families_of(structure) for member in family.members]
    return any(read(member, given) is not None for member in members)


def unweighed_in(
    structure: Structure, given: GivenSwings, method: Method
) -> tuple[Criterion, ...]:
    """The leaves that lack points, themselves or as a whole branch, while others have them."""
    if method is not Method.POINTS:
        return ()
    without = {
        member.pk
        for family in families_of(structure)
        if any(points_of(member, given) is not None for member in family.members)
        for member in family.members
        if points_of(member, given) is None
    }
    return tuple(
        leaf
        for leaf in structure.criteria
        if without & {leaf.pk, *(node.pk for node in structure.ancestors[leaf.pk][:1])}
    )


def branch_totals(
    structure: Structure, weights: Sequence[float]
) -> tuple[tuple[Branch, float], ...]:
    """What the leaves of each branch weigh together."""
    of_leaf = dict(zip((leaf.pk for leaf in structure.criteria), weights, strict=True))
    return tuple(
        (branch, sum(of_leaf[leaf.pk] for leaf in branch.leaves))
        for branch in structure.branches
    )
