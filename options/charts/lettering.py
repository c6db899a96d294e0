"""How wide words are in a drawing, and names cut so that they fit."""

from __future__ import annotations

import unicodedata

FIRST_STRONG, POP = "\u2068", "\u2069"
ELLIPSIS = "…"
NARROW = frozenset("iljtfrI.,:;'’|!()[]- ")
BROAD = frozenset("mwMW@%—")
SIZE = 13.0


def width_of(text: str, size: float = SIZE) -> float:
    """About how wide a text is, rather too wide than too narrow.

    >>> width_of("Wait") < width_of("Deploy") < width_of("训练训练训练")
    True
    """
    return size * sum(em_of(sign) for sign in text)


def em_of(sign: str) -> float:
    """The width of one sign as a part of the letters' size."""
    if unicodedata.combining(sign) or unicodedata.category(sign) == "Cf":
        return 0.0
    if unicodedata.east_asian_width(sign) in "WF":
        return 1.0
    if sign in NARROW:
        return 0.38
    if sign in BROAD:
        return 0.95
    return 0.72 if sign.isupper() else 0.6


def fitted(name: str, room: float, size: float = SIZE) -> str:
    """A name, cut with an ellipsis where it would not fit, whichever way it is written.

    >>> fitted("Local force training", 60).strip(FIRST_STRONG + POP)
    'Local f…'
    """
    if width_of(name, size) <= room:
        return isolated(name)
    left = room - width_of(ELLIPSIS, size)
    kept = 0
    for sign in name:
        left -= size * em_of(sign)
        if left < 0:
            break
        kept += 1
    while 0 < kept < len(name) and unicodedata.combining(name[kept]):
        kept -= 1
    return isolated(name[:kept].rstrip() + ELLIPSIS)


def isolated(name: str) -> str:
    """A name that turns no word beside it."""
    return f"{FIRST_STRONG}{name}{POP}"
