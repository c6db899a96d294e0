"""The file itself: figures, the arithmetic of the site's pages, and hashes of what it runs."""

from __future__ import annotations

import base64
import hashlib
import json
import math
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.formats import date_format
from django.utils.translation import get_language, get_language_bidi
from django.utils.translation import gettext as _

from options.numbers import percent
from options.reports.basis import Basis
from options.sections import SECTIONS
from options.sections.contract import Ground, Whose

TEMPLATE = "options/explore/page.html"
STATIC = Path(settings.BASE_DIR) / "static/options"
SCRIPTS = ("js/weigh.js", "js/explore.js")
SHEET = "css/documents/explore.css"
HIGHEST = 100.0


def write(ground: Ground, *, made_at: datetime) -> bytes:
    """The file; it asks nobody for anything."""
    verdict = SECTIONS["verdict"].tell(ground)
    script = "\n".join(inlined(name) for name in SCRIPTS)
    context = {
        "decision": ground.basis.structure.decision,
        "headline": verdict.sentences[0] if verdict else "",
        "kind": kind_of(ground),
        "made_on": date_format(made_at, "DATE_FORMAT"),
        "script": script,
        "sheet": inlined(SHEET),
        "script_hash": hash_of(script),
        "sheet_hash": hash_of(inlined(SHEET)),
        "figures": written(figures_of(ground.basis)),
        "language": get_language() or "en",
        "is_right_to_left": get_language_bidi(),
    }
    return render_to_string(TEMPLATE, context).encode()


def kind_of(ground: Ground) -> str:
    """Whose figures they are; a room's are means of at least five people."""
    words = {
        Whose.OWN: _("One sheet"),
        Whose.PERSPECTIVE: _("Illustrative figures, not findings"),
        Whose.ROOM: _("The room's means"),
    }
    return words[ground.whose]


def figures_of(basis: Basis) -> dict[str, Any]:
    """What the script reckons with; a missing score is null."""
    points = basis.judgements.points[list(basis.running)].tolist()
    order = [basis.criteria.index(leaf) for leaf in basis.structure.criteria]
    weights = [float(basis.weights[column]) for column in order]
    largest = max(weights, default=0.0) or 1.0
    return {
        "options": [
            {"letter": view.letter, "name": view.name, "tone": view.tone}
            for view in basis.views(basis.running)
        ],
        "criteria": [basis.criteria[column].name for column in order],
        "points": [
            [None if math.isnan(row[at]) else row[at] for at in order] for row in points
        ],
        "base": [weight / largest * HIGHEST for weight in weights],
        "words": {
            "percent": percent(0.77).replace("77", "%s"),
            "says": _("%s would lead with these weights."),
            "points": _("Points of %s"),
            "empty": _("Give at least one criterion some points."),
            "was": _("base %s"),
        },
    }


def written(figures: dict[str, Any]) -> str:
    """As a block of data that no text can close."""
    told = json.dumps(figures, ensure_ascii=False, allow_nan=False)
    return (
        told.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    )


@cache
def inlined(name: str) -> str:
    """A file of the site, as it is put into the page."""
    return (STATIC / name).read_text("utf-8")


def hash_of(text: str) -> str:
    """What a content security policy knows a script or a style by."""
    digest = hashlib.sha256(text.encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"
