"""A sheet as files."""

import csv
import io
import json

import pytest

from options.models import Score
from tests.factories import (
    CriterionFactory,
    DecisionFactory,
    OptionFactory,
    ParticipantFactory,
)
from tests.queries import queries
from tests.views.sheet.pages import (
    CSV,
    JSON,
    SECRET,
)

pytestmark = pytest.mark.django_db


def test_downloads_are_named_after_the_decision_and_never_run(browser_of, held):
    client = browser_of(held)

    answers = [client.get(address) for address in (CSV, JSON)]

    assert [answer["Content-Disposition"] for answer in answers] == [
        'attachment; filename="lunch-sheet.csv"',
        'attachment; filename="lunch-sheet.json"',
    ]
    assert [answer["Content-Type"] for answer in answers] == [
        "text/csv; charset=utf-8",
        "application/json; charset=utf-8",
    ]
    assert {answer["X-Content-Type-Options"] for answer in answers} == {"nosniff"}
    assert {answer["Cache-Control"] for answer in answers} == {"no-store"}


def test_downloads_hold_the_sheet(browser_of, held):
    client = browser_of(held)

    text = client.get(CSV).content.decode("utf-8-sig")
    data = json.loads(client.get(JSON).content)

    first = next(csv.DictReader(io.StringIO(text, newline="")))
    assert (first["option"], first["points"], first["rationale"]) == ("park", "70", SECRET)
    assert data["format"] == "policy-options-sheet/1"
    assert data["scores"][0]["points"] == 70


def test_largest_sheet_is_exported_whole_with_few_queries(browser_of):
    decision = DecisionFactory(slug="lunch")
    options = OptionFactory.create_batch(40, decision=decision)
    leaves = CriterionFactory.create_batch(60, decision=decision)
    held = ParticipantFactory(decision=decision)
    Score.objects.bulk_create(
        Score(
            participant=held,
            option=option,
            criterion=leaf,
            points=50,
            rationale="Because. " + "Why. " * 20,
        )
        for option in options
        for leaf in leaves
    )
    client = browser_of(held)

    for address in (CSV, JSON):
        with queries() as asked:
            answer = client.get(address)
        assert len(asked) <= 12
        assert answer.content.count(b"Because.") == 2400
