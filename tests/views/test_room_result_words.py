"""What the room's result says where nobody differs, few came, or people were not asked."""

import csv
import io

import pytest
from django.test import Client
from django.urls import reverse

from options.models import Option, Reason, Score
from options.reports.others import complete_on
from tests.factories import NOON, RedLineFactory
from tests.htmx import soup
from tests.reports.crowd import Crowd, everybody

pytestmark = pytest.mark.django_db
AGREED = [[80, 70], [30, 40]]


def looked_at(crowd, name="console"):
    workshop = crowd.workshop
    client = Client()
    client.force_login(workshop.facilitator)
    key = workshop.wall_key if name == "wall" else workshop.slug
    page = soup(client.get(reverse(name, args=[key])))
    return " ".join(page.select_one("main, body").get_text(" ").split())


def room(people, answers=AGREED, at="results"):
    return Crowd().sit(people).answer([answers] * people).seal().at(at)


@pytest.mark.parametrize("screen", ["console", "wall", "room_results"])
@pytest.mark.parametrize("step", ["discuss", "results"])
def test_where_nobody_differs_the_second_option_is_told_what_it_needs(screen, step):
    crowd = room(6, at=step)
    second = crowd.options[1].name

    page = looked_at(crowd, screen)

    assert "Nobody differs: in every cell" in page
    is_short = (screen, step) == ("wall", "results")
    asks = f"What would have to be true for {second} to come first?" in page
    assert asks is ("It is 40 points behind." in page) is not is_short
    assert f"{second} draws level if the room's mean for {crowd.options[0].name}" in page
    assert "falls by 80 points (it is 80)" in page


def test_one_person_who_differs_is_somebody_who_differs():
    crowd = Crowd().sit(6).answer([AGREED] * 5 + [[[81, 70], [30, 40]]]).seal().at("results")

    assert "Nobody differs" not in looked_at(crowd, "room_results")


@pytest.mark.parametrize(
    ("people", "is_offered"), [(2, False), (3, True), (4, True), (5, False)]
)
def test_three_or_four_get_a_ranking_by_medians_after_a_warning_on_the_console(
    people, is_offered
):
    crowd = room(people)

    pages = {name: looked_at(crowd, name) for name in ("console", "room_results", "wall")}

    shown = {
        name for name, page in pages.items() if "can work out each other's answers" in page
    }
    assert shown == ({"console", "room_results"} if is_offered else set())


def test_line_that_asks_yes_or_no_says_that_nobody_was_asked():
    crowd = room(6)
    RedLineFactory(
        decision=crowd.workshop.decision,
        name="Lawful",
        criterion=None,
        fails_below=None,
        question="Is it lawful?",
    )

    page = looked_at(crowd, "room_results")

    assert "Lawful asks yes or no, which no round asks of people" in page
    assert "Is it lawful?" in page


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_no_text_of_a_room_becomes_a_formula(start):
    crowd = Crowd(privacy="named").sit(5, names=[f"{start}1+1"] * 5)
    crowd.answer(everybody([50] * 5)).seal()
    option, leaf = crowd.cell
    Option.objects.filter(pk=option.pk).update(name=f"{start}2+2")
    told = {"workshop": crowd.workshop, "option": option, "criterion": leaf, "made_at": NOON}
    Reason.objects.create(
        participant=crowd.seats[0].participant,
        round_number=1,
        text=f"{start}cmd",
        origin="talk",
        **told,
    )
    client = Client()
    client.force_login(crowd.workshop.facilitator)

    for file in ("answers.csv", "reasons.csv"):
        body = client.get(reverse("room_export", args=[crowd.workshop.slug, file])).content
        cells = [
            cell
            for row in csv.reader(io.StringIO(body.decode("utf-8-sig"), newline=""))
            for cell in row
        ]
        assert any(cell.startswith("'") for cell in cells)
        assert not any(cell.startswith(tuple("=+-@\t\r")) for cell in cells)


def test_carried_withdrawn_and_parked_stand_on_the_page_of_the_result():
    crowd = Crowd(options=3).sit(7)
    crowd.answer(everybody([50] * 7, options=3)).seal()
    crowd.answer(everybody([60] * 7, options=3), 2, carried=True).seal(2).leave(0)
    Option.objects.filter(pk=crowd.options[2].pk).update(parked_at=NOON)

    page = looked_at(crowd.at("results"), "room_results")

    assert "28 of its answers are carried over from the round before." in page
    assert "1 withdrawn since" in page
    assert f"Parked, so hidden from everybody and in no figure: {crowd.options[2].name}" in page


def test_together_the_wall_counts_who_has_finished_the_criterion():
    crowd = Crowd(pace="together").sit(3)
    crowd.answer([[[10, -1], [20, -1]], [[10, -1], [-1, -1]], [[-1, -1], [-1, 5]]]).at("score")

    page = looked_at(crowd, "wall")

    assert "1 of 3 have answered it for every option" in page
    assert complete_on(crowd.room, crowd.leaves[1]) == 0
    assert Score.objects.count() == 4
