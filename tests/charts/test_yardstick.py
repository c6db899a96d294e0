"""Marks on the yardstick lie where the points say and never cover each other."""

from itertools import combinations
from types import SimpleNamespace

from hypothesis import given
from hypothesis import strategies as st

from options.charts.yardstick import MARK, yardstick_of


def cells(*points):
    return [
        SimpleNamespace(
            points=number,
            view=SimpleNamespace(pk=index, letter=chr(65 + index % 26), name="x", tone=1),
        )
        for index, number in enumerate(points)
    ]


def test_ends_of_the_scale_are_the_ends_of_the_line():
    low, high = yardstick_of(cells(0, 100)).marks

    assert (float(low.x) + MARK / 2, float(high.x) + MARK / 2) == (16, 336)


def test_missing_scores_have_no_mark():
    assert [mark.points for mark in yardstick_of(cells(None, 0)).marks] == [0]


@given(st.lists(st.integers(0, 100), max_size=12))
def test_no_two_marks_overlap(points):
    marks = yardstick_of(cells(*points)).marks

    for one, other in combinations(marks, 2):
        apart = max(abs(float(one.x) - float(other.x)), abs(float(one.y) - float(other.y)))
        assert apart >= 20
