"""Shares of places as stacked bars."""

import pytest

from options.charts.places import place_bars_of
from options.reports.results import results_for
from tests.reports.small_case import small_sheet

pytestmark = pytest.mark.django_db


def test_option_that_is_always_last_is_one_full_block():
    sheet = small_sheet()
    *_, wait = place_bars_of(results_for(sheet.decision, sheet).figures.sureness)

    (block,) = wait.blocks
    assert (block.place.rank, block.x, block.width) == (3, "0.000%", "100.000%")


def test_blocks_stand_end_to_end():
    sheet = small_sheet(confidence="medium")
    train, *_ = place_bars_of(results_for(sheet.decision, sheet).figures.sureness)

    first, second = train.blocks
    assert (first.x, second.x) == ("0.000%", first.width)
    assert first.place.share + second.place.share == pytest.approx(1)
