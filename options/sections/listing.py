"""Names in a sentence, not more than a reader keeps in mind."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from options.sections.contract import named

MOST = 4


class Named(Protocol):
    """Whatever has a name."""

    @property
    def name(self) -> str:
        """What it is called."""


def listed(found: Sequence[Named | str], most: int = MOST) -> str:
    """The first of them by name, and how many others there are."""
    shown = found if len(found) <= most + 1 else found[:most]
    names = ", ".join(named(one if isinstance(one, str) else one.name) for one in shown)
    rest = len(found) - len(shown)
    if not rest:
        return names
    others = ngettext("%(count)s other", "%(count)s others", rest) % {"count": rest}
    return _("%(names)s and %(others)s") % {"names": names, "others": others}
