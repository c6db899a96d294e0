from io import StringIO

import pytest
from django.core.management import call_command

from options.cases import CASES
from options.models import Criterion, Decision, Evidence, Option, Score
from tests.factories import ScoreFactory

pytestmark = pytest.mark.django_db


def run() -> str:
    said = StringIO()
    call_command("load_cases", stdout=said)
    return said.getvalue()


def test_four_cases_are_loaded_in_their_order_and_published():
    run()

    found = Decision.objects.values_list("built_in_key", "slug", "position", "is_published")
    assert list(found) == [(key, key, place, True) for place, key in enumerate(CASES)]


def test_each_loaded_case_is_named_once():
    said = run()

    assert said.splitlines() == [f"Loaded “{case.title}”." for case in Decision.objects.all()]


def test_second_run_does_and_says_nothing():
    run()
    before = [model.objects.count() for model in (Decision, Option, Criterion, Evidence)]

    said = run()

    assert said == ""
    assert before == [
        model.objects.count() for model in (Decision, Option, Criterion, Evidence)
    ]


def test_what_an_editor_made_of_a_case_is_kept():
    run()
    case = Decision.objects.get(built_in_key="energy")
    Decision.objects.filter(pk=case.pk).update(
        title="Our own", slug="ours", is_published=False, position=9
    )
    case.options.first().delete()
    left = case.options.count()

    run()

    case.refresh_from_db()
    assert (case.title, case.slug, case.is_published, case.position) == (
        "Our own", "ours", False, 9,
    )  # fmt: skip
    assert case.options.count() == left


def test_scores_on_a_case_survive_a_second_run():
    run()
    option = Option.objects.filter(decision__built_in_key="energy").first()
    ScoreFactory(option=option)

    run()

    assert Score.objects.count() == 1


def test_only_the_case_that_is_missing_is_loaded():
    run()
    Decision.objects.get(built_in_key="energy").delete()

    said = run()

    assert said == "Loaded “Clean power for Saltmarsh district”.\n"
    assert Decision.objects.count() == 4


def test_no_case_is_loaded_when_one_is_broken(monkeypatch):
    texts = ('{"format": "policy-options/1", "key": "a", "title": "A"}', "{")
    monkeypatch.setattr("options.management.commands.load_cases.case_texts", lambda: texts)

    with pytest.raises(ValueError, match="not JSON"):
        run()

    assert Decision.objects.count() == 0
