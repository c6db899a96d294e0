"""A text in a CSV file that no spreadsheet takes for a formula, and the text itself again."""

import re

FORMULA_STARTS = tuple("=+-@\t\r\n＝＋－＠")
_STARTS = re.escape("".join(FORMULA_STARTS))
_NEEDS_GUARD = re.compile(rf"['\ufeff]*[{_STARTS}]")
_IS_GUARDED = re.compile(rf"'['\ufeff]*[{_STARTS}]")


def guarded(text: str) -> str:
    """The text with an apostrophe before what might become a formula.

    >>> guarded("=1+1"), guarded("'=1+1"), guarded("one")
    ("'=1+1", "''=1+1", 'one')
    """
    return f"'{text}" if _NEEDS_GUARD.match(text) else text


def unguarded(text: str) -> str:
    """What `guarded` was given.

    >>> unguarded("'=1+1"), unguarded("'tis")
    ('=1+1', "'tis")
    """
    return text[1:] if _IS_GUARDED.match(text) else text
