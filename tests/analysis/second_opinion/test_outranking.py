"""The kernel of an outranking relation, with circles taken as one option."""

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from options.analysis.second_opinion.outranking import kernel
from tests.analysis.second_opinion.tables import few


def relation(seed):
    rng = np.random.default_rng(seed)
    count = rng.integers(1, 6)
    return rng.random((count, count)) < rng.choice([0.15, 0.3, 0.6])


relations = st.integers(0, 2**32 - 1).map(relation)


def table(count, *pairs):
    outranks = np.zeros((count, count), dtype=bool)
    for above, below in pairs:
        outranks[above, below] = True
    return outranks


def test_in_a_chain_every_second_option_is_in_the_kernel():
    found = kernel(table(4, (0, 1), (1, 2), (2, 3)))

    assert found.members == (0, 2)
    assert found.circles == ()
    assert found.not_outranked == (0,)


def test_a_circle_is_in_or_out_as_one():
    # By hand: 0 and 1 outrank each other; 2 outranks 3, which is in a circle with 4 and 5.
    found = kernel(table(6, (0, 1), (1, 0), (2, 3), (3, 4), (4, 5), (5, 3)))

    assert found.members == (0, 1, 2)
    assert found.circles == ((0, 1), (3, 4, 5))
    assert found.not_outranked == (2,)


def test_where_all_are_in_one_circle_all_are_left():
    found = kernel(table(3, (0, 1), (1, 2), (2, 0)))

    assert found.members == (0, 1, 2)
    assert found.circles == ((0, 1, 2),)
    assert found.not_outranked == ()


def test_the_graph_of_seven_cars_has_the_kernel_that_vincke_prints():
    # Vincke (1992), Multicriteria Decision-Aid, section on ELECTRE I: the kernels 2, 4, 7 and
    # 2, 5, 7, because 4 and 5 outrank each other; as one they are all in.
    found = kernel(table(7, (1, 0), (1, 2), (3, 2), (3, 4), (3, 5), (4, 2), (4, 3), (4, 5)))

    assert [member + 1 for member in found.members] == [2, 4, 5, 7]
    assert found.circles == ((3, 4),)


def test_the_diagonal_is_not_read_and_the_table_is_left_as_it_was():
    outranks = np.eye(2, dtype=bool)

    assert kernel(outranks).members == (0, 1)
    assert outranks.all(axis=0).tolist() == [False, False]
    assert outranks.diagonal().all()


@few
@given(outranks=relations)
def test_the_kernel_is_the_only_set_that_fits_its_definition(outranks):
    count = len(outranks)
    np.fill_diagonal(outranks, val=False)
    reach = outranks | np.eye(count, dtype=bool)
    for _ in range(count):
        reach = reach @ reach
    together = reach & reach.T

    def fits(members):
        inside = np.isin(np.arange(count), members)
        is_whole = all(inside[np.flatnonzero(together[option])].all() for option in members)
        strictly = outranks & ~together
        is_quiet = not strictly[np.ix_(inside, inside)].any()
        # A circle outside falls as one: it is enough that one of it is outranked.
        is_covered = all(
            strictly[np.ix_(inside, together[option])].any()
            for option in np.flatnonzero(~inside)
        )
        return is_whole and is_quiet and is_covered

    sets = itertools.chain.from_iterable(
        itertools.combinations(range(count), size) for size in range(count + 1)
    )
    assert [list(members) for members in sets if fits(list(members))] == [
        list(kernel(outranks).members)
    ]


@few
@given(outranks=relations, seed=st.integers(0, 2**32 - 1))
def test_the_order_of_options_does_not_matter(outranks, seed):
    order = np.random.default_rng(seed).permutation(len(outranks))

    before = kernel(outranks)
    after = kernel(outranks[np.ix_(order, order)])

    assert sorted(order[list(after.members)].tolist()) == list(before.members)
    assert set(before.not_outranked) <= set(before.members)


@pytest.mark.parametrize(
    "outranks",
    [[[0, 1], [0, 0]], [True], [[True, False]], np.zeros((0, 0), dtype=bool), [[[True]]]],
)
def test_what_is_no_relation_is_refused(outranks):
    with pytest.raises(ValueError, match="options by options"):
        kernel(outranks)
