"""A decision file in JSON, read for the preview: all faults with their paths, all fates."""

import dataclasses

from options.formats import limits
from options.formats.checking import gaps_in, problems_in
from options.formats.decision import DecisionFile
from options.formats.errors import FormatError
from options.formats.imported import (
    KIND_OF,
    MOST_FAULTS,
    NO_ANSWERS,
    Answers,
    Fate,
    Fault,
    Imported,
    Question,
    WhatBecame,
    answer_place,
    fault_of,
)
from options.formats.reading import decision_in

SHEETS = "sheets"
_BEGINNING = 400


def looks_like_json(data: bytes) -> bool:
    """The first sign that is no space is a bracket of JSON; a byte order mark may precede."""
    beginning = data[:_BEGINNING].removeprefix(b"\xef\xbb\xbf").lstrip()
    return beginning.startswith((b"{", b"["))


def read_json(data: bytes, name: str, answers: Answers = NO_ANSWERS) -> Imported:  # noqa: ARG001 -- as every reader
    """The decision of a JSON file, of this version of the format or an older one."""
    try:
        decision, converted = decision_in(data)
    except FormatError as error:
        return Imported(faults=(fault_of(error),))
    questions = _questions(decision)
    return Imported(
        decision=_as_answered(decision, answers),
        fates=(*_of_the_decision(decision, converted), *_of_parts(decision)),
        faults=(*_problems(decision), *_wrong_answers(questions, answers)),
        questions=questions,
    )


def _problems(decision: DecisionFile) -> tuple[Fault, ...]:
    found = tuple(fault_of(error) for error in problems_in(decision))
    if len(found) <= MOST_FAULTS:
        return found
    more = f"There are {len(found) - MOST_FAULTS} more faults. Mend those above first."
    return (*found[:MOST_FAULTS], Fault(where="file", sentence=more))


def _of_the_decision(decision: DecisionFile, converted: str | None) -> tuple[Fate, ...]:
    if converted is None:
        return (Fate(where="title", kind="decision", name=decision.title),)
    note = f"The file is of an older version ({converted}) and was read as {limits.FORMAT}."
    return (
        Fate(
            where="title",
            kind="decision",
            name=decision.title,
            fate=WhatBecame.CHANGED,
            note=note,
        ),
    )


def _of_parts(decision: DecisionFile) -> tuple[Fate, ...]:
    """A line a part, with what it still lacks before it can be scored."""
    gaps = {error.path.partition(".")[0]: error.sentence for error in gaps_in(decision)}
    fates = []
    for kind, word in KIND_OF.items():
        for i, part in enumerate(getattr(decision, kind)):
            where = f"{kind}[{i}]"
            name = part if isinstance(part, str) else _name_of(part)
            fates.append(Fate(where=where, kind=word, name=name, note=gaps.get(where, "")))
    return tuple(fates)


def _name_of(part: object) -> str:
    """What a reader knows a part by: its name, else its beginning, else its cell."""
    for member in ("name", "title", "note", "text"):
        words = getattr(part, member, "")
        if words:
            return f"{words[:117]}..." if len(words) > limits.NAME else str(words)
    return f"{getattr(part, 'option', '')} · {getattr(part, 'criterion', '')}"


# --- Answers of people --------------------------------------------------------------------


def _questions(decision: DecisionFile) -> tuple[Question, ...]:
    if not decision.sheets:
        return ()
    return (
        Question(
            key=SHEETS,
            sentence=(
                f"The file has nameless answers (people: {len(decision.sheets)}). "
                "Bring them in?"
            ),
            about="People's answers",
            proposed="no",
            choices=(
                ("no", "No, only the decision"),
                ("yes", "Yes; what they judge can then be parked but not deleted"),
            ),
        ),
    )


def _as_answered(decision: DecisionFile, answers: Answers) -> DecisionFile:
    if answers.get(SHEETS) == "yes":
        return decision
    return dataclasses.replace(decision, sheets=())


def _wrong_answers(questions: tuple[Question, ...], answers: Answers) -> tuple[Fault, ...]:
    return tuple(
        Fault(where=answer_place(question.key), sentence="Choose yes or no.")
        for question in questions
        if answers.get(question.key, question.proposed) not in {"yes", "no"}
    )
