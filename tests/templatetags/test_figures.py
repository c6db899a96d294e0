import math

import pytest
from django.template import Context, Template
from django.utils import translation

from options.numbers import ordinal, percent, points, signed


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (70, "70"),
        (0, "0"),
        (100.0, "100"),
        (62.54, "62.5"),
        (62.55, "62.6"),
        (99.96, "100"),
        (-0.0, "0"),
        (-0.04, "0"),
        (0.1 + 0.2, "0.3"),
    ],
)
def test_points_are_whole_unless_they_are_not(value, written):
    assert points(value) == written


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (0.1234, "12\xa0%"),
        (0, "0\xa0%"),
        (1, "100\xa0%"),
        (0.125, "13\xa0%"),
        (0.145, "15\xa0%"),
        (-0.001, "0\xa0%"),
    ],
)
def test_percent_is_a_whole_number(value, written):
    assert percent(value) == written


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (30, "+30"),
        (-20, "\u221220"),
        (0, "0"),
        (-0.04, "0"),
        (12.5, "+12.5"),
        (-1.25, "\u22121.3"),
    ],
)
def test_difference_carries_its_sign(value, written):
    assert signed(value) == written


def test_places_are_counted_in_words():
    places = [1, 2, 3, 4, 10, 11, 12, 13, 21, 22, 23, 101, 111]

    assert [ordinal(place) for place in places] == [
        "1st", "2nd", "3rd", "4th", "10th", "11th", "12th", "13th", "21st", "22nd", "23rd",
        "101st", "111th",
    ]  # fmt: skip


@pytest.mark.parametrize("figure", [points, percent, signed, ordinal])
def test_what_is_missing_is_shown_as_missing_and_not_as_zero(figure):
    assert figure(None) == "–"


@pytest.mark.parametrize("figure", [points, percent, signed])
def test_a_sum_over_missing_scores_is_missing_too(figure):
    assert figure(math.nan) == "–"


def test_decimals_follow_the_language_of_the_page():
    with translation.override("de"):
        assert (points(62.5), signed(-62.5)) == ("62,5", "\u221262,5")


def test_figures_are_filters_of_a_template():
    filters = "{{ a|points }} {{ b|percent }} {{ c|signed }} {{ d|ordinal }}"
    template = Template("{% load figures %}" + filters)

    assert (
        template.render(Context({"a": 0, "b": 0.5, "c": -1, "d": 2})) == "0 50\xa0% \u22121 2nd"
    )
