"""How the answers to each cell lie."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from options.analysis.disagreement.cells import CellFigures, cell_figures, percentiles
from options.analysis.disagreement.counts import counts_of_points, grouped
from tests.analysis.disagreement.rooms_of_points import one_cell, rooms

FIGURES = tuple(CellFigures.__dataclass_fields__)


def test_figures_of_a_cell_are_those_worked_out_by_hand():
    # 10, 20, 40, 90: mean 40, median 30; quartiles at places 0.75 and 2.25 of 0 to 3, so
    # 10 + 0.75 x 10 = 17.5 and 40 + 0.25 x 50 = 52.5; squares 900 + 400 + 0 + 2500 = 3800.
    figures = cell_figures(one_cell(10, 20, 40, 90))

    assert figures.number == 4
    assert (figures.mean, figures.median) == (40.0, 30.0)
    assert (figures.lower_quartile, figures.upper_quartile) == (17.5, 52.5)
    assert figures.interquartile_range == 35.0
    assert figures.standard_deviation == pytest.approx(np.sqrt(3800 / 3))
    assert (figures.lowest, figures.highest) == (10.0, 90.0)
    assert figures.is_disputed


def test_the_mean_and_spread_of_a_published_example():
    # Wikipedia, "Standard deviation", basic examples: 2, 4, 4, 4, 5, 5, 7, 9 have mean 5 and
    # squares of 32 about it; with n - 1 the deviation is sqrt(32 / 7), about 2.1.
    figures = cell_figures(one_cell(2, 4, 4, 4, 5, 5, 7, 9))

    assert figures.mean == 5.0
    assert figures.standard_deviation == pytest.approx(np.sqrt(32 / 7))
    assert round(float(figures.standard_deviation), 1) == 2.1


@pytest.mark.parametrize(
    ("percents", "averaged", "expected"),
    [
        # Published with the data 6, 7, 15, 36, 39, 40, 41, 42, 43, 47, 49 (Wikipedia,
        # "Quartile", example 1): including the median, as type 7 does for an odd number of
        # answers, gives 25.5, 40, 42.5.
        ([25, 50, 75], False, [25.5, 40.0, 42.5]),
        # Excluding it gives 15, 40, 43, and type 2 agrees.
        ([25, 50, 75], True, [15.0, 40.0, 43.0]),
        ([0, 100], False, [6.0, 49.0]),
        ([0, 100], True, [6.0, 49.0]),
    ],
)
def test_quartiles_are_the_published_ones(percents, averaged, expected):
    counts = one_cell(6, 7, 15, 36, 39, 40, 41, 42, 43, 47, 49)

    assert percentiles(counts, percents, averaged=averaged).tolist() == expected


def test_quartiles_of_an_even_number_are_the_published_ones():
    # Wikipedia, "Quartile", example 2: 7, 15, 36, 39, 40, 41 has the quartiles 15, 37.5, 40
    # by the median of each half, which type 2 reproduces; type 7 gives 20.25, 37.5, 39.75.
    counts = one_cell(7, 15, 36, 39, 40, 41)

    assert percentiles(counts, [25, 50, 75], averaged=True).tolist() == [15.0, 37.5, 40.0]
    assert percentiles(counts, [25, 50, 75]).tolist() == [20.25, 37.5, 39.75]


def test_a_cell_is_disputed_only_beyond_a_quarter_of_the_scale():
    at_the_line = cell_figures(one_cell(20, 20, 45, 45))
    beyond = cell_figures(one_cell(20, 20, 46, 46))

    assert (at_the_line.interquartile_range, at_the_line.is_disputed) == (25.0, False)
    assert (beyond.interquartile_range, beyond.is_disputed) == (26.0, True)


def test_a_single_answer_has_a_middle_but_no_deviation():
    figures = cell_figures(one_cell(70, np.nan))

    assert figures.number == 1
    assert (figures.mean, figures.median, figures.interquartile_range) == (70.0, 70.0, 0.0)
    assert np.isnan(figures.standard_deviation)
    assert not figures.is_disputed


def test_a_cell_that_nobody_answered_has_no_figures():
    figures = cell_figures(one_cell(np.nan, np.nan))

    assert figures.number == 0
    assert not figures.is_disputed
    for name in FIGURES[1:-1]:
        assert np.isnan(getattr(figures, name)), name


def test_equal_answers_have_no_spread_at_all():
    figures = cell_figures(one_cell(*[37] * 4999))

    assert (figures.standard_deviation, figures.interquartile_range) == (0.0, 0.0)


@settings(max_examples=40)
@given(points=rooms())
def test_figures_are_those_found_by_sorting(points):
    figures = cell_figures(counts_of_points(points))

    for place in np.ndindex(points.shape[1:]):
        answers = points[(slice(None), *place)]
        answers = answers[~np.isnan(answers)]
        assert figures.number[place] == len(answers)
        if len(answers) == 0:
            continue
        quartiles = np.percentile(answers, [25, 50, 75])
        assert figures.lower_quartile[place] == pytest.approx(quartiles[0], abs=1e-12)
        assert figures.median[place] == pytest.approx(quartiles[1], abs=1e-12)
        assert figures.upper_quartile[place] == pytest.approx(quartiles[2], abs=1e-12)
        assert figures.mean[place] == pytest.approx(answers.mean(), abs=1e-12)
        assert (figures.lowest[place], figures.highest[place]) == (min(answers), max(answers))
        if len(answers) > 1:
            assert figures.standard_deviation[place] == pytest.approx(np.std(answers, ddof=1))


@settings(max_examples=40)
@given(points=rooms(), percent=st.integers(0, 100))
def test_averaged_percentiles_are_those_found_by_sorting(points, percent):
    answers = points[~np.isnan(points)]
    counts = np.bincount(answers.astype(int), minlength=101)

    found = percentiles(counts, [percent], averaged=True)[0]

    if len(answers) == 0:
        assert np.isnan(found)
    else:
        place, rest = divmod(len(answers) * percent, 100)
        near = np.sort(answers)[[max(place - (rest == 0), 0), min(place, len(answers) - 1)]]
        assert found == pytest.approx(near.mean(), abs=1e-12)


@settings(max_examples=40)
@given(points=rooms())
def test_mirrored_answers_have_mirrored_figures(points):
    ahead, turned = (cell_figures(counts_of_points(room)) for room in (points, 100 - points))

    assert turned.mean == pytest.approx(100 - ahead.mean, nan_ok=True)
    assert turned.upper_quartile == pytest.approx(100 - ahead.lower_quartile, nan_ok=True)
    assert turned.standard_deviation == pytest.approx(ahead.standard_deviation, nan_ok=True)


@pytest.mark.parametrize(
    ("counts", "problem"),
    [
        ([1, 2, 3], "101 counts for each cell"),
        ([], "at least one count"),
        (7, "at least one count"),
        ([0] * 100 + [-1], r"must not be negative \(place 101\)"),
        ([0.5] + [0] * 100, r"must be whole numbers \(place 1\)"),
        ([np.nan] + [0] * 100, "must be whole numbers"),
    ],
)
def test_counts_that_nobody_can_have_counted_are_refused(counts, problem):
    for figure in (cell_figures, lambda table: grouped(table, 5)):
        with pytest.raises(ValueError, match=problem):
            figure(counts)


def test_counts_may_be_whole_numbers_of_any_type():
    counts = one_cell(10, 20).astype(float)

    assert cell_figures(counts).mean == 15.0
    assert cell_figures(counts.astype(np.uint16)).mean == 15.0


@pytest.mark.parametrize("percent", [-1, 101, 12.5])
def test_percentages_that_do_not_exist_are_refused(percent):
    with pytest.raises(ValueError, match="percentages must be whole numbers from 0 to 100"):
        percentiles(one_cell(10), [percent])
