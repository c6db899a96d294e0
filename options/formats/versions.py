"""Older versions of the decision file, each turned into the next.

Version 2 lets a decision be a draft (a leaf without anchors; what hangs on a criterion that
groups others) and may hold nameless sheets. All that version 1 says means the same in it.
"""

from collections.abc import Callable

from options.formats import limits
from options.formats.errors import FormatError, quoted

Document = dict[str, object]


def from_1_to_2(document: Document) -> Document:
    """Nothing but the number changed; sheets are no member of version 1."""
    if "sheets" in document:
        raise FormatError("sheets", "Version 1 has no sheets. Use “policy-options/2”.")
    return {**document, "format": "policy-options/2"}


#: From each older version to the next one.
CONVERTERS: dict[str, Callable[[Document], Document]] = {"policy-options/1": from_1_to_2}


def brought_up_to_date(data: object) -> tuple[object, str | None]:
    """The document in the version that is read here, and its own version where that is older.

    Raises FormatError for another format and for a version that is not known here.

    >>> brought_up_to_date({"format": "policy-options/1", "key": "lunch"})
    ({'format': 'policy-options/2', 'key': 'lunch'}, 'policy-options/1')
    """
    if not isinstance(data, dict):
        return data, None
    document: Document = data
    own = document.get("format")
    while isinstance(document.get("format"), str) and document["format"] in CONVERTERS:
        document = CONVERTERS[str(document["format"])](document)
    refuse_other_formats(document, limits.FORMAT)
    return document, None if own == limits.FORMAT else str(own)


def refuse_other_formats(data: object, wanted: str) -> None:
    """Before anything else, as another format may have other members."""
    if not isinstance(data, dict):
        return
    if "format" not in data:
        raise FormatError("format", f'Add "format": "{wanted}" as the first member.')
    named = data["format"]
    if named != wanted:
        word = quoted(named) if isinstance(named, str) else "This"
        raise FormatError("format", f"{word} cannot be read here. Use “{wanted}”.")
