"""What can be done with one part in its list; each deed says what it did."""

from __future__ import annotations

from collections.abc import Callable

from django.utils.translation import gettext as _

from options.actions.decisions import bring_back_option, park_option
from options.actions.ordering import move_part
from options.actions.shaping import Shaped
from options.errors import RuleBroken
from options.models import Option


def up(part: Shaped) -> str:
    """One place up."""
    if move_part(part=part, by=-1):
        return _("“%(name)s” moved up.")
    return _("“%(name)s” is the first already.")


def down(part: Shaped) -> str:
    """One place down."""
    if move_part(part=part, by=1):
        return _("“%(name)s” moved down.")
    return _("“%(name)s” is the last already.")


def park(part: Shaped) -> str:
    """Set an option aside; nothing else can be parked here."""
    if not isinstance(part, Option):
        raise RuleBroken(_("Only options are parked."))
    park_option(option=part)
    return _("“%(name)s” is parked: its scores stay and count nowhere.")


def bring_back(part: Shaped) -> str:
    """Let an option count again."""
    if not isinstance(part, Option):
        raise RuleBroken(_("Only options are parked."))
    bring_back_option(option=part)
    return _("“%(name)s” counts again, with the scores that it has.")


DEEDS: dict[str, Callable[[Shaped], str]] = {
    "up": up,
    "down": down,
    "park": park,
    "bring_back": bring_back,
}
