"""A spread as dots: one dot a person, however many there are."""

import re
from itertools import pairwise

import pytest

from options.charts.spread import PHONE, WALL, spread_picture
from options.models import Criterion, Option
from options.reports.others.rules import Why
from options.reports.others.spread import Dot, Spread


def spread(*dots, median=50.0, lower=40.0, upper=60.0, **more):
    told = {"option": Option(), "criterion": Criterion(), "round_number": 1, "why": Why.SHOWN}
    people = sum(dot.people for dot in dots)
    figures = {"median": median, "lower": lower, "upper": upper, "n": people}
    return Spread(**{**told, "dots": dots, **figures, **more})


def places(picture):
    """Where the dots lie."""
    return [
        (float(x), float(y)) for x, y in re.findall(r"M([\d.-]+) ([\d.-]+)h0", picture.dots)
    ]


def test_dots_stand_one_on_another_over_their_points():
    picture = spread_picture(spread(Dot(0, 1), Dot(50, 2), Dot(100, 2)), WALL)

    assert [x for x, _y in places(picture)] == [44, 600, 600, 1156, 1156]
    assert len({y for _x, y in places(picture)}) == 2


def test_points_between_the_tens_go_to_the_nearest_five():
    picture = spread_picture(spread(Dot(48, 3), Dot(70, 2)), WALL)

    assert sorted({x for x, _y in places(picture)}) == [WALL.x_of(50), WALL.x_of(70)]


@pytest.mark.parametrize("frame", [WALL, PHONE])
@pytest.mark.parametrize(
    "dots",
    [
        [Dot(70, 300)],
        [Dot(points, 27) for points in range(0, 101, 10)],
        [Dot(points, 3) for points in range(101)],
    ],
)
def test_three_hundred_people_have_three_hundred_dots_that_do_not_cover_each_other(frame, dots):
    picture = spread_picture(spread(*dots), frame)
    found, size = places(picture), float(picture.dot_size)

    assert len(found) == sum(dot.people for dot in dots)
    assert len(set(found)) == len(found)
    assert min(y for _x, y in found) - size / 2 >= float(picture.top)
    by_row = sorted(found, key=lambda place: (place[1], place[0]))
    gaps = [b[0] - a[0] for a, b in pairwise(by_row) if a[1] == b[1]]
    assert min(gaps, default=size) >= size - 0.1


def test_own_points_are_a_triangle_under_the_ruler_and_nothing_without_them():
    dots = spread(Dot(50, 5))

    assert spread_picture(dots, PHONE, own=0).own.shape.startswith("M14 ")
    assert spread_picture(dots, PHONE, own=None).own is None


def test_round_before_is_a_line_of_its_own():
    before = spread(Dot(20, 5), median=20.0)

    assert spread_picture(spread(Dot(50, 5)), WALL, before=before).before.x == "266.4"


@pytest.mark.parametrize("median", [0.0, 50.0, 100.0])
def test_words_over_a_median_stay_inside_the_picture(median):
    line = spread_picture(spread(Dot(50, 5), median=median), PHONE).median

    half = PHONE.letters * 0.58 * 34 / 2
    assert half <= float(line.words_x) <= PHONE.width - half


def test_hidden_spread_has_no_picture():
    assert spread_picture(spread(why=Why.FEW), WALL) is None
