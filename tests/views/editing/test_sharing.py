import pytest
from django.test import Client

from options.models import Membership
from tests.factories import (
    NOON,
    CriterionFactory,
    DecisionFactory,
    OptionFactory,
    UserFactory,
)
from tests.htmx import soup

pytestmark = pytest.mark.django_db
PAGE = "/decisions/d/edit/sharing/"


@pytest.fixture
def ada():
    return UserFactory(username="ada")


@pytest.fixture
def decision(ada):
    decision = DecisionFactory(slug="d", owner=ada, is_published=False)
    OptionFactory.create_batch(2, decision=decision)
    CriterionFactory.create_batch(2, decision=decision)
    return decision


@pytest.fixture
def client(ada):
    client = Client()
    client.force_login(ada)
    return client


def of(user):
    client = Client()
    client.force_login(user)
    return client


def test_owner_lets_somebody_edit_and_reads_who_may_what(client, decision):
    UserFactory(username="bilal")

    answer = client.post(PAGE, {"name": "bilal", "role": "editor"}, follow=True)

    page = soup(answer)
    assert "“bilal” can edit it now." in page.text
    assert "may edit it" in page.select_one(".people").text


def test_wrong_name_is_kept_beside_what_is_wrong_with_it(client, decision):
    answer = client.post(PAGE, {"name": "bilall", "role": "reader"})

    page = soup(answer)
    assert answer.status_code == 422
    assert page.select_one("#id_name")["value"] == "bilall"
    assert "bilall" in page.select_one(".errors").text


def test_withdrawn_editor_is_out_at_once(client, decision):
    bilal = UserFactory(username="bilal")
    Membership.objects.create(decision=decision, user=bilal, role="editor", made_at=NOON)
    theirs = of(bilal)
    assert theirs.get("/decisions/d/brief/").status_code == 200

    client.post(f"{PAGE}withdraw-role/", {"number": bilal.pk})

    assert theirs.get("/decisions/d/brief/").status_code == 404


def test_link_is_shown_once_and_lets_a_stranger_read_and_score(client, decision):
    page = soup(client.post(f"{PAGE}make-link/"))
    address = page.select_one(".new-link bdi").text
    path = address.partition("testserver")[2]
    stranger = Client()
    assert stranger.get("/decisions/d/brief/").status_code == 404

    assert stranger.get(path, follow=True).status_code == 200
    assert stranger.get("/decisions/d/compare/", follow=True).status_code == 200
    assert address not in client.get(PAGE).content.decode()

    client.post(f"{PAGE}withdraw-link/", {"number": decision.reading_links.get().pk})
    assert stranger.get("/decisions/d/brief/").status_code == 404
    assert stranger.get(path).status_code == 404


def test_published_decision_is_everybody_s_until_it_is_taken_back(client, decision):
    client.post(f"{PAGE}publish/")
    assert Client().get("/decisions/d/brief/").status_code == 200

    client.post(f"{PAGE}take-back/")
    assert Client().get("/decisions/d/brief/").status_code == 404


def test_what_cannot_be_scored_is_not_published(client, decision):
    decision.options.all().delete()

    answer = client.post(f"{PAGE}publish/")

    assert answer.status_code == 409
    assert "was not published" in soup(answer).select_one("[role=alert]").text
    decision.refresh_from_db()
    assert not decision.is_published


def test_decision_goes_over_to_somebody_else_on_a_page_of_its_own(client, decision):
    bilal = UserFactory(username="bilal")

    answer = client.post(f"{PAGE}hand-over/", {"name": "bilal"}, follow=True)

    decision.refresh_from_db()
    assert decision.owner == bilal
    assert "you are an editor of it" in soup(answer).text
    assert client.get(PAGE).status_code == 403


@pytest.mark.parametrize("sent", [{}, {"number": "x"}, {"number": "9" * 40}])
def test_nonsense_in_a_button_changes_nothing(client, decision, sent):
    assert client.post(f"{PAGE}withdraw-role/", sent).status_code == 302
    assert client.post(f"{PAGE}withdraw-link/", sent).status_code == 302
    assert client.post(f"{PAGE}no-such-deed/", sent).status_code == 404
    assert Client().get("/read/unknown/").status_code == 404
