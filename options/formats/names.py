"""When two names are the same name."""

import unicodedata

# Drawn as nothing, yet not of the category "format": fillers, joiners, variation selectors.
_BLANK = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0").union(
    *(
        map(chr, range(first, last + 1))
        for first, last in ((0x180B, 0x180F), (0xFE00, 0xFE0F), (0xE0100, 0xE01EF))
    )
)


_LONGEST_KEY = 240


def same_name_key(name: str) -> str:
    """What is left of a name without case, spelling variants, spare spaces and invisible signs.

    Two names with the same key look the same to a reader and count as one name. The key of a
    name with nothing to see is empty; no key has more than 240 signs.

    >>> same_name_key("  Cafe\\u0301\\u200b   NORD ") == same_name_key("café nord")
    True
    >>> same_name_key("\\u3164\\ufeff")
    ''
    """
    key, before = name, None
    while key != before:  # taking a sign out can bring two others together
        key, before = _folded(key)[:_LONGEST_KEY], key
    return key


def _folded(name: str) -> str:
    folded = unicodedata.normalize("NFKC", name).casefold()
    seen = (sign for sign in folded if not _is_invisible(sign))
    return unicodedata.normalize("NFKC", " ".join("".join(seen).split()))


def _is_invisible(sign: str) -> bool:
    if sign in _BLANK:
        return True
    return unicodedata.category(sign) in {"Cc", "Cf"} and not sign.isspace()
