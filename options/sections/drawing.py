"""The SVG of a picture, which knows only its own context, its title and its sentence."""

from __future__ import annotations

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from options.sections.contract import Picture


def drawn(picture: Picture) -> SafeString:
    """The drawing as pages embed it: classes, and the colours of the page around it."""
    context = {**picture.context, "title": picture.title, "sentence": picture.sentence}
    return render_to_string(picture.drawing, context)
