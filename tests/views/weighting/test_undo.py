"""Weights of a perspective adopted, all cleared, and each deed undone."""

import pytest
from django.test import Client

from options.models import Swing
from tests.factories import (
    ParticipantFactory,
    PerspectiveFactory,
    PerspectiveSwingFactory,
)
from tests.htmx import soup
from tests.views.weighting.acts import (
    given,
    order,
    press_undo,
    send_points,
    shown,
    tap,
    text,
    url,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def cabinet(sheet, abcd):
    perspective = PerspectiveFactory(
        decision=sheet.decision, key="cabinet", name="Federal cabinet", reason="Must answer."
    )
    for criterion, points in zip(abcd, (100, 60, 0, 40), strict=True):
        PerspectiveSwingFactory(perspective=perspective, criterion=criterion, points=points)
    return perspective


def test_perspective_shows_its_reason_and_weights_as_illustrative(student, sheet, cabinet):
    PerspectiveFactory(decision=sheet.decision, name="Without weights")
    page = shown(student, url(sheet.decision, "weights_perspectives"))

    (section,) = page.select(".perspective")
    assert [text(share) for share in section.select(".weight")] == [
        "Criterion a 50 %",
        "Criterion b 30 %",
        "Criterion c 0 %",
        "Criterion d 20 %",
    ]
    assert text(section.select_one(".tag")) == "illustrative"
    assert "Must answer." in text(section)


def test_adopted_weights_stay_labelled_and_undo_restores_what_they_replaced(
    student, sheet, cabinet
):
    send_points(student, sheet.decision, {"a": 1, "b": 2, "c": 3, "d": 4})

    adopted = student.post(url(sheet.decision, "weights_adopt", "cabinet"), follow=True)
    page = soup(adopted)
    assert "Adopted from Federal cabinet, illustrative." in text(page)
    assert given(sheet) == {"a": 100, "b": 60, "c": 0, "d": 40}

    press_undo(student, sheet.decision, page)
    assert given(sheet) == {"a": 1, "b": 2, "c": 3, "d": 4}
    sheet.refresh_from_db()
    assert sheet.adopted_from is None


def test_adopted_weights_that_were_changed_since_say_so(student, sheet, cabinet):
    student.post(url(sheet.decision, "weights_adopt", "cabinet"))
    send_points(student, sheet.decision, {"a": 90, "b": 60, "c": 0, "d": 40})

    said = text(shown(student, url(sheet.decision)).select_one(".asked"))

    assert "Adopted from Federal cabinet, illustrative. You have changed them since." in said


def test_perspective_of_another_decision_cannot_be_adopted(student, sheet, abcd):
    PerspectiveFactory(key="foreign")

    answer = student.post(url(sheet.decision, "weights_adopt", "foreign"))

    assert answer.status_code == 404
    assert Swing.objects.count() == 0


def test_perspective_without_weights_is_refused_with_a_sentence(student, sheet, abcd):
    PerspectiveFactory(decision=sheet.decision, key="empty", name="Nobody")

    answer = student.post(url(sheet.decision, "weights_adopt", "empty"))

    assert answer.status_code == 409
    assert text(soup(answer).select_one("#weights-said")) == (
        "“Nobody” gives no weight to anything here."
    )


def test_clearing_makes_weights_equal_and_can_be_undone(student, sheet, abcd):
    for place, key in enumerate("abc", start=1):
        tap(student, sheet.decision, key, place)

    answer = student.post(url(sheet.decision, "weights_clear"), follow=True)
    assert Swing.objects.count() == 0

    press_undo(student, sheet.decision, soup(answer))
    assert order(sheet) == ["a", "b", "c", "d"]


def test_undo_of_points_leads_back_to_the_points(student, sheet, abcd):
    send_points(student, sheet.decision, {"a": 100, "b": 0, "c": 0, "d": 0})
    send_points(student, sheet.decision, {"a": 0, "b": 100, "c": 0, "d": 0})
    page = shown(student, url(sheet.decision, "weights_points"))

    answer = press_undo(student, sheet.decision, page)

    assert answer["Location"] == url(sheet.decision, "weights_points")
    assert given(sheet) == {"a": 100, "b": 0, "c": 0, "d": 0}


def test_undo_pressed_twice_has_one_effect(student, sheet, abcd):
    tap(student, sheet.decision, "a", 1)
    tap(student, sheet.decision, "b", 2)
    page = shown(student, url(sheet.decision))

    press_undo(student, sheet.decision, page)
    press_undo(student, sheet.decision, page)

    assert order(sheet) == ["a"]


def test_undo_of_another_sheet_or_of_nobody_is_refused(student, browser_of, sheet, abcd):
    tap(student, sheet.decision, "a", 1)
    tap(student, sheet.decision, "b", 2)
    page = shown(student, url(sheet.decision))
    other = ParticipantFactory(decision=sheet.decision)

    assert press_undo(browser_of(other), sheet.decision, page).status_code == 422
    assert press_undo(Client(), sheet.decision, page).status_code == 422
    for written in ("", "x", "a:b:c", "." * 5000, "\0"):
        answer = student.post(url(sheet.decision, "weights_undo"), {"before": written})
        assert answer.status_code == 422
    assert order(other) == []
    assert order(sheet) == ["a", "b"]


def test_undo_is_kept_for_the_weighting_pages_of_one_decision_only(student, sheet, abcd):
    answer = tap(student, sheet.decision, "a", 1)

    cookie = answer.cookies["weights_before"]
    assert cookie["path"] == url(sheet.decision)
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
