"""A decision and its parts as plain, frozen records.

All are built with keywords. A part is known by its key, a slug that is unique within its kind;
a field with a default may be left out of a file.
"""

import dataclasses
import datetime


@dataclasses.dataclass(frozen=True, kw_only=True)
class OptionFile:
    """One possible answer to the question."""

    key: str
    name: str
    description: str = ""
    strongest_case: str = ""
    is_baseline: bool = False
    in_core: bool = True
    is_parked: bool = False


@dataclasses.dataclass(frozen=True, kw_only=True)
class CriterionFile:
    """Something an option can do well or badly; one that has children only groups them.

    `worst`, `middle` and `best` say in words what 0, 50 and 100 mean. A leaf needs the first
    and the last; a parent has none. `direction` is for a scale that could be read the wrong
    way round, such as "higher = cheaper".
    """

    key: str
    parent: str | None = None
    name: str
    short_name: str = ""
    definition: str = ""
    direction: str = ""
    worst: str = ""
    middle: str = ""
    best: str = ""
    unit: str = ""
    in_core: bool = True
    is_parked: bool = False


@dataclasses.dataclass(frozen=True, kw_only=True)
class PerspectiveFile:
    """A stakeholder group, and the swing points (0 to 100) it might give to leaves."""

    key: str
    name: str
    reason: str = ""
    swing_points: tuple[tuple[str, int], ...] = ()


@dataclasses.dataclass(frozen=True, kw_only=True)
class RedLineFile:
    """A limit that leaves an option unranked, whatever its total.

    Either a leaf and a number of points, or a yes/no question to which "yes" crosses no line.
    """

    key: str
    name: str
    why: str = ""
    held_by: str = ""
    criterion: str | None = None
    fails_below: int | None = None
    at_risk_below: int | None = None
    at_risk_when_low_below: int | None = None
    is_yes_no: bool = False
    question: str = ""


@dataclasses.dataclass(frozen=True, kw_only=True)
class ReferenceScoreFile:
    """Illustrative points for one cell, with the lowest and highest that are plausible."""

    option: str
    criterion: str
    best: int
    low: int
    high: int


@dataclasses.dataclass(frozen=True, kw_only=True)
class EvidenceFile:
    """A note on one cell; without an option on every option, without a criterion on them all.

    Strength: A strong, B fair, C weak, J our judgement.
    """

    option: str | None = None
    criterion: str | None = None
    note: str
    strength: str
    sources: tuple[str, ...] = ()
    is_after_reading_date: bool = False


@dataclasses.dataclass(frozen=True, kw_only=True)
class SourceFile:
    """Where a note comes from. Grade: A, B, C from best to least reliable, OP an opinion."""

    key: str
    title: str
    publisher: str = ""
    address: str = ""
    date: str = ""
    grade: str
    grade_note: str = ""
    remark: str = ""


@dataclasses.dataclass(frozen=True, kw_only=True)
class LaterFactFile:
    """Something that became known after the reading date."""

    text: str
    sources: tuple[str, ...] = ()


@dataclasses.dataclass(frozen=True, kw_only=True)
class NamelessScoreFile:
    """What one person said of one cell; `check_again`: the criterion meant something else."""

    option: str
    criterion: str
    points: int | None = None
    low: int | None = None
    high: int | None = None
    confidence: str = ""
    cannot_judge: bool = False
    check_again: bool = False


@dataclasses.dataclass(frozen=True, kw_only=True)
class NamelessSwingFile:
    """What moving one criterion is worth to one person, compared with all or with siblings."""

    criterion: str
    scope: str
    rank: int | None = None
    points: int | None = None


@dataclasses.dataclass(frozen=True, kw_only=True)
class NamelessAnswerFile:
    """One person's yes or no of one option to a red line."""

    red_line: str
    option: str
    is_yes: bool


@dataclasses.dataclass(frozen=True, kw_only=True)
class NamelessSheetFile:
    """One person's judgements, without name, key, time or reasons in words."""

    is_full_version: bool = False
    weighing: str = "equal"
    adopted_from: str | None = None
    scores: tuple[NamelessScoreFile, ...] = ()
    swings: tuple[NamelessSwingFile, ...] = ()
    red_lines_on: tuple[str, ...] = ()
    red_line_answers: tuple[NamelessAnswerFile, ...] = ()


@dataclasses.dataclass(frozen=True, kw_only=True)
class DecisionFile:
    """A whole decision. `reading_date` is the day from which it is seen."""

    key: str
    title: str
    field: str = ""
    summary: str = ""
    question: str = ""
    why_hard: str = ""
    reading_date: datetime.date | None = None
    is_illustrative_place: bool = False
    options: tuple[OptionFile, ...] = ()
    criteria: tuple[CriterionFile, ...] = ()
    perspectives: tuple[PerspectiveFile, ...] = ()
    red_lines: tuple[RedLineFile, ...] = ()
    reference_scores: tuple[ReferenceScoreFile, ...] = ()
    evidence: tuple[EvidenceFile, ...] = ()
    sources: tuple[SourceFile, ...] = ()
    later_facts: tuple[LaterFactFile, ...] = ()
    discussion_questions: tuple[str, ...] = ()
    seed: int | None = None
    sheets: tuple[NamelessSheetFile, ...] = ()

    @property
    def leaves(self) -> tuple[CriterionFile, ...]:
        """The criteria that are scored: those that are nobody's parent."""
        parents = {criterion.parent for criterion in self.criteria}
        return tuple(criterion for criterion in self.criteria if criterion.key not in parents)
