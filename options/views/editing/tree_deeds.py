"""What can be done with one criterion of the tree; each deed says what it did."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from options.actions.tree_shape import place_criterion
from options.actions.value_tree import bring_back_criterion, park_criterion
from options.errors import RuleBroken
from options.models import Criterion
from options.reports.editing.tree import Tree, TreeRow

TOP = ""


@dataclass(frozen=True)
class Place:
    """Where a criterion shall go: under which other one, and before which; nothing: last."""

    under: str = TOP
    before: str = ""


Deed = Callable[[Tree, TreeRow, Place], str]


def park(_tree: Tree, row: TreeRow, _place: Place) -> str:
    """Set it aside."""
    park_criterion(criterion=row.criterion)
    return _("“%(name)s” is parked: its scores stay and count nowhere.") % named(row)


def bring_back(_tree: Tree, row: TreeRow, _place: Place) -> str:
    """Let it count again."""
    bring_back_criterion(criterion=row.criterion)
    return _("“%(name)s” counts again, with the scores that it has.") % named(row)


def up(tree: Tree, row: TreeRow, _place: Place) -> str:
    """One place up among its siblings."""
    at = siblings_of(tree, row).index(row.criterion)
    if at == 0:
        return _("“%(name)s” is the first already.") % named(row)
    place_criterion(criterion=row.criterion, parent=row.above, at=at - 1)
    return _("“%(name)s” moved up.") % named(row)


def down(tree: Tree, row: TreeRow, _place: Place) -> str:
    """One place down among its siblings."""
    if row.is_last:
        return _("“%(name)s” is the last already.") % named(row)
    at = siblings_of(tree, row).index(row.criterion)
    place_criterion(criterion=row.criterion, parent=row.above, at=at + 1)
    return _("“%(name)s” moved down.") % named(row)


def nest(_tree: Tree, row: TreeRow, _place: Place) -> str:
    """Under the one before it."""
    if row.next_above is None:
        return _("Nothing stands before “%(name)s” that it could go under.") % named(row)
    place_criterion(criterion=row.criterion, parent=row.next_above)
    return _("“%(name)s” lies under “%(above)s” now.") % {
        **named(row),
        "above": row.next_above.name,
    }


def unnest(tree: Tree, row: TreeRow, _place: Place) -> str:
    """Beside what it lay under, right after it."""
    if row.above is None:
        return _("“%(name)s” is at the top already.") % named(row)
    above = next(one for one in tree.rows if one.criterion == row.above)
    at = siblings_of(tree, above).index(row.above) + 1
    place_criterion(criterion=row.criterion, parent=above.above, at=at)
    return _("“%(name)s” does not lie under “%(above)s” any more.") % {
        **named(row),
        "above": row.above.name,
    }


def move(tree: Tree, row: TreeRow, place: Place) -> str:
    """Under another one, or to the top; before one that lies there, or to the last place."""
    parent = tree.row(place.under)
    if parent is None and place.under != TOP:
        raise RuleBroken(_("What it should go under is not here any more."))
    above = parent.criterion if parent else None
    place_criterion(criterion=row.criterion, parent=above, at=at_place(tree, row, above, place))
    if row.above == above:
        return _("“%(name)s” has another place now.") % named(row)
    if above is None:
        return _("“%(name)s” is at the top now.") % named(row)
    return _("“%(name)s” lies under “%(above)s” now.") % {**named(row), "above": above.name}


def at_place(tree: Tree, row: TreeRow, above: Criterion | None, place: Place) -> int | None:
    """The place among its siblings to be; None for the last."""
    if not place.before:
        return None
    pk = above.pk if above else None
    there = [one.criterion for one in tree.rows if one.criterion.parent_id == pk]
    beside = [one.key for one in there if one != row.criterion]
    if place.before not in beside:
        raise RuleBroken(_("What it should stand before is not there any more."))
    return beside.index(place.before)


def siblings_of(tree: Tree, row: TreeRow) -> list[Criterion]:
    """What lies under the same criterion, in its order."""
    parent = row.criterion.parent_id
    return [one.criterion for one in tree.rows if one.criterion.parent_id == parent]


def named(row: TreeRow) -> dict[str, str]:
    """Its name, for a sentence."""
    return {"name": row.criterion.name}


DEEDS: dict[str, Deed] = {
    "park": park,
    "bring_back": bring_back,
    "up": up,
    "down": down,
    "nest": nest,
    "unnest": unnest,
    "move": move,
}
