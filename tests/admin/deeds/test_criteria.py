"""Criteria in the admin."""

import pytest
from django.urls import reverse

from options import models
from tests.admin.deeds.pages import address, errors_in, new, save, soup
from tests.factories import (
    CriterionFactory,
    ScoreFactory,
)


def test_leaf_without_anchors_is_refused_beside_its_field(editor, decision):
    answer = save(editor, new(models.Criterion, decision), name="Cost", worst="dear")

    assert errors_in(answer) == {"worst": "“Cost” is scored, so say what 0 and what 100 mean."}


def test_group_needs_no_anchors_when_it_groups_something(editor, decision):
    leaf = CriterionFactory(decision=decision)

    save(editor, new(models.Criterion, decision), name="Fairness", under_it=[leaf.pk])
    group = models.Criterion.objects.get(name="Fairness")

    assert list(group.children.all()) == [leaf]


def test_group_that_would_group_nothing_keeps_its_last_criterion(editor, decision):
    leaf = decision.criteria.leaves().get()

    answer = save(editor, address(leaf), parent="")

    assert errors_in(answer) == {
        "parent": (
            f"“{leaf.parent.name}” would have no criterion under it any more and would be "
            "scored itself. Say first what 0 and 100 mean there, or put another criterion "
            "under it."
        )
    }


def test_circle_is_refused_beside_its_field(editor, decision):
    top = CriterionFactory(decision=decision)
    below = CriterionFactory(decision=decision, parent=top)

    answer = save(editor, address(top), parent=below.pk)

    assert errors_in(answer) == {
        "parent": (f"“{top.name}” cannot lie under “{below.name}”: that lies under it already.")
    }


def test_parent_of_another_decision_is_not_offered_and_not_taken(editor, decision):
    leaf = decision.criteria.leaves().get()
    elsewhere = CriterionFactory()

    page = soup(editor.get(address(leaf)))
    answer = save(editor, address(leaf), parent=elsewhere.pk)

    offered = [o["value"] for o in page.select("#id_parent option")]
    assert str(elsewhere.pk) not in offered
    assert list(errors_in(answer)) == ["parent"]
    leaf.refresh_from_db()
    assert leaf.parent != elsewhere


def test_criterion_with_scores_does_not_become_a_parent(editor, decision):
    scored = decision.criteria.leaves().get()
    ScoreFactory(option=decision.options.first(), criterion=scored)
    other = CriterionFactory(decision=decision)

    answer = save(editor, address(other), parent=scored.pk)

    assert errors_in(answer) == {
        "parent": (
            f"People have scored “{scored.name}”, so no criterion can be put under it. "
            "Make a new group and put both under that."
        )
    }


def test_wording_is_asked_about_only_where_somebody_has_scored(editor, decision):
    leaf = decision.criteria.leaves().get()
    before = soup(editor.get(address(leaf))).select("#id_is_wording_only")
    ScoreFactory(option=decision.options.first(), criterion=leaf)

    after = soup(editor.get(address(leaf))).select("#id_is_wording_only")

    assert (len(before), len(after)) == (0, 1)


@pytest.mark.parametrize(
    ("ticked", "rises", "reason"),
    [
        ({}, 1, "The meaning changed: scores ask to be checked again"),
        ({"is_wording_only": "on"}, 0, "Wording only: it means the same"),
    ],
)
def test_other_words_ask_for_another_look_unless_they_mean_the_same(
    editor, decision, ticked, rises, reason
):
    leaf = decision.criteria.leaves().get()
    ScoreFactory(option=decision.options.first(), criterion=leaf)

    save(editor, address(leaf), best="Better than ever.", **ticked)

    renewed = models.Criterion.objects.get(pk=leaf.pk)
    assert renewed.revision == leaf.revision + rises
    assert renewed.history.first().history_change_reason == reason


def test_history_shows_the_words_before_and_after_and_who_changed_them(editor, decision):
    leaf = decision.criteria.leaves().get()
    save(editor, address(leaf), best="Better than ever.")

    row = soup(editor.get(address(leaf, "history"))).select("#change-history tbody tr")[0]

    assert row.select_one("del").text == "As good as it gets."
    assert row.select_one("ins").text == "Better than ever."
    assert "the editor" in row.text


@pytest.mark.ignore_template_errors  # the history package leaves one undefined
def test_earlier_words_can_be_brought_back_and_count_as_a_change(editor, decision):
    leaf = decision.criteria.leaves().get()
    save(editor, address(leaf), best="Better than ever.")
    first = leaf.history.last()
    page = reverse("admin:options_criterion_simple_history", args=[leaf.pk, first.history_id])

    save(editor, page)

    leaf.refresh_from_db()
    assert leaf.best == "As good as it gets."
    assert leaf.revision == 3
