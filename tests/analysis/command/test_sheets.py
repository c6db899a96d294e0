"""A sheet beside the decision on the command line."""

import pytest

from tests.analysis.command.answers import places_in, refusal, totals_in, weights_in
from tests.analysis.command.command_files import (
    DECISION,
    answer_of,
    changed,
    leaf,
    named,
    run,
    sheet_of,
)


def test_sheet_brings_scores_and_weights_of_one_person(decision, sheet):
    points = {"train": (10, 20), "share": (90, 80), "wait": (0, None)}

    answer = answer_of(decision, "--sheet", sheet(points))

    assert answer["scores_from"] == "sheet"
    assert answer["weights"]["from"] == "sheet"
    assert totals_in(answer) == {
        "share": pytest.approx(86), "train": pytest.approx(14), "wait": None,
    }  # fmt: skip


def test_weights_of_a_sheet_come_from_its_order_or_are_equal(decision, sheet):
    ranked = answer_of(
        decision, "--sheet", sheet(weighing="ranks", swings=((2, 60), (1, None)))
    )
    equal = answer_of(
        decision, "--sheet", sheet(weighing="equal", swings=((None, 60), (None, None)))
    )
    nothing = answer_of(decision, "--sheet", sheet(swings=((None, None), (None, None))))
    bare = answer_of(decision, "--sheet", sheet(weights=[]))

    assert weights_in(ranked) == {"safety": 0.25, "cost": 0.75}
    assert ranked["how_sure"]["weights_from"] == "order"
    assert [a["weights"]["method"] for a in (ranked, equal, nothing, bare)] == [
        "ranks", "equal", "equal", "equal",
    ]  # fmt: skip


def test_points_that_are_all_0_give_way_to_the_order(decision, sheet):
    answer = answer_of(decision, "--sheet", sheet(swings=((1, 0), (2, 0))))

    assert answer["weights"]["method"] == "ranks"
    assert weights_in(answer) == {"safety": 0.75, "cost": 0.25}


def test_weights_of_the_command_line_go_before_those_of_the_sheet(decision, sheet):
    answer = answer_of(decision, "--sheet", sheet(), "--weights", "cost=1")

    assert weights_in(answer) == {"safety": 0, "cost": 1}
    assert answer["scores_from"] == "sheet"


def test_swing_without_points_is_said_to_weigh_nothing(decision, sheet):
    path = sheet(swings=((None, 60), (None, None)))

    assert answer_of(decision, "--sheet", path)["weights"]["left_out"] == ["cost"]
    assert "Weigh nothing, as they have no points: cost." in run(decision, "--sheet", path)[1]


def test_what_does_not_count_in_a_sheet_has_no_say(decision, sheet, file_of):
    whole = sheet_of()
    whole["scores"][0]["check_again"] = True
    whole["scores"].append(
        {
            **named("criterion", "noise"),
            **named("option", "fly"),
            "points": 9,
            "not_counted_because": "option_parked",
        }
    )
    whole["weights"].append(
        {
            **named("criterion", "cost"),
            "not_counted_because": "other_list",
            "swing_points": 99,
        }
    )

    answer = answer_of(decision, "--sheet", file_of(whole, "sheet.json"))

    assert weights_in(answer) == pytest.approx({"safety": 0.6, "cost": 0.4})
    assert {row["option"]: row["missing_scores"] for row in answer["ranking"]} == {
        "train": 1, "share": 0, "wait": 0,
    }  # fmt: skip


def test_sheet_switches_on_its_red_lines_and_answers_their_questions(decision, sheet):
    lines = [
        {"red_line": "near", "red_line_name": "Near", "is_on": True},
        {"red_line": "floor", "red_line_name": "Floor", "is_on": False},
    ]
    standings = [
        {"red_line": "near", "red_line_name": "Near", **named("option", option), "answer": yes}
        for option, yes in (("train", False), ("share", True))
    ]

    answer = answer_of(
        decision, "--sheet", sheet(red_lines=lines, red_line_standings=standings)
    )

    assert places_in(answer) == [("share", 1), ("wait", 2), ("train", None)]
    assert [line["red_line"] for line in answer["red_lines"]] == ["near"]
    assert answer["ranking"][1]["unknown"] == ["near"]


def test_stated_low_of_a_score_can_put_an_option_at_risk(file_of):
    line = {
        "key": "low",
        "name": "Low",
        "criterion": "cost",
        "fails_below": 10,
        "at_risk_when_low_below": 60,
    }
    file = file_of(changed(DECISION, red_lines=[line]))
    said, not_said = sheet_of(), sheet_of()
    for score in said["scores"]:
        score["confidence"] = "medium"

    marks = [
        [row["at_risk"] for row in answer["ranking"]]
        for whole in (said, not_said)
        for answer in [
            answer_of(file, "--sheet", file_of(whole, "sheet.json"), "--red-line", "low")
        ]
    ]

    # Train 40, Share 70 and Wait 30, give or take 15 where that is said.
    assert marks == [[["low"]] * 3, [[]] * 3]


def test_only_leaf_of_a_branch_has_the_weight_of_the_branch(file_of):
    many = [f"leaf-{n}" for n in range(9)]
    tree = [
        {"key": "wide", "name": "Wide"},
        *(leaf(key, parent="wide") for key in many),
        {"key": "thin", "name": "Thin"},
        leaf("lone", parent="thin"),
    ]
    said = {"wide": 100, "thin": 50, "lone": 0, **dict.fromkeys(many, 10)}
    whole = sheet_of(
        scores=[{**named("option", "train"), **named("criterion", "lone"), "points": 5}],
        weights=[
            {**named("criterion", key), "weighing": "points", "swing_points": points}
            for key, points in said.items()
        ],
    )
    file = file_of(
        changed(DECISION, criteria=tree, reference_scores=[], perspectives=[], red_lines=[])
    )

    answer = answer_of(file, "--sheet", file_of(whole, "sheet.json"), "--samples", 10)

    # Its branch was compared, and there is nothing in it to compare.
    assert weights_in(answer)["lone"] == pytest.approx(0.5 / 9.5)
    assert weights_in(answer)["leaf-3"] == pytest.approx(1 / 9.5)


@pytest.mark.parametrize(("weighing", "solo"), [("points", 0.5 / 9.5), ("equal", 0.1)])
def test_leaf_under_no_branch_is_compared_with_the_branches(file_of, weighing, solo):
    many = [f"leaf-{n}" for n in range(9)]
    tree = [{"key": "wide", "name": "Wide"}, *(leaf(key, parent="wide") for key in many)]
    said = {"wide": 100, "solo": 50, **dict.fromkeys(many, 10)}
    whole = sheet_of(
        scores=[{**named("option", "train"), **named("criterion", "solo"), "points": 5}],
        weights=[
            {**named("criterion", key), "weighing": weighing, "swing_points": points}
            for key, points in said.items()
        ],
    )
    file = file_of(
        changed(DECISION, criteria=[*tree, leaf("solo")], reference_scores=[])
        | {"perspectives": [], "red_lines": [], "question": ""}
    )
    words = (file, "--sheet", file_of(whole, "sheet.json"), "--samples", 10)

    assert weights_in(answer_of(*words))["solo"] == pytest.approx(solo)
    assert run(*words)[1].startswith("How to commute\n  3 options, 10 criteria")


def test_range_of_a_score_in_a_sheet_comes_from_its_confidence(decision, file_of):
    whole = sheet_of()
    for score in whole["scores"]:
        score["confidence"] = "low"

    sure = answer_of(decision, "--sheet", file_of(whole, "sheet.json"))["how_sure"]

    assert 0.5 < sure["shares"][0]["by_rank"][0] < 0.95


@pytest.mark.parametrize(
    ("members", "words"),
    [
        ({"points": {"fly": (1, 2)}}, "scores the option “fly”"),
        ({"points": {"train": (None, None)}}, "no scores yet"),
        ({"format": "policy-options-sheet/2"}, "cannot be read here"),
        (
            {"red_lines": [{"red_line": "x", "red_line_name": "X", "is_on": True}]},
            "No red line has the key “x”",
        ),
        (
            {"scores": [{**named("option", "train"), **named("criterion", "x"), "points": 1}]},
            "scores the criterion “x”",
        ),
    ],
)
def test_sheet_that_does_not_fit_the_decision_is_refused(decision, sheet, members, words):
    assert words in refusal(decision, "--sheet", sheet(**members))


def test_version_is_the_sheets_own(decision, sheet):
    assert "Leave out --full" in refusal(decision, "--sheet", sheet(), "--full")
    assert answer_of(decision, "--sheet", sheet(is_full_version=True))["is_full_version"]
