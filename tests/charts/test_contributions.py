"""Totals as bars of pieces."""

import pytest

from options.charts.contributions import COLOURS, colour_of, contributions_of
from options.reports.results import results_for
from tests.reports.small_case import POINTS, small_sheet

pytestmark = pytest.mark.django_db


def picture(sheet):
    return contributions_of(results_for(sheet.decision, sheet).figures.ranking)


def test_pieces_stand_end_to_end_on_the_scale_of_the_total():
    train = picture(small_sheet()).bands[0].bars[0]

    assert [(block.x, block.width) for block in train.blocks] == [
        ("0.000%", "48.000%"),
        ("48.000%", "16.000%"),
    ]
    assert (train.end, train.open_width) == ("64.000%", "0.000%")


def test_missing_score_leaves_the_rest_of_the_bar_open():
    train = picture(small_sheet({**POINTS, "train": (80, None)})).bands[0].bars[0]

    assert (train.end, train.open_width) == ("48.000%", "40.000%")


def test_piece_of_nothing_is_not_drawn():
    (band,) = picture(small_sheet({"train": (0, 50)}, names=("Train",))).bands

    assert [block.criterion.name for block in band.bars[0].blocks] == ["Cost"]


@pytest.mark.parametrize("count", [1, 2, 6, 9, 10, 60])
def test_colours_run_from_first_to_last_and_repeat_only_when_they_must(count):
    colours = [colour_of(place, count) for place in range(count)]

    assert colours == sorted(colours)
    assert len(set(colours)) == min(count, COLOURS)
    assert max(colours) < COLOURS
