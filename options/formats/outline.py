"""A decision as somebody would write it down: a question, lines of options, indented criteria.

    What should the city do about congestion?

    Options
    - Leave it as it is (baseline)
    - A charge in the centre: everybody who drives in pays

    Criteria
    - Cost
        - For the city: what it pays in ten years
            0: more than 200 million
            100: nothing

Any indentation, tabs, bullets and numbers will do. In place of the headings `# 1` and `# 2` do
in every language, and so do words that are handed in. `read_outline` never raises.
"""

import dataclasses
import re

from options.formats import limits
from options.formats.decision import CriterionFile, DecisionFile, OptionFile
from options.formats.imported import Fault
from options.formats.names import same_name_key
from options.formats.outline_parts import (
    ENGLISH,
    Line,
    Part,
    Words,
    lines_of,
    name_with_keys,
    shortened,
    slug_of,
)

LONGEST = 100_000
ANCHORS = {"0": "worst", "50": "middle", "100": "best"}
ANCHOR = re.compile(r"(0|50|100)\s*[:=：]\s*(.*)")
NEXT_ANCHOR = re.compile(r"\s*[;/|]\s*(?=(?:0|50|100)\s*[:=：])")
MARKED = re.compile(r"^#+\s*|[*_]{2}")
NEUTRAL = re.compile(r"#+\s*([12])\s*")
NEUTRAL_SECTIONS = {"1": "options", "2": "criteria"}
BASELINE = re.compile(r"\s*[(\[]([^()\[\]]+)[)\]]\s*$")
LEADS = re.compile(r"(title|question)\s*[:：]\s*", re.IGNORECASE)


@dataclasses.dataclass(frozen=True, kw_only=True)
class Outline:
    """What was read: the decision, whenever there is a question, and what stands against it."""

    decision: DecisionFile | None
    faults: tuple[Fault, ...]

    @property
    def is_sound(self) -> bool:
        """It can be made as it stands."""
        return self.decision is not None and not self.faults


class Reading:
    """The state between one line and the next."""

    def __init__(self, words: Words) -> None:
        self.headings, self.baselines = words.headings, words.baselines
        self.section = "question"
        self.title = ""
        self.question = ""
        self.more: list[str] = []
        self.options: list[Part] = []
        self.criteria: list[Part] = []
        self.open: list[tuple[int, Part]] = []
        self.option_indent: int | None = None
        self.faults: list[Fault] = []

    def fault(self, line: int, sentence: str) -> None:
        """Something to mend, with the line it is on."""
        self.faults.append(Fault(where=f"line {line}", sentence=sentence))

    def take(self, line: Line) -> None:
        """One line, wherever we are."""
        heading = self.heading_in(line.words)
        if heading and (self.question or heading != self.section):
            self.section, self.open = heading, []
        elif self.section == "question":
            self.take_question(line)
        elif self.section == "options":
            self.take_option(line)
        else:
            self.take_criterion(line)

    def heading_in(self, words: str) -> str | None:
        """The section that a line begins, if it is a heading."""
        mark = NEUTRAL.fullmatch(words)
        if mark:
            return NEUTRAL_SECTIONS[mark[1]]
        return self.headings.get(MARKED.sub("", words).strip(" :：").casefold())

    def take_question(self, line: Line) -> None:
        """The first line asks; what follows it says why that is hard."""
        words = MARKED.sub("", line.words).strip()
        lead = LEADS.match(words)
        if lead:
            words = words[lead.end() :]
        if lead and lead[1].lower() == "title":
            self.title = words
        elif not self.question:
            self.question = words
        else:
            self.more.append(words)

    def take_option(self, line: Line) -> None:
        """An option; a line that is indented further describes the one before."""
        if self.option_indent is None:
            self.option_indent = line.indent
        if self.options and line.indent > self.option_indent:
            last = self.options[-1]
            last.text = f"{last.text}\n{line.words}".strip()
            return
        part = self.part(line)
        bracket = BASELINE.search(part.name)
        if bracket and bracket[1].strip().casefold() in self.baselines:
            part.name, part.is_baseline = part.name[: bracket.start()], True
        self.options.append(part)

    def take_criterion(self, line: Line) -> None:
        """A criterion under the nearest one that is indented less, or anchors of the last."""
        if ANCHOR.match(line.words):
            self.take_anchors(line)
            return
        while self.open and self.open[-1][0] >= line.indent:
            self.open.pop()
        part = self.part(line)
        part.above = self.open[-1][1] if self.open else None
        self.criteria.append(part)
        self.open.append((line.indent, part))

    def take_anchors(self, line: Line) -> None:
        """What 0, 50 and 100 mean on the criterion above."""
        if not self.criteria:
            self.fault(line.number, "This anchor has no criterion above it.")
            return
        last = self.criteria[-1]
        for piece in NEXT_ANCHOR.split(line.words):
            found = ANCHOR.match(piece)
            if found is None:
                continue
            if ANCHORS[found[1]] in last.anchors:
                self.fault(line.number, f"“{last.name}” has words for {found[1]} already.")
            last.anchors[ANCHORS[found[1]]] = found[2].strip()

    def part(self, line: Line) -> Part:
        """Its name, and after a colon what it is."""
        name, _colon, text = line.words.replace("：", ":").partition(":")
        name = MARKED.sub("", name).strip()
        if not same_name_key(name):
            self.fault(line.number, "There is no name on this line.")
        return Part(line.number, name, MARKED.sub("", text).strip())


def read_outline(text: str, words: Words = ENGLISH) -> Outline:
    """The decision that an outline describes, and what has to be mended in it."""
    reading = Reading(words)
    if len(text) > LONGEST:
        reading.fault(1, f"The outline has more than {LONGEST:,} signs.")
        return Outline(decision=None, faults=tuple(reading.faults))
    for line in lines_of(text):
        reading.take(line)
    if not reading.question:
        reading.fault(1, "Write the question on the first line.")
        return Outline(decision=None, faults=tuple(reading.faults))
    check(reading)
    return Outline(decision=decision_of(reading), faults=tuple(reading.faults))


def check(reading: Reading) -> None:
    """What stands against making it: missing lists, names twice, too long, too many."""
    if not reading.options:
        reading.fault(1, "Write a line “Options”, and every option on a line under it.")
    if not reading.criteria:
        reading.fault(1, "Write a line “Criteria”, and every criterion on a line under it.")
    check_names(reading, reading.options, limits.OPTIONS, "options")
    check_names(reading, reading.criteria, limits.CRITERIA, "criteria")
    parents = {id(part.above) for part in reading.criteria}
    for part in reading.criteria:
        if part.anchors and id(part) in parents:
            reading.fault(
                part.line,
                f"“{part.name}” only groups the criteria under it, so it has no anchors.",
            )
    texts = [reading.question, "\n".join(reading.more)]
    if max(map(len, texts)) > limits.TEXT:
        reading.fault(1, f"The question and its text have at most {limits.TEXT:,} signs each.")


def check_names(reading: Reading, parts: list[Part], most: int, kind: str) -> None:
    """Names that can be told apart, of a length that fits, and not too many."""
    first: dict[str, Part] = {}
    for part in parts:
        same = first.setdefault(same_name_key(part.name), part)
        if same is not part:
            reading.fault(part.line, f"“{part.name}” is already on line {same.line}.")
        if len(part.name) > limits.NAME:
            reading.fault(
                part.line,
                f"This name has more than {limits.NAME} signs: put a colon behind fewer.",
            )
        if max(map(len, (part.text, *part.anchors.values()))) > limits.TEXT:
            reading.fault(part.line, f"A text here has more than {limits.TEXT:,} signs.")
    if len(parts) > most:
        reading.fault(parts[most].line, f"A decision has at most {most} {kind}.")


def decision_of(reading: Reading) -> DecisionFile:
    """The whole as a file of the decision's format."""
    name_with_keys(reading.options, "option")
    name_with_keys(reading.criteria, "criterion")
    title = reading.title or reading.question
    return DecisionFile(
        key=slug_of(title) or "decision",
        title=shortened(title),
        question=reading.question,
        why_hard="\n".join(reading.more),
        options=tuple(
            OptionFile(
                key=part.key,
                name=part.name,
                description=part.text,
                is_baseline=part.is_baseline,
            )
            for part in reading.options
        ),
        criteria=tuple(
            CriterionFile(
                key=part.key,
                parent=part.above.key if part.above else None,
                name=part.name,
                definition=part.text,
                worst=part.anchors.get("worst", ""),
                middle=part.anchors.get("middle", ""),
                best=part.anchors.get("best", ""),
            )
            for part in reading.criteria
        ),
    )
