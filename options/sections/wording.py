"""Sentences of the pages' templates as plain text, so that documents say the same words."""

from __future__ import annotations

import html
import re
from typing import Any

from django.template.loader import render_to_string

from options.sections.contract import FIRST_STRONG, POP

BADGE = re.compile(r'<span class="badge[^>]*>[^<]*</span>')
TAG = re.compile(r"<[^>]+>")
GAPS = re.compile(r"[ \t\n\r]+")


def said(template: str, **context: Any) -> str:  # noqa: ANN401 -- whatever the template names
    """What a template says: names isolated as `named` does, without letters in badges."""
    return plain(render_to_string(template, context))


def plain(markup: str) -> str:
    """The words of some HTML on one line.

    >>> plain("<p><b>Yes</b>,\\n &amp; no</p>")
    'Yes, & no'
    """
    text = BADGE.sub("", markup).replace("<bdi>", FIRST_STRONG).replace("</bdi>", POP)
    return GAPS.sub(" ", html.unescape(TAG.sub("", text))).strip()
