"""“I would accept this option if …”, for somebody who works alone."""

import json

import pytest
from django.urls import reverse

from options.formats.tokens import hash_of
from options.models import Condition, Key
from tests.conftest import give_token
from tests.factories import (
    CriterionFactory,
    DecisionFactory,
    OptionFactory,
    ParticipantFactory,
    ScoreFactory,
)
from tests.htmx import soup

pytestmark = pytest.mark.django_db
TEXT = "it costs half"


@pytest.fixture
def sheet(client):
    decision = DecisionFactory(is_published=True)
    options = OptionFactory.create_batch(2, decision=decision)
    leaf = CriterionFactory(decision=decision)
    sheet = ParticipantFactory(decision=decision)
    for option in options:
        ScoreFactory(participant=sheet, option=option, criterion=leaf, points=50)
    Key.objects.create(participant=sheet, decision=decision, token_hash=hash_of("mine"))
    give_token(client, "mine")
    return sheet


def send(client, sheet, **told):
    about = sheet.decision.options.first().key
    place = reverse("own_condition", args=[sheet.decision.slug])
    return client.post(place, {"about": about, "text": TEXT, **told})


def test_condition_is_kept_shown_changed_and_taken_back(client, sheet):
    answer = send(client, sheet)
    page = soup(client.get(answer.headers["Location"]))

    assert answer.status_code == 302
    assert page.select_one("#conditions td").get_text(strip=True) == TEXT
    assert page.select_one("textarea").get_text().strip() == TEXT
    send(client, sheet, text="it is free")
    assert Condition.objects.get().text == "it is free"
    send(client, sheet, withdraw="1")
    assert not Condition.objects.exists()


def test_refused_condition_comes_back_as_typed(client, sheet):
    answer = send(client, sheet, text="x" * 501)

    page = soup(answer)
    assert answer.status_code == 422
    assert "there is room for 500" in page.select_one("#condition-error").get_text()
    assert page.select_one("textarea").get_text().strip() == "x" * 501
    assert not Condition.objects.exists()


def test_sheet_takes_its_conditions_along(client, sheet):
    send(client, sheet)
    slug = sheet.decision.slug

    told = json.loads(client.get(reverse("sheet_json", args=[slug])).content)
    table = client.get(reverse("sheet_csv", args=[slug])).content.decode()

    option = sheet.decision.options.first()
    assert told["conditions"] == [
        {"option": option.key, "option_name": option.name, "rationale": TEXT}
    ]
    assert f"condition,{slug}" in table


def test_nobody_else_reads_it_or_writes_it(client, sheet):
    send(client, sheet)
    give_token(client, "another")

    page = client.get(reverse("result_section", args=[sheet.decision.slug, "conditions"]))

    assert TEXT not in page.content.decode()
    assert send(client, sheet).status_code == 404
