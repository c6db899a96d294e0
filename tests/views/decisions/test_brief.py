"""The brief of a decision."""

import pytest
from django.urls import reverse

from options.models import LaterFact, Participant
from tests.factories import (
    CriterionFactory,
    DecisionFactory,
    EvidenceFactory,
    OptionFactory,
    ParticipantFactory,
    PerspectiveSwingFactory,
    RedLineFactory,
    SourceFactory,
    UserFactory,
)
from tests.htmx import HTMX, soup, swap
from tests.views.decisions.pages import words

pytestmark = pytest.mark.django_db


# --- The brief ----------------------------------------------------------------------------


def test_brief_shows_options_with_letters_and_anchors_in_words(client, decision):
    page = soup(client.get("/decisions/lunch/brief/"))

    assert [words(item) for item in page.select("#options h3")] == ["A Soup"]
    assert words(page.select_one(".anchors")) == (
        "0 As bad as it gets. 50 Half way. 100 As good as it gets."
    )
    assert words(page.select_one(".question")) == "Soup or salad?"


def test_every_link_in_the_contents_of_a_brief_leads_somewhere(client, decision):
    decision.discussion_questions = "Who pays?"
    decision.save()
    RedLineFactory(criterion=decision.criteria.get())
    PerspectiveSwingFactory(perspective__decision=decision, criterion=decision.criteria.get())
    SourceFactory(decision=decision)
    LaterFact.objects.create(decision=decision, text="It fell.")

    page = soup(client.get("/decisions/lunch/brief/"))

    links = [link["href"] for link in page.select(".contents a")]
    assert links == [
        "#question", "#options", "#criteria", "#version", "#perspectives", "#red-lines",
        "#discussion", "#later", "#sources",
    ]  # fmt: skip
    assert all(page.select_one(link) for link in links)


def test_illustrative_points_lie_behind_one_tap_and_say_so(client, decision):
    PerspectiveSwingFactory(
        perspective__decision=decision, criterion=decision.criteria.get(), points=0
    )

    folded = soup(client.get("/decisions/lunch/brief/")).select_one("#perspectives details")

    assert "open" not in folded.attrs
    assert words(folded.caption).startswith("Illustrative:")
    assert words(folded.tbody) == "Taste 0"


def test_red_line_names_its_limits_and_zero_is_one(client, decision):
    RedLineFactory(
        criterion=decision.criteria.get(),
        name="Floor",
        fails_below=40,
        at_risk_below=55,
        at_risk_when_low_below=0,
        held_by="The cook",
    )

    line = soup(client.get("/decisions/lunch/brief/")).select_one("#red-lines li")

    assert words(line) == (
        "Floor Out below 40 points on “ Taste ”. "
        "At risk below 55, or if your range goes below 0. Held by The cook"
    )


def test_source_has_a_safe_link_and_a_grade_in_words(client, decision):
    SourceFactory(
        decision=decision, key="S1", title="Prices", address="https://example.org", grade="OP"
    )
    SourceFactory(decision=decision, key="S2", title="Trap", address="javascript:alert(1)")

    safe, trap = soup(client.get("/decisions/lunch/brief/")).select("#sources li")

    assert safe.a["href"] == "https://example.org"
    assert safe.a["rel"] == ["noopener", "noreferrer"]
    assert "grade: opinion" in words(safe)
    assert trap.a is None
    assert "javascript:alert(1)" in words(trap)


def test_draft_without_options_says_what_to_do(client):
    decision = DecisionFactory(is_published=False)
    client.force_login(UserFactory(is_staff=True))

    page = soup(client.get(decision.get_absolute_url()))

    assert words(page.select_one("main .notice:not(#unsaved)")).startswith(
        "There are no options and no criteria in this version yet, so nothing can be compared. "
        "An editor adds at least two options"
    )
    assert page.select_one("a.button") is None


def test_draft_is_not_there_for_a_stranger(client):
    decision = DecisionFactory(is_published=False)

    for name in ("brief", "later_facts"):
        assert client.get(reverse(name, args=[decision.slug])).status_code == 404
    answer = client.post(reverse("full_version", args=[decision.slug]), {"is_on": "1"})
    assert (answer.status_code, Participant.objects.count()) == (404, 0)


def test_paragraphs_of_a_text_are_kept(client):
    decision = DecisionFactory(why_hard="One.\n\nTwo.\nThree.")

    text = soup(client.get(decision.get_absolute_url())).select_one("header .text")

    assert str(text.decode_contents()).strip() == "<p>One.</p>\n<p>Two.<br/>Three.</p>"


@pytest.mark.parametrize("number", [1, 3, 30])
def test_brief_takes_fifteen_queries_however_many_options(
    browser_of, django_assert_num_queries, number
):
    decision = DecisionFactory()
    for _ in range(number):
        option = OptionFactory(decision=decision)
        CriterionFactory(decision=decision)
        note = EvidenceFactory(decision=decision, option=option, criterion=None)
        note.sources.set([SourceFactory(decision=decision)])
    browser = browser_of(ParticipantFactory(decision=decision))

    with django_assert_num_queries(15):
        browser.get(decision.get_absolute_url())


def test_baseline_is_marked_unless_its_name_says_it(client, decision):
    decision.options.update(in_core=True)
    decision.options.filter(name="Soup").update(is_baseline=True)
    address = "/decisions/lunch/brief/"
    assert [words(tag) for tag in soup(client.get(address)).select(".option .tag")] == [
        "baseline"
    ]

    decision.options.filter(name="Soup").update(name="Soup as now (baseline)")

    assert soup(client.get(address)).select(".option .tag") == []


def test_note_about_a_whole_option_shows_its_strength_and_sources(client):
    decision = DecisionFactory()
    option = OptionFactory(decision=decision)
    note = EvidenceFactory(
        decision=decision,
        option=option,
        criterion=None,
        note="It took two years.",
        strength="A",
    )
    safe = SourceFactory(decision=decision, publisher="Ada", address="https://example.org/")
    unsafe = SourceFactory(decision=decision, publisher="Bob", address="javascript:alert(1)")
    note.sources.set([safe, unsafe])

    shown = soup(client.get(decision.get_absolute_url())).select_one(
        f"#option-{option.pk} .note"
    )

    assert " ".join(shown.get_text(" ", strip=True).split()) == (
        "It took two years. strength: strong Ada (fair); Bob (fair)"
    )
    assert [link["href"] for link in shown.select("a")] == ["https://example.org/"]


# --- What became known later --------------------------------------------------------------


def test_later_facts_are_not_in_the_brief_until_they_are_asked_for(client, decision):
    fact = LaterFact.objects.create(decision=decision, text="Salad was recalled.")
    fact.sources.add(SourceFactory(decision=decision, title="Recall notice"))

    page = soup(client.get("/decisions/lunch/brief/"))

    assert "recall" not in page.get_text().lower()
    assert page.select_one("#later form")["action"] == "/decisions/lunch/later/"


def test_asking_puts_the_later_facts_in_the_place_of_the_sealed_panel(client, decision):
    LaterFact.objects.create(decision=decision, text="Salad was recalled.")
    page = soup(client.get("/decisions/lunch/brief/"))
    form = page.select_one("#later form")

    swap(page, form["hx-target"], client.get(form["hx-get"], headers=HTMX))

    whole = soup(client.get("/decisions/lunch/later/"))
    assert page.select_one("#later") == whole.select_one("#later")
    assert words(page.select_one("#later li")) == "Salad was recalled."


def test_later_facts_are_a_page_of_their_own_without_javascript(client, decision):
    LaterFact.objects.create(decision=decision, text="Salad was recalled.")

    page = soup(client.get("/decisions/lunch/later/"))

    assert words(page.h1) == "Lunch"
    assert page.select_one("main a[href='/decisions/lunch/brief/']") is not None
