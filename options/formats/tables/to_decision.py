"""From what stood in tables to a decision, with every fault at its sheet and cell."""

import json
import re
from collections.abc import Mapping
from pathlib import PurePath

from options.formats import limits
from options.formats.checking import problems_in
from options.formats.decision import DecisionFile
from options.formats.errors import FormatError
from options.formats.imported import (
    KIND_OF,
    MOST_FAULTS,
    Answers,
    Fate,
    Fault,
    Imported,
    Question,
    WhatBecame,
)
from options.formats.reading import decision_in
from options.formats.tables.gathering import Gathered, Part
from options.formats.tables.headed import Headed
from options.formats.tables.keys import key_from
from options.formats.tables.to_document import gathered

_PATH = re.compile(r"\b(?:" + "|".join(KIND_OF) + r")\[\d+\](?:\.\w+)*")
_MISSING = re.compile(r"The member “(\w+)” is missing. Add it.")
_LONGEST_NAME = 100


def imported_from(tables: Mapping[str, Headed], name: str, answers: Answers) -> Imported:
    """The decision in some tables, known by the member they fill; `name` is the file's."""
    found = gathered(tables)
    questions = _own_name(found, name, answers)
    faults = [*found.faults, *_faults_in_rows(found)]
    decision = None
    if not faults:
        decision, more = _decision_in(found)
        faults += more
    return Imported(
        decision=decision,
        fates=(*_fates(found), *found.left_out),
        faults=shortened(faults),
        questions=questions,
    )


def title_question(proposed: str) -> Question:
    """What the decision is called, where a file does not say it."""
    return Question(
        key="title",
        sentence="What is the decision called?",
        about="The decision",
        proposed=proposed,
        note="The file has no title; this is its name.",
    )


def title_from(name: str) -> str:
    """The name of a file as a title.

    >>> title_from("bus_lanes.csv")
    'Bus lanes'
    """
    words = re.sub(r"[\s_-]+", " ", PurePath(name).name.partition(".")[0]).strip()
    return (words[:1].upper() + words[1:])[: limits.NAME] or "A decision"


def shortened(faults: list[Fault]) -> tuple[Fault, ...]:
    """Not more faults than somebody reads."""
    more = len(faults) - MOST_FAULTS
    if more <= 0:
        return tuple(faults)
    sentence = f"There are {more} more faults. Mend those above first."
    return (*faults[:MOST_FAULTS], Fault(where="file", sentence=sentence))


def _own_name(found: Gathered, name: str, answers: Answers) -> tuple[Question, ...]:
    document = found.document
    questions: tuple[Question, ...] = ()
    if "title" not in document:
        question = title_question(title_from(name))
        document["title"] = answers.get("title", question.proposed).strip()
        found.places["title"] = "answer title"
        questions = (question,)
    if "key" not in document:
        document["key"] = key_from(str(document["title"]), (), fallback="decision")
    return questions


def _faults_in_rows(found: Gathered) -> list[Fault]:
    """The first fault of each row, and those of the decision itself."""
    faults = []
    own = {name: value for name, value in found.document.items() if name not in KIND_OF}
    faults += _faults_of(found, {**own, "format": limits.FORMAT})
    for member in KIND_OF:
        rows = found.document.get(member, [])
        start = 0
        while isinstance(rows, list) and start < len(rows) and len(faults) <= MOST_FAULTS:
            fault, skip = _first_fault(found, member, rows, start)
            if fault is None:
                break
            faults.append(fault)
            start = len(rows) if skip is None else start + skip + 1
    return faults


def _first_fault(
    found: Gathered, member: str, rows: list[object], start: int
) -> tuple[Fault | None, int | None]:
    document = {"format": limits.FORMAT, "key": "x", "title": "x", member: rows[start:]}
    try:
        decision_in(json.dumps(document))
    except FormatError as error:
        row = re.match(rf"{member}\[(\d+)\]", error.path)
        if row is None:
            return _fault(found, error, member), None
        at = int(row[1])
        path = f"{member}[{start + at}]{error.path[row.end() :]}"
        return _fault(found, FormatError(path, error.sentence), member), at
    return None, None


def _faults_of(found: Gathered, document: Part) -> list[Fault]:
    try:
        decision_in(json.dumps(document))
    except FormatError as error:
        return [_fault(found, error, "decision")]
    return []


def _decision_in(found: Gathered) -> tuple[DecisionFile | None, list[Fault]]:
    try:
        decision, _ = decision_in(json.dumps({"format": limits.FORMAT, **found.document}))
    except FormatError as error:  # larger as a whole than a decision file may be
        return None, [_fault(found, error, "decision")]
    return decision, [_fault(found, error, "decision") for error in problems_in(decision)]


def _fault(found: Gathered, error: FormatError, member: str) -> Fault:
    """The same fault, where a person sees it, and in words without the JSON."""
    sentence = _MISSING.sub(r"The \1 is missing. Write it.", error.sentence)
    sentence = _PATH.sub(lambda path: _place(found, path[0]), sentence)
    titles = {"reference_scores": "Matrix", "perspectives": "Weights"}
    where = _place(found, error.path)
    if where == member:
        where = titles.get(member, member.replace("_", " ").capitalize())
    return Fault(where=where, sentence=sentence)


def _place(found: Gathered, path: str) -> str:
    """The nearest place that is known for a path of the document."""
    tried = path
    while tried:
        if tried in found.places:
            return found.places[tried]
        tried = tried[: max(tried.rfind("."), tried.rfind("["), 0)]
    return path


def _fates(found: Gathered) -> list[Fate]:
    title = str(found.document.get("title", ""))[:_LONGEST_NAME]
    fates = [Fate(where=_place(found, "title"), kind="decision", name=title)]
    for member, kind in KIND_OF.items():
        rows = found.document.get(member, [])
        for i, part in enumerate(rows if isinstance(rows, list) else ()):
            path = f"{member}[{i}]"
            note = found.notes.get(path, "")
            fate = WhatBecame.CHANGED if note else WhatBecame.TAKEN
            fates.append(
                Fate(
                    where=_place(found, path), kind=kind, name=_name(part), fate=fate, note=note
                )
            )
    return fates


def _name(part: object) -> str:
    if not isinstance(part, dict):
        return str(part)[:_LONGEST_NAME]
    for member in ("name", "title", "note", "text"):
        if part.get(member):
            return str(part[member])[:_LONGEST_NAME]
    return f"{part.get('option', '')} · {part.get('criterion', '')}".strip(" ·")
