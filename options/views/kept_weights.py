"""The weights before the last deed, kept by the browser so that one button puts them back."""

from __future__ import annotations

import binascii
import zlib

from django.conf import settings
from django.core import signing
from django.http import HttpResponse
from django.urls import reverse

from options.actions.kept_weights import Entry, Kept
from options.htmx import Request
from options.models import Participant

SALT = "options.weighting.undo"
COOKIE = "weights_before"
A_DAY = 24 * 3600


def packed(kept: Kept, sheet: Participant) -> str:
    """The weights as a signed text that only this sheet takes back."""
    swings = [[e.criterion, e.scope, e.rank, e.points] for e in kept.swings]
    said = [kept.weighing, kept.adopted_from, swings]
    return signing.dumps(said, salt=f"{SALT} {sheet.pk}", compress=True)


def unpacked(written: str, sheet: Participant) -> Kept | None:
    """The weights in the text, or None when it is old, or was not signed for this sheet."""
    try:
        weighing, adopted_from, swings = signing.loads(
            written, salt=f"{SALT} {sheet.pk}", max_age=A_DAY
        )
    except (signing.BadSignature, binascii.Error, zlib.error, ValueError):
        return None
    return Kept(weighing, adopted_from, tuple(Entry(*entry) for entry in swings))


def kept_in(request: Request, sheet: Participant | None) -> str:
    """What the browser holds for this sheet, ready for the button; empty for nothing."""
    written = request.COOKIES.get(COOKIE, "")
    if sheet is None or not written or unpacked(written, sheet) is None:
        return ""
    return written


def keep(response: HttpResponse, written: str, slug: str) -> None:
    """Let the browser hold it for a day, for the weighting pages of this decision alone."""
    response.set_cookie(
        COOKIE,
        written,
        max_age=A_DAY,
        path=reverse("weighting", args=[slug]),
        secure=settings.HTTPS,
        httponly=True,
        samesite="Lax",
    )
