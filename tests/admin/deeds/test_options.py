"""Options in the admin."""

from django.urls import reverse

from options import models
from tests.admin.deeds.pages import address, errors_in, messages_in, new, save, soup
from tests.admin.pages import fields_of
from tests.factories import (
    DecisionFactory,
    OptionFactory,
    ScoreFactory,
)


def test_option_gets_a_key_from_its_name_and_the_last_place(editor, decision):
    save(editor, new(models.Option, decision), name="Do nothing")

    option = decision.options.last()
    assert (option.key, option.name) == ("do-nothing", "Do nothing")
    assert option.position == max(o.position for o in decision.options.all())


def test_name_in_another_spelling_is_refused_beside_its_field(editor, decision):
    OptionFactory(decision=decision, name="Café")

    answer = save(editor, new(models.Option, decision), name="  CAFE\u0301 ")

    assert errors_in(answer) == {
        "name": "This decision has an option “Café”, which is the same name. Choose another."
    }
    assert soup(answer).select_one("#id_name")["value"] == "  CAFE\u0301 "


def test_option_with_scores_is_parked_and_brought_back_but_not_deleted(editor, decision):
    option = OptionFactory(decision=decision)
    OptionFactory(decision=decision)
    ScoreFactory(option=option)
    page = reverse("admin:options_option_changelist")

    refused = editor.post(address(option, "delete"), {"post": "yes"})
    editor.post(page, {"action": "park", "_selected_action": option.pk})
    option.refresh_from_db()
    parked = option.parked_at
    editor.post(page, {"action": "bring_back", "_selected_action": option.pk})
    option.refresh_from_db()

    assert refused.status_code == 403
    assert parked is not None
    assert option.parked_at is None


def test_last_two_options_cannot_be_parked_and_the_list_says_so(editor, decision):
    option = decision.options.first()
    OptionFactory(decision=decision)

    answer = editor.post(
        reverse("admin:options_option_changelist"),
        {"action": "park", "_selected_action": option.pk},
        follow=True,
    )

    assert messages_in(answer) == [
        f"“{option.name}” stays: a comparison needs two options that are not parked."
    ]


def test_forged_decision_does_not_move_an_option(editor, decision):
    option = decision.options.first()
    other = DecisionFactory()

    save(editor, address(option), decision=other.pk, key="other", name="Renamed")

    option.refresh_from_db()
    assert (option.decision, option.name) == (decision, "Renamed")
    assert option.key != "other"


def test_reference_scores_wait_for_points_row_by_row(editor, decision):
    option = OptionFactory(decision=decision)
    leaf = decision.criteria.leaves().get()
    page = soup(editor.get(address(option)))

    answer = editor.post(
        address(option),
        {
            **fields_of(page),
            "reference_scores-0-low": "10",
            "reference_scores-0-best": "20",
            "reference_scores-0-high": "30",
        },
    )

    assert answer.status_code == 302
    score = option.reference_scores.get()
    assert (score.criterion, score.low, score.best, score.high) == (leaf, 10, 20, 30)


def test_bulk_deletion_is_not_offered_where_answers_could_hang(editor, decision):
    page = soup(editor.get(reverse("admin:options_option_changelist")))

    offered = [o["value"] for o in page.select("select[name=action] option")]
    assert offered == ["", "park", "bring_back"]
