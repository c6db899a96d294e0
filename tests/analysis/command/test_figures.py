"""The figures of the command line."""

import pytest

from tests.analysis.command.answers import places_in, totals_in, weights_in
from tests.analysis.command.command_files import (
    CRITERIA,
    DECISION,
    POINTS,
    answer_of,
    changed,
    leaf,
)


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
