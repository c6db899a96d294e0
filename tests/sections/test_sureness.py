"""How sure that is: shares of places, and what one would have to believe."""

import pytest
from django.template.loader import render_to_string

from options.sections import SECTIONS
from options.sections.grounds import own_ground
from tests.reports.small_case import small_sheet

pytestmark = pytest.mark.django_db

TWO = ("Train", "Share")


def told(sheet):
    return SECTIONS["sureness"].tell(own_ground(sheet.decision, sheet, 0, {}))


def drawn(picture):
    return render_to_string(
        picture.drawing, {**picture.context, "title": picture.title, "sentence": "Drawn"}
    )


def opposed():
    """Train is better by 40 on safety, Share by 40 on cost: each leads above a half."""
    return small_sheet({"train": (90, 50), "share": (50, 90)}, names=TWO, weights=(70, 30))


def test_shares_are_told_with_number_and_error_of_the_draws():
    sentences = told(small_sheet({"train": (90, 90), "share": (10, 10)}, names=TWO)).sentences

    assert sentences == (
        "\u2068Train\u2069 comes first in 100\xa0% of the draws, \u2068Share\u2069 in 0\xa0%.",
        "First in none of them: \u2068Share\u2069.",
        "There were 10,000 draws, so a share may be off by 1\xa0%.",
    )


def test_open_order_is_told_by_name():
    sentences = told(small_sheet({"train": (60, 60), "share": (60, 60)}, names=TWO)).sentences

    assert (
        "The order of these is not settled in 90\xa0% of the draws: \u2068Train\u2069,"
        " \u2068Share\u2069." in sentences
    )


def test_weights_that_speak_for_an_option_are_the_middle_of_those_that_put_it_first():
    picture = told(opposed()).pictures[2]
    rows = {row[0]: row[1:] for row in picture.table.rows}

    # All weights of safety from 0.5 to 1 put Train first, in the middle 0.75; Share the others.
    assert rows["Safety"] == pytest.approx((0.7, 0.75, 0.25), abs=0.01)
    assert rows["Confidence"][1:] == pytest.approx((1, 1), abs=0.01)


def test_what_one_would_have_to_believe_is_said_against_the_weights_now():
    sentence = told(opposed()).pictures[2].sentence

    assert (
        "For \u2068Share\u2069 speak weights of about 75\xa0% on \u2068Cost\u2069 (now 30\xa0%)"
        " and 25\xa0% on \u2068Safety\u2069 (now 70\xa0%)."
    ) in sentence


def test_single_criterion_leaves_nothing_to_believe():
    sheet = small_sheet(
        {"train": (90,), "share": (50,)}, names=TWO, criteria=("Safety",), weights=(100,)
    )

    assert [picture.name for picture in told(sheet).pictures] == ["places", "heat"]


def test_every_picture_has_all_rows_and_the_table_their_shares():
    found = told(opposed())

    assert all("Train" in drawn(picture) for picture in found.pictures[:2])
    assert "75\xa0%" in drawn(found.pictures[2])
    assert sum(found.pictures[0].table.rows[0][1:]) == pytest.approx(1)


def test_places_from_the_fourth_on_are_one_block():
    points = {name: (100 - 5 * at, 50) for at, name in enumerate("abcdef")}
    sheet = small_sheet(points, names=tuple("ABCDEF"), confidence="low")

    assert "4th+" in drawn(told(sheet).pictures[0])
