"""A decision taken along for another tool."""

import pytest

from options.cases import case_texts
from options.exchange.decisions import load_decision
from options.exchange.kinds import kind_of, read_file
from options.formats import read_decision
from tests.queries import BRACKETS

pytestmark = pytest.mark.django_db


@pytest.fixture
def url():
    file = read_decision(list(case_texts())[1])
    decision = load_decision(file, is_published=True, position=0)
    return f"/decisions/{decision.slug}/export/decision.xml"


def test_the_file_is_read_again_as_what_it_was(client, url):
    answer = client.get(url)

    assert answer.headers["Content-Type"] == "application/xml"
    assert (
        answer.headers["Content-Disposition"]
        == 'attachment; filename="congestion-decision.xml"'
    )
    assert kind_of(answer.content).key == "xmcda"
    read = read_file(answer.content, "congestion.xml")
    assert read.is_sound
    assert (read.decision.key, read.decision.title) == ("congestion", "Rush hour in Riverton")


def test_it_takes_the_same_questions_however_large_the_decision_is(
    client, url, django_assert_max_num_queries
):
    with django_assert_max_num_queries(20) as captured:
        client.get(url)

    assert all(q["sql"].startswith(("SELECT", *BRACKETS)) for q in captured)
