"""From what stands in a cell to the text, number or day that is meant."""

import datetime
import math
import re
import unicodedata

from options.formats.errors import quoted
from options.formats.names import same_name_key
from options.formats.tables.grids import Raw, is_empty

_YES = frozenset({"yes", "true", "1", "x", "y", "✓", "✔"})
_NO = frozenset({"no", "false", "0", "n", "-", "–"})
_WHOLE = re.compile(r"[+-]?\d{1,18}(?:[.,]0{1,9})?")
_AMOUNT = re.compile(r"[+-]?(?:\d{1,30}(?:\.\d{0,30})?|\.\d{1,30})(?:[eE][+-]?\d{1,2})?")
_GROUPS = {
    ",": re.compile(r"[+-]?\d{1,3}(?:,\d{3})+(?:\.\d*)?"),
    ".": re.compile(r"[+-]?\d{1,3}(?:\.\d{3})+(?:,\d*)?"),
}
_SPACES = re.compile(r"[\s\u00a0\u202f'’]")


class CellError(ValueError):
    """What is wrong with one cell, as a sentence."""


def text_in(raw: Raw) -> str:
    """The cell as text; a number that a spreadsheet made of it reads as it did.

    >>> text_in(2024.0), text_in(datetime.datetime(2024, 12, 15)), text_in(None)
    ('2024', '2024-12-15', '')
    """
    if isinstance(raw, str):
        return "" if is_empty(raw) else raw.replace("\r\n", "\n").replace("\r", "\n")
    if isinstance(raw, bool):
        return "yes" if raw else "no"
    if isinstance(raw, float):
        return f"{raw:.0f}" if raw.is_integer() and abs(raw) < 1e15 else repr(raw)
    if isinstance(raw, datetime.datetime) and raw.time() == datetime.time():
        return raw.date().isoformat()
    if isinstance(raw, datetime.date | datetime.time):
        return raw.isoformat()
    return "" if raw is None else str(raw)


def line_in(raw: Raw) -> str:
    """The cell as text without spaces around it."""
    return text_in(raw).strip()


def whole_number_in(raw: Raw) -> int | None:
    """A whole number, or None for an empty cell; one stored as text counts as well.

    >>> [whole_number_in(raw) for raw in (" 50 ", 50.0, "٥٠", "")]
    [50, 50, 50, None]
    """
    if is_empty(raw):
        return None
    if isinstance(raw, bool | datetime.date | datetime.time):
        raise CellError(f"{quoted(text_in(raw))} is not a number. Write a whole number.")
    if isinstance(raw, int):
        return raw
    if isinstance(raw, float) and math.isfinite(raw) and raw.is_integer():
        return int(raw)
    text = unicodedata.normalize("NFKC", line_in(raw))
    if not isinstance(raw, float) and _WHOLE.fullmatch(text):
        return int(re.split("[.,]", text)[0])
    raise CellError(f"{quoted(line_in(raw))} is not a whole number. Write one.")


def amount_in(raw: Raw, *, decimal_comma: bool = False) -> float | None:
    """A number in natural units, or None for an empty cell.

    What could mean two things, such as 1,234, is refused.

    >>> amount_in("1 234,5", decimal_comma=True), amount_in("1,234,567.5"), amount_in("12 %")
    (1234.5, 1234567.5, 12.0)
    """
    if is_empty(raw):
        return None
    if isinstance(raw, int | float) and not isinstance(raw, bool):
        return _finite(float(raw), raw)
    text = _SPACES.sub("", unicodedata.normalize("NFKC", text_in(raw))).replace("−", "-")
    text = text.removesuffix("%")
    if not isinstance(raw, str):
        raise CellError(f"{quoted(text)} is not a number. Write one.")
    plain = _with_point(text, decimal_comma=decimal_comma)
    if not _AMOUNT.fullmatch(plain):
        raise CellError(f"{quoted(raw.strip())} is not a number. Write one, without its unit.")
    return _finite(float(plain), raw)


def flag_in(raw: Raw) -> bool | None:
    """Yes or no, or None for an empty cell."""
    if is_empty(raw):
        return None
    word = same_name_key(line_in(raw))
    if word in _YES:
        return True
    if word in _NO:
        return False
    raise CellError(f"{quoted(line_in(raw))} is neither yes nor no. Write one of them.")


def _with_point(text: str, *, decimal_comma: bool) -> str:
    """The number with a decimal point and without signs between thousands."""
    decimal, grouping = (",", ".") if decimal_comma else (".", ",")
    if text.count(grouping) == 1 and decimal not in text:
        if _GROUPS[grouping].fullmatch(text):
            digits = text.replace(grouping, "")
            either = text.replace(grouping, decimal)
            raise CellError(
                f"{quoted(text)} could be {digits} or {either}. Write one of these."
            )
        return text.replace(",", ".")
    if _GROUPS[grouping].fullmatch(text):
        text = text.replace(grouping, "")
    return text.replace(",", ".")


def _finite(number: float, raw: Raw) -> float:
    if not math.isfinite(number) or abs(number) > 1e30:
        raise CellError(f"{quoted(str(raw))} is too large. Use a larger unit.")
    return number + 0.0
