"""The page of a sheet: what was answered and what is missing."""

from datetime import UTC, datetime

import pytest

from options.models import Participant, RedLineSwitch, Score
from tests.factories import (
    RedLineFactory,
    ScoreFactory,
    SwingFactory,
)
from tests.htmx import soup
from tests.views.sheet.pages import CSV, JSON, PAGE, SECRET, section, words

pytestmark = pytest.mark.django_db
HOSTILE = ["<script>alert(1)</script>", "{{7*7}}", '"><img onerror=x>', "\u202etxt.exe", "=1+1"]


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
