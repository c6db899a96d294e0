"""What a sheet's JSON file is refused for, with the path of the fault, and what is accepted."""

import copy
import datetime
import json

import pytest

from options.formats import FormatError, read_sheet

NAMED = {"criterion": "cost", "criterion_name": "Cost", "option": "soup", "option_name": "Soup"}
WHOLE = {
    "format": "policy-options-sheet/1",
    "decision": {
        "slug": "lunch-2",
        "built_in_key": None,
        "title": "Lunch",
        "question": "What?",
    },
    "saved_at": "2026-03-01T09:30:00+00:00",
    "is_full_version": False,
    "scores": [
        {
            **NAMED,
            "points": 60,
            "low": 40,
            "high": 90,
            "confidence": "",
            "cannot_judge": False,
            "rationale": "Dear,\nbut good.",
            "weight": 0.333333,
            "saved_at": "2026-03-01T09:30:00+00:00",
            "check_again": False,
        },
        {**NAMED, "option": "cafe", "cannot_judge": True, "check_again": False, "weight": 1},
        {
            **NAMED,
            "option": "bread",
            "confidence": "low",
            "not_counted_because": "option_parked",
        },
    ],
    "weights": [
        {
            "criterion": "cost",
            "criterion_name": "Cost",
            "weight": 1.0,
            "weighing": "points",
            "adopted_from": "cook",
            "swing_place": 1,
            "swing_points": 0,
        },
        {
            "criterion": "cost",
            "criterion_name": "Cost",
            "not_counted_because": "other_list",
            "swing_place": None,
            "swing_points": 5,
        },
    ],
    "totals": [
        {
            "option": "soup",
            "option_name": "Soup",
            "total": None,
            "total_low": 0.5,
            "total_high": 100.0,
            "place": None,
        }
    ],
    "red_lines": [
        {
            "criterion": "cost",
            "criterion_name": "Cost",
            "red_line": "floor",
            "red_line_name": "Floor",
            "is_on": True,
        },
        {"red_line": "near", "red_line_name": "Near", "is_on": False},
    ],
    "red_line_standings": [
        {
            "option": "soup",
            "option_name": "Soup",
            "red_line": "near",
            "red_line_name": "Near",
            "answer": False,
            "standing": "fails",
        }
    ],
}


def changed(*steps, value):
    """The whole file with the member at the end of these steps set to a value."""
    data = copy.deepcopy(WHOLE)
    place = data
    for step in steps[:-1]:
        place = place[step]
    place[steps[-1]] = value
    return json.dumps(data)


def without(*steps):
    data = copy.deepcopy(WHOLE)
    place = data
    for step in steps[:-1]:
        place = place[step]
    del place[steps[-1]]
    return json.dumps(data)


def refusal_of(text):
    with pytest.raises(FormatError) as refused:
        read_sheet(text)
    return refused.value


def test_whole_sheet_is_read_into_records():
    sheet = read_sheet(json.dumps(WHOLE))

    assert sheet.decision.slug == "lunch-2"
    assert sheet.saved_at == datetime.datetime(2026, 3, 1, 9, 30, tzinfo=datetime.UTC)
    first, second, third = sheet.scores
    assert (first.low, first.points, first.high) == (40, 60, 90)
    assert first.rationale == "Dear,\nbut good."
    assert first.weight == 0.333333
    assert (second.points, second.cannot_judge, second.weight) == (None, True, 1.0)
    assert third.not_counted_because == "option_parked"
    assert sheet.weights[0].swing_points == 0
    assert sheet.weights[0].adopted_from == "cook"
    assert sheet.totals[0].total is None
    assert [line.is_on for line in sheet.red_lines] == [True, False]
    assert sheet.red_line_standings[0].answer is False


def test_sheet_with_nothing_said_is_read():
    bare = {name: WHOLE[name] for name in ("format", "decision", "is_full_version")}

    assert read_sheet(json.dumps(bare)).scores == ()


@pytest.mark.parametrize(
    ("text", "path", "words"),
    [
        ("", "line 1, column 1", "not JSON"),
        ("[]", "file", "object"),
        (b"\xff\xfe", "file", "UTF-8"),
        ("{}", "format", "policy-options-sheet/1"),
        ('{"format": "policy-options-sheet/2"}', "format", "“policy-options-sheet/1”"),
        ('{"format": "policy-options/1"}', "format", "“policy-options/1” cannot be read"),
        (without("decision"), "decision", "missing"),
        (without("is_full_version"), "is_full_version", "missing"),
        (without("decision", "slug"), "decision.slug", "missing"),
        (without("scores", 0, "option"), "scores[0].option", "missing"),
        (without("red_lines", 0, "is_on"), "red_lines[0].is_on", "missing"),
    ],
)
def test_file_that_is_no_sheet_is_refused_at(text, path, words):
    refusal = refusal_of(text)

    assert refusal.path == path
    assert words in refusal.sentence


@pytest.mark.parametrize(
    ("steps", "value", "path", "words"),
    [
        (["score"], [], "score", "“scores”"),
        (["decision"], "lunch", "decision", "object"),
        (["decision", "slug"], "two words", "decision.slug", "not a key"),
        (["saved_at"], "2026-03-01", "saved_at", "not a time"),
        (["saved_at"], "2026-03-01T09:30:00", "saved_at", "not a time"),
        (["saved_at"], "yesterday", "saved_at", "not a time"),
        (["saved_at"], 5, "saved_at", "text in quotes"),
        (["is_full_version"], None, "is_full_version", "true or false"),
        (["scores", 0, "points"], 101, "scores[0].points", "not from 0 to 100"),
        (["scores", 0, "points"], 60.5, "scores[0].points", "whole number"),
        (["scores", 0, "points"], 39, "scores[0]", "rising order"),
        (["scores", 0, "high"], 50, "scores[0]", "rising order"),
        (["scores", 0, "confidence"], "sure", "scores[0].confidence", "low, medium, high"),
        (["scores", 0, "confidence"], [], "scores[0].confidence", "text in quotes"),
        (["scores", 0, "cannot_judge"], True, "scores[0]", "has no points"),
        (["scores", 0, "rationale"], "x" * 2001, "scores[0].rationale", "at most 2000"),
        (["scores", 0, "weight"], 1.5, "scores[0].weight", "not from 0 to 1."),
        (["scores", 0, "weight"], True, "scores[0].weight", "not true or false"),
        (["scores", 0, "weight"], "1", "scores[0].weight", "not a text"),
        (["scores", 0, "not_counted_because"], "x", "scores[0].not_counted_because", "known"),
        (["scores", 1, "option"], "soup", "scores[1]", "scores[0] is about the same"),
        (["weights", 0, "weighing"], "guess", "weights[0].weighing", "equal, ranks, points"),
        (["weights", 0, "swing_place"], 0, "weights[0].swing_place", "count from 1"),
        (["weights", 0, "adopted_from"], "a b", "weights[0].adopted_from", "not a key"),
        (["totals", 0, "total"], 100.1, "totals[0].total", "not from 0 to 100"),
        (["totals", 0, "place"], -1, "totals[0].place", "not from 0"),
        (["red_lines", 1, "red_line"], "floor", "red_lines[1]", "red_lines[0]"),
        (["red_line_standings", 0, "answer"], "yes", "red_line_standings[0].answer", "true or"),
        (["red_line_standings", 0, "standing"], "", "red_line_standings[0].standing", "read"),
    ],
)
def test_member_of_the_wrong_kind_is_refused_at(steps, value, path, words):
    refusal = refusal_of(changed(*steps, value=value))

    assert refusal.path == path
    assert words in refusal.sentence


def test_weights_that_count_stand_once_and_come_about_in_one_way():
    again = {**WHOLE["weights"][0]}

    twice = refusal_of(changed("weights", value=[again, again]))
    mixed = refusal_of(
        changed("weights", value=[again, {**again, "criterion": "taste", "weighing": "equal"}])
    )

    assert (twice.path, mixed.path) == ("weights[1]", "weights[1].weighing")


def test_weights_of_several_criteria_come_about_in_one_way():
    weight = WHOLE["weights"][0]

    sheet = read_sheet(changed("weights", value=[weight, {**weight, "criterion": "taste"}]))

    assert [weight.criterion for weight in sheet.weights] == ["cost", "taste"]


def test_two_kinds_of_totals_and_standings_of_one_option_are_refused():
    total, standing = WHOLE["totals"][0], WHOLE["red_line_standings"][0]

    assert refusal_of(changed("totals", value=[total, total])).path == "totals[1]"
    both = changed("red_line_standings", value=[standing, standing])
    assert refusal_of(both).path == "red_line_standings[1]"
