from pathlib import Path

import pytest
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.template.loader import get_template
from django.test import Client, RequestFactory
from django.urls import reverse
from django.views import defaults

from options.models import Decision, LaterFact, Participant
from tests.factories import (
    CriterionFactory,
    DecisionFactory,
    EvidenceFactory,
    OptionFactory,
    ParticipantFactory,
    PerspectiveSwingFactory,
    RedLineFactory,
    ScoreFactory,
    SourceFactory,
    UserFactory,
)
from tests.htmx import HTMX, soup, swap

pytestmark = pytest.mark.django_db

HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "{{7*7}} {% load x %}",
    "\u202eevil\u2066",
    "javascript:alert(1)",
]
COOKIE = settings.PARTICIPANT_COOKIE_NAME


@pytest.fixture
def decision():
    decision = DecisionFactory(slug="lunch", title="Lunch", question="Soup or salad?")
    OptionFactory(decision=decision, name="Soup")
    OptionFactory(decision=decision, name="Salad", in_core=False)
    CriterionFactory(decision=decision, name="Taste")
    return decision


def words(node) -> str:
    """The text of a node with single spaces."""
    return " ".join(node.get_text(" ").split())


# --- Home and list -----------------------------------------------------------------------


def test_home_leads_to_the_first_score_without_a_field(client, decision):
    page = soup(client.get("/"))

    start = page.select_one(".case a.button")
    assert words(start) == "Start comparing : Lunch"
    assert start["href"] == "/decisions/lunch/compare/"
    assert page.select_one(".case .acts a:not(.button)")["href"] == "/decisions/lunch/brief/"
    assert words(page.select(".case .num")[0]) == "1 option · 1 criterion · about 1 minute"


def test_home_says_in_one_sentence_what_this_is(client):
    page = soup(client.get("/"))

    (heading,) = page.select("h1")
    assert words(heading) == (
        "Compare the options of a hard decision, weigh what matters, and see what your own "
        "judgements imply."
    )
    assert page.select_one(".notice") is not None


def test_card_says_where_the_visitor_left_off(browser_of, decision):
    sheet = ParticipantFactory(decision=decision, is_full_version=True)
    soup_option = decision.options.get(name="Soup")
    ScoreFactory(
        participant=sheet, option=soup_option, criterion=decision.criteria.get(), points=0
    )

    page = soup(browser_of(sheet).get("/"))

    assert words(page.select_one(".case a.button")) == "Continue: 1 of 2 answered : Lunch"


def test_first_link_of_a_finished_sheet_leads_to_the_result(browser_of, decision):
    sheet = ParticipantFactory(decision=decision, is_full_version=True)
    for option in decision.options.all():
        ScoreFactory(participant=sheet, option=option, criterion=decision.criteria.get())
    browser = browser_of(sheet)

    card = soup(browser.get("/")).select_one(".case a.button")
    start = soup(browser.get("/decisions/lunch/brief/")).select_one(".brief a.button")
    line = soup(browser.get("/sheets/")).select_one(".sheets .row a")
    assert {link["href"] for link in (card, start, line)} == {"/decisions/lunch/results/"}
    assert words(card) == "See the result : Lunch"


def test_home_gives_no_cookie_to_somebody_who_only_looks(client, decision):
    client.get("/")
    client.get("/decisions/lunch/brief/")

    assert COOKIE not in client.cookies


def test_list_holds_published_decisions_only(client, decision):
    DecisionFactory(title="Draft", is_published=False)

    page = soup(client.get("/decisions/"))

    assert [words(title) for title in page.select(".case h3")] == ["Lunch"]


def test_invented_place_is_said_on_the_card(client):
    DecisionFactory(is_illustrative_place=True)

    assert words(soup(client.get("/")).select_one(".case .tag")) == "invented place"


# --- The brief ---------------------------------------------------------------------------


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


# --- Texts that bite ---------------------------------------------------------------------


def written_everywhere(text: str) -> Decision:
    """A decision in which every text is the given one."""
    decision = DecisionFactory(
        slug="hostile",
        title=text[:120],
        field=text,
        summary=text,
        question=text,
        why_hard=text,
        discussion_questions=text,
    )
    OptionFactory(decision=decision, name=text, description=text, strongest_case=text)
    OptionFactory(decision=decision, name=f"{text}2", in_core=False)
    top = CriterionFactory(decision=decision, name=text, definition=text)
    middle = CriterionFactory(decision=decision, name=f"{text}2", parent=top)
    leaf = CriterionFactory(
        decision=decision,
        parent=middle,
        name=f"{text}3",
        definition=text,
        direction=text,
        unit=text,
        worst=text,
        middle=text,
        best=text,
    )
    PerspectiveSwingFactory(
        perspective__decision=decision,
        perspective__name=text,
        perspective__reason=text,
        criterion=leaf,
    )
    RedLineFactory(criterion=leaf, name=text, why=text, held_by=text)
    SourceFactory(
        decision=decision,
        key=text,
        title=text,
        publisher=text,
        date=text,
        grade_note=text,
        remark=text,
        address=text,
    )
    fact = LaterFact.objects.create(decision=decision, text=text)
    fact.sources.add(SourceFactory(decision=decision, key="S9", title=text))
    EvidenceFactory(criterion=leaf, note=text, is_after_reading_date=True)
    return decision


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize(
    ("address", "times"),
    [("brief/", 27), ("later/", 4), ("", 3)],
    ids=["brief", "later", "list"],
)
def test_text_of_a_decision_is_shown_as_typed(client, text, address, times):
    tame = written_everywhere("tame words")
    where = "/decisions/" if address == "" else f"/decisions/hostile/{address}"
    expected = client.get(where)
    tame.delete()
    written_everywhere(text)

    page = client.get(where)

    seen = soup(page).get_text()
    assert seen.count(text) == soup(expected).get_text().count("tame words") >= times
    tags = [node.name for node in soup(page).find_all()]
    assert tags == [node.name for node in soup(expected).find_all()]


# --- What became known later -------------------------------------------------------------


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


# --- The full version --------------------------------------------------------------------


def switch(client: Client, is_on: str, **more: str):
    return client.post("/decisions/lunch/full-version/", {"is_on": is_on, **more})


def test_switching_begins_a_sheet_and_brings_the_other_options_in(client, decision):
    answer = switch(client, "1")

    assert answer.headers["Location"] == "/decisions/lunch/brief/#version"
    assert COOKIE in client.cookies
    page = soup(client.get("/decisions/lunch/brief/"))
    assert [words(item) for item in page.select("#options h3")] == [
        "A Soup", "B Salad full version",
    ]  # fmt: skip


def test_switching_off_hides_and_deletes_nothing(browser_of, decision):
    sheet = ParticipantFactory(decision=decision, is_full_version=True)
    ScoreFactory(
        participant=sheet,
        option=decision.options.get(name="Salad"),
        criterion=decision.criteria.get(),
    )
    browser = browser_of(sheet)

    switch(browser, "0")

    page = soup(browser.get("/decisions/lunch/brief/"))
    assert [words(item) for item in page.select("#options h3")] == ["A Soup"]
    assert sheet.scores.count() == 1


def test_switching_off_without_a_sheet_begins_none(client, decision):
    switch(client, "0")

    assert Participant.objects.count() == 0


def test_switch_is_not_offered_where_nothing_would_come_in(client, decision):
    decision.options.filter(in_core=False).delete()

    page = soup(client.get("/decisions/lunch/brief/"))

    assert page.select_one("#version") is None


@pytest.mark.parametrize("is_on", ["", "on", "2", "1\x00"])
def test_a_switch_that_is_neither_on_nor_off_changes_nothing(client, decision, is_on):
    answer = switch(client, is_on)

    assert (answer.status_code, Participant.objects.count()) == (400, 0)


def test_switch_is_not_turned_by_looking_at_its_address(client, decision):
    answer = client.get("/decisions/lunch/full-version/", {"is_on": "1"})

    assert (answer.status_code, Participant.objects.count()) == (405, 0)


def test_switch_needs_the_token_of_its_page(decision):
    answer = switch(Client(enforce_csrf_checks=True), "1")

    assert (answer.status_code, Participant.objects.count()) == (403, 0)
    assert words(soup(answer).h1) == "This form is too old"


def test_switch_goes_on_to_a_page_of_this_site(client, decision):
    answer = switch(client, "1", next="/decisions/lunch/compare/?a=1")

    assert answer.headers["Location"] == "/decisions/lunch/compare/?a=1"


@pytest.mark.parametrize(
    "elsewhere",
    [
        "//evil.com",
        "/\\evil.com",
        "\\\\evil.com",
        "https://evil.com/",
        "http:///evil.com",
        "javascript:alert(1)",
        "///evil.com",
        "/%09/evil.com\r\nX: y",
        "brief",
        " //evil.com",
    ],
)
def test_switch_never_goes_on_to_another_site(client, decision, elsewhere):
    answer = switch(client, "1", next=elsewhere)

    assert answer.headers["Location"] in {
        "/decisions/lunch/brief/#version",
        "/%09/evil.com%0D%0AX:%20y",
    }
    assert "X" not in answer.headers


# --- Whose token it is -------------------------------------------------------------------


@pytest.mark.parametrize(
    "spoil",
    [
        lambda token: token[:-1],
        lambda token: "x" + token,
        lambda token: token.rsplit(":", 1)[0],
        lambda token: token + "x" * 10_000,
        lambda _: "token of 1:" + "a" * 43,
        lambda _: "%E2%80%AE<script>",
        lambda _: "",
    ],
    ids=["truncated", "edited", "unsigned", "10 KB", "another key", "no token", "empty"],
)
def test_spoilt_cookie_opens_no_sheet(browser_of, decision, spoil):
    sheet = ParticipantFactory(decision=decision, is_full_version=True)
    browser = browser_of(sheet)
    assert "B Salad" in words(soup(browser.get("/decisions/lunch/brief/")))

    browser.cookies[COOKIE] = spoil(browser.cookies[COOKIE].value)
    answer = browser.get("/decisions/lunch/brief/")

    assert answer.status_code == 200
    assert [words(item) for item in soup(answer).select("#options h3")] == ["A Soup"]


def test_sheet_of_another_browser_is_not_touched(browser_of, decision):
    own, other = (ParticipantFactory(decision=decision) for _ in range(2))

    switch(browser_of(own), "1")

    other.refresh_from_db()
    own.refresh_from_db()
    assert (own.is_full_version, other.is_full_version) == (True, False)


# --- Pages that say no -------------------------------------------------------------------


@pytest.mark.parametrize(
    "address",
    [
        "/nothing/",
        "/decisions/%00/brief/",
        "/decisions/../../etc/passwd",
        "/decisions/%3Cscript%3E/brief/",
        "/decisions/" + "a" * 5000 + "/brief/",
    ],
)
def test_unknown_address_says_what_to_do_next(client, address):
    answer = client.get(address)

    assert answer.status_code == 404
    page = soup(answer)
    assert words(page.h1) == "Nothing is here"
    assert page.select_one("main a.button")["href"] == "/"


def test_refused_right_says_what_to_do_next(rf):
    answer = defaults.permission_denied(rf.get("/"), PermissionDenied())

    assert answer.status_code == 403
    assert words(soup(answer).h1) == "This is not open to you"


@pytest.mark.parametrize(
    ("view", "status", "heading"),
    [
        (defaults.server_error, 500, "This page broke"),
        (
            lambda request: defaults.bad_request(request, ValueError()),
            400,
            "This request cannot be read",
        ),
    ],
)
def test_broken_page_needs_no_database(django_assert_num_queries, view, status, heading):
    with django_assert_num_queries(0):
        answer = view(RequestFactory().get("/"))

    assert answer.status_code == status
    assert words(soup(answer).h1) == heading
    assert soup(answer).select_one("main a.button")["href"] == "/"


def test_style_that_a_broken_page_names_is_there():
    page = get_template("500.html").render()

    for link in page.split('href="/static/')[1:]:
        name = link.split('"')[0]
        assert (Path(settings.BASE_DIR) / "static" / name).is_file()
