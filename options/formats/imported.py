"""What reading a foreign file comes to: a decision, each row's fate, faults and questions.

Every kind of file has one reader, `(data, name, answers) -> Imported`. It never raises for what
a file holds: a fault is a `Fault`. What only a person can say is a `Question`; the preview
shows it as a field, and the file is read again with the answers.
"""

import dataclasses
import enum
from collections.abc import Mapping
from typing import Protocol

from options.formats.decision import DecisionFile
from options.formats.errors import FormatError

MOST_FAULTS = 100

Answers = Mapping[str, str]
NO_ANSWERS: Answers = {}


class WhatBecame(enum.StrEnum):
    """The fate of a row; always of a new decision, so nothing that exists is ever changed."""

    TAKEN = "taken"
    CHANGED = "changed"
    LEFT_OUT = "left_out"


@dataclasses.dataclass(frozen=True, kw_only=True)
class Fault:
    """Why nothing can be imported. `where`: a path, line, sheet and cell, or `file`."""

    where: str
    sentence: str


@dataclasses.dataclass(frozen=True, kw_only=True)
class Fate:
    """What becomes of one part of the file.

    `kind` is a word of `KIND_OF`, or "decision", "people's answers" or "row"; `name` is what a
    reader knows the part by. `note` says what was changed or why it was left out; a row that is
    simply taken needs none.
    """

    where: str
    kind: str
    name: str
    fate: WhatBecame = WhatBecame.TAKEN
    note: str = ""


@dataclasses.dataclass(frozen=True, kw_only=True)
class Question:
    """Something that the file does not say and a person has to confirm before the import.

    `key` is a slug (letters, digits, - and _), unique in the file and the same when the file is
    read again; the answer comes back under it. `about` groups questions under one heading, such
    as the name of a criterion. With `choices` (value, words) it is a list to choose from,
    otherwise a line of text. `proposed` is filled in; `note` says what it rests on.

    A reader checks each answer; one that will not do is a Fault at `answer_place(key)`.
    """

    key: str
    sentence: str
    about: str = ""
    proposed: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    note: str = ""


@dataclasses.dataclass(frozen=True, kw_only=True)
class Imported:
    """All that a preview shows. Without a decision there is at least one fault.

    `decision` is there whenever it could be built, with proposals where answers are missing.
    `questions` are all questions of the file, the answered ones too.
    """

    decision: DecisionFile | None = None
    fates: tuple[Fate, ...] = ()
    faults: tuple[Fault, ...] = ()
    questions: tuple[Question, ...] = ()

    @property
    def is_sound(self) -> bool:
        """Nothing in the file stands against importing it."""
        return self.decision is not None and not self.faults


class Reader(Protocol):
    """What every kind of file has. `name` is that of the uploaded file, for sentences."""

    def __call__(self, data: bytes, name: str, answers: Answers = NO_ANSWERS) -> Imported: ...


#: What a part is called that stands in a member of a decision.
KIND_OF = {
    "options": "option",
    "criteria": "criterion",
    "perspectives": "perspective",
    "red_lines": "red line",
    "reference_scores": "reference score",
    "evidence": "evidence",
    "sources": "source",
    "later_facts": "later fact",
    "discussion_questions": "discussion question",
}


def fault_of(error: FormatError) -> Fault:
    """A FormatError as a fault of the preview."""
    return Fault(where=error.path, sentence=error.sentence)


def answer_place(key: str) -> str:
    """The `where` of a fault of an answer, so that the page can show it beside the field.

    >>> answer_place("cost-best")
    'answer cost-best'
    """
    return f"answer {key}"
