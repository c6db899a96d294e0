"""Whatever editors do: no score is lost, none changes its meaning unmarked, one tree stays."""

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from options.actions.copies import copy_decision
from options.actions.decisions import (
    bring_back_option,
    delete_option,
    park_option,
    save_option,
)
from options.actions.ordering import move_part
from options.actions.tree_shape import (
    changes_between,
    group_criteria,
    place_criterion,
    put_back,
    shape_of,
)
from options.actions.value_tree import (
    MEANING,
    bring_back_criterion,
    delete_criterion,
    park_criterion,
    save_criterion,
)
from options.errors import RuleBroken
from options.models import Criterion, Score
from tests.factories import CriterionFactory, DecisionFactory, ScoreFactory

KEYS = ("money", "build", "run", "safety", "noise")
OPTION_DEEDS = ("rename", "park", "back", "delete", "move")
EDITS = st.lists(
    st.one_of(
        st.tuples(st.just("words"), st.sampled_from(KEYS), st.sampled_from(MEANING)),
        st.tuples(st.just("wording"), st.sampled_from(KEYS), st.sampled_from(MEANING)),
        st.tuples(st.just("park"), st.sampled_from(KEYS), st.none()),
        st.tuples(st.just("back"), st.sampled_from(KEYS), st.none()),
        st.tuples(st.just("move"), st.sampled_from(KEYS), st.sampled_from((None, *KEYS))),
        st.tuples(st.just("place"), st.sampled_from(KEYS), st.integers(0, 4)),
        st.tuples(st.just("group"), st.sampled_from(KEYS), st.sampled_from(KEYS)),
        st.tuples(st.just("delete"), st.sampled_from(KEYS), st.none()),
        st.tuples(st.just("restore"), st.sampled_from(KEYS), st.integers(0, 3)),
        st.tuples(st.just("option"), st.sampled_from(OPTION_DEEDS), st.integers(0, 2)),
        st.tuples(st.just("undo"), st.sampled_from(KEYS), st.none()),
        st.tuples(st.just("copy"), st.sampled_from(KEYS), st.none()),
    ),
    min_size=5,
    max_size=11,
)


def named(decision, key):
    found = Criterion.objects.select_related("decision", "parent")
    return found.filter(decision=decision, key=key).first()


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
        if deed != "option" and named(decision, key) is None:
            continue  # deleted, as nobody had scored it
        try:
            edit(decision, deed, key, detail, at, last)
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
        assert (now.points, now.rationale, now.criterion_id, now.option_id) == (
            score.points,
            score.rationale,
            score.criterion_id,
            score.option_id,
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


def edit(decision, deed, key, detail, at, last):  # noqa: C901 -- one case a kind of edit
    """One edit as the page would do it."""
    if deed == "option":
        edit_option(key, decision.options.all()[detail : detail + 1], at)
        return
    criterion = named(decision, key)
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
        case "place":
            place_criterion(criterion=criterion, parent=criterion.parent, at=detail)
        case "group":
            members = {one.pk: one for one in (criterion, named(decision, detail)) if one}
            group_criteria(decision=decision, name=f"Group {at}", members=[*members.values()])
        case "delete":
            delete_criterion(criterion=criterion)
        case "restore":
            versions = list(criterion.history.all())
            for field in MEANING:
                setattr(criterion, field, getattr(versions[detail % len(versions)], field))
            save_criterion(criterion=criterion)
        case "undo":
            put_back(decision=decision, changes=last)
        case "copy":
            copied = copy_decision(decision=decision, by=None)
            assert_one_tree(copied)
            assert not Score.objects.filter(option__decision=copied).exists()


def edit_option(deed, found, at):
    """One edit of an option, if there are so many."""
    for option in found:
        match deed:
            case "rename":
                option.name = f"Option {at}"
                save_option(option=option)
            case "park":
                park_option(option=option)
            case "back":
                bring_back_option(option=option)
            case "delete":
                delete_option(option=option)
            case "move":
                move_part(part=option, by=1)


def assert_one_tree(decision):
    """Every way up ends, and whatever is parked keeps its place."""
    parents = dict(Criterion.objects.filter(decision=decision).values_list("pk", "parent_id"))
    for first in parents.values():
        above, steps = first, 0
        while above is not None:
            above, steps = parents[above], steps + 1
            assert steps <= len(parents)
