import pytest
from django.test import Client

from options.actions.participants import begin_sheet
from tests.factories import (
    CriterionFactory,
    DecisionFactory,
    OptionFactory,
    ScoreFactory,
    UserFactory,
)
from tests.htmx import soup
from tests.queries import queries

pytestmark = pytest.mark.django_db
PAGE = "/decisions/d/edit/preview/"


@pytest.fixture
def decision():
    decision = DecisionFactory(slug="d", owner=UserFactory(), is_published=False)
    for name in ("Train", "Share"):
        OptionFactory(decision=decision, name=name, key=name.lower())
    for name in ("Safety", "Cost"):
        CriterionFactory(decision=decision, name=name, key=name.lower())
    return decision


@pytest.fixture
def client(decision):
    client = Client()
    client.force_login(decision.owner)
    return client


def test_preview_shows_an_empty_sheet_whatever_the_editor_has_answered(client, decision):
    own = begin_sheet(decision=decision, token_hash="", user=decision.owner, order_seed=1)
    ScoreFactory(
        participant=own,
        option=decision.options.first(),
        criterion=decision.criteria.get(key="safety"),
        points=70,
    )

    page = soup(client.get(PAGE, follow=True))

    assert len(page.select("section.option")) == 2
    assert page.select(".scale input[checked], .cannot input[checked]") == []
    assert "Preview: nothing is saved" in page.select_one("#preview").text
    assert page.select_one("#preview a")["href"].startswith("/decisions/d/edit/#criterion-")


def test_preview_writes_nothing_and_loads_nothing_that_saves(client, decision):
    with queries() as asked:
        page = soup(client.get(f"{PAGE}safety/"))

    assert [sql for sql in asked if not sql.startswith("SELECT")] == []
    assert [script["src"].split("/")[-1] for script in page.select("script[src]")] == [
        "scale.js"
    ]
    assert page.select_one("form#scores")["action"] == f"{PAGE}safety/"
    assert page.select("main button[type=submit]:not([formaction])") == []
    assert "sheet" not in client.cookies


def test_steps_and_the_next_button_stay_in_the_preview(client, decision):
    page = soup(client.get(f"{PAGE}safety/"))

    assert [a["href"] for a in page.select(".steps a")] == [f"{PAGE}safety/", f"{PAGE}cost/"]
    assert page.select_one("#next")["href"] == f"{PAGE}cost/"


def test_preview_of_nothing_says_so(client, decision):
    decision.options.all().delete()

    assert "Nothing to compare yet" in soup(client.get(PAGE)).h1.text
    assert client.get(f"{PAGE}safety/").status_code == 404
