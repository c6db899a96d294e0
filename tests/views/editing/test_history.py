import pytest
from django.test import Client

from options.actions.decisions import save_option
from options.actions.value_tree import save_criterion
from tests.factories import (
    CriterionFactory,
    DecisionFactory,
    OptionFactory,
    ParticipantFactory,
    ScoreFactory,
    UserFactory,
)
from tests.htmx import soup
from tests.queries import queries

pytestmark = pytest.mark.django_db
PAGE = "/decisions/d/edit/history/"


@pytest.fixture
def decision():
    decision = DecisionFactory(slug="d", owner=UserFactory(username="ada"), is_published=False)
    OptionFactory(
        decision=decision, key="train", name="Train them", description="A small force."
    )
    CriterionFactory(decision=decision, key="cost", name="Cost", definition="a small cost")
    return decision


@pytest.fixture
def client(decision):
    client = Client()
    client.force_login(decision.owner)
    return client


def described(decision, text):
    option = decision.options.get()
    option.description = text
    save_option(option=option)


def meant(decision, text):
    criterion = decision.criteria.get()
    criterion.definition = text
    save_criterion(criterion=criterion)


def put_back(client, name):
    """Press the button of the version with which something was made."""
    lines = soup(client.get(PAGE)).select(".changes li")
    (line,) = [li for li in lines if li.select_one(".tag") and li.b.text == name]
    form = line.form
    button = form.select_one("button")
    sent = {"kind": form.select_one("[name=kind]")["value"], "number": button["value"]}
    return client.post(f"{PAGE}put-back/", sent, follow=True)


def test_change_is_read_word_by_word_with_its_reason(client, decision):
    meant(decision, "a large cost")

    page = soup(client.get(PAGE))

    newest = page.select_one(".changes li")
    assert newest.select_one("b").text == "Cost"
    assert newest.select_one("dd").text.strip() == "a out: small in: large cost"
    assert "The meaning changed" in newest.text


def test_words_of_an_option_are_put_back(client, decision):
    described(decision, "A large force.")

    answer = put_back(client, "Train them")

    assert "says again what it said then" in soup(answer).text
    assert decision.options.get().description == "A small force."


def test_meaning_that_is_put_back_asks_for_scores_again(client, decision):
    before = decision.criteria.get().revision
    sheet = ParticipantFactory(decision=decision)
    score = ScoreFactory(
        participant=sheet, option=decision.options.get(), criterion=decision.criteria.get()
    )
    meant(decision, "a large cost")

    put_back(client, "Cost")

    criterion = decision.criteria.get()
    assert (criterion.definition, criterion.revision) == ("a small cost", before + 2)
    score.refresh_from_db()
    assert score.seen_revision == before


def test_version_that_is_there_already_has_no_button(client, decision):
    assert soup(client.get(PAGE)).select("form[action$='put-back/']") == []


def test_only_one_kind_is_shown_when_asked(client, decision):
    described(decision, "A large force.")

    page = soup(client.get(PAGE, {"kind": "criterion"}))

    assert {bold.text for bold in page.select(".changes b")} == {"Cost"}


def test_long_history_takes_the_same_queries(client, decision):
    client.get(PAGE)
    counts = []
    for n in (1, 30):
        for each in range(n):
            described(decision, f"A force of {n} and {each}.")
        with queries() as asked:
            client.get(PAGE)
        counts.append(len(asked))

    assert counts[0] == counts[1]


@pytest.mark.parametrize(
    "sent",
    [{}, {"kind": "option"}, {"kind": "option", "number": "x"}, {"kind": "no", "number": "1"},
     {"kind": "option", "number": "999999"}],
)  # fmt: skip
def test_nonsense_puts_nothing_back(client, decision, sent):
    assert client.post(f"{PAGE}put-back/", sent).status_code == 404


def test_version_of_another_decision_is_not_put_back_here(client, decision):
    other = OptionFactory(decision=DecisionFactory())
    number = other.history.get().history_id

    answer = client.post(f"{PAGE}put-back/", {"kind": "option", "number": number})

    assert answer.status_code == 404
