"""The command line: what it reads, what it prints, and the sentence for what it cannot do."""

import errno
import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from options.analysis import __main__ as command
from options.analysis.command.columns import cut, table, width, wrapped
from options.cases import CASES
from tests.analysis.command.command_files import (
    CRITERIA,
    DECISION,
    POINTS,
    answer_of,
    changed,
    leaf,
    named,
    run,
    sheet_of,
)

ROOT = Path(__file__).resolve().parents[3]
CASE_FILES = [ROOT / "options" / "cases" / f"{name}.json" for name in CASES]


@pytest.fixture
def file_of(tmp_path):
    """A path to a file that holds this."""

    def write(content, name="decision.json"):
        path = tmp_path / name
        if isinstance(content, bytes):
            path.write_bytes(content)
        else:
            text = content if isinstance(content, str) else json.dumps(content)
            path.write_text(text, encoding="utf-8")
        return path

    return write


@pytest.fixture
def decision(file_of):
    return file_of(DECISION)


@pytest.fixture
def sheet(file_of):
    def write(*args, **members):
        return file_of(sheet_of(*args, **members), "sheet.json")

    return write


def totals_in(answer):
    return {row["option"]: row["total"] for row in answer["ranking"]}


def places_in(answer):
    return [(row["option"], row["place"]) for row in answer["ranking"]]


def weights_in(answer):
    return {row["criterion"]: row["weight"] for row in answer["weights"]["criteria"]}


def refusal(*words):
    """The one sentence of a call that ends with 2."""
    code, out, err = run(*words)
    assert (code, out) == (2, "")
    assert err.endswith("\n")
    assert err.count("\n") == 1
    return err.strip()


# --- Figures ------------------------------------------------------------------------------


def test_decision_is_ranked_by_its_reference_scores_and_equal_weights(decision):
    answer = answer_of(decision)

    assert answer["format"] == "policy-options-analysis/1"
    assert answer["decision"]["key"] == "commute"
    assert answer["scores_from"] == "reference_scores"
    assert answer["weights"]["from"] == "default"
    assert weights_in(answer) == {"safety": 0.5, "cost": 0.5}
    assert [(row["option"], row["place"], row["is_tied"]) for row in answer["ranking"]] == [
        ("train", 1, True),
        ("share", 1, True),
        ("wait", 3, False),
    ]
    assert totals_in(answer) == {"train": 60, "share": 60, "wait": 25}


def test_perspective_weighs_with_its_points(decision):
    answer = answer_of(decision, "--perspective", "driver")

    assert totals_in(answer) == pytest.approx({"train": 64, "share": 58, "wait": 24})
    assert answer["weights"]["perspective"] == "driver"
    first = answer["ranking"][0]["contributions"]
    assert [part["adds"] for part in first] == pytest.approx([48, 16])


def test_points_of_the_command_line_weigh_and_what_is_left_out_weighs_nothing(decision):
    both = answer_of(decision, "--weights", "cost=10, safety=30")
    one = answer_of(decision, "--weights", "cost=12.5")

    assert weights_in(both) == {"safety": 0.75, "cost": 0.25}
    assert weights_in(one) == {"safety": 0, "cost": 1}
    assert one["weights"]["left_out"] == ["safety"]
    assert places_in(one) == [("share", 1), ("train", 2), ("wait", 3)]


def test_order_of_the_command_line_weighs_by_rank_order_centroid(file_of):
    decision = file_of(changed(DECISION, criteria=[leaf(k) for k in (*CRITERIA, "a", "b")]))

    answer = answer_of(decision, "--ranks", "cost > safety=a")

    # Four places weigh 25/48, 13/48, 7/48, 3/48; the tied two share the mean of theirs.
    assert weights_in(answer) == pytest.approx(
        {"cost": 25 / 48, "safety": 10 / 48, "a": 10 / 48, "b": 3 / 48}
    )
    assert answer["weights"]["left_out"] == ["b"]
    assert answer["how_sure"]["weights_from"] == "order"


def test_weight_of_a_branch_is_that_of_its_leaves(file_of):
    tree = [{"key": "top", "name": "Top"}, leaf("safety", parent="top"), leaf("cost")]

    answer = answer_of(
        file_of(changed(DECISION, criteria=tree)), "--weights", "safety=1,cost=3"
    )

    assert answer["weights"]["branches"] == [
        {"criterion": "top", "name": "Top", "weight": 0.25}
    ]
    assert [row["branch"] for row in answer["weights"]["criteria"]] == ["top", None]


def test_what_would_change_it_names_bounds_and_the_smallest_scores(decision):
    changes = answer_of(decision, "--perspective", "driver")["what_would_change_it"]

    # Train leads Share by 60 w - 30 points at weight w of Safety, so down to one half.
    assert changes["leader"] == "train"
    safety, cost = changes["weights"]
    assert safety["lower"]["weight"] == pytest.approx(0.5)
    assert (safety["lower"]["options"], safety["upper"]) == (["share"], None)
    assert cost["upper"]["weight"] == pytest.approx(0.5)
    assert cost["lower"] is None
    # 6 points behind is 10 on Safety, which weighs 0.6; 40 behind is 66.7.
    found = [(s["rival"], s["option"], s["criterion"], s["change"]) for s in changes["scores"]]
    assert [row[:3] for row in found] == [
        ("share", "train", "safety"),
        ("wait", "train", "safety"),
    ]
    assert [row[3] for row in found] == pytest.approx([-10, -200 / 3])


def test_branch_has_bounds_of_its_own_unless_it_is_everything(file_of):
    tree = [
        {"key": "top", "name": "Top"},
        leaf("safety", parent="top"),
        leaf("calm", parent="top"),
        leaf("cost"),
    ]
    scores = [
        {"option": option, "criterion": key, "best": best, "low": best, "high": best}
        for option, (safety, cost) in POINTS.items()
        for key, best in (("safety", safety), ("calm", safety), ("cost", cost))
    ]
    decision = changed(DECISION, criteria=tree, reference_scores=scores)
    words = ("--weights", "safety=30,calm=30,cost=40")

    (branch,) = answer_of(file_of(decision), *words)["what_would_change_it"]["branches"]

    assert branch["criterion"] == "top"
    assert branch["weight"] == pytest.approx(0.6)
    assert branch["lower"]["weight"] == pytest.approx(0.5)


def test_dominance_holds_without_weights(decision):
    found = answer_of(decision)["dominance"]

    assert found["dominated"] == [{"option": "wait", "by": ["train", "share"]}]
    assert found["efficient"] == ["train", "share"]


def test_exact_scores_and_points_leave_nothing_unsure(decision):
    sure = answer_of(decision, "--perspective", "driver", "--samples", 50)["how_sure"]

    assert sure["weights_from"] == "fixed"
    assert sure["samples"] == 50
    assert [row["by_rank"] for row in sure["shares"]] == [[1, 0, 0], [0, 1, 0], [0, 0, 1]]
    assert sure["bands"] == [["train"], ["share"], ["wait"]]
    assert sure["error"] == pytest.approx(1.96 * 0.5 / 50**0.5)


def test_share_of_the_first_place_is_the_share_of_weights_that_give_it(decision):
    answer = answer_of(decision, "--samples", 100000)

    # Over all weights Train leads when Safety weighs more than one half: half of them.
    shares = {row["option"]: row["by_rank"][0] for row in answer["how_sure"]["shares"]}
    assert answer["how_sure"]["weights_from"] == "all"
    assert shares["train"] == pytest.approx(0.5, abs=2 * answer["how_sure"]["error"])
    assert shares["wait"] == 0


def test_draws_of_weights_can_be_asked_for(decision):
    words = (decision, "--perspective", "driver", "--samples", 2000)

    ordered = answer_of(*words, "--weights-from", "order")["how_sure"]
    everything = answer_of(*words, "--weights-from", "all")["how_sure"]

    # Safety weighs at least as much as Cost in every draw, so Train always leads.
    assert ordered["shares"][0]["by_rank"][0] == 1
    assert everything["shares"][0]["by_rank"][0] < 0.6


def test_same_seed_gives_the_same_shares_and_another_seed_others(decision):
    first = answer_of(decision, "--seed", 3)["how_sure"]

    assert answer_of(decision, "--seed", 3)["how_sure"] == first
    assert answer_of(decision, "--seed", 4)["how_sure"]["shares"] != first["shares"]
    assert answer_of(decision)["how_sure"]["seed"] == 7


def test_file_without_a_seed_has_a_fixed_one(file_of):
    without = {name: value for name, value in DECISION.items() if name != "seed"}

    assert answer_of(file_of(without))["how_sure"]["seed"] == 1


# --- What is compared ---------------------------------------------------------------------


def test_core_version_leaves_out_what_the_full_version_brings_in(file_of):
    options = [*DECISION["options"], {"key": "fly", "name": "Fly", "in_core": False}]
    criteria = [leaf("safety"), leaf("cost", in_core=False)]
    file = file_of(changed(DECISION, options=options, criteria=criteria))

    core, full = answer_of(file), answer_of(file, "--full")

    assert (core["is_full_version"], full["is_full_version"]) == (False, True)
    assert [row["option"] for row in core["options"]] == ["train", "share", "wait"]
    assert weights_in(core) == {"safety": 1}
    assert [row["letter"] for row in full["options"]] == ["A", "B", "C", "D"]
    assert list(weights_in(full)) == ["safety", "cost"]


def test_parked_parts_count_nowhere_and_letters_stay(file_of):
    options = [{"key": "bus", "name": "Bus", "is_parked": True}, *DECISION["options"]]
    criteria = [
        {"key": "old", "name": "Old", "is_parked": True},
        leaf("age", parent="old"),
        *DECISION["criteria"],
    ]

    answer = answer_of(file_of(changed(DECISION, options=options, criteria=criteria)), "--full")

    assert [row["letter"] for row in answer["options"]] == ["B", "C", "D"]
    assert list(weights_in(answer)) == ["safety", "cost"]


def test_letters_go_on_after_z(file_of):
    many = [{"key": f"o{n}", "name": f"Option {n}"} for n in range(28)]
    scores = [{"option": "o0", "criterion": "cost", "best": 50, "low": 0, "high": 100}]
    file = file_of(changed(DECISION, options=many, reference_scores=scores))

    answer = answer_of(file, "--samples", 10)
    _, text, _ = run(file, "--samples", 10)

    assert [row["letter"] for row in answer["options"][25:]] == ["Z", "AA", "AB"]
    assert "later" in text


def test_missing_scores_give_an_interval_and_only_places_that_hold(file_of):
    scores = [s for s in DECISION["reference_scores"] if s["option"] != "wait"]
    scores.append({"option": "wait", "criterion": "safety", "best": 0, "low": 0, "high": 0})
    file = file_of(changed(DECISION, reference_scores=scores))

    answer = answer_of(file, "--weights", "safety=60,cost=40")

    # Wait has 0 to 40 points, which is less than the others have.
    assert places_in(answer) == [("train", 1), ("share", 2), ("wait", 3)]
    wait = answer["ranking"][2]
    assert (wait["total"], wait["missing_scores"]) == (None, 1)
    assert (wait["total_low"], wait["total_high"]) == pytest.approx((0, 40))
    assert wait["contributions"][1] == {"criterion": "cost", "adds": None}
    assert answer["what_would_change_it"] is None
    assert answer["how_sure"]["bands"] is None
    assert answer["dominance"]["incomplete"] == ["wait"]


def test_missing_scores_leave_a_place_open(file_of):
    scores = [s for s in DECISION["reference_scores"] if s["option"] != "wait"]
    file = file_of(changed(DECISION, reference_scores=scores))

    answer = answer_of(file)
    _, text, _ = run(file, "--contributions")

    assert {row["place"] for row in answer["ranking"]} == {None}
    assert "open" in text
    assert "0.0 to 100.0" in text
    assert "2 scores missing" in text
    assert "?" in text


def test_one_option_on_one_criterion_is_ranked_first_and_has_no_rival(file_of):
    file = file_of(
        changed(DECISION, options=DECISION["options"][:1], criteria=[leaf("safety")])
        | {"reference_scores": DECISION["reference_scores"][:1]}
        | {"perspectives": [], "red_lines": []}
    )

    answer = answer_of(file)
    _, text, _ = run(file)

    assert places_in(answer) == [("train", 1)]
    assert answer["what_would_change_it"] is None
    assert answer["how_sure"]["shares"] == [{"option": "train", "by_rank": [1]}]
    assert "There is no other option that could lead." in text
    assert "1 option, 1 criterion" in text


def test_one_criterion_has_no_bounds_on_its_weight(file_of):
    file = file_of(
        changed(DECISION, criteria=[leaf("safety")], perspectives=[], red_lines=[])
        | {"reference_scores": DECISION["reference_scores"][::2]}
    )

    changes = answer_of(file)["what_would_change_it"]

    assert (changes["leader"], changes["weights"]) == ("train", [])
    assert [row["change"] for row in changes["scores"]] == [-30, -60]


# --- Red lines ----------------------------------------------------------------------------


def test_red_lines_are_off_until_one_is_switched_on(decision):
    off = answer_of(decision)
    on = answer_of(decision, "--red-line", "floor")

    assert off["red_lines"] == []
    assert [row["place"] for row in off["ranking"]] == [1, 1, 3]
    assert on["red_lines"][0]["standings"] == [
        {"option": "train", "standing": "at_risk"},
        {"option": "share", "standing": "clear"},
        {"option": "wait", "standing": "fails"},
    ]
    assert places_in(on) == [("train", 1), ("share", 1), ("wait", None)]
    assert on["ranking"][2]["crosses"] == ["floor"]
    assert on["ranking"][0]["at_risk"] == ["floor"]
    assert [row["option"] for row in on["how_sure"]["shares"]] == ["train", "share"]


def test_question_without_an_answer_is_not_known_and_puts_nothing_out(decision):
    answer = answer_of(decision, "--red-line", "near")

    assert [row["unknown"] for row in answer["ranking"]] == [["near"]] * 3
    assert None not in [row["place"] for row in answer["ranking"]]


def test_line_on_a_criterion_that_is_not_compared_does_not_count(file_of):
    file = file_of(changed(DECISION, criteria=[leaf("safety"), leaf("cost", in_core=False)]))

    answer = answer_of(file, "--red-line", "floor")
    _, text, _ = run(file, "--red-line", "floor")

    assert answer["red_lines"][0]["counts"] is False
    assert [row["crosses"] for row in answer["ranking"]] == [[], [], []]
    assert "it does not count" in text


def test_red_lines_can_put_out_all_but_one_or_everything(file_of):
    def limited(points):
        line = {"key": "floor", "name": "Floor", "criterion": "cost", "fails_below": points}
        return file_of(changed(DECISION, red_lines=[line]))

    _, one, _ = run(limited(60), "--red-line", "floor")
    _, none, _ = run(limited(100), "--red-line", "floor")
    answer = answer_of(limited(100), "--red-line", "floor")

    assert "There is no other option that could lead." in one
    assert "Red lines put every option out, so none leads." in none
    assert "How sure" not in none
    assert answer["how_sure"]["shares"] == []
    assert answer["what_would_change_it"] is None


# --- A sheet ------------------------------------------------------------------------------


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


# --- Text ---------------------------------------------------------------------------------


@pytest.mark.parametrize("path", CASE_FILES, ids=CASES)
@pytest.mark.parametrize("words", [(), ("--full", "--contributions")], ids=["core", "full"])
def test_text_on_a_built_in_case_fits_the_page(path, words):
    code, text, err = run(path, "--samples", 100, *words)

    assert (code, err) == (0, "")
    assert [line for line in text.splitlines() if width(line) > 80] == []
    assert [line for line in text.splitlines() if line != line.rstrip()] == []
    for heading in ("Weights", "Ranking", "What would change it", "How sure", "Dominance"):
        assert f"\n{heading}\n" in text


def test_text_says_where_scores_and_weights_come_from(decision, sheet):
    path = sheet(weights=[{**named("criterion", "cost"), "weighing": "equal"}])
    adopted = sheet_of()
    adopted["weights"][0]["adopted_from"] = "driver"

    assert "illustrative, not findings" in run(decision)[1]
    assert "Equal, as none were given" in run(decision)[1]
    assert "illustrative points of the perspective driver" in " ".join(
        run(decision, "--perspective", "driver")[1].split()
    )
    assert "From the points given" in run(decision, "--weights", "cost=1")[1]
    ordered = run(decision, "--ranks", "cost")[1]
    assert "From the order given" in ordered
    assert "Last together, as they have no place: safety." in ordered
    assert "Equal, as the sheet weighs nothing yet." in run(decision, "--sheet", path)[1]
    path.write_text(json.dumps(adopted))
    assert "taken over from the perspective driver" in " ".join(
        run(decision, "--sheet", path)[1].split()
    )


def test_text_says_which_order_is_settled(decision):
    settled = run(decision, "--perspective", "driver")[1]
    still_open = run(decision)[1]

    assert "The whole order is settled: it holds in 90% of the draws." in settled
    assert "Not settled among A, B." in still_open


def test_text_says_that_no_single_score_is_enough(file_of):
    scores = [
        {"option": o, "criterion": c, "best": best, "low": best, "high": best}
        for o, best in (("train", 100), ("share", 0))
        for c in CRITERIA
    ]
    file = file_of(changed(DECISION, options=DECISION["options"][:2], reference_scores=scores))

    text = run(file)[1]

    assert "No single score is enough for: B Share." in text
    assert answer_of(file)["what_would_change_it"]["unreachable"] == ["share"]


def test_names_of_any_script_and_length_stay_in_their_columns(file_of):
    names = ["京" * 60, "e\u0301" * 60, "A\u202egnp.exe \x9b31m", "👩‍👩‍👧 family"]
    options = [{"key": f"o{n}", "name": name} for n, name in enumerate(names)]
    scores = [
        {"option": f"o{n}", "criterion": "cost", "best": n, "low": n, "high": n}
        for n in range(len(names))
    ]
    file = file_of(changed(DECISION, options=options, reference_scores=scores))

    _, text, _ = run(file, "--samples", 10, "--contributions")

    assert [line for line in text.splitlines() if width(line) > 80] == []
    assert not set("\u202e\x9b") & set(text)
    assert "京…" in text


def test_table_cuts_the_widest_elastic_column_first():
    found = table(("A", "B", "C"), [("x" * 90, "y" * 20, "1")], elastic=(0, 1), right=(2,))

    assert width(found[1]) == 80
    assert found[1].endswith("1")
    assert "y" * 20 in found[1]
    assert found[0].index("C") == found[1].index("1")


def test_table_whose_other_columns_are_too_wide_keeps_some_of_the_elastic_one():
    found = table(("A", "B"), [("x" * 90, "y" * 90)], elastic=(0,))

    assert found[1].split()[0] == "x" * 11 + "…"


def test_text_is_cut_between_signs_and_wrapped_where_it_has_no_spaces():
    assert cut("東京タワー", 6) == "東京…"
    assert cut("two words", 5) == "two…"
    assert wrapped("東" * 50) == ["東" * 40, "東" * 10]
    assert wrapped("a\tb\n c", indent="  ") == ["  a b c"]


# --- Refusals -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "line 1, column 1: This is not JSON"),
        (b"\xff\xfe{\x00", "not UTF-8"),
        (b" " * 5_000_001, "larger than 5 MB"),
        (json.dumps(DECISION)[:-40], "not JSON"),
        ("[" * 1000, "nested too deep"),
        ("[]", "Write an object"),
        ("null", "Write an object"),
        (changed(DECISION, format="policy-options/3"), "“policy-options/3” cannot be read"),
        ({"key": "a", "title": "A"}, 'Add "format"'),
        ('{"format": "policy-options/1", "seed": NaN}', "NaN is not a number"),
        ('{"format": "policy-options/1", "key": "a", "key": "b"}', "stands here twice"),
        (changed(DECISION, titel="x"), "Did you mean “title”?"),
        (changed(DECISION, **{"ti\ntle": "x"}), "“ti tle” is not a member"),
        (changed(DECISION, reference_scores=[]), "no reference scores"),
        (changed(DECISION, options=[], reference_scores=[]), "no option to compare"),
        (
            changed(DECISION, criteria=[], reference_scores=[], perspectives=[], red_lines=[]),
            "no criterion to compare",
        ),
    ],
)
def test_file_with_a_fault_is_refused_in_one_sentence(file_of, content, words):
    assert words in refusal(file_of(content))


def test_file_in_which_everything_is_parked_is_refused(file_of):
    parked = [{**option, "is_parked": True} for option in DECISION["options"]]
    core = [{**option, "in_core": False} for option in DECISION["options"]]

    assert "no option to compare" in refusal(
        file_of(changed(DECISION, options=parked)), "--full"
    )
    assert "Perhaps --full" in refusal(file_of(changed(DECISION, options=core)))


def test_file_that_cannot_be_had_is_refused(tmp_path, decision, monkeypatch):
    assert "no such file" in refusal(tmp_path / "none.json")
    assert "a folder" in refusal(tmp_path)
    assert "cannot be read" in refusal(tmp_path / ("x" * 5000))
    assert "no such file" in refusal("a\0b")

    def forbidden(*_args, **_kwargs):
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(Path, "open", forbidden)
    assert "may not read" in refusal(decision)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ([], "required: FILE"),
        (["a", "b"], "Unrecognized arguments: b"),
        (["a", "--jso"], "Unrecognized arguments: --jso"),
        (["a", "--samples", "0"], "from 1 to 100000"),
        (["a", "--samples", "100001"], "from 1 to 100000"),
        (["a", "--samples", "ten"], "“ten” is not a whole number"),
        (["a", "--samples", "²"], "“²” is not a whole number"),
        (["a", "--samples", "9" * 5000], "is not a whole number"),
        (["a", "--seed", "-1"], "--seed"),
        (["a", "--seed", str(2**31)], "from 0 to 2147483647"),
        (["a", "--weights-from", "some"], "--weights-from: invalid choice: 'some'"),
        (["a", "--weights", "cost"], "“cost” is not of the form key=points"),
        (["a", "--weights", "cost=1,"], "not of the form"),
        (["a", "--weights", "cost=1,cost=2"], "“cost” is named twice"),
        (["a", "--weights", "cost=nan"], "“nan” is not from 0 to 100"),
        (["a", "--weights", "cost=-1"], "“-1” is not from 0 to 100"),
        (["a", "--weights", "cost=much"], "“much” is not from 0 to 100"),
        (["a", "--ranks", "a>>b"], "“a>>b” is not of the form a>b=c>d"),
        (["a", "--ranks", "a>b=a"], "“a” is named twice"),
        (["a", "--ranks", "a", "--weights", "a=1"], "not allowed with"),
        (["-", "--sheet", "-"], "Only one file"),
    ],
)
def test_call_that_makes_no_sense_is_refused_in_one_sentence(words, sentence):
    assert sentence in refusal(*words)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--perspective", "cook"], "Choose from: driver, nobody."),
        (["--perspective", "nobody"], "gives no points to what is compared"),
        (["--red-line", "ceiling"], "Choose from: floor, near."),
        (["--weights", "cost=0,safety=0"], "At least one criterion needs points"),
        (["--weights", "price=1"], "Choose from: cost, safety."),
        (["--ranks", "top"], "“top” only groups others"),
        (["--ranks", "luck>cost"], "“luck” is not compared in this version"),
    ],
)
def test_key_that_the_decision_has_not_is_refused(file_of, words, sentence):
    criteria = [
        {"key": "top", "name": "Top"},
        leaf("safety", parent="top"),
        leaf("cost"),
        leaf("luck", in_core=False),
    ]

    assert sentence in refusal(file_of(changed(DECISION, criteria=criteria)), *words)


def test_decision_without_perspectives_or_red_lines_has_none_to_choose_from(file_of):
    file = file_of(changed(DECISION, perspectives=[], red_lines=[]))

    assert "There is none to choose from." in refusal(file, "--perspective", "driver")
    assert refusal(file, "--red-line", "floor") == "No red line has the key “floor”."


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("fuzz")


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers(-200, 200) | st.floats() | st.text(max_size=5)
    | st.sampled_from(["train", "safety", "cost", "floor", "policy-options/1"]),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=4,
)  # fmt: skip


@st.composite
def mutated(draw, whole):
    """The file with some of its members deleted, doubled or replaced."""
    data = json.loads(json.dumps(whole))
    for _ in range(draw(st.integers(1, 3))):
        place = data
        while True:
            steps = list(place) if isinstance(place, dict) else list(range(len(place)))
            if not steps:
                break
            step = draw(st.sampled_from(steps))
            inner = place[step]
            if isinstance(inner, dict | list) and draw(st.booleans()):
                place = inner
                continue
            if draw(st.booleans()):
                del place[step]
            else:
                place[step] = draw(ANYTHING)
            break
    return json.dumps(data)


def never_a_traceback(*words):
    code, out, err = run(*words, "--samples", 20)

    assert code in {0, 2}
    assert bool(out) == (code == 0)
    assert err.count("\n") == (code == 2)
    assert "Traceback" not in err
    return code


@given(text=mutated(DECISION), shape=st.sampled_from([("--json",), ("--contributions",)]))
@settings(max_examples=50)
def test_decision_with_any_change_is_ranked_or_refused(folder, text, shape):
    path = folder / "decision.json"
    path.write_text(text)

    never_a_traceback(path, "--perspective", "driver", "--red-line", "floor", *shape)


@given(text=mutated(sheet_of()))
@settings(max_examples=50)
def test_sheet_with_any_change_is_ranked_or_refused(folder, text):
    path, other = folder / "whole.json", folder / "sheet.json"
    path.write_text(json.dumps(DECISION))
    other.write_text(text)

    never_a_traceback(path, "--sheet", other)


@given(content=st.binary(max_size=60), length=st.integers(0, 2000))
@settings(max_examples=30)
def test_file_of_any_bytes_or_cut_anywhere_is_ranked_or_refused(folder, content, length):
    path = folder / "bytes.json"
    whole = json.dumps(DECISION).encode()
    path.write_bytes(whole[:length] + content + whole[length + 1 :])

    never_a_traceback(path)


@given(
    words=st.lists(st.text(max_size=8) | st.sampled_from(["--ranks", "--weights", "--seed"]))
)
@settings(max_examples=40)
def test_any_words_are_answered_or_refused(folder, words):
    path = folder / "whole.json"
    path.write_text(json.dumps(DECISION))
    asked = [word for word in words if not word.startswith("-h")]

    never_a_traceback(path, *asked)


# --- The program --------------------------------------------------------------------------


def program(*words, stdout=subprocess.PIPE, encoding="utf-8", **how):
    """Python on these words as a person's shell would start it."""
    of_tests = {"DJANGO_SETTINGS_MODULE", "PYTHONUNBUFFERED"}
    environment = {name: value for name, value in os.environ.items() if name not in of_tests}
    return subprocess.run(
        [sys.executable, "-W", "error", *map(str, words)],
        cwd=ROOT,
        env={**environment, "PYTHONIOENCODING": encoding},
        stdout=stdout,
        stderr=subprocess.PIPE,
        timeout=60,
        check=False,
        **how,
    )


def test_program_reads_standard_input_and_never_imports_django(decision):
    script = (
        "import runpy, sys\n"
        "class Blocker:\n"
        "    def find_spec(self, name, *_):\n"
        "        assert name.split('.')[0] != 'django', name\n"
        "sys.meta_path.insert(0, Blocker())\n"
        "sys.argv = ['analysis', '-', '--json']\n"
        "try:\n"
        "    runpy.run_module('options.analysis', run_name='__main__')\n"
        "finally:\n"
        "    assert not [m for m in sys.modules if m.startswith('django')]\n"
    )

    done = program("-c", script, input=decision.read_bytes())

    assert (done.returncode, done.stderr) == (0, b"")
    assert json.loads(done.stdout)["ranking"][0]["option"] == "train"


def test_program_refuses_with_2_and_one_sentence():
    done = program("-m", "options.analysis", "options")

    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode() == "options: This is a folder. Name a file in it.\n"


def test_program_helps_briefly():
    done = program("-m", "options.analysis", "--help")

    assert done.returncode == 0
    assert len(done.stdout.splitlines()) < 40
    assert b"--sheet" in done.stdout


@pytest.mark.parametrize("words", [(), ("--json", "--contributions")])
def test_program_whose_reader_has_left_is_quiet(decision, words):
    reading, writing = os.pipe()
    os.close(reading)

    done = program("-m", "options.analysis", decision, *words, stdout=writing)
    os.close(writing)

    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_program_that_cannot_write_says_so(decision):
    with Path("/dev/full").open("wb") as full:
        done = program("-m", "options.analysis", decision, stdout=full)

    assert done.returncode == 2
    assert done.stderr.startswith(b"The result could not be written")
    assert done.stderr.count(b"\n") == 1


def test_program_on_a_terminal_of_few_letters_still_answers(file_of):
    words = ("-m", "options.analysis", file_of(changed(DECISION, title="Zürich 東京")))

    text = program(*words, encoding="ascii")
    plain = program(*words, "--json", encoding="ascii")

    assert text.stdout.startswith(b"Z?rich ??")
    assert json.loads(plain.stdout)["decision"]["title"] == "Zürich 東京"


def test_interrupted_program_is_quiet(decision, monkeypatch):
    def interrupt(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(command, "read_as", interrupt)

    assert run(decision) == (130, "", "")


def test_program_without_streams_ends_all_the_same(decision, monkeypatch):
    monkeypatch.setattr(sys, "stdin", None)
    assert refusal("-") == "standard input: There is no such file."

    monkeypatch.setattr(sys, "stderr", None)
    monkeypatch.setattr(sys, "stdout", None)
    assert command.main([str(decision)]) == 2


# --- The documentation --------------------------------------------------------------------


def examples():
    text = (ROOT / "docs" / "command-line.md").read_text(encoding="utf-8")
    return re.findall(r"```console\n\$ python -m options\.analysis (.*)\n([^`]*)```", text)


@pytest.mark.parametrize(("words", "shown"), examples(), ids=lambda text: text[:40])
def test_example_in_the_documentation_prints_what_it_shows(words, shown, monkeypatch):
    monkeypatch.chdir(ROOT)

    assert run(*shlex.split(words)) == (0, shown, "")


def test_documentation_describes_every_member_of_the_json(decision):
    text = (ROOT / "docs" / "command-line.md").read_text(encoding="utf-8")
    names = set()

    def collect(value):
        for inner in value.values() if isinstance(value, dict) else value:
            if isinstance(inner, dict | list):
                collect(inner)
        names.update(value if isinstance(value, dict) else ())

    collect(answer_of(decision, "--red-line", "floor", "--weights", "cost=1"))

    assert [name for name in sorted(names) if f"`{name}`" not in text] == []
    assert len(examples()) >= 1
