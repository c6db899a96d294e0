"""The weights that a sheet's swings give, in one list or down the tree, as on the site."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from options.analysis.command.view import View
from options.analysis.command.weighing import Weighing, WeighingMethod, shares_of
from options.analysis.weighing.weights import rank_order_centroid
from options.formats import SheetFile

WAYS: tuple[WeighingMethod, ...] = ("points", "ranks", "equal")
MOST_IN_ONE_LIST = 9


@dataclass(frozen=True, slots=True)
class Swing:
    """What a sheet says of one criterion: its place in an order, and points."""

    place: int | None
    points: int | None


@dataclass(frozen=True, slots=True)
class Family:
    """Criteria whose swings were compared with one another, by their keys."""

    parent: str | None
    members: tuple[str, ...]


def weights_of_sheet(view: View, sheet: SheetFile) -> Weighing:
    """The weights that a sheet's swings give, as exactly as on the site.

    The weights in the file are rounded, so they are made again from the swings. Where the
    sheet's way has nothing to go by among what is compared, the next one does: points, then
    the order, then equal weights.
    """
    said = [weight for weight in sheet.weights if weight.not_counted_because is None]
    swings = {w.criterion: Swing(w.swing_place, w.swing_points) for w in said}
    wanted = next((weight.weighing for weight in said if weight.weighing), "equal")
    method: WeighingMethod = "equal"
    for method in WAYS[[str(way) for way in WAYS].index(wanted) :]:
        parts = _leaf_parts(view, swings, method)
        if any(parts):
            break
    in_one_order = method == "ranks" and not is_tree(view)
    keys = [leaf.key for leaf in view.criteria]
    return Weighing(
        shares_of(parts),
        method,
        "sheet",
        next((w.adopted_from for w in said if w.adopted_from and method == "points"), None),
        ranks=tuple(_places(keys, swings)) if in_one_order else None,
        left_out=_without_points(view, swings) if method == "points" else (),
    )


def is_tree(view: View) -> bool:
    """Too many swings for one list, and more than one branch to divide them by."""
    return len(view.criteria) > MOST_IN_ONE_LIST and len(view.branches) > 1


def families_of(view: View) -> tuple[Family, ...]:
    """One list; or, of many leaves, those within each branch, and then the branches."""
    if not is_tree(view):
        return (Family(None, tuple(leaf.key for leaf in view.criteria)),)
    within = (
        Family(branch.parent.key, tuple(leaf.key for leaf in branch.leaves))
        for branch in view.branches
        if branch.parent and len(branch.leaves) > 1
    )
    return (*within, Family(None, _roots(view)))


def _roots(view: View) -> tuple[str, ...]:
    """What is compared across branches: each branch, and each leaf that lies under none."""
    return tuple(
        root.key
        for branch in view.branches
        for root in ((branch.parent,) if branch.parent else branch.leaves)
    )


def _leaf_parts(view: View, swings: Mapping[str, Swing], method: WeighingMethod) -> list[float]:
    """Each leaf's swing on one scale; all 0 when this way has nothing to go by.

    Down a tree a leaf has its branch's part times its own, the branch's top swing being 1.
    """
    if not _is_said(view, swings, method):
        return [0.0] * len(view.criteria)
    if not is_tree(view):
        return _parts([leaf.key for leaf in view.criteria], swings, method, in_tree=False)
    roots = _roots(view)
    of_root = dict(zip(roots, _parts(roots, swings, method, in_tree=True), strict=True))
    parts: list[float] = []
    for branch in view.branches:
        if branch.parent is None:
            parts += [of_root[leaf.key] for leaf in branch.leaves]
            continue
        own = _parts([leaf.key for leaf in branch.leaves], swings, method, in_tree=True)
        parts += [of_root[branch.parent.key] * part for part in own]
    return parts


def _is_said(view: View, swings: Mapping[str, Swing], method: WeighingMethod) -> bool:
    if method == "equal":
        return True
    read = _points if method == "points" else _place
    members = [member for family in families_of(view) for member in family.members]
    return any(read(member, swings) is not None for member in members)


def _parts(
    members: Sequence[str],
    swings: Mapping[str, Swing],
    method: WeighingMethod,
    *,
    in_tree: bool,
) -> list[float]:
    """Each member's swing relative to the top one, which is 1."""
    if in_tree and len(members) == 1:
        return [1.0]
    if method == "points":
        points = [_points(member, swings) for member in members]
        if not in_tree or any(point is not None for point in points):
            return _relative([float(point or 0) for point in points])
        method = "ranks"
    if method == "equal":
        return [1.0] * len(members)
    return _relative(rank_order_centroid(_places(members, swings)).tolist())


def _relative(parts: list[float]) -> list[float]:
    most = max(parts)
    return [part / most for part in parts] if most > 0 else parts


def _points(member: str, swings: Mapping[str, Swing]) -> int | None:
    return swings[member].points if member in swings else None


def _place(member: str, swings: Mapping[str, Swing]) -> int | None:
    return swings[member].place if member in swings else None


def _places(members: Sequence[str], swings: Mapping[str, Swing]) -> list[int]:
    """Each member's place, 1 for the first; ties share one, the unplaced tie at the end."""
    said = [_place(member, swings) for member in members]
    placed = [place for place in said if place is not None]
    return [
        1 + (len(placed) if place is None else sum(other < place for other in placed))
        for place in said
    ]


def _without_points(view: View, swings: Mapping[str, Swing]) -> tuple[str, ...]:
    """The leaves that lack points, themselves or as a whole branch, while others have them."""
    without = {
        member
        for family in families_of(view)
        if any(_points(member, swings) is not None for member in family.members)
        for member in family.members
        if _points(member, swings) is None
    }
    return tuple(
        leaf.key
        for branch in view.branches
        for leaf in branch.leaves
        if without & {leaf.key, branch.parent.key if branch.parent else leaf.key}
    )
