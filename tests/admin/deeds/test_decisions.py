"""Decisions in the admin: made, changed, and deleted where nobody has answered."""

from django.urls import reverse

from options import models
from tests.admin.deeds.pages import address, save, soup
from tests.factories import (
    ScoreFactory,
)


def test_editor_begins_a_decision_with_two_options(editor):
    page = reverse("admin:options_decision_add")
    rows = {"options-TOTAL_FORMS": "2", "options-0-name": "Wait", "options-1-name": "Build"}

    save(editor, page, title="A new bridge?", slug="", question="Which?", **rows)

    decision = models.Decision.objects.get()
    assert (decision.slug, decision.owner.username) == ("a-new-bridge", "the editor")
    assert [(o.key, o.name_key) for o in decision.options.order_by("pk")] == [
        ("wait", "wait"),
        ("build", "build"),
    ]


def test_two_rows_with_one_name_are_told_apart_before_anything_is_stored(editor):
    page = reverse("admin:options_decision_add")
    rows = {"options-TOTAL_FORMS": "2", "options-0-name": "Wait", "options-1-name": "WAIT "}

    answer = save(editor, page, title="A bridge?", question="Which?", **rows)

    assert "Another row has this name, perhaps spelt otherwise." in answer.content.decode()
    assert not models.Decision.objects.exists()


def test_address_of_a_decision_stays(editor, decision):
    save(editor, address(decision), slug="elsewhere", title="Renamed")

    decision.refresh_from_db()
    assert (decision.slug, decision.title) == (decision.slug, "Renamed")
    assert decision.slug != "elsewhere"


def test_saving_an_untouched_decision_changes_nothing(editor, decision):
    before = list(models.Criterion.objects.values()), list(models.Option.objects.values())

    answer = save(editor, address(decision))

    assert answer.status_code == 302
    after = list(models.Criterion.objects.values()), list(models.Option.objects.values())
    assert after == before


def test_number_of_sheets_is_all_that_is_said_of_them(admin, decision):
    score = ScoreFactory(
        option=decision.options.first(),
        criterion=decision.criteria.leaves().first(),
        points=73,
        rationale="Between us",
    )

    page = admin.get(address(score.participant.decision)).content.decode()

    assert "Between us" not in page
    assert "73" not in soup(admin.get(address(decision))).select_one(".field-sheets").text
    assert soup(admin.get(address(decision))).select_one(".field-sheets .readonly").text == "1"


def test_decision_with_sheets_cannot_be_deleted(admin, decision):
    ScoreFactory(option=decision.options.first(), criterion=decision.criteria.leaves().first())

    assert admin.get(address(decision, "delete")).status_code == 403
    assert admin.post(address(decision, "delete"), {"post": "yes"}).status_code == 403
    assert models.Decision.objects.filter(pk=decision.pk).exists()


def test_admin_deletes_a_decision_without_sheets_an_editor_does_not(admin, editor, decision):
    assert editor.post(address(decision, "delete"), {"post": "yes"}).status_code == 403

    assert admin.post(address(decision, "delete"), {"post": "yes"}).status_code == 302
    assert not models.Decision.objects.exists()
