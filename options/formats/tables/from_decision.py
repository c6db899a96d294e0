"""From a decision to the rows of its tables."""

import dataclasses
import datetime
from collections.abc import Iterator

from options.formats.decision import CriterionFile, DecisionFile
from options.formats.tables.layout import (
    CRITERIA,
    DECISION,
    EVIDENCE,
    HOW_TO_FILL_IN,
    LATER_FACTS,
    MATRIX,
    OPTIONS,
    OWN_FIELDS,
    RED_LINES,
    SOURCES,
    WEIGHTS,
    Column,
    Holds,
    Layout,
)

Value = str | int | float | None
ENDS = ("low", "best", "high")


@dataclasses.dataclass(frozen=True, kw_only=True)
class Filled:
    """A table with its rows; its columns include those that only this decision has."""

    layout: Layout
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]


def tables_of(decision: DecisionFile) -> Iterator[Filled]:
    """Every table of a decision, the empty ones too, for people to fill in."""
    yield Filled(layout=DECISION, columns=DECISION.columns, rows=tuple(_own(decision)))
    for layout in (OPTIONS, CRITERIA):
        yield _plain(layout, decision)
    yield _matrix(decision)
    yield _weights(decision)
    for layout in (EVIDENCE, SOURCES, RED_LINES, LATER_FACTS):
        yield _plain(layout, decision)


def column_heading(criterion: CriterionFile, end: str = "") -> str:
    """Above a criterion's column: its name for people, its key for the reader.

    >>> column_heading(CriterionFile(key="cost", name="Cost"), "low")
    'Cost [cost] low'
    """
    return f"{criterion.name} [{criterion.key}] {end}".rstrip()


def _own(decision: DecisionFile) -> Iterator[tuple[Value, ...]]:
    for field in OWN_FIELDS:
        how = HOW_TO_FILL_IN[field.name]
        value = getattr(decision, field.name)
        for one in (value or ("",)) if isinstance(value, tuple) else (value,):
            yield field.heading, _cell(one), how


def _plain(layout: Layout, decision: DecisionFile) -> Filled:
    rows = tuple(
        tuple(_cell(getattr(part, column.name)) for column in layout.columns)
        for part in getattr(decision, layout.member)
    )
    return Filled(layout=layout, columns=layout.columns, rows=rows)


def _matrix(decision: DecisionFile) -> Filled:
    known = {(score.option, score.criterion): score for score in decision.reference_scores}
    scored = _columns(decision, {key for _, key in known})
    columns = [
        Column(name=end, heading=column_heading(criterion, end), holds=Holds.POINTS, width=14)
        for criterion in scored
        for end in ENDS
    ]
    rows = tuple(
        (
            option.key,
            option.name,
            *(
                getattr(known.get((option.key, criterion.key)), end, None)
                for criterion in scored
                for end in ENDS
            ),
        )
        for option in decision.options
    )
    return Filled(layout=MATRIX, columns=(*MATRIX.columns, *columns), rows=rows)


def _weights(decision: DecisionFile) -> Filled:
    swings = [dict(one.swing_points) for one in decision.perspectives]
    weighed = _columns(decision, {key for said in swings for key in said})
    columns = [
        Column(name=one.key, heading=column_heading(one), holds=Holds.POINTS, width=14)
        for one in weighed
    ]
    rows = tuple(
        (one.key, one.name, one.reason, *(said.get(criterion.key) for criterion in weighed))
        for one, said in zip(decision.perspectives, swings, strict=True)
    )
    return Filled(layout=WEIGHTS, columns=(*WEIGHTS.columns, *columns), rows=rows)


def _columns(decision: DecisionFile, used: set[str]) -> list[CriterionFile]:
    """The leaves, and what else has points while somebody reshapes the tree."""
    wanted = {leaf.key for leaf in decision.leaves} | used
    return [criterion for criterion in decision.criteria if criterion.key in wanted]


def _cell(value: object) -> Value:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return ", ".join(value)
    if isinstance(value, datetime.date):
        return value.isoformat()
    return value if isinstance(value, str | int | float) else None
