import threading

import pytest
from django.db import connection

from options import models
from options.actions.value_tree import (
    bring_back_criterion,
    delete_criterion,
    park_criterion,
    save_criterion,
)
from options.errors import (
    AnotherDecision,
    EmptyGroup,
    HoldsAnswers,
    NoAnchors,
    NoName,
    NotOneTree,
    RuleBroken,
    SameName,
    TooFewLeft,
    TooMany,
)
from options.formats import limits
from tests.factories import (
    CriterionFactory,
    DecisionFactory,
    ParticipantFactory,
    RedLineFactory,
    ScoreFactory,
    SwingFactory,
)

pytestmark = [pytest.mark.django_db, pytest.mark.postgresql]


def leaf(decision, name="Cost", **fields):
    return models.Criterion(
        decision=decision, name=name, **{"worst": "dear", "best": "cheap", **fields}
    )


def test_new_leaf_gets_a_key_from_its_name():
    made = save_criterion(criterion=leaf(DecisionFactory(), "Cost to build"))

    assert (made.key, made.name_key, made.revision) == ("cost-to-build", "cost to build", 1)


@pytest.mark.parametrize("missing", ["worst", "best"])
def test_leaf_says_what_both_ends_mean(missing):
    with pytest.raises(NoAnchors):
        save_criterion(criterion=leaf(DecisionFactory(), **{missing: "  "}))


def test_group_needs_no_anchors():
    under = CriterionFactory()

    group = save_criterion(
        criterion=models.Criterion(decision=under.decision, name="Fairness"), under_it=[under]
    )

    assert list(group.children.all()) == [under]
    assert under.history.first().parent == group


def test_criterion_of_another_decision_is_not_grouped():
    with pytest.raises(AnotherDecision):
        save_criterion(criterion=leaf(DecisionFactory()), under_it=[CriterionFactory()])


def test_parent_of_another_decision_is_refused():
    criterion = CriterionFactory()
    criterion.parent = CriterionFactory()

    with pytest.raises(AnotherDecision):
        save_criterion(criterion=criterion)


def test_criterion_under_itself_is_refused():
    criterion = CriterionFactory()
    criterion.parent = criterion

    with pytest.raises(NotOneTree):
        save_criterion(criterion=criterion)


def test_circle_over_three_is_refused():
    top = CriterionFactory()
    middle = CriterionFactory(decision=top.decision, parent=top)
    low = CriterionFactory(decision=top.decision, parent=middle)
    top.parent = low

    with pytest.raises(NotOneTree):
        save_criterion(criterion=top)


@pytest.mark.django_db(transaction=True)
def test_two_editors_at_once_make_no_circle():
    first = CriterionFactory()
    second = CriterionFactory(decision=first.decision)
    both_read = threading.Barrier(2)
    outcomes = []

    def put_under(criterion, parent):
        mine = models.Criterion.objects.get(pk=criterion.pk)
        mine.parent = models.Criterion.objects.get(pk=parent.pk)
        both_read.wait(timeout=10)
        try:
            save_criterion(criterion=mine)
            outcomes.append("saved")
        except RuleBroken as broken:
            outcomes.append(type(broken).__name__)
        finally:
            connection.close()

    editors = [
        threading.Thread(target=put_under, args=pair)
        for pair in ((first, second), (second, first))
    ]
    for editor in editors:
        editor.start()
    for editor in editors:
        editor.join(timeout=30)

    assert sorted(outcomes) == ["NotOneTree", "saved"]
    parents = models.Criterion.objects.exclude(parent=None)
    assert parents.count() == 1


def test_criterion_with_scores_does_not_become_a_group():
    score = ScoreFactory()

    with pytest.raises(HoldsAnswers):
        save_criterion(criterion=leaf(score.criterion.decision, parent=score.criterion))


def test_group_keeps_its_last_criterion_unless_it_can_be_scored():
    group = CriterionFactory(worst="", best="")
    only = CriterionFactory(decision=group.decision, parent=group)
    only.parent = None

    with pytest.raises(EmptyGroup):
        save_criterion(criterion=only)

    models.Criterion.objects.filter(pk=group.pk).update(worst="dear", best="cheap")
    only.parent = None
    save_criterion(criterion=models.Criterion.objects.get(pk=only.pk))


def test_same_name_in_another_spelling_is_refused():
    decision = CriterionFactory(name="Fairness").decision

    with pytest.raises(SameName):
        save_criterion(criterion=leaf(decision, "FAIR\u200bness "))


def test_name_that_nobody_sees_is_refused():
    with pytest.raises(NoName):
        save_criterion(criterion=leaf(DecisionFactory(), "\ufeff"))


def test_criterion_does_not_move_to_another_decision():
    criterion = CriterionFactory()
    criterion.decision = DecisionFactory()

    with pytest.raises(AnotherDecision):
        save_criterion(criterion=criterion)


def test_sixty_first_criterion_is_refused():
    decision = DecisionFactory()
    for number in range(limits.CRITERIA):
        CriterionFactory(decision=decision, name=f"Criterion number {number}")

    with pytest.raises(TooMany) as refused:
        save_criterion(criterion=leaf(decision))

    assert str(refused.value) == (
        "A decision can have 60 criteria, parked ones included. Delete one first."
    )


@pytest.mark.parametrize(
    "field", ["definition", "direction", "unit", "worst", "middle", "best"]
)
def test_other_words_for_the_meaning_raise_the_revision(field):
    criterion = ScoreFactory().criterion
    setattr(criterion, field, "Something else.")

    save_criterion(criterion=criterion)

    criterion.refresh_from_db()
    assert criterion.revision == 2
    assert criterion.history.first().history_change_reason == (
        "The meaning changed: scores ask to be checked again"
    )


def test_other_words_that_mean_the_same_leave_the_revision():
    criterion = ScoreFactory().criterion
    criterion.best = "As good as it can get."

    save_criterion(criterion=criterion, is_wording_only=True)

    criterion.refresh_from_db()
    assert (criterion.revision, criterion.best) == (1, "As good as it can get.")
    assert criterion.history.first().history_change_reason == "Wording only: it means the same"


@pytest.mark.parametrize("field", ["name", "short_name"])
def test_other_names_leave_the_revision(field):
    criterion = ScoreFactory().criterion
    setattr(criterion, field, "Other")

    save_criterion(criterion=criterion)

    criterion.refresh_from_db()
    assert criterion.revision == 1


def test_revision_of_an_old_copy_does_not_come_back():
    criterion = ScoreFactory().criterion
    old = models.Criterion.objects.get(pk=criterion.pk)
    criterion.best = "Something else."
    save_criterion(criterion=criterion)

    save_criterion(criterion=old)

    old.refresh_from_db()
    assert old.revision == 3


def test_group_is_parked_and_brought_back_with_what_it_groups():
    group = CriterionFactory(worst="", best="")
    under = CriterionFactory(decision=group.decision, parent=group)
    away = CriterionFactory(decision=group.decision, parent=group)
    CriterionFactory(decision=group.decision)
    park_criterion(criterion=away)

    park_criterion(criterion=models.Criterion.objects.get(pk=group.pk))
    parked = set(models.Criterion.objects.exclude(parked_at=None))
    bring_back_criterion(criterion=models.Criterion.objects.get(pk=group.pk))

    assert parked == {group, under, away}
    assert set(models.Criterion.objects.exclude(parked_at=None)) == {away}


def test_criterion_that_is_brought_back_brings_its_group():
    group = CriterionFactory(worst="", best="")
    under = CriterionFactory(decision=group.decision, parent=group)
    CriterionFactory(decision=group.decision)
    park_criterion(criterion=group)

    bring_back_criterion(criterion=models.Criterion.objects.get(pk=under.pk))

    assert not models.Criterion.objects.exclude(parked_at=None).exists()


def test_last_criterion_stays():
    only = CriterionFactory()

    with pytest.raises(TooFewLeft):
        park_criterion(criterion=only)


@pytest.mark.parametrize("answer", [ScoreFactory, SwingFactory])
def test_criterion_that_somebody_judged_is_not_deleted(answer):
    criterion = answer().criterion

    with pytest.raises(HoldsAnswers):
        delete_criterion(criterion=criterion)

    assert models.Criterion.objects.filter(pk=criterion.pk).exists()


def test_criterion_on_which_something_rests_is_not_deleted():
    line = RedLineFactory()
    group = CriterionFactory(worst="", best="")
    last = CriterionFactory(decision=group.decision, parent=group)

    with pytest.raises(HoldsAnswers, match="red line"):
        delete_criterion(criterion=line.criterion)
    with pytest.raises(HoldsAnswers, match="Criteria lie under"):
        delete_criterion(criterion=group)
    with pytest.raises(EmptyGroup):
        delete_criterion(criterion=last)


def test_criterion_on_which_nothing_rests_is_deleted():
    criterion = CriterionFactory()

    delete_criterion(criterion=criterion)

    assert not models.Criterion.objects.exists()


# --- Swings, when the comparison that they were said in is another ------------------------


@pytest.fixture
def two_branches():
    """Branches with ranked leaves, and one sheet that has said something about each."""
    decision = DecisionFactory()
    tree = {
        key: CriterionFactory(decision=decision, key=key, name=key) for key in ("left", "right")
    }
    for key in ("a", "b", "c", "d"):
        parent = tree["left" if key in "ab" else "right"]
        tree[key] = CriterionFactory(decision=decision, key=key, name=key, parent=parent)
    sheet = ParticipantFactory(decision=decision)
    for rank, criterion in enumerate(tree.values(), start=1):
        for scope in models.Swing.Scope:
            SwingFactory(participant=sheet, criterion=criterion, scope=scope, rank=rank)
    return tree


def compared_among_siblings():
    swings = models.Swing.objects.filter(scope=models.Swing.Scope.SIBLINGS)
    return set(swings.values_list("criterion__key", flat=True))


def fresh(criterion):
    return models.Criterion.objects.get(pk=criterion.pk)


def test_criterion_in_another_branch_is_not_weighed_there_yet(two_branches):
    moved = fresh(two_branches["b"])
    moved.parent = two_branches["right"]

    save_criterion(criterion=moved)

    assert compared_among_siblings() == {"left", "right", "a", "c", "d"}
    assert models.Swing.objects.filter(scope=models.Swing.Scope.ALL).count() == 6


def test_group_in_another_branch_takes_all_under_it_out_of_the_order(two_branches):
    moved = fresh(two_branches["left"])
    moved.parent = two_branches["right"]

    save_criterion(criterion=moved)

    assert compared_among_siblings() == {"right", "c", "d"}


def test_branch_that_lost_its_last_criterion_is_compared_anew(two_branches):
    for key in ("a", "b"):
        moved = fresh(two_branches[key])
        moved.parent = two_branches["right"]
        save_criterion(criterion=moved)

    assert compared_among_siblings() == {"right", "c", "d"}


def test_new_branch_above_takes_its_criteria_out_of_the_order(two_branches):
    group = models.Criterion(decision=two_branches["a"].decision, name="Above")

    save_criterion(criterion=group, under_it=[fresh(two_branches["a"])])

    assert compared_among_siblings() == {"left", "right", "b", "c", "d"}


def test_group_between_a_branch_and_its_criteria_leaves_the_order(two_branches):
    group = models.Criterion(
        decision=two_branches["c"].decision, name="Between", parent=two_branches["right"]
    )

    save_criterion(criterion=group, under_it=[fresh(two_branches["c"])])

    assert compared_among_siblings() == {"left", "right", "a", "b", "c", "d"}


def test_other_words_leave_the_order(two_branches):
    renamed = fresh(two_branches["b"])
    renamed.name, renamed.best = "Better", "Better than ever."

    save_criterion(criterion=renamed)

    assert compared_among_siblings() == {"left", "right", "a", "b", "c", "d"}
