"""The tables of a decision: their titles, instructions, and what each column holds."""

import dataclasses
import enum

from options.formats import limits

WORKBOOK_FORMAT = "policy-options-workbook/1"


class Holds(enum.Enum):
    """What the cells of a column are read as."""

    TEXT = enum.auto()
    KEY = enum.auto()
    POINTS = enum.auto()
    NUMBER = enum.auto()
    FLAG = enum.auto()
    DAY = enum.auto()
    OPTION = enum.auto()
    CRITERION = enum.auto()
    SOURCES = enum.auto()
    NOTHING = enum.auto()  # for people; never read


@dataclasses.dataclass(frozen=True, kw_only=True)
class Column:
    """One column; `name` is the member of the record, `heading` what people read."""

    name: str
    heading: str
    holds: Holds = Holds.TEXT
    width: int = 20
    choices: tuple[str, ...] = ()


@dataclasses.dataclass(frozen=True, kw_only=True)
class Layout:
    """One table: `member` takes its rows, `still` columns stay when it is scrolled."""

    member: str
    title: str
    instruction: str
    columns: tuple[Column, ...]
    still: int = 1

    @property
    def file(self) -> str:
        """The name of the table as a CSV file."""
        return f"{self.title.lower().replace(' ', '-')}.csv"

    def heading(self, name: str) -> str:
        """What people read above a column."""
        return next((one.heading for one in self.columns if one.name == name), name)


KEY = Column(name="key", heading="Key", holds=Holds.KEY, width=22)
NAME = Column(name="name", heading="Name", width=34)
YES_NO = ("yes", "no")
LONG = 60


def _flag(name: str, heading: str) -> Column:
    return Column(name=name, heading=heading, holds=Holds.FLAG, width=12, choices=YES_NO)


def _long(name: str, heading: str) -> Column:
    return Column(name=name, heading=heading, width=LONG)


def _points(name: str, heading: str) -> Column:
    return Column(name=name, heading=heading, holds=Holds.POINTS, width=14)


OWN_FIELDS = (
    Column(name="key", heading="Key", holds=Holds.KEY),
    Column(name="title", heading="Title"),
    Column(name="field", heading="Field"),
    Column(name="summary", heading="Summary"),
    Column(name="question", heading="Question"),
    Column(name="why_hard", heading="Why it is hard"),
    Column(name="reading_date", heading="Reading date", holds=Holds.DAY),
    _flag("is_illustrative_place", "The place is invented"),
    Column(name="seed", heading="Seed of random samples", holds=Holds.NUMBER),
    Column(name="discussion_questions", heading="Discussion question"),
)
HOW_TO_FILL_IN = {
    "key": "A short name for the address: letters, digits, - and _. May be left empty.",
    "title": "Needed. One line, at most 120 characters.",
    "field": "The topic area, such as Urban transport.",
    "summary": "One or two sentences for its card.",
    "question": "What is to be decided, by whom and until when.",
    "why_hard": "Why good people disagree.",
    "reading_date": "The day from which the question is seen, as 2024-12-15.",
    "is_illustrative_place": "yes or no.",
    "seed": "Leave as it is. It makes random samples repeatable.",
    "discussion_questions": "One in each row; add as many rows as you like.",
}

DECISION = Layout(
    member="decision",
    title="Decision",
    instruction="Write into the column Entry. A row that is left empty stays empty.",
    columns=(
        Column(name="what", heading="What", width=26),
        Column(name="entry", heading="Entry", width=90),
        Column(name="how", heading="How to fill it in", holds=Holds.NOTHING, width=LONG),
    ),
)
OPTIONS = Layout(
    member="options",
    title="Options",
    instruction=(
        "One option in each row, in the order of their letters. Only the name is needed; a key "
        "is made where there is none."
    ),
    columns=(
        KEY,
        NAME,
        _long("description", "Description"),
        _long("strongest_case", "Strongest case for it"),
        _flag("is_baseline", "Baseline"),
        _flag("in_core", "In the core"),
        _flag("is_parked", "Parked"),
    ),
    still=2,
)
CRITERIA = Layout(
    member="criteria",
    title="Criteria",
    instruction=(
        "One criterion in each row. Parent is the key or name of the criterion above it, or "
        "empty. Those that are scored say in words what 0 and 100 points mean."
    ),
    columns=(
        KEY,
        Column(name="parent", heading="Parent", holds=Holds.CRITERION, width=22),
        NAME,
        Column(name="short_name", heading="Short name", width=22),
        _long("definition", "Definition"),
        Column(name="direction", heading="Direction", width=24),
        Column(name="worst", heading="0 points mean", width=40),
        Column(name="middle", heading="50 points mean", width=40),
        Column(name="best", heading="100 points mean", width=40),
        Column(name="unit", heading="Unit", width=16),
        _flag("in_core", "In the core"),
        _flag("is_parked", "Parked"),
    ),
    still=3,
)
MATRIX = Layout(
    member="reference_scores",
    title="Matrix",
    instruction=(
        "Illustrative points from 0 to 100: the best estimate, and the lowest and highest that "
        "are plausible. Leave a cell empty where nothing is known."
    ),
    columns=(
        Column(name="option", heading="Option", holds=Holds.OPTION, width=22),
        Column(name="option_name", heading="Its name", holds=Holds.NOTHING, width=34),
    ),
    still=2,
)
WEIGHTS = Layout(
    member="perspectives",
    title="Weights",
    instruction=(
        "One perspective in each row: what it might think that moving each criterion from 0 to "
        "100 is worth, in points from 0 to 100."
    ),
    columns=(KEY, NAME, _long("reason", "Why it might weigh so")),
    still=2,
)
EVIDENCE = Layout(
    member="evidence",
    title="Evidence",
    instruction=(
        "One note in each row. Without an option it is about every option, without a criterion "
        "about the whole option. Strength: A strong, B fair, C weak, J our judgement."
    ),
    columns=(
        Column(name="option", heading="Option", holds=Holds.OPTION, width=22),
        Column(name="criterion", heading="Criterion", holds=Holds.CRITERION, width=22),
        _long("note", "Note"),
        Column(name="strength", heading="Strength", width=12, choices=limits.STRENGTHS),
        Column(name="sources", heading="Sources", holds=Holds.SOURCES, width=30),
        _flag("is_after_reading_date", "After the reading date"),
    ),
    still=2,
)
SOURCES = Layout(
    member="sources",
    title="Sources",
    instruction=(
        "One source in each row; notes name its key. Grade: A, B, C from best to least "
        "reliable, OP an opinion. An address begins with https:// or http://."
    ),
    columns=(
        KEY,
        Column(name="title", heading="Title", width=LONG),
        Column(name="publisher", heading="Publisher", width=30),
        Column(name="address", heading="Address", width=40),
        Column(name="date", heading="Date", width=16),
        Column(name="grade", heading="Grade", width=10, choices=limits.GRADES),
        Column(name="grade_note", heading="Why this grade", width=40),
        Column(name="remark", heading="Remark", width=40),
    ),
)
RED_LINES = Layout(
    member="red_lines",
    title="Red lines",
    instruction=(
        "One limit in each row: either a criterion and points, or a question to which yes "
        "crosses no line."
    ),
    columns=(
        KEY,
        NAME,
        _long("why", "Why"),
        Column(name="held_by", heading="Held by", width=26),
        Column(name="criterion", heading="Criterion", holds=Holds.CRITERION, width=22),
        _points("fails_below", "Fails below"),
        _points("at_risk_below", "At risk below"),
        _points("at_risk_when_low_below", "At risk when the lowest is below"),
        _flag("is_yes_no", "Yes or no"),
        Column(name="question", heading="Question", width=50),
    ),
    still=2,
)
LATER_FACTS = Layout(
    member="later_facts",
    title="Later facts",
    instruction="What became known after the reading date, one in each row.",
    columns=(
        _long("text", "Fact"),
        Column(name="sources", heading="Sources", holds=Holds.SOURCES, width=30),
    ),
)
TABLES = (
    DECISION,
    OPTIONS,
    CRITERIA,
    MATRIX,
    WEIGHTS,
    EVIDENCE,
    SOURCES,
    RED_LINES,
    LATER_FACTS,
)
READ_ME = "Read me first"
