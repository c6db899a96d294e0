"""One criterion's words: whether the meaning changes, two editors, what is refused."""

import pytest
from django.test import Client
from django.urls import reverse

from options.models import Criterion, Score
from tests.factories import CriterionFactory, DecisionFactory, ScoreFactory, UserFactory
from tests.htmx import soup


@pytest.fixture(scope="module")
def kept_decision(kept):
    decision = DecisionFactory(slug="d", is_published=False, owner=UserFactory(username="ann"))
    for name in ("Safety", "Noise"):
        CriterionFactory(decision=decision, name=name, key=name.lower())
    return decision


@pytest.fixture
def editor(decision):
    client = Client()
    client.force_login(decision.owner)
    return client


def opened(editor, key):
    """The fields of a criterion's form with what they hold."""
    page = soup(editor.get(reverse("edit_criterion", args=["d", key])))
    form = page.select_one(".opened form")
    fields = {field["name"]: field.get("value", "") for field in form.select("input[name]")}
    fields.update({field["name"]: field.text for field in form.select("textarea")})
    return {**fields, "change": "meaning"}


def save(editor, key, fields, **changes):
    return editor.post(reverse("edit_criterion", args=["d", key]), {**fields, **changes})


@pytest.mark.parametrize(
    ("changes", "revision"),
    [
        ({"worst": "Many die."}, 2),
        ({"unit": "deaths"}, 2),
        ({"worst": "Many die.", "change": "wording"}, 1),
        ({"name": "Lives"}, 1),
        ({}, 1),
    ],
)
def test_the_editor_says_whether_the_meaning_changes(editor, decision, changes, revision):
    score = ScoreFactory(
        option__decision=decision, criterion=decision.criteria.get(key="safety")
    )

    answer = save(editor, "safety", opened(editor, "safety"), **changes)

    assert answer.status_code == 302
    assert Criterion.objects.get(key="safety").revision == revision
    assert Score.objects.get(pk=score.pk).seen_revision == 1


def test_second_save_of_one_criterion_shows_both_and_loses_nothing(editor, decision):
    second = Client()
    second.force_login(UserFactory(username="ben", is_staff=True))
    mine = opened(editor, "safety")
    save(second, "safety", opened(second, "safety"), definition="What Ben says.")

    answer = save(editor, "safety", mine, definition="What Ann says.")

    assert answer.status_code == 409
    page = soup(answer)
    assert page.select_one("textarea[name=definition]").text == "What Ann says."
    assert page.select_one(".other").text.startswith("Stored now: “What Ben says.” · ben · 2")
    again = {**mine, "seen": page.select_one(".opened [name=seen]")["value"]}
    assert save(editor, "safety", again, definition="What Ann says.").status_code == 302
    assert Criterion.objects.get(key="safety").definition == "What Ann says."


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"name": " "}, "Give it a name."),
        ({"name": "NOISE"}, "which is the same name"),
        ({"best": ""}, "say what 0 and what 100 mean"),
        ({"name": "x" * 121}, "at most 120 characters"),
        ({"unit": "a\x00b"}, "Null characters are not allowed."),
    ],
)
def test_refused_words_stay_as_typed(editor, decision, changes, said):
    fields = {**opened(editor, "safety"), "middle": "<script>{{7*7}}"}

    answer = save(editor, "safety", fields, **changes)

    assert answer.status_code == 422
    assert said in soup(answer).select_one(".field .errors").text
    assert soup(answer).select_one("[name=middle]").text == "<script>{{7*7}}"
    assert Criterion.objects.get(key="safety").revision == 1
