"""The shape of a value tree: order, nesting, undo, and what no edit may do to a score."""

import pytest

from options.actions.tree_shape import (
    changes_between,
    group_criteria,
    place_criterion,
    put_back,
    rising,
    shape_of,
)
from options.actions.value_tree import (
    bring_back_criterion,
    park_criterion,
    save_criterion,
)
from options.errors import (
    ChangedMeanwhile,
    EmptyGroup,
    HoldsAnswers,
    NotOneTree,
    ParkedThere,
)
from options.models import Criterion, Swing
from tests.factories import CriterionFactory, DecisionFactory, ScoreFactory, SwingFactory


@pytest.fixture(scope="module")
def kept_decision(kept):
    """A group of two, two beside it, and one score."""
    decision = DecisionFactory()
    money = CriterionFactory(decision=decision, name="Money", key="money", worst="", best="")
    for name in ("Build", "Run"):
        CriterionFactory(decision=decision, name=name, key=name.lower(), parent=money)
    for name in ("Safety", "Noise"):
        CriterionFactory(decision=decision, name=name, key=name.lower())
    ScoreFactory(option__decision=decision, criterion=decision.criteria.get(key="safety"))
    return decision


def named(decision, key):
    return Criterion.objects.select_related("decision", "parent").get(
        decision=decision, key=key
    )


def outline(decision):
    """Each key with what it lies under, in the stored order."""
    rows = Criterion.objects.filter(decision=decision).values_list("key", "parent__key")
    return [f"{parent}/{key}" if parent else key for key, parent in rows]


def move(decision, key, under=None, at=None):
    parent = named(decision, under) if under else None
    return place_criterion(criterion=named(decision, key), parent=parent, at=at)


def test_criterion_takes_the_place_that_was_asked_for(decision):
    move(decision, "noise", at=0)

    assert [one for one in outline(decision) if "/" not in one] == ["noise", "money", "safety"]


def test_moving_among_equal_places_gives_each_its_own(decision):
    decision.criteria.update(position=0)

    move(decision, "noise", at=1)

    assert [one for one in outline(decision) if "/" not in one] == ["money", "noise", "safety"]
    assert rising([0, 0, 4, 4]) == [0, 1, 4, 5]


def test_group_moves_with_what_it_groups(decision):
    group_criteria(
        decision=decision,
        name="All",
        members=[named(decision, "money"), named(decision, "noise")],
    )

    assert sorted(outline(decision)) == [
        "all", "all/money", "all/noise", "money/build", "money/run", "safety",
    ]  # fmt: skip
    assert [one for one in outline(decision) if "/" not in one] == ["all", "safety"]


def test_second_of_two_parallel_edits_cannot_close_a_circle(decision):
    first, second = named(decision, "noise"), named(decision, "money")
    move(decision, "money", under="noise")

    with pytest.raises(NotOneTree):
        place_criterion(criterion=first, parent=second)

    assert outline(decision).count("noise/money") == 1


@pytest.mark.parametrize(
    ("key", "under", "error"),
    [("noise", "safety", HoldsAnswers), ("noise", "noise", NotOneTree)],
)
def test_nothing_goes_under_what_is_scored_or_under_itself(decision, key, under, error):
    with pytest.raises(error):
        move(decision, key, under=under)


def test_nothing_that_counts_goes_under_what_is_parked(decision):
    park_criterion(criterion=named(decision, "money"))

    with pytest.raises(ParkedThere):
        move(decision, "noise", under="money")


def test_last_one_of_a_group_without_anchors_stays(decision):
    move(decision, "run")

    with pytest.raises(EmptyGroup):
        move(decision, "build")


@pytest.mark.parametrize(
    "deed", ["park", "bring back", "move", "nest", "rename", "add", "group"]
)
def test_undo_gives_the_tree_back_as_it_was(decision, deed):
    if deed == "bring back":
        park_criterion(criterion=named(decision, "money"))
    before = shape_of(decision)
    do(decision, deed)
    changes = changes_between(before, shape_of(decision))
    assert changes

    put_back(decision=decision, changes=changes)

    assert shape_of(decision) == before


def do(decision, deed):
    """One deed of each kind."""
    match deed:
        case "park":
            park_criterion(criterion=named(decision, "money"))
        case "bring back":
            bring_back_criterion(criterion=named(decision, "money"))
        case "move":
            move(decision, "money", at=2)
        case "nest":
            move(decision, "safety", under="money")
        case "rename":
            changed = named(decision, "noise")
            changed.name = "Quiet"
            save_criterion(criterion=changed)
        case "add":
            made = Criterion(decision=decision, name="New", worst="0", best="100")
            save_criterion(criterion=made)
        case "group":
            members = [named(decision, "safety"), named(decision, "noise")]
            group_criteria(decision=decision, name="Life", members=members)


def test_undo_is_refused_whole_when_somebody_changed_the_same_since(decision):
    before = shape_of(decision)
    park_criterion(criterion=named(decision, "money"))
    changes = changes_between(before, shape_of(decision))
    move(decision, "build")
    now = shape_of(decision)

    with pytest.raises(ChangedMeanwhile):
        put_back(decision=decision, changes=changes)

    assert shape_of(decision) == now


def test_undo_of_a_move_forgets_what_was_said_among_the_siblings_left(decision):
    before = shape_of(decision)
    move(decision, "noise", under="money")
    changes = changes_between(before, shape_of(decision))
    sibling = {"criterion": named(decision, "noise"), "scope": Swing.Scope.SIBLINGS}
    SwingFactory(participant__decision=decision, **sibling)

    put_back(decision=decision, changes=changes)

    assert not Swing.objects.exists()
