import csv
import io
import json
from datetime import UTC, datetime

import pytest
from bs4 import BeautifulSoup
from django.template.loader import render_to_string

from options.exchange.sheets import COLUMNS, plain, sheet_as_csv, sheet_as_json
from options.formats import read_sheet
from options.models import Participant, RedLineAnswer, RedLineSwitch, Score
from options.reports.sheet import sheet_report
from tests.factories import (
    CriterionFactory,
    DecisionFactory,
    OptionFactory,
    ParticipantFactory,
    RedLineFactory,
    ScoreFactory,
    SwingFactory,
)

pytestmark = pytest.mark.django_db

ROUNDS = "options/sheet/rounds.html"
SAVED = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)


@pytest.fixture
def sheet() -> Participant:
    """Two options on two criteria; one cell is not answered, one can't be judged."""
    decision = DecisionFactory(slug="lunch", title="Lunch", question="Where to?")
    park, room = (
        OptionFactory(decision=decision, key=key, name=key.title()) for key in ("park", "room")
    )
    cost, noise = (
        CriterionFactory(decision=decision, key=key, name=key.title())
        for key in ("cost", "noise")
    )
    held = ParticipantFactory(decision=decision, weighing="points")
    ScoreFactory(
        participant=held,
        option=park,
        criterion=cost,
        points=0,
        low=0,
        high=20,
        rationale="Free.",
    )
    ScoreFactory(participant=held, option=room, criterion=cost, points=60, confidence="low")
    ScoreFactory(participant=held, option=park, criterion=noise, points=None, cannot_judge=True)
    SwingFactory(participant=held, criterion=cost, points=100, rank=1)
    SwingFactory(participant=held, criterion=noise, points=0, rank=2)
    line = RedLineFactory(
        decision=decision, criterion=cost, key="floor", name="Floor", fails_below=40
    )
    RedLineSwitch.objects.create(participant=held, red_line=line)
    question = {"criterion": None, "fails_below": None, "question": "Is it near?"}
    near = RedLineFactory(decision=decision, key="near", name="Near", **question)
    RedLineAnswer.objects.create(participant=held, red_line=near, option=room, is_yes=True)
    Score.objects.update(saved_at=SAVED)
    return held


def table(held: Participant) -> list[dict[str, str]]:
    text = sheet_as_csv(sheet_report(held.decision, held)).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def filled(row: dict[str, str]) -> dict[str, str]:
    return {name: value for name, value in row.items() if value != ""}


def test_table_has_a_row_for_every_cell_weight_total_and_red_line(sheet):
    rows = [filled(row) for row in table(sheet)]

    cell = {"record": "score", "decision": "lunch"}
    cost = {"criterion": "cost", "criterion_name": "Cost"}
    noise = {"criterion": "noise", "criterion_name": "Noise"}
    park = {"option": "park", "option_name": "Park"}
    room = {"option": "room", "option_name": "Room"}
    said = {"saved_at": "2026-03-01T09:30:00+00:00", "check_again": "no"}
    weight = {"record": "weight", "decision": "lunch", "weighing": "points"}
    total = {"record": "total", "decision": "lunch"}
    floor = {"decision": "lunch", "red_line": "floor", "red_line_name": "Floor"}
    near = {"decision": "lunch", "red_line": "near", "red_line_name": "Near"}
    assert rows == [
        {
            **cell,
            **cost,
            **park,
            **said,
            "points": "0",
            "low": "0",
            "high": "20",
            "cannot_judge": "no",
            "rationale": "Free.",
            "weight": "1.0",
        },
        {
            **cell,
            **cost,
            **room,
            **said,
            "points": "60",
            "confidence": "low",
            "cannot_judge": "no",
            "weight": "1.0",
        },
        {**cell, **noise, **park, **said, "cannot_judge": "yes", "weight": "0.0"},
        {**cell, **noise, **room, "cannot_judge": "no", "check_again": "no", "weight": "0.0"},
        {**weight, **cost, "swing_place": "1", "swing_points": "100", "weight": "1.0"},
        {**weight, **noise, "swing_place": "2", "swing_points": "0", "weight": "0.0"},
        {
            **total,
            **room,
            "total": "60.0",
            "total_low": "60.0",
            "total_high": "60.0",
            "place": "1",
        },
        {**total, **park, "total": "0.0", "total_low": "0.0", "total_high": "0.0"},
        {"record": "red_line", **floor, **cost, "is_on": "yes"},
        {"record": "standing", **floor, **park, "standing": "fails"},
        {"record": "standing", **floor, **room, "standing": "clear"},
        {"record": "red_line", **near, "is_on": "no"},
        {"record": "standing", **near, **room, "answer": "yes", "standing": "clear"},
    ]


def test_table_opens_in_a_spreadsheet_as_utf_8(sheet):
    written = sheet_as_csv(sheet_report(sheet.decision, sheet))

    assert written.startswith(b"\xef\xbb\xbfrecord,decision,")
    assert written.split(b"\r\n")[0][3:].decode().split(",") == list(COLUMNS)


@pytest.mark.parametrize(
    "start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"]
)
def test_text_that_could_be_a_formula_is_made_text(sheet, start):
    Score.objects.filter(points=60).update(rationale=f"{start}1+1")
    sheet.decision.options.filter(key="room").update(name=f"{start}cmd")

    (row,) = [row for row in table(sheet) if row["points"] == "60"]

    assert row["rationale"] == f"'{start}1+1"
    assert row["option_name"] == f"'{start}cmd"


def test_numbers_end_after_six_decimals_and_stay_numbers():
    assert [plain(number) for number in (0.1 + 0.3000000000000001, 1 / 3, 70)] == [
        0.4,
        0.333333,
        70,
    ]


def test_numbers_stay_numbers():
    assert [plain(0), plain(-1.5), plain(None), plain(False), plain("-1.5")] == [
        0, -1.5, "", "no", "'-1.5",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text", ["<script>alert(1)</script>", "{{7*7}}", "\u202etxt.exe", 'a "b", c\r\nd', "a\x85b"]
)
def test_text_comes_out_of_both_files_as_it_was_typed(sheet, text):
    Score.objects.filter(points=60).update(rationale=text)

    (row,) = [row for row in table(sheet) if row["points"] == "60"]
    data = json.loads(sheet_as_json(sheet_report(sheet.decision, sheet)))

    assert row["rationale"] == text
    assert data["scores"][1]["rationale"] == text


def test_json_names_its_version_and_says_the_same(sheet):
    data = json.loads(sheet_as_json(sheet_report(sheet.decision, sheet)))

    assert list(data) == [
        "format", "decision", "saved_at", "is_full_version",
        "scores", "weights", "totals", "red_lines", "red_line_standings",
    ]  # fmt: skip
    assert data["format"] == "policy-options-sheet/1"
    assert data["decision"] == {
        "slug": "lunch",
        "built_in_key": None,
        "title": "Lunch",
        "question": "Where to?",
        "edition": None,
    }
    assert data["saved_at"] == "2026-03-01T09:30:00+00:00"
    assert data["is_full_version"] is False
    assert data["scores"][0] == {
        "criterion": "cost",
        "criterion_name": "Cost",
        "option": "park",
        "option_name": "Park",
        "points": 0,
        "low": 0,
        "high": 20,
        "confidence": "",
        "cannot_judge": False,
        "rationale": "Free.",
        "weight": 1.0,
        "saved_at": "2026-03-01T09:30:00+00:00",
        "check_again": False,
    }
    assert data["totals"][1] == {
        "option": "park",
        "option_name": "Park",
        "total": 0.0,
        "total_low": 0.0,
        "total_high": 0.0,
        "place": None,
    }


def test_unchanged_sheet_gives_the_same_bytes_and_is_canonical(sheet):
    first = sheet_as_json(sheet_report(sheet.decision, sheet))
    again = sheet_as_json(sheet_report(sheet.decision, Participant.objects.get(pk=sheet.pk)))

    assert first == again
    canonical = json.dumps(json.loads(first), ensure_ascii=False, indent=2) + "\n"
    assert first.decode() == canonical


def test_no_file_tells_the_recovery_code(sheet):
    report = sheet_report(sheet.decision, sheet)

    assert sheet.recovery_code.encode() not in sheet_as_csv(report) + sheet_as_json(report)


def test_what_is_kept_but_does_not_count_stands_in_the_files_with_its_reason(sheet):
    room = sheet.decision.options.get(key="room")
    room.parked_at = SAVED
    room.save()

    rows = [row for row in table(sheet) if row["not_counted_because"]]

    assert [(row["record"], row["option"], row["points"], row["answer"]) for row in rows] == [
        ("score", "room", "60", ""),
        ("standing", "room", "", "yes"),
    ]
    assert {row["not_counted_because"] for row in rows} == {"option_parked"}


def test_score_given_for_another_meaning_says_so(sheet):
    sheet.decision.criteria.filter(key="cost").update(revision=2)

    again = [
        (row["criterion"], row["option"]) for row in table(sheet) if row["check_again"] == "yes"
    ]

    assert again == [("cost", "park"), ("cost", "room")]


def test_sheet_without_any_score_has_rows_but_no_totals():
    option = OptionFactory()
    CriterionFactory(decision=option.decision)
    held = ParticipantFactory(decision=option.decision)

    assert [row["record"] for row in table(held)] == ["score", "weight"]
    assert json.loads(sheet_as_json(sheet_report(held.decision, held)))["saved_at"] is None


# --- The rounds of a workshop -------------------------------------------------------------


@pytest.fixture
def after_two_rounds():
    """Points of two rounds with a reason in each: changed, kept, carried, left out."""
    decision = DecisionFactory(slug="class")
    held = ParticipantFactory(decision=decision)
    leaf = CriterionFactory(decision=decision, key="cost", name="Cost")
    for at, (first, second) in enumerate([(70, 80), (50, 50), (30, 30), (None, 20)]):
        option = OptionFactory(decision=decision, key=f"o{at}", name=f"Option {at}")
        for number, points in ((1, first), (2, second)):
            if points is not None:
                ScoreFactory(
                    participant=held,
                    option=option,
                    criterion=leaf,
                    round_number=number,
                    points=points,
                    rationale=f"why {at} in {number}",
                    is_carried=(at, number) == (2, 2),
                )
    return held


def test_files_hold_every_round_with_its_points_and_reasons(after_two_rounds):
    report = sheet_report(after_two_rounds.decision, after_two_rounds, 2)
    rows = list(csv.DictReader(io.StringIO(sheet_as_csv(report).decode("utf-8-sig"))))
    read = read_sheet(sheet_as_json(report))

    expected = [
        ("o0", 1, 70, "why 0 in 1", ""), ("o0", 2, 80, "why 0 in 2", "changed"),
        ("o1", 1, 50, "why 1 in 1", ""), ("o1", 2, 50, "why 1 in 2", "kept"),
        ("o2", 1, 30, "why 2 in 1", ""), ("o2", 2, 30, "why 2 in 2", "carried"),
        ("o3", 1, None, "", ""), ("o3", 2, 20, "why 3 in 2", ""),
    ]  # fmt: skip
    assert [
        (row["option"], int(row["round"]), int(row["points"]) if row["points"] else None,
         row["rationale"], row["became"])
        for row in rows if row["record"] == "round_score"
    ] == expected  # fmt: skip
    assert [
        (one.option, one.round, one.points, one.rationale, one.became or "")
        for one in read.round_scores
    ] == expected


def test_page_shows_the_rounds_side_by_side(after_two_rounds):
    report = sheet_report(after_two_rounds.decision, after_two_rounds, 2)

    page = BeautifulSoup(render_to_string(ROUNDS, {"sheet": report}), "html.parser")

    told = [" ".join(line.get_text(" ").split()) for line in page.select(".said-in li")]
    assert told[:4] == [
        "Round 1 70 why 0 in 1", "Round 2 80 changed why 0 in 2",
        "Round 1 50 why 1 in 1", "Round 2 50 kept why 1 in 2",
    ]  # fmt: skip
    assert told[5:] == [
        "Round 2 30 carried over why 2 in 2",
        "Round 1 no answer",
        "Round 2 20 why 3 in 2",
    ]


def test_sheet_of_one_round_has_no_list_of_rounds(after_two_rounds):
    report = sheet_report(after_two_rounds.decision, after_two_rounds, 1)

    assert "round_scores" not in json.loads(sheet_as_json(report))
    assert render_to_string(ROUNDS, {"sheet": report}).strip() == ""
