"""A person's sheet on one decision, and its parts, as plain, frozen records.

All are built with keywords, and have the names of the columns of the sheet's files, which are
described for people in docs/sheet-files.md. A part with a reason not to count is kept and has
no say.
"""

import dataclasses
import datetime


@dataclasses.dataclass(frozen=True, kw_only=True)
class SheetDecision:
    """The decision that a sheet is about; `built_in_key` only for a built-in case.

    `edition` is the number of the edition that the sheet is on, if there is one.
    """

    slug: str
    built_in_key: str | None = None
    title: str
    question: str = ""
    edition: int | None = None


@dataclasses.dataclass(frozen=True, kw_only=True)
class SheetScore:
    """What was said of one cell; without points, nothing or that it can't be judged.

    `check_again`: the criterion meant something else when this was scored.
    """

    criterion: str
    criterion_name: str
    option: str
    option_name: str
    points: int | None = None
    low: int | None = None
    high: int | None = None
    confidence: str = ""
    cannot_judge: bool = False
    rationale: str = ""
    weight: float | None = None
    saved_at: datetime.datetime | None = None
    check_again: bool = False
    not_counted_because: str | None = None


@dataclasses.dataclass(frozen=True, kw_only=True)
class SheetRoundScore(SheetScore):
    """The same in one round of a workshop, and what became of the answer of the one before."""

    round: int
    became: str | None = None


@dataclasses.dataclass(frozen=True, kw_only=True)
class SheetWeight:
    """What was said of one swing, and the weight, rounded, that follows."""

    criterion: str
    criterion_name: str
    weight: float | None = None
    not_counted_because: str | None = None
    weighing: str | None = None
    adopted_from: str | None = None
    swing_place: int | None = None
    swing_points: int | None = None


@dataclasses.dataclass(frozen=True, kw_only=True)
class SheetTotal:
    """One option's total, rounded, as the site reckoned it, and its place."""

    option: str
    option_name: str
    total: float | None = None
    total_low: float | None = None
    total_high: float | None = None
    place: int | None = None


@dataclasses.dataclass(frozen=True, kw_only=True)
class SheetRedLine:
    """One red line, on or off."""

    criterion: str | None = None
    criterion_name: str = ""
    red_line: str
    red_line_name: str
    is_on: bool


@dataclasses.dataclass(frozen=True, kw_only=True)
class SheetStanding:
    """How one option stands to a red line; the answer only where a yes or no was asked."""

    option: str
    option_name: str
    not_counted_because: str | None = None
    red_line: str
    red_line_name: str
    answer: bool | None = None
    standing: str | None = None


@dataclasses.dataclass(frozen=True, kw_only=True)
class SheetCondition:
    """On what condition the person would accept an option."""

    option: str
    option_name: str
    rationale: str


@dataclasses.dataclass(frozen=True, kw_only=True)
class SheetFile:
    """A whole sheet."""

    decision: SheetDecision
    saved_at: datetime.datetime | None = None
    is_full_version: bool
    scores: tuple[SheetScore, ...] = ()
    round_scores: tuple[SheetRoundScore, ...] = ()
    weights: tuple[SheetWeight, ...] = ()
    totals: tuple[SheetTotal, ...] = ()
    red_lines: tuple[SheetRedLine, ...] = ()
    red_line_standings: tuple[SheetStanding, ...] = ()
    conditions: tuple[SheetCondition, ...] = ()
