"""How often each whole point was given in each cell."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from options.analysis.disagreement.counts import (
    counts_of_points,
    first_points,
    grouped,
    whole_points,
)
from tests.analysis.disagreement.rooms_of_points import rooms


def test_a_room_without_people_is_counted_as_empty():
    assert counts_of_points(np.empty((0, 2, 3))).sum() == 0
    assert counts_of_points(np.empty((4, 0, 3))).shape == (0, 3, 101)


@settings(max_examples=40)
@given(points=rooms(), seed=st.integers(0, 99))
def test_the_order_of_people_does_not_matter(points, seed):
    order = np.random.default_rng(seed).permutation(len(points))

    assert (counts_of_points(points[order]) == counts_of_points(points)).all()


@pytest.mark.parametrize("people", [1, 2047, 2048, 2049, 4097])
@pytest.mark.parametrize("options", [1, 31, 32, 33, 65])
def test_answers_are_counted_once_however_many_there_are(people, options):
    rng = np.random.default_rng(people)
    answers = rng.integers(0, 101, (people, options, 1)).astype(np.uint8)
    answers[rng.random(answers.shape) < 0.1] = 255

    counts = counts_of_points(answers)

    for option in (0, options // 2, options - 1):
        column = answers[:, option, 0]
        expected = np.bincount(column[column != 255], minlength=101)
        assert counts[option, 0].tolist() == expected.tolist()


def test_small_whole_numbers_are_counted_like_any_others():
    points = np.array([[[10.0, np.nan]], [[100.0, 0.0]]])
    answers = whole_points(points)

    assert answers.dtype == np.uint8
    assert answers.tolist() == [[[10, 255]], [[100, 0]]]
    assert whole_points(answers) is answers
    assert (counts_of_points(answers) == counts_of_points(points)).all()


@settings(max_examples=40)
@given(groups=st.integers(1, 101))
def test_groups_mirror_each_other_around_the_middle(groups):
    starts = first_points(groups)
    sizes = np.diff([*starts, 101])

    assert starts[0] == 0
    assert max(sizes) - min(sizes) <= 1
    if groups % 2 == 1:
        assert sizes.tolist() == sizes[::-1].tolist()
    else:
        assert 50 in starts


@settings(max_examples=40)
@given(steps=st.integers(2, 101))
def test_each_step_of_a_scale_has_a_group_of_its_own(steps):
    points = np.round(np.linspace(0, 100, steps)).astype(int)

    groups = np.searchsorted(first_points(steps), points, side="right") - 1

    assert groups.tolist() == list(range(steps))


@settings(max_examples=40)
@given(points=rooms(), groups=st.integers(1, 101))
def test_no_answer_is_lost_in_a_picture(points, groups):
    counts = counts_of_points(points)

    picture = grouped(counts, groups)

    assert picture.sum(axis=-1).tolist() == counts.sum(axis=-1).tolist()
    starts = first_points(groups)
    answers = points[:, 0, 0][~np.isnan(points[:, 0, 0])]
    places = np.searchsorted(starts, answers, side="right") - 1
    assert picture[0, 0].tolist() == np.bincount(places, minlength=groups).tolist()


@pytest.mark.parametrize("odd", [0.5, 101.0, -1.0, 255.0, np.inf, -np.inf, 356.0])
def test_points_that_are_no_whole_points_are_refused(odd):
    points = np.array([[[1.0, 2.0]], [[3.0, odd]]])

    for figure in (whole_points, counts_of_points):
        with pytest.raises(ValueError, match=r"from 0 to 100 \(table 2, row 1, column 2\)"):
            figure(points)


@pytest.mark.parametrize("odd", [101, 200, 254])
def test_small_numbers_that_are_no_points_are_refused(odd):
    points = np.array([[[1, 2]], [[3, odd]]], dtype=np.uint8)

    for figure in (whole_points, counts_of_points):
        with pytest.raises(ValueError, match=r"from 0 to 100 \(table 2, row 1, column 2\)"):
            figure(points)


def test_points_without_people_or_cells_are_refused():
    with pytest.raises(ValueError, match="one table of options by criteria for each person"):
        counts_of_points([[1.0, 2.0]])


@pytest.mark.parametrize("groups", [0, 102])
def test_a_number_of_groups_that_cannot_be_made_is_refused(groups):
    with pytest.raises(ValueError, match="1 to 101 groups"):
        first_points(groups)
