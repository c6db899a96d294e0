"""What the command line compares, and its red lines."""

import pytest

from tests.analysis.command.answers import places_in, weights_in
from tests.analysis.command.command_files import (
    DECISION,
    answer_of,
    changed,
    leaf,
    run,
)

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
