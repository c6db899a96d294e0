"""A sheet as a file, as docs/sheet-files.md describes it: a table, and versioned JSON."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping
from datetime import UTC

from options.exchange.sheet_names import (
    Record,
    Value,
    criterion_named,
    option_named,
    red_line_named,
)
from options.formats.tables.spreadsheet_text import guarded
from options.models import Criterion, Score
from options.reports.cells import is_outdated
from options.reports.kept import KeptAnswer, KeptScore, KeptSwing
from options.reports.ranking import RankRow
from options.reports.red_lines import LineView, StandingOf
from options.reports.sheet import Sheet, SheetRow
from options.reports.swings_said import WeightLine

FORMAT = "policy-options-sheet/1"
COLUMNS = (
    "record", "decision", "criterion", "criterion_name", "option", "option_name",
    "points", "low", "high", "confidence", "cannot_judge", "rationale", "weight",
    "saved_at", "check_again", "not_counted_because",
    "weighing", "adopted_from", "swing_place", "swing_points",
    "total", "total_low", "total_high", "place",
    "red_line", "red_line_name", "is_on", "answer", "standing", "round", "became", "edition",
)  # fmt: skip
DECIMALS = 6
BYTE_ORDER_MARK = "\ufeff"


# --- The table ----------------------------------------------------------------------------


def sheet_as_csv(sheet: Sheet) -> bytes:
    """One row a cell, weight, total, red line and answer; `record` says which.

    A byte order mark makes spreadsheets read it as UTF-8; no text becomes a formula.
    """
    written = io.StringIO(BYTE_ORDER_MARK)
    written.seek(0, io.SEEK_END)
    table = csv.DictWriter(written, COLUMNS, lineterminator="\r\n")
    table.writeheader()
    for record in records(sheet):
        table.writerow({name: plain(value) for name, value in record.items()})
    return written.getvalue().encode()


def plain(value: Value) -> str | float:
    """A cell as spreadsheets should read it: numbers as numbers, a text never as a formula."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    shown = guarded(value) if isinstance(value, str) else value
    return round(shown, DECIMALS) if isinstance(shown, float) else shown


def rounded(value: Value) -> Value:
    """A value without the trail of binary fractions; a number stays a number."""
    return round(value, DECIMALS) if isinstance(value, float) else value


def records(sheet: Sheet) -> Iterator[Record]:
    """Every row of the table, in the decision's order."""
    decision: Record = {
        "decision": sheet.structure.decision.slug,
        "edition": sheet.edition.number,
    }
    for row in sheet.rows:
        yield from ({"record": "score", **decision, **record} for record in scores_in(row))
    for kept in sheet.kept.scores:
        yield {"record": "score", **decision, **kept_score(kept)}
    yield from ({"record": "round_score", **decision, **told} for told in rounds_in(sheet))
    yield from ({"record": "weight", **decision, **told} for told in weights_in(sheet))
    for ranked in sheet.ranking:
        yield {"record": "total", **decision, **total_of(ranked)}
    for red in sheet.red_lines:
        yield {"record": "red_line", **decision, **red_line_of(red)}
        for standing in standings_to(red):
            yield {"record": "standing", **decision, **red_line_named(red.line), **standing}
    for kept_one in sheet.kept.answers:
        yield {"record": "standing", **decision, **kept_answer(kept_one)}
    for own in sheet.conditions:
        named = option_named(own.view)
        yield {"record": "condition", **decision, **named, "rationale": own.text}


def scores_in(row: SheetRow) -> Iterator[Record]:
    """The cells of one criterion, those without an answer too."""
    for cell in row.cells:
        place = {**criterion_named(row.criterion), **option_named(cell.cell.view)}
        yield {**place, **judgement(cell.cell.score, row.criterion), "weight": row.weight}


def rounds_in(sheet: Sheet) -> Iterator[Record]:
    """What was said in each round of a workshop, where there was more than one."""
    for part in sheet.rounds:
        for cell in part.cells:
            place = {**criterion_named(part.criterion), **option_named(cell.view)}
            for said in cell.said:
                course: Record = {"round": said.number, "became": said.became or None}
                yield {**place, **judgement(said.score, part.criterion), **course}


def kept_score(kept: KeptScore) -> Record:
    """A judgement that does not count, and why."""
    cell = kept.cell
    place = {**criterion_named(cell.criterion), **option_named(cell.view)}
    why = {"not_counted_because": kept.why.value}
    return {**place, **judgement(cell.score, cell.criterion), **why}


def judgement(score: Score | None, criterion: Criterion) -> Record:
    """What was said of a cell; empty where nothing was."""
    if score is None:
        return {"cannot_judge": False, "check_again": False}
    return {
        "points": score.points,
        "low": score.low,
        "high": score.high,
        "confidence": score.confidence,
        "cannot_judge": score.cannot_judge,
        "rationale": score.rationale,
        "saved_at": score.saved_at.astimezone(UTC).isoformat(timespec="seconds"),
        "check_again": is_outdated(score, criterion),
    }


def weights_in(sheet: Sheet) -> Iterator[Record]:
    """The weight of every branch and criterion, with what was said of its swing."""
    adopted = sheet.weighing.adopted_from
    how: Record = {
        "weighing": sheet.weighing.method.value,
        "adopted_from": None if adopted is None else adopted.key,
    }
    for group in sheet.weights:
        yield from ({**how, **swing_of(line)} for line in group.all_lines)
    yield from (kept_swing(kept) for kept in sheet.kept.swings)


def swing_of(line: WeightLine) -> Record:
    """One criterion's weight."""
    said: Record = {"swing_place": line.place, "swing_points": line.points}
    return {**criterion_named(line.criterion), **said, "weight": line.weight}


def kept_swing(kept: KeptSwing) -> Record:
    """A swing that gives no weight, and why."""
    said: Record = {"swing_place": kept.swing.rank, "swing_points": kept.swing.points}
    return {**criterion_named(kept.criterion), **said, "not_counted_because": kept.why.value}


def total_of(row: RankRow) -> Record:
    """One option's total, or the interval in which it lies while scores are missing."""
    total: Record = {"total": row.total, "total_low": row.least, "total_high": row.most}
    return {**option_named(row.view), **total, "place": row.place}


def red_line_of(red: LineView) -> Record:
    """One red line, on or off."""
    criterion = red.line.criterion
    named = {} if criterion is None else criterion_named(criterion)
    return {**red_line_named(red.line), **named, "is_on": red.is_on}


def standings_to(red: LineView) -> Iterator[Record]:
    """How each option stands to a line that is on; of one that is off, only the answers."""
    for standing in red.standings:
        if red.is_on or standing.answer is not None:
            yield standing_in(standing)


def standing_in(standing: StandingOf) -> Record:
    """One option's yes or no, where it was asked, and where that leaves it."""
    said: Record = {"answer": standing.answer, "standing": standing.standing.value}
    return {**option_named(standing.view), **said}


def kept_answer(kept: KeptAnswer) -> Record:
    """A yes or no that does not count, and why."""
    option = {"option": kept.option.key, "option_name": kept.option.name}
    said: Record = {"answer": kept.answer.is_yes, "not_counted_because": kept.why.value}
    return {**red_line_named(kept.answer.red_line), **option, **said}


# --- JSON ---------------------------------------------------------------------------------


def sheet_as_json(sheet: Sheet) -> bytes:
    """The same as versioned JSON; an unchanged sheet always gives the same bytes."""
    decision = sheet.structure.decision
    saved_at = sheet.saved_at
    members: dict[str, object] = {
        "format": FORMAT,
        "decision": {
            "slug": decision.slug,
            "built_in_key": decision.built_in_key,
            "title": decision.title,
            "question": decision.question,
            "edition": sheet.edition.number,
        },
        "saved_at": saved_at and saved_at.astimezone(UTC).isoformat(timespec="seconds"),
        "is_full_version": sheet.structure.is_full,
        **grouped(sheet),
    }
    written = json.dumps(members, ensure_ascii=False, indent=2, allow_nan=False)
    return f"{written}\n".encode()


ROUNDS, CONDITIONS = "round_scores", "conditions"
GROUPS: Mapping[str, str] = {
    "score": "scores",
    "round_score": ROUNDS,
    "weight": "weights",
    "total": "totals",
    "red_line": "red_lines",
    "standing": "red_line_standings",
    "condition": CONDITIONS,
}


def grouped(sheet: Sheet) -> dict[str, list[Record]]:
    """The rows of the table by their kind, in their order, without the columns they lack."""
    left = {ROUNDS: not sheet.rounds, CONDITIONS: not sheet.conditions}
    names = (name for name in GROUPS.values() if not left.get(name))
    groups: dict[str, list[Record]] = {name: [] for name in names}
    for record in records(sheet):
        members = {
            name: rounded(record[name])
            for name in COLUMNS
            if name in record and name not in {"record", "decision", "edition"}
        }
        groups[GROUPS[str(record["record"])]].append(members)
    return groups
