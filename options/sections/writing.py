"""How a table's entries are written: numbers by `options.numbers`, nothing rounded before."""

from __future__ import annotations

from django.utils.formats import number_format

from options.numbers import MISSING, percent, points, signed
from options.sections.contract import Entry, Written


def written_entry(entry: Entry, kind: Written) -> str:
    """One entry as text; what is missing is a dash."""
    if entry is None:
        return MISSING
    if isinstance(entry, str):
        return entry
    if kind == "count":
        return number_format(entry, force_grouping=True)
    by_kind = {"points": points, "percent": percent, "signed": signed}
    return by_kind[kind](entry) if kind in by_kind else str(entry)
