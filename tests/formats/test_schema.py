"""The JSON Schema in docs/ says what the reader does."""

import copy
import json
import re
from pathlib import Path

import pytest

from options.cases import CASES, case_texts
from options.formats import FormatError, read_decision
from options.formats.schema import decision_schema, written_schema

FILE = Path(__file__).parents[2] / "docs" / "decision-format.schema.json"
SCHEMA = decision_schema()
TYPES = {"string": str, "boolean": bool, "object": dict, "array": list, "null": type(None)}

PERSON = {
    "scores": [{"option": "a", "criterion": "c", "points": 0, "confidence": "low"}],
    "swings": [{"criterion": "c", "scope": "all", "rank": 1}],
    "red_lines_on": ["r"],
    "red_line_answers": [{"red_line": "r", "option": "a", "is_yes": True}],
}
EVERYTHING = {
    "format": "policy-options/2", "key": "k", "title": "T",
    "options": [{"key": "a", "name": "A"}],
    "criteria": [{"key": "c", "name": "C", "anchors": {"0": "w", "50": "", "100": "b"}}],
    "red_lines": [{"key": "r", "name": "R", "is_yes_no": True, "question": "Q?"}],
    "perspectives": [{"key": "p", "name": "P", "swing_points": {"c": 5}}],
    "reference_scores": [{"option": "a", "criterion": "c", "low": 1, "best": 2, "high": 3}],
    "evidence": [{"option": "a", "note": "N", "strength": "J", "sources": ["S"]}],
    "sources": [{"key": "S", "title": "S", "grade": "OP"}],
    "later_facts": [{"text": "L"}], "discussion_questions": ["D?"], "sheets": [PERSON],
}  # fmt: skip


def fits(data, schema):
    """Whether data follows the few words of JSON Schema that ours uses."""
    if "$ref" in schema:
        return fits(data, SCHEMA["$defs"][schema["$ref"].rsplit("/", 1)[-1]])
    if "anyOf" in schema:
        return any(fits(data, one) for one in schema["anyOf"])
    if "const" in schema:
        return data == schema["const"]
    if "enum" in schema:
        return data in schema["enum"]
    return is_of_the_type(data, schema, schema["type"])


def is_of_the_type(data, schema, kind):
    if kind == "integer":
        whole = isinstance(data, int) and not isinstance(data, bool)
        return whole and schema["minimum"] <= data <= schema["maximum"]
    if not isinstance(data, TYPES[kind]):
        return False
    if kind == "string":
        long_enough = schema.get("minLength", 0) <= len(data) <= schema.get("maxLength", 10**6)
        return long_enough and bool(re.search(schema.get("pattern", ""), data))
    if kind == "array":
        few = len(data) <= schema.get("maxItems", 10**6)
        return few and all(fits(item, schema["items"]) for item in data)
    return kind != "object" or members_fit(data, schema)


def members_fit(data, schema):
    known, others = schema.get("properties", {}), schema["additionalProperties"]
    return set(schema.get("required", ())) <= set(data) and all(
        fits(value, known[name]) if name in known else others and fits(value, others)
        for name, value in data.items()
    )


def reads(data):
    try:
        read_decision(json.dumps(data))
    except FormatError:
        return False
    return True


def test_file_in_the_docs_is_what_the_code_says():
    assert FILE.read_text(encoding="utf-8") == written_schema()


@pytest.mark.parametrize("text", case_texts(), ids=CASES)
def test_built_in_case_follows_the_schema(text):
    assert fits(json.loads(text), SCHEMA)


def changes():
    """A file for every member of every record: without it, null, a word, a number, too long."""
    places = [((), EVERYTHING)]
    for at, data in places:
        items = data.items() if isinstance(data, dict) else enumerate(data)
        places += [((*at, name), one) for name, one in items if isinstance(one, dict | list)]
    for at, data in places:
        if not isinstance(data, dict):
            continue
        for name in [*data, "novel"]:
            for value in (..., None, "x", 7, True, "", [], {}, "y" * 5000, -1, 101, 1.5):
                changed = copy.deepcopy(EVERYTHING)
                place = changed
                for step in at:
                    place = place[step]
                if value is ...:
                    place.pop(name, None)
                else:
                    place[name] = value
                yield changed


def test_what_the_schema_refuses_the_reader_refuses():
    assert fits(EVERYTHING, SCHEMA)
    assert reads(EVERYTHING)
    wrong = [one for one in changes() if not fits(one, SCHEMA) and reads(one)]

    assert wrong == []


def test_what_the_reader_takes_the_schema_takes():
    taken = [one for one in changes() if reads(one)]

    assert len(taken) > 50
    assert [one for one in taken if not fits(one, SCHEMA)] == []
