"""What holds for every address of a sheet."""

import pytest

from tests.factories import (
    CriterionFactory,
    DecisionFactory,
    OptionFactory,
    ParticipantFactory,
    RedLineFactory,
    ScoreFactory,
)
from tests.queries import queries
from tests.views.sheet.pages import CSV, DELETE, JSON, PAGE, START_OVER

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("address", [PAGE, CSV, JSON, START_OVER, DELETE])
def test_reading_never_writes(browser_of, held, address):
    client = browser_of(held)

    with queries() as asked:
        client.get(address)

    assert [sql for sql in asked if not sql.startswith("SELECT")] == []


@pytest.mark.parametrize("address", [PAGE, CSV, JSON, START_OVER, DELETE])
def test_withdrawn_decision_gives_people_their_own_answers_and_others_nothing(
    browser_of, held, address, client
):
    held.decision.is_published = False
    held.decision.save()

    assert browser_of(held).get(address).status_code == 200
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("address", [PAGE, CSV, JSON])
def test_reading_refuses_to_be_written_to(browser_of, held, address):
    assert browser_of(held).post(address).status_code == 405


@pytest.mark.parametrize("number", [1, 3, 30])
def test_page_asks_the_database_as_often_however_large_the_sheet_is(browser_of, number):
    decision = DecisionFactory(slug="lunch")
    leaves = CriterionFactory.create_batch(3, decision=decision)
    held = ParticipantFactory(decision=decision)
    for option in OptionFactory.create_batch(number, decision=decision):
        for leaf in leaves:
            ScoreFactory(participant=held, option=option, criterion=leaf, rationale="Why.")
    RedLineFactory.create_batch(number, criterion=leaves[0])
    client = browser_of(held)

    with queries() as asked:
        client.get(PAGE)

    assert len(asked) == 12
