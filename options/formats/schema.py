"""The JSON Schema of the decision file, made from the records and limits that the reader uses.

`python -m options.formats.schema > docs/decision-format.schema.json` writes it anew.
"""

import dataclasses
import json

from options.formats import limits
from options.formats.decision import (
    CriterionFile,
    DecisionFile,
    EvidenceFile,
    LaterFactFile,
    NamelessAnswerFile,
    NamelessScoreFile,
    NamelessSheetFile,
    NamelessSwingFile,
    OptionFile,
    PerspectiveFile,
    RedLineFile,
    ReferenceScoreFile,
    SourceFile,
)
from options.formats.reading import ANCHORS

Schema = dict[str, object]


def _text(limit: int = limits.TEXT, *, least: int = 0) -> Schema:
    return {"type": "string", "minLength": least, "maxLength": limit}


def _number(limit: int = limits.MAX_POINTS) -> Schema:
    return {"type": "integer", "minimum": 0, "maximum": limit}


def _or_null(schema: Schema) -> Schema:
    return {"anyOf": [schema, {"type": "null"}]}


def _key(limit: int = limits.KEY) -> Schema:
    return {"type": "string", "pattern": "^[A-Za-z0-9_-]+$", "maxLength": limit}


def _list(item: Schema, limit: int | None = None) -> Schema:
    most = {} if limit is None else {"maxItems": limit}
    return {"type": "array", "items": item, **most}


def _of(record: type) -> Schema:
    return {"$ref": f"#/$defs/{_NAMES[record]}"}


_NAMES = {
    OptionFile: "option",
    CriterionFile: "criterion",
    PerspectiveFile: "perspective",
    RedLineFile: "red_line",
    ReferenceScoreFile: "reference_score",
    EvidenceFile: "evidence",
    SourceFile: "source",
    LaterFactFile: "later_fact",
    NamelessScoreFile: "nameless_score",
    NamelessSwingFile: "nameless_swing",
    NamelessAnswerFile: "nameless_answer",
    NamelessSheetFile: "nameless_sheet",
}

_FLAG: Schema = {"type": "boolean"}
_NAME = _text(limits.NAME, least=1)
_POINTS = _or_null(_number())
_CITED = _list(_key(limits.SOURCE_KEY))

#: What a member is, wherever its record does not say otherwise below.
_MEMBERS: dict[str, Schema] = {
    "key": _key(), "name": _NAME, "title": _NAME,
    "field": _text(limits.FIELD), "summary": _text(), "question": _text(),
    "why_hard": _text(), "reading_date": _or_null({"type": "string", "format": "date"}),
    "is_illustrative_place": _FLAG, "description": _text(), "strongest_case": _text(),
    "is_baseline": _FLAG, "in_core": _FLAG, "is_parked": _FLAG, "parent": _or_null(_key()),
    "short_name": _text(limits.SHORT_NAME), "definition": _text(),
    "direction": _text(limits.DIRECTION), "unit": _text(limits.UNIT), "reason": _text(),
    "swing_points": {"type": "object", "additionalProperties": _number()},
    "why": _text(), "held_by": _text(limits.NAME), "criterion": _key(), "option": _key(),
    "fails_below": _POINTS, "at_risk_below": _POINTS, "at_risk_when_low_below": _POINTS,
    "is_yes_no": _FLAG, "best": _number(), "low": _number(), "high": _number(),
    "note": _text(least=1), "strength": {"enum": list(limits.STRENGTHS)},
    "is_after_reading_date": _FLAG, "publisher": _text(limits.NAME),
    "address": _text(limits.ADDRESS), "date": _text(limits.DATE),
    "grade": {"enum": list(limits.GRADES)}, "grade_note": _text(limits.NAME),
    "remark": _text(), "text": _text(least=1), "sources": _CITED,
    "options": _list(_of(OptionFile), limits.OPTIONS),
    "criteria": _list(_of(CriterionFile), limits.CRITERIA),
    "perspectives": _list(_of(PerspectiveFile), limits.PERSPECTIVES),
    "red_lines": _list(_of(RedLineFile), limits.RED_LINES),
    "reference_scores": _list(_of(ReferenceScoreFile)),
    "evidence": _list(_of(EvidenceFile)), "later_facts": _list(_of(LaterFactFile)),
    "discussion_questions": _list(_text(least=1)), "seed": _or_null(_number(limits.MAX_SEED)),
    "sheets": _list(_of(NamelessSheetFile), limits.SHEETS), "is_full_version": _FLAG,
    "weighing": {"enum": [*limits.WEIGHINGS, None]}, "adopted_from": _or_null(_key()),
    "scores": _list(_of(NamelessScoreFile)), "swings": _list(_of(NamelessSwingFile)),
    "red_lines_on": _list(_key()), "red_line_answers": _list(_of(NamelessAnswerFile)),
    "points": _POINTS, "confidence": {"enum": [*limits.CONFIDENCES, None]},
    "cannot_judge": _FLAG, "check_again": _FLAG, "scope": {"enum": list(limits.SWING_SCOPES)},
    "rank": _or_null(_number(limits.MAX_PLACE)), "red_line": _key(), "is_yes": _FLAG,
}  # fmt: skip
_ELSEWHERE: dict[type, dict[str, Schema]] = {
    DecisionFile: {"sources": _list(_of(SourceFile))},
    SourceFile: {
        "key": _key(limits.SOURCE_KEY),
        "title": _text(limits.SOURCE_TITLE, least=1),
    },
    RedLineFile: {"criterion": _or_null(_key())},
    EvidenceFile: {"option": _or_null(_key()), "criterion": _or_null(_key())},
    NamelessScoreFile: {"low": _POINTS, "high": _POINTS},
}
_ANCHORS: Schema = {
    "type": "object",
    "properties": {points: _text() for points in ANCHORS},
    "additionalProperties": False,
}


def decision_schema() -> Schema:
    """The whole schema; references between parts are checked by the reader alone."""
    whole = _object(DecisionFile)
    members = {"format": {"const": limits.FORMAT}, **_properties(DecisionFile)}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A decision of Policy Options",
        **whole,
        "properties": members,
        "required": ["format", *_needed(DecisionFile)],
        "$defs": {name: _object(record) for record, name in _NAMES.items()},
    }


def _object(record: type) -> Schema:
    return {
        "type": "object",
        "properties": _properties(record),
        "required": _needed(record),
        "additionalProperties": False,
    }


def _properties(record: type) -> Schema:
    own = {**_MEMBERS, **_ELSEWHERE.get(record, {})}
    names = [field.name for field in dataclasses.fields(record)]
    if record is not CriterionFile:
        return {name: own[name] for name in names}
    kept = {name: own[name] for name in names if name not in ANCHORS.values()}
    return {**kept, "anchors": _ANCHORS}


def _needed(record: type) -> list[str]:
    fields = dataclasses.fields(record)
    return [field.name for field in fields if field.default is dataclasses.MISSING]


def written_schema() -> str:
    """The text of the file in docs/."""
    return json.dumps(decision_schema(), ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    print(written_schema(), end="")  # noqa: T201 -- this is its answer
