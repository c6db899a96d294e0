"""From the records of a decision to the text of its file."""

import dataclasses
import datetime
import json

from options.formats import limits
from options.formats.decision import CriterionFile, DecisionFile, PerspectiveFile
from options.formats.reading import ANCHORS


def write_decision(decision: DecisionFile) -> str:
    """The canonical file of a decision: the same records always give the same bytes.

    Members stand in the order of the records, those that hold their default are left out, and
    two spaces indent. `read_decision` gives the decision back; what it would refuse is written
    all the same, so check a decision of unsure origin with `check_decision` first.
    """
    members = {"format": limits.FORMAT, **_members(decision)}
    return json.dumps(members, ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def _members(record: object) -> dict[str, object]:
    """The members of one record that say something."""
    if not dataclasses.is_dataclass(record):
        raise TypeError(f"{record!r} is not a part of a decision")
    said = {
        field.name: _plain(getattr(record, field.name))
        for field in dataclasses.fields(record)
        if getattr(record, field.name) != field.default
    }
    if isinstance(record, PerspectiveFile) and record.swing_points:
        said["swing_points"] = dict(record.swing_points)
    if isinstance(record, CriterionFile):
        return _with_anchors(said)
    return said


def _with_anchors(said: dict[str, object]) -> dict[str, object]:
    """A criterion's words for 0, 50 and 100 as one member, in the place of the first."""
    anchors = {points: said[name] for points, name in ANCHORS.items() if name in said}
    members: dict[str, object] = {}
    for name, value in said.items():
        if name not in ANCHORS.values():
            members[name] = value
        elif anchors:
            members.setdefault("anchors", anchors)
    return members


def _plain(value: object) -> object:
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, datetime.date):
        return value.isoformat()
    return _members(value) if dataclasses.is_dataclass(value) else value
