"""The weighting pages for whoever comes, of any decision, in few queries."""

import pytest
from django.test import Client

from options.models import Participant
from tests.factories import (
    CriterionFactory,
    DecisionFactory,
    PerspectiveFactory,
    PerspectiveSwingFactory,
)
from tests.htmx import HTMX
from tests.views.weighting.acts import shown, tap, text, url

pytestmark = pytest.mark.django_db
GETS = ["weighting", "weights_points", "weights_perspectives"]
POSTS = [
    "weights_place",
    "weights_move",
    "weights_restart",
    "weights_method",
    "weights_clear",
    "weights_undo",
]


@pytest.mark.parametrize("name", [*GETS, *POSTS])
def test_unpublished_decision_is_not_found(client, name):
    decision = DecisionFactory(is_published=False)
    CriterionFactory(decision=decision)

    answer = client.get if name in GETS else client.post

    assert answer(url(decision, name)).status_code == 404


@pytest.mark.parametrize("name", POSTS)
def test_looking_at_a_deed_does_nothing(client, sheet, name):
    assert client.get(url(sheet.decision, name)).status_code == 405


def test_stranger_does_not_see_the_sheet(student, sheet, abcd):
    tap(student, sheet.decision, "a", 1)

    assert not shown(Client(), url(sheet.decision)).select(".placed")


@pytest.mark.parametrize("name", ["weights_place", "weights_move", "weights_restart"])
def test_button_of_a_swing_that_is_gone_is_not_found(student, sheet, name):
    data = {"criterion": "a", "place": 1, "move": "up a b"}

    assert student.post(url(sheet.decision, name), data).status_code == 404


def test_decision_without_criteria_says_that_there_is_nothing_to_weigh(student, sheet):
    page = shown(student, url(sheet.decision))

    assert text(page.h1) == "Nothing to weigh yet"
    assert student.get(url(sheet.decision, "weights_points"))["Location"] == url(sheet.decision)


def test_single_criterion_has_all_the_weight_without_a_question(student, sheet):
    CriterionFactory(decision=sheet.decision)

    page = shown(student, url(sheet.decision))

    assert text(page.h1) == "There is one criterion, so it has all the weight."
    assert not page.select(".swing")


def test_texts_of_a_decision_are_shown_as_typed(student, sheet):
    for key in "ab":
        CriterionFactory(
            decision=sheet.decision, key=key, name=f"<script>{key}</script>", worst="{{7*7}}"
        )

    page = student.get(url(sheet.decision)).content.decode()

    assert "<script>a" not in page
    assert "&lt;script&gt;a" in page
    assert "{{7*7}}" in page


@pytest.mark.parametrize("many", [1, 3, 30])
@pytest.mark.parametrize(("name", "queries"), [("weighting", 3), ("weights_points", 2)])
def test_queries_do_not_grow_with_criteria(
    student, sheet, many, name, queries, django_assert_num_queries
):
    for _ in range(many):
        CriterionFactory(decision=sheet.decision)

    student.get(url(sheet.decision, name))  # -- the content is kept from now on

    with django_assert_num_queries(queries):
        student.get(url(sheet.decision, name))


@pytest.mark.parametrize("many", [2, 3, 30])
def test_perspectives_take_the_same_queries_however_many(
    student, sheet, many, django_assert_num_queries
):
    for _ in range(many):
        leaf = CriterionFactory(decision=sheet.decision)
        PerspectiveSwingFactory(perspective__decision=sheet.decision, criterion=leaf, points=10)

    student.get(url(sheet.decision))  # -- the content is kept from now on

    with django_assert_num_queries(4):
        student.get(url(sheet.decision, "weights_perspectives"))


@pytest.mark.parametrize("many", [2, 3, 30])
def test_a_tap_takes_eight_queries_at_most(student, sheet, many, django_assert_max_num_queries):
    leaves = [CriterionFactory(decision=sheet.decision) for _ in range(many)]

    student.get(url(sheet.decision))  # -- the content is kept from now on

    with django_assert_max_num_queries(8 + 2):  # -- and the savepoint of the deed
        tap(student, sheet.decision, leaves[0].key, 1, headers=HTMX)


@pytest.mark.parametrize(
    ("name", "data", "status"),
    [
        ("weights_restart", {"within": ""}, 302),
        ("weights_clear", {"within": ""}, 302),
        ("weights_place", {"criterion": "a", "place": 2, "within": ""}, 409),
        ("weights_move", {"move": "up b a", "within": ""}, 409),
    ],
)
def test_deed_that_stores_nothing_begins_no_sheet(name, data, status):
    decision = DecisionFactory()
    for key in "abcd":
        CriterionFactory(decision=decision, key=key)

    answer = Client().post(url(decision, name), data)

    assert answer.status_code == status
    assert not Participant.objects.exists()


def test_nothing_to_adopt_begins_no_sheet():
    decision = CriterionFactory().decision
    PerspectiveFactory(decision=decision, key="empty")

    answer = Client().post(url(decision, "weights_adopt", "empty"))

    assert answer.status_code == 409
    assert not Participant.objects.exists()
