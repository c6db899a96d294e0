"""Options keep their letters, a person's order stays, parked parts count nowhere."""

import pytest
from django.utils import timezone

from options.reports.structure import letter_of, structure_of
from tests.factories import CriterionFactory, DecisionFactory, OptionFactory


@pytest.fixture
def decision(db):
    return DecisionFactory()


def letters(structure):
    return [(view.letter, view.name) for view in structure.options]


def test_option_keeps_its_letter_when_another_is_parked_or_hidden(decision):
    OptionFactory(decision=decision, name="First", parked_at=timezone.now())
    OptionFactory(decision=decision, name="Second", in_core=False)
    OptionFactory(decision=decision, name="Third")

    short = structure_of(decision, full=False)
    full = structure_of(decision, full=True)

    assert letters(short) == [("C", "Third")]
    assert letters(full) == [("B", "Second"), ("C", "Third")]


def test_letters_do_not_repeat_and_colours_do_after_eight(decision):
    OptionFactory.create_batch(28, decision=decision)

    views = structure_of(decision, full=True).options

    assert [view.letter for view in views[24:]] == ["Y", "Z", "AA", "AB"]
    assert [view.tone for view in views[:10]] == [1, 2, 3, 4, 5, 6, 7, 8, 1, 2]
    assert letter_of(701) == "ZZ"


def test_baseline_is_grey_and_takes_no_colour_from_the_others(decision):
    OptionFactory(decision=decision, is_baseline=True)
    OptionFactory.create_batch(2, decision=decision)

    assert [view.tone for view in structure_of(decision, full=True).options] == [0, 1, 2]


def test_own_order_differs_between_people_and_stays_when_an_option_is_added(decision):
    OptionFactory.create_batch(6, decision=decision)
    before = structure_of(decision, full=True)
    orders = {tuple(view.pk for view in before.shuffled(seed)) for seed in range(20)}
    added = OptionFactory(decision=decision)

    after = [v.pk for v in structure_of(decision, full=True).shuffled(3) if v.pk != added.pk]

    assert len(orders) > 10
    assert after == [view.pk for view in before.shuffled(3)]


def test_leaves_come_in_the_order_of_the_tree_under_their_branches(decision):
    late = CriterionFactory(decision=decision, name="Late", position=2)
    early = CriterionFactory(decision=decision, name="Early", position=1)
    CriterionFactory(decision=decision, name="b", parent=late, position=1)
    CriterionFactory(decision=decision, name="a", parent=late, position=0)
    CriterionFactory(decision=decision, name="c", parent=early, position=9)

    structure = structure_of(decision, full=True)

    assert [leaf.name for leaf in structure.criteria] == ["c", "a", "b"]
    assert [branch.parent.name for branch in structure.branches] == ["Early", "Late"]


def test_leaf_under_a_parked_parent_counts_nowhere(decision):
    parent = CriterionFactory(decision=decision, parked_at=timezone.now())
    CriterionFactory(decision=decision, parent=parent)

    assert structure_of(decision, full=True).criteria == ()


def test_full_version_is_offered_only_where_there_is_more(decision):
    OptionFactory(decision=decision)
    assert not structure_of(decision, full=False).has_more

    CriterionFactory(decision=decision, in_core=False)
    assert structure_of(decision, full=False).has_more


@pytest.mark.parametrize("size", [1, 3, 30])
def test_two_queries_however_large(decision, size, django_assert_num_queries):
    OptionFactory.create_batch(size, decision=decision)
    CriterionFactory.create_batch(size, decision=decision)

    with django_assert_num_queries(2):
        structure_of(decision, full=True)
