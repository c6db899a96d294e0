import csv
import io
import json
from datetime import UTC, datetime

import pytest
from django.conf import settings
from django.core import signing
from django.core.cache import cache
from django.test import Client

from options.models import Participant, RedLineSwitch, Score
from options.visitors import SALT
from tests.conftest import give_token
from tests.factories import (
    CriterionFactory,
    DecisionFactory,
    OptionFactory,
    ParticipantFactory,
    RedLineFactory,
    ScoreFactory,
    SwingFactory,
    UserFactory,
)
from tests.htmx import soup
from tests.queries import queries

pytestmark = pytest.mark.django_db

COOKIE = settings.PARTICIPANT_COOKIE_NAME
PAGE = "/decisions/lunch/sheet/"
CSV, JSON = f"{PAGE}sheet.csv", f"{PAGE}sheet.json"
START_OVER, DELETE = f"{PAGE}start-over/", f"{PAGE}delete/"
SECRET = "Known to me alone."
HOSTILE = ["<script>alert(1)</script>", "{{7*7}}", '"><img onerror=x>', "\u202etxt.exe", "=1+1"]


@pytest.fixture
def held() -> Participant:
    """A sheet with one reasoned score: Park on Cost, 70."""
    decision = DecisionFactory(slug="lunch", title="Lunch", question="Where to?")
    park = OptionFactory(decision=decision, key="park", name="Park")
    OptionFactory(decision=decision, key="room", name="Room")
    cost = CriterionFactory(decision=decision, key="cost", name="Cost")
    sheet = ParticipantFactory(decision=decision, recovery_code="maple-427-otter")
    ScoreFactory(participant=sheet, option=park, criterion=cost, points=70, rationale=SECRET)
    return sheet


@pytest.fixture(autouse=True)
def no_wrong_codes_so_far():
    cache.clear()


def words(node) -> str:
    return " ".join(node.get_text(" ").split())


def section(page, title: str):
    return page.select_one(f"section[aria-labelledby={title}-title]")


def shows(client: Client) -> bool:
    """Whether a browser gets to see the sheet in any of its three forms; all or none."""
    found = {SECRET in client.get(address).content.decode() for address in (PAGE, CSV, JSON)}
    assert len(found) == 1
    return found.pop()


def save_score(client: Client, points: int = 30):
    return client.post("/decisions/lunch/scores/room/cost/", score_fields(points))


def score_fields(points: int) -> dict[str, str]:
    room = Score.objects.get().option.decision.options.get(key="room")
    criterion = Score.objects.get().criterion
    start = f"c{room.pk}-{criterion.pk}-"
    return {f"{start}points": str(points), f"{start}change": "a-change", "change": "a-change"}


# --- The page -----------------------------------------------------------------------------


def test_page_shows_question_points_reason_and_what_is_missing(browser_of, held):
    Score.objects.update(saved_at=datetime(2026, 3, 1, 9, 30, tzinfo=UTC))

    page = soup(browser_of(held).get(PAGE))

    assert words(page.select_one("h1")) == "Lunch"
    assert words(page.select_one(".lead")) == "Where to?"
    assert words(page.select_one("header .small")) == (
        "1 of 2 answered · scores last saved on March 1, 2026 at 09:30 UTC "
        "· all options and criteria"
    )
    row = section(page, "points").select_one("tbody tr")
    assert [words(cell) for cell in row.select("th, td")] == [
        "Cost 100 %",
        "70 reason 1",
        "– no answer",
    ]
    assert words(section(page, "reasons").select_one("li")) == (
        f"back to the points of reason 1 A Park · 70 {SECRET}"
    )
    assert [words(line) for line in section(page, "missing").select("li")] == [
        "Cost : no answer yet for B Room",
        "Weights : you have not weighed the criteria, so all count alike",
    ]


def test_page_shows_ranges_confidence_and_cannot_judge(browser_of, held):
    room = held.decision.options.get(key="room")
    Score.objects.update(low=0, high=80, confidence="low", rationale="")
    ScoreFactory(
        participant=held,
        option=room,
        criterion=held.decision.criteria.get(),
        points=None,
        cannot_judge=True,
    )

    row = section(soup(browser_of(held).get(PAGE)), "points").select_one("tbody tr")

    assert [words(cell) for cell in row.select("td")] == [
        "70 0–80 ±30 (low confidence)",
        "can’t judge",
    ]


def test_zero_points_are_shown_as_zero(browser_of, held):
    Score.objects.update(points=0, low=0, rationale="")

    row = section(soup(browser_of(held).get(PAGE)), "points").select_one("tbody tr")

    assert words(row.select_one("td")) == "0 from 0"


def test_ranking_stands_with_totals_or_intervals(browser_of, held):
    rows = section(soup(browser_of(held).get(PAGE)), "ranking").select("tbody tr")

    assert [[words(cell) for cell in row.select("th, td")] for row in rows] == [
        ["open", "A Park", "70"],
        ["open", "B Room 1 criterion without points", "0–100"],
    ]


def test_weights_say_how_they_came_about(browser_of, held):
    Participant.objects.update(weighing="points")
    SwingFactory(participant=held, criterion=held.decision.criteria.get(), points=40, rank=1)

    part = section(soup(browser_of(held).get(PAGE)), "weights")

    assert words(part.select_one("p")).startswith("From the points that you gave")
    assert [words(cell) for cell in part.select("tbody th, tbody td")] == [
        "Cost", "1st", "40", "100 %",
    ]  # fmt: skip


def test_red_lines_stand_with_their_switch_and_who_is_out(browser_of, held):
    cost = held.decision.criteria.get()
    line = RedLineFactory(criterion=cost, name="Floor", fails_below=80)
    RedLineSwitch.objects.create(participant=held, red_line=line)

    part = section(soup(browser_of(held).get(PAGE)), "red-lines")

    assert words(part.select_one("li")) == (
        "Floor on An option is out with fewer than 80 points on Cost . "
        "Out: A Park Not known yet: B Room"
    )


def test_score_given_for_another_meaning_asks_to_be_checked(browser_of, held):
    held.decision.criteria.update(revision=2)

    page = soup(browser_of(held).get(PAGE))

    cell = section(page, "points").select_one("tbody td")
    assert words(cell) == "70 reason 1 ! check again"
    assert "Cost : please check again for A Park" in words(section(page, "missing"))
    assert section(page, "ranking") is None


def test_answers_on_a_parked_option_are_kept_in_view(browser_of, held):
    held.decision.options.filter(key="park").update(parked_at=datetime.now(UTC))

    part = section(soup(browser_of(held).get(PAGE)), "kept")

    assert words(part.select_one("li")) == f"Cost · A Park : 70 (the option is parked) {SECRET}"


def test_visitor_without_a_sheet_is_told_what_to_do(client, held):
    answer = client.get(PAGE)

    page = soup(answer)
    assert answer.status_code == 200
    assert words(page.select_one(".lead")).startswith("You have no answers on this decision")
    assert page.select_one("main .button")["href"] == "/decisions/lunch/compare/"
    assert [client.get(address).status_code for address in (CSV, JSON)] == [404, 404]


def test_print_button_is_hidden_until_a_script_shows_it(browser_of, held):
    button = soup(browser_of(held).get(PAGE)).select_one("[data-print]")

    assert button.has_attr("hidden")


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_are_shown_as_typed(browser_of, held, text):
    Score.objects.update(rationale=text)
    held.decision.options.filter(key="park").update(name=text)
    held.decision.criteria.update(name=text)
    held.decision.title = held.decision.question = text
    held.decision.save()

    answer = browser_of(held).get(PAGE)

    page = soup(answer)
    assert page.select_one("h1 bdi").get_text() == text
    assert page.select_one(".why bdi").get_text() == text
    assert page.select_one(".legend bdi").get_text() == text
    assert page.select_one(".points th[scope=row] bdi").get_text() == text
    assert page.select("main img, main script") == []


def test_reasons_keep_their_lines_and_length(browser_of, held):
    long = "word " * 399 + "\n\nend"
    Score.objects.update(rationale=long)

    assert soup(browser_of(held).get(PAGE)).select_one(".why bdi").get_text() == long


# --- The recovery code --------------------------------------------------------------------


def test_code_is_shown_on_demand_with_a_picture_of_the_address(browser_of, held):
    part = section(soup(browser_of(held).get(PAGE)), "code")

    details = part.select_one("details")
    assert not details.has_attr("open")
    assert details.select_one("code").get_text() == "maple-427-otter"
    assert words(details.select_one(".address")) == (
        "http://testserver/sheets/?code=maple-427-otter"
    )
    drawn = details.select_one("svg")
    assert [tag.name for tag in drawn.find_all(style=True)] == []
    assert not drawn.has_attr("style")


def test_address_of_the_site_is_used_where_it_is_set(browser_of, held, settings):
    settings.SITE_ADDRESS = "https://options.example.org"

    part = section(soup(browser_of(held).get(PAGE)), "code")

    assert words(part.select_one(".address")) == (
        "https://options.example.org/sheets/?code=maple-427-otter"
    )


def test_sheet_of_an_account_has_no_code_to_show(client, held):
    held.user = UserFactory()
    held.save()
    client.force_login(held.user)

    page = client.get(PAGE).content.decode()

    assert SECRET in page
    assert "maple-427-otter" not in page


def test_address_with_the_code_opens_nothing_by_itself(client, held):
    client.get("/sheets/", {"code": "maple-427-otter"})

    assert not shows(client)
    assert held.keys.count() == 0


def test_code_brings_the_sheet_to_a_second_browser_while_the_first_keeps_it(
    browser_of, client, held
):
    first = browser_of(held)

    client.post("/sheets/", {"code": "Maple 427 Otter"})

    assert shows(client)
    assert shows(first)


# --- Nobody else's ------------------------------------------------------------------------


def test_own_browser_sees_the_sheet(browser_of, held):
    assert shows(browser_of(held))


def test_another_browser_sees_nothing(browser_of, held):
    stranger = ParticipantFactory(decision=held.decision)

    assert not shows(Client())
    assert not shows(browser_of(stranger))


def test_another_account_sees_nothing_not_even_staff(held):
    held.user = UserFactory()
    held.save()
    for user in (UserFactory(), UserFactory(is_staff=True, is_superuser=True)):
        client = Client()
        client.force_login(user)

        assert not shows(client)


def test_cookie_that_was_edited_opens_nothing(browser_of, held):
    written = browser_of(held).cookies[COOKIE].value
    token, _, signature = written.rpartition(":")
    other = signing.Signer(salt="another").sign(token)
    for cookie in (f"{token}x:{signature}", token, other, written[:-1], written * 99, "", ":"):
        client = Client()
        client.cookies[COOKIE] = cookie

        assert not shows(client)

    assert signing.Signer(salt=SALT).unsign(written) == token


def test_sheet_of_an_account_is_there_on_another_device_after_log_in(held):
    held.user = UserFactory()
    held.save()
    laptop, phone = Client(), Client()
    laptop.force_login(held.user)

    assert shows(laptop)
    assert not shows(phone)
    phone.force_login(held.user)
    assert shows(phone)


def test_first_save_after_log_in_claims_the_sheet_and_log_out_hides_it(browser_of, held):
    browser, user = browser_of(held), UserFactory()
    browser.force_login(user)
    elsewhere = Client()
    elsewhere.force_login(user)

    assert (shows(browser), shows(elsewhere)) == (True, False)
    save_score(browser)
    assert (shows(browser), shows(elsewhere)) == (True, True)
    browser.post("/accounts/logout/")

    assert browser.cookies[COOKIE].value
    assert not shows(browser)
    assert sorted(Participant.objects.get().scores.values_list("points", flat=True)) == [30, 70]


def test_next_person_on_a_shared_laptop_begins_a_sheet_of_their_own(held):
    held.user = UserFactory()
    held.save()
    laptop = Client()
    give_token(laptop, "the laptop")
    laptop.force_login(held.user)
    laptop.post("/accounts/logout/")

    save_score(laptop)

    assert not shows(laptop)
    begun = Participant.objects.exclude(pk=held.pk).get()
    assert (begun.user, begun.scores.get().points) == (None, 30)
    assert held.scores.get().points == 70


# --- Files --------------------------------------------------------------------------------


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


# --- Starting over and deleting -----------------------------------------------------------


@pytest.mark.parametrize("address", [START_OVER, DELETE])
def test_question_is_asked_before_anything_is_gone(browser_of, held, address):
    answer = browser_of(held).get(address)

    page = soup(answer)
    assert page.select_one("main form")["action"] == address
    assert "1 answered cell would be gone." in words(page)
    assert Score.objects.count() == 1


def test_starting_over_empties_the_sheet_and_keeps_its_code(browser_of, held):
    client = browser_of(held)

    answer = client.post(START_OVER, follow=True)

    page = soup(answer)
    assert answer.redirect_chain == [(PAGE, 302)]
    assert (
        words(page.select_one(".messages")) == "Your sheet is empty now. You can begin again."
    )
    assert words(page.select_one(".sheet > .notice")).startswith("Your sheet is empty.")
    first = page.select_one(".sheet a.button")
    assert words(first) == "Begin with the first criterion"
    assert page.select("[data-print], [download]") == []
    assert page.select_one("code").get_text() == "maple-427-otter"
    assert Score.objects.count() == 0
    assert not shows(client)


def test_deleting_leads_home_and_says_so(browser_of, held):
    client = browser_of(held)

    answer = client.post(DELETE, follow=True)

    assert answer.redirect_chain == [("/", 302)]
    assert words(soup(answer).select_one(".messages")) == (
        "Your answers on “Lunch” are deleted, except in backups made before."
    )
    assert Participant.objects.count() == 0
    assert words(soup(client.get(PAGE)).select_one(".lead")).startswith("You have no answers")


@pytest.mark.parametrize("address", [START_OVER, DELETE])
def test_stranger_deletes_nothing(held, address):
    stranger = Client()

    assert stranger.get(address).status_code == 302
    assert stranger.post(address).status_code == 302
    assert Score.objects.count() == 1


@pytest.mark.parametrize("address", [START_OVER, DELETE])
def test_deed_without_a_token_is_refused(browser_of, held, address):
    client = Client(enforce_csrf_checks=True)
    client.cookies = browser_of(held).cookies

    assert client.post(address).status_code == 403
    assert Score.objects.count() == 1


def test_deleting_twice_says_the_same_and_breaks_nothing(browser_of, held):
    client = browser_of(held)

    first, again = client.post(DELETE), client.post(DELETE)

    assert (first.status_code, first.url) == (again.status_code, again.url) == (302, "/")


# --- Every address ------------------------------------------------------------------------


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

    assert len(asked) == 11
