"""A workshop's answers, reasons and course as files; who said something is in none of them.

Where a workshop knows names, the rows of answers carry them; reasons are never signed.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from options.exchange.sheets import BYTE_ORDER_MARK, plain, rounded
from options.models import Move, Perspective
from options.reports.others.choices import Choices
from options.reports.others.export import Export, ExportReason, ExportRow
from options.reports.others.lines import PerspectiveLine
from options.reports.others.results import RoomResult
from options.reports.room import Room
from options.reports.room_report import RoomReport

FORMAT = "policy-options-workshop/1"
REASON_COLUMNS = ("criterion", "criterion_name", "option", "option_name", "text")

#: Deeds that led the room; those that concern one person are in no file.
TOLD = {
    "open", "move", "seal", "pause", "resume", "add_minute", "spotlight", "reopen_cell",
    "set_criterion", "lock_door", "open_door", "set_agreed_text", "publish_report",
    "withdraw_report", "show_view", "close", "reopen", "archive",
}  # fmt: skip
DETAILS = ("round", "option", "criterion", "reason")


def answers_as_csv(export: Export, perspectives: Iterable[Perspective]) -> bytes:
    """One row a person: points by option and criterion, then weights; "?" could not judge."""
    names = {one.pk: one.name for one in perspectives}
    cells = [(view, leaf) for leaf in export.criteria for view in export.options]
    known = ["name"] if export.is_named else []
    speaks = ["perspective"] if any(row.perspective for row in export.rows) else []
    header = [
        *known,
        *speaks,
        *(f"{view.option.key} {leaf.key}" for view, leaf in cells),
        *(f"weight {leaf.key}" for leaf in export.criteria),
    ]

    def line(row: ExportRow) -> list[Any]:
        points = [row.points.get((view.pk, leaf.pk)) for view, leaf in cells]
        weights = [row.weights.get(leaf.pk) for leaf in export.criteria]
        who = [row.name] if known else []
        speaker = [names.get(row.perspective or 0, "")] if speaks else []
        return [*who, *speaker, *points, *weights]

    return table_of(header, [line(row) for row in export.rows])


def reasons_as_csv(room: Room, reasons: Sequence[ExportReason]) -> bytes:
    """One row a reason, by cell; no points beside it."""
    views = {view.pk: view for view in room.structure.options}
    leaves = {leaf.pk: leaf for leaf in room.structure.criteria}
    rows = [
        [leaf.key, leaf.name, view.option.key, view.name, reason.text]
        for reason in reasons
        for leaf, view in [(leaves.get(reason.criterion), views.get(reason.option))]
        if leaf is not None and view is not None
    ]
    return table_of(REASON_COLUMNS, rows)


def table_of(header: Sequence[str], rows: Iterable[Sequence[Any]]) -> bytes:
    """A table that spreadsheets read as UTF-8, in which no text becomes a formula."""
    written = io.StringIO(BYTE_ORDER_MARK)
    written.seek(0, io.SEEK_END)
    table = csv.writer(written, lineterminator="\r\n")
    table.writerow(header)
    table.writerows([plain(value) for value in row] for row in rows)
    return written.getvalue().encode()


def workshop_as_json(
    room: Room, report: RoomReport, result: RoomResult, choices: Choices, moves: Iterable[Move]
) -> bytes:
    """How the workshop went and what it came to."""
    workshop, decision = room.workshop, room.decision
    members = {
        "format": FORMAT,
        "decision": {"title": decision.title, "question": decision.question},
        "privacy": workshop.privacy,
        "opened_at": written_time(workshop.opened_at),
        "closed_at": written_time(workshop.closed_at),
        "agreed_text": workshop.agreed_text,
        "steps": [step_told(stay.step.kind, stay.began, stay.ended) for stay in report.stays],
        "rounds": [
            {
                "number": told.round.number,
                "sealed_at": written_time(told.round.sealed_at),
                "reason": told.round.reason,
                "withdrawn": told.round.withdrawn,
                "carried": told.carried,
                "weights_digest": told.round.weights_digest,
            }
            for told in report.rounds
        ],
        "result": result_told(result),
        "choices": choices_told(choices),
        "parked": [
            *(option.key for option in report.parked_options),
            *(leaf.key for leaf in report.parked_criteria),
        ],
        "log": [move_told(move) for move in moves if move.deed in TOLD],
    }
    written = json.dumps(members, ensure_ascii=False, indent=2, allow_nan=False)
    return f"{written}\n".encode()


def result_told(result: RoomResult) -> Mapping[str, Any]:
    """The ranking and the perspectives that may be shown."""
    return {
        "why_hidden": str(result.why) or None,
        "round": result.round_number,
        "options": [
            {
                "option": row.view.option.key,
                "name": row.view.name,
                "place": row.rank,
                "total": rounded(row.total),
                "mean_of_totals": rounded(row.mean_of_totals),
                "first": rounded(row.first),
            }
            for row in result.rows
        ],
        "bands": [[view.option.key for view in band] for band in result.bands],
        "weights": {told.criterion.key: rounded(told.weight) for told in result.weights},
        "perspectives": [line_told(line) for line in result.lines if not line.is_hidden],
        "perspectives_hidden": sum(line.is_hidden for line in result.lines),
    }


def line_told(line: PerspectiveLine) -> Mapping[str, Any]:
    """One perspective's totals."""
    return {
        "perspective": line.perspective.name if line.perspective else None,
        "people": line.people,
        "totals": {point.view.option.key: rounded(point.total) for point in line.points},
    }


def choices_told(choices: Choices) -> Sequence[Mapping[str, Any]]:
    """How many chose each option; None where a column is hidden."""
    return [
        {
            "option": row.view.option.key,
            "before_the_sums": row.gut,
            "first_in_own_sums": rounded(row.model),
            "at_the_end": row.final,
        }
        for row in choices.rows
    ]


def move_told(move: Move) -> Mapping[str, Any]:
    """One line of the log, without who."""
    return {
        "epoch": move.epoch,
        "at": written_time(move.made_at),
        "deed": move.deed,
        "before": move.before,
        "after": move.after,
        **{name: move.detail[name] for name in DETAILS if name in move.detail},
    }


def step_told(kind: str, began: datetime, ended: datetime | None) -> Mapping[str, Any]:
    """One stay at a step."""
    return {"kind": kind, "began": written_time(began), "ended": written_time(ended)}


def written_time(at: datetime | None) -> str | None:
    """A moment as files have it."""
    return at.isoformat(timespec="seconds") if at else None
