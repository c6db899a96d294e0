"""A second look at one's own answers: what is told, what is not, and to nobody else."""

import pytest
from django.template.loader import render_to_string

from options.sections import SECTIONS
from options.sections.contract import Whose
from options.sections.grounds import own_ground
from tests.reports.small_case import small_sheet

pytestmark = pytest.mark.django_db

FOUR = ("A", "B", "C", "D")
THREE = ("Safety", "Cost", "Time")


def told(sheet):
    return SECTIONS["bias"].tell(own_ground(sheet.decision, sheet, 0, {}))


def words(sheet):
    return " ".join(told(sheet).sentences)


def sheet_of(rows, weights, criteria=THREE):
    points = dict(zip("abcd", rows, strict=False))
    return small_sheet(points, weights=weights, names=FOUR[: len(rows)], criteria=criteria)


def test_one_impression_behind_all_scores_is_told():
    sheet = sheet_of([(90, 80, 85), (60, 50, 55), (10, 20, 15)], (40, 30, 30))

    assert "the mean correlation is 99" in words(sheet)


def test_scores_that_go_different_ways_are_no_halo():
    sheet = sheet_of([(90, 10, 50), (60, 50, 0), (10, 90, 100)], (40, 30, 30))

    assert "correlation" not in words(sheet)


def test_scales_of_which_little_was_used_are_counted():
    sheet = sheet_of([(50, 40, 90), (55, 45, 10)], (40, 30, 30))

    assert "On 2 of 3 criteria all options lie within 10 points." in words(sheet)


def test_heavy_criterion_whose_options_hardly_differ_is_named():
    sheet = sheet_of([(50, 10, 90), (55, 90, 10)], (60, 20, 20))

    assert (
        "\u2068Safety\u2069 has 60\xa0% of your weight, yet your scores on it span only 5"
        in words(sheet)
    )


def test_scores_that_fall_with_the_page_are_told_with_their_chance():
    sheet = sheet_of([(50, 50)] * 4, (50, 50), criteria=("Safety", "Cost"))
    ground = own_ground(sheet.decision, sheet, 0, {})
    shown = ground.basis.structure.shuffled(sheet.order_seed)
    for place, view in enumerate(shown):
        sheet.scores.filter(option=view.option).update(points=90 - 20 * place)

    found = words(sheet)

    assert f"fall from the first option on your page, \u2068{shown[0].name}\u2069" in found
    assert "Of all orders 8\xa0% would fit as well by chance" in found


def test_sheet_without_a_habit_is_told_so():
    sheet = sheet_of([(90, 10, 50), (60, 50, 0), (10, 90, 100)], (40, 30, 30))

    assert told(sheet).sentences[0].startswith("Nothing stands out")


def test_nothing_is_told_before_two_options_have_points():
    sheet = sheet_of([(90, 10, 50), (None, None, None)], (40, 30, 30))

    assert told(sheet) is None


def test_drawing_and_table_say_the_same():
    sheet = sheet_of([(90, 10, 50), (60, 50, 0), (10, 90, 100)], (40, 30, 30))

    (picture,) = told(sheet).pictures
    drawn = render_to_string(
        picture.drawing, {**picture.context, "title": picture.title, "sentence": "Drawn"}
    )

    assert picture.table.rows[0] == ("Safety", 10, 90, 80, 0.4)
    assert "10–90" in drawn


def test_only_the_person_has_it():
    section = SECTIONS["bias"]

    assert section.is_private
    assert section.of == {Whose.OWN}
