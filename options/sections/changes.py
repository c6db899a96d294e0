"""What would have to change for another option to lead."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from options.sections.contract import Ground, Section, Told


def tell(_ground: Ground) -> Told | None:
    """Nothing yet."""
    return None


SECTION = Section("changes", _("What would have to change"), tell)
