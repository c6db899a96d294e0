import pytest
from django.conf import settings
from django.core.cache import cache
from django.test import Client

from options.models import Key
from options.views import attempts, sheets
from tests.factories import DecisionFactory, ParticipantFactory, UserFactory
from tests.htmx import soup

pytestmark = pytest.mark.django_db

COOKIE = settings.PARTICIPANT_COOKIE_NAME
UNKNOWN = "No sheet has this code. Check each word and the number."


@pytest.fixture(autouse=True)
def no_failures_so_far():
    cache.clear()


@pytest.fixture
def sheet():
    decision = DecisionFactory(slug="lunch", title="Lunch")
    return ParticipantFactory(decision=decision, recovery_code="maple-427-otter")


def errors(answer) -> list[str]:
    return [error.get_text() for error in soup(answer).select("#recovery-errors li")]


def words(node) -> str:
    return " ".join(node.get_text(" ").split())


def recover(client: Client, code: str, **more: str):
    return client.post("/sheets/", {"code": code}, **more)


# --- The list ----------------------------------------------------------------------------


def test_sheets_of_this_browser_lead_to_their_pages(browser_of, sheet):
    ParticipantFactory()

    page = soup(browser_of(sheet).get("/sheets/"))

    assert [words(title) for title in page.select(".sheets h2")] == ["Lunch"]
    assert page.select_one(".sheets h2 a")["href"] == "/decisions/lunch/sheet/"
    assert page.select_one(".sheets code").get_text() == "maple-427-otter"


def test_new_browser_is_told_how_to_begin_and_gets_no_cookie(client, sheet):
    page = soup(client.get("/sheets/"))

    assert words(page.select_one(".notice")).startswith(
        "There is no sheet on this browser yet."
    )
    assert page.select_one(".sheets") is None
    assert COOKIE not in client.cookies


def test_account_sees_its_sheets_on_every_browser(client, sheet):
    sheet.user = UserFactory()
    sheet.save()
    client.force_login(sheet.user)

    page = soup(client.get("/sheets/"))

    assert "in your account" in words(page.select_one(".sheets li"))
    assert page.select_one(".sheets code") is None


def test_sheet_on_a_decision_that_was_withdrawn_is_kept_without_links(browser_of, sheet):
    sheet.decision.is_published = False
    sheet.decision.save()

    line = soup(browser_of(sheet).get("/sheets/")).select_one(".sheets li")

    assert line.select("a") == []
    assert "Your answers are kept." in words(line)


# --- Coming back -------------------------------------------------------------------------


@pytest.mark.parametrize(
    "typed",
    [
        "maple-427-otter",
        " Maple 427 OTTER ",
        "maple\u2013427\u2013otter",
        "ｍａｐｌｅ-427-otter",
        "maple-427\u200b-otter",
    ],
)
def test_recovery_code_opens_the_sheet_on_a_new_browser(client, sheet, typed):
    answer = recover(client, typed)

    assert (answer.status_code, answer.headers["Location"]) == (
        302,
        "/decisions/lunch/results/",
    )
    assert words(soup(client.get("/sheets/")).select_one(".sheets h2")) == "Lunch"


def test_wrong_code_is_kept_as_typed_and_explained(client, sheet):
    answer = recover(client, 'maple-428-otter"><b>')

    assert (answer.status_code, errors(answer)) == (422, [UNKNOWN])
    field = soup(answer).select_one("#recovery-code")
    assert (field["value"], field["aria-invalid"]) == ('maple-428-otter"><b>', "true")
    assert Key.objects.count() == 0


@pytest.mark.parametrize("typed", ["", "   "])
def test_empty_recovery_code_is_asked_for(client, typed):
    answer = recover(client, typed)

    assert answer.status_code == 422
    assert errors(answer) == ["Type your recovery code, such as maple-427-otter."]


@pytest.mark.parametrize(
    "typed", ["x" * 10_000, "maple\x00-427-otter", "\ud83d\ude00", "' OR 1=1"]
)
def test_text_that_is_no_recovery_code_is_refused(client, sheet, typed):
    assert (
        recover(client, typed.encode("utf-16", "surrogatepass").decode("utf-16")).status_code
        == 422
    )


def test_account_with_a_sheet_of_its_own_is_told_how_to_open_the_other(client, sheet):
    own = ParticipantFactory(decision=sheet.decision, user=UserFactory())
    client.force_login(own.user)

    answer = recover(client, "maple-427-otter")

    assert (answer.status_code, errors(answer)) == (
        422,
        ["You already have a sheet on “Lunch” in your account. Log out to open the other one."],
    )
    assert soup(answer).select_one("#recovery-code")["value"] == "maple-427-otter"
    assert Key.objects.count() == 0


def test_account_without_a_sheet_there_opens_the_nameless_one(client, sheet):
    client.force_login(UserFactory())

    assert recover(client, "maple-427-otter").headers["Location"] == (
        "/decisions/lunch/results/"
    )


def test_code_of_an_account_opens_nothing_for_others(client, sheet):
    sheet.user = UserFactory()
    sheet.save()

    assert errors(recover(client, "maple-427-otter")) == [UNKNOWN]


def test_code_of_a_withdrawn_decision_leads_to_the_sheets(client, sheet):
    sheet.decision.is_published = False
    sheet.decision.save()

    assert recover(client, "maple-427-otter").headers["Location"] == "/sheets/"


def test_recovering_needs_the_token_of_its_page(sheet):
    answer = recover(Client(enforce_csrf_checks=True), "maple-427-otter")

    assert (answer.status_code, Key.objects.count()) == (403, 0)


# --- Not by the thousand -----------------------------------------------------------------


def test_eleventh_wrong_code_from_one_address_must_wait(client, sheet):
    answers = [recover(client, f"wrong-{n}") for n in range(11)]

    assert [answer.status_code for answer in answers] == [422] * 10 + [429]
    assert errors(answers[-1]) == ["Too many codes were wrong. Try again in 10 minutes."]
    assert 590 < int(answers[-1].headers["Retry-After"]) <= 600
    assert soup(answers[-1]).select_one("#recovery-code")["value"] == "wrong-10"


def test_waiting_holds_for_the_right_code_too(client, sheet):
    for n in range(10):
        recover(client, f"wrong-{n}")

    assert recover(client, "maple-427-otter").status_code == 429
    assert Key.objects.count() == 0


def test_another_address_need_not_wait(client, sheet):
    for n in range(10):
        recover(client, f"wrong-{n}")

    assert recover(client, "maple-427-otter", REMOTE_ADDR="192.0.2.7").status_code == 302


def test_forwarded_address_of_an_untrusted_hop_is_no_way_round(client, sheet):
    answers = [
        recover(client, "wrong", headers={"X-Forwarded-For": f"192.0.2.{n}"}) for n in range(11)
    ]

    assert answers[-1].status_code == 429


def test_right_and_empty_codes_do_not_count(client, sheet):
    for _ in range(12):
        assert recover(client, "maple-427-otter").status_code == 302
        assert recover(client, "").status_code == 422


def test_site_as_a_whole_waits_after_wrong_codes_from_everywhere(client, sheet, monkeypatch):
    monkeypatch.setattr(sheets, "SHEETS", attempts.Lock("few", 10, 3))
    for n in range(3):
        recover(client, "wrong", REMOTE_ADDR=f"192.0.2.{n}")

    assert recover(client, "maple-427-otter", REMOTE_ADDR="192.0.2.9").status_code == 429


def test_wrong_codes_are_forgotten_after_ten_minutes(client, sheet, monkeypatch):
    now = attempts.time.time()
    monkeypatch.setattr(attempts.time, "time", lambda: now)
    for n in range(10):
        recover(client, f"wrong-{n}")

    monkeypatch.setattr(attempts.time, "time", lambda: now + 599)
    assert errors(recover(client, "x")) == ["Too many codes were wrong. Try again in 1 minute."]
    monkeypatch.setattr(attempts.time, "time", lambda: now + 601)
    assert recover(client, "maple-427-otter").status_code == 302


# --- Leaving -----------------------------------------------------------------------------


def test_forgotten_browser_opens_nothing_and_the_sheet_is_kept(browser_of, sheet):
    browser = browser_of(sheet)

    page = soup(browser.post("/sheets/forget/", follow=True))

    assert page.select_one(".sheets") is None
    assert "open one with its recovery code" in words(page.select_one(".messages"))
    assert recover(browser, "maple-427-otter").status_code == 302


def test_browser_is_not_forgotten_by_looking_at_the_address(browser_of, sheet):
    browser = browser_of(sheet)

    assert browser.get("/sheets/forget/").status_code == 405
    assert browser.cookies[COOKIE].value != ""


def test_what_is_kept_is_said_in_plain_words(client):
    page = soup(client.get("/privacy/"))

    assert words(page.h1) == "What is kept"
    assert words(page.title) == "What is kept · Policy Options"
    assert page.select_one("main a[href='/sheets/']") is not None


def test_address_of_the_qr_code_fills_in_the_code_and_opens_nothing(client, sheet):
    page = soup(client.get("/sheets/", {"code": "maple-427-otter"}))

    assert page.select_one("input[name=code]")["value"] == "maple-427-otter"
    assert page.select_one(".sheets") is None


@pytest.mark.parametrize(
    ("days", "sentence"),
    [
        (30, "A sheet without an account that nobody has changed for 30 days is deleted."),
        (0, "A sheet stays until you delete it, however long nobody uses it."),
    ],
)
def test_page_on_what_is_kept_says_how_long_a_sheet_stays(client, settings, days, sentence):
    settings.UNUSED_SHEETS_DAYS = days

    assert sentence in words(soup(client.get("/privacy/")).select_one("article"))
