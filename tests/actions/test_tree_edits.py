"""Whatever editors do: no score is lost, none changes its meaning unmarked, one tree stays."""

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from options.actions.copies import copy_decision
from options.actions.tree_shape import changes_between, place_criterion, put_back, shape_of
from options.actions.value_tree import (
    MEANING,
    bring_back_criterion,
    park_criterion,
    save_criterion,
)
from options.errors import RuleBroken
from options.models import Criterion, Score
from tests.factories import CriterionFactory, DecisionFactory, ScoreFactory

KEYS = ("money", "build", "run", "safety", "noise")
EDITS = st.lists(
    st.one_of(
        st.tuples(st.just("words"), st.sampled_from(KEYS), st.sampled_from(MEANING)),
        st.tuples(st.just("wording"), st.sampled_from(KEYS), st.sampled_from(MEANING)),
        st.tuples(st.just("park"), st.sampled_from(KEYS), st.none()),
        st.tuples(st.just("back"), st.sampled_from(KEYS), st.none()),
        st.tuples(st.just("move"), st.sampled_from(KEYS), st.sampled_from((None, *KEYS))),
        st.tuples(st.just("undo"), st.sampled_from(KEYS), st.none()),
        st.tuples(st.just("copy"), st.sampled_from(KEYS), st.none()),
    ),
    min_size=4,
    max_size=9,
)


def named(decision, key):
    return Criterion.objects.select_related("decision", "parent").get(
        decision=decision, key=key
    )


def meaning_of(criterion):
    return tuple(getattr(criterion, field) for field in MEANING)


@given(edits=EDITS)
@settings(
    max_examples=20,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_no_edit_loses_a_score_or_changes_its_meaning_unmarked(db, edits):
    decision = kept_tree()
    scores = {score.pk: score for score in Score.objects.filter(option__decision=decision)}
    meant = {score.criterion_id: meaning_of(score.criterion) for score in scores.values()}
    last = ()
    for at, (deed, key, detail) in enumerate(edits):
        before = shape_of(decision)
        try:
            edit(decision, deed, named(decision, key), detail, at, last)
        except RuleBroken:
            assert shape_of(decision) == before
            continue
        if deed == "wording":  # the editor says that it means the same
            one = named(decision, key)
            if one.pk in meant and one.revision == 1:
                meant[one.pk] = meaning_of(one)
        last = changes_between(before, shape_of(decision)) if deed != "undo" else ()

    for pk, score in scores.items():
        now = Score.objects.select_related("criterion").get(pk=pk)
        assert (now.points, now.rationale, now.criterion_id) == (
            score.points,
            score.rationale,
            score.criterion_id,
        )
        is_marked = now.criterion.revision > now.seen_revision
        assert is_marked or meaning_of(now.criterion) == meant[now.criterion_id]
        assert not now.criterion.children.exists()
    assert_one_tree(decision)


def kept_tree():
    """A tree of its own for every example, with each leaf scored."""
    decision = DecisionFactory()
    money = CriterionFactory(decision=decision, name="Money", key="money", worst="", best="")
    for name in ("Build", "Run", "Safety", "Noise"):
        under = money if name in ("Build", "Run") else None
        leaf = CriterionFactory(decision=decision, name=name, key=name.lower(), parent=under)
        if name != "Noise":
            ScoreFactory(option__decision=decision, criterion=leaf)
    return decision


def edit(decision, deed, criterion, detail, at, last):
    """One edit as the page would do it."""
    match deed:
        case "words" | "wording":
            setattr(criterion, detail, f"Edit {at}.")
            save_criterion(criterion=criterion, is_wording_only=deed == "wording")
        case "park":
            park_criterion(criterion=criterion)
        case "back":
            bring_back_criterion(criterion=criterion)
        case "move":
            parent = named(decision, detail) if detail else None
            place_criterion(criterion=criterion, parent=parent)
        case "undo":
            put_back(decision=decision, changes=last)
        case "copy":
            assert_one_tree(copy_decision(decision=decision, by=None))


def assert_one_tree(decision):
    """Every way up ends, and whatever is parked keeps its place."""
    parents = dict(Criterion.objects.filter(decision=decision).values_list("pk", "parent_id"))
    assert len(parents) == len(KEYS)
    for first in parents.values():
        above, steps = first, 0
        while above is not None:
            above, steps = parents[above], steps + 1
            assert steps <= len(parents)
