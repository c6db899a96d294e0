"""The deeds on a sheet's weights, and what they refuse."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from options.actions.kept_weights import hold, put_back
from options.actions.weighting import (
    adopt,
    clear_weights,
    give_points,
    move_swing,
    place_next,
    restart_order,
    tie_with_above,
    use_method,
)
from options.errors import NothingToAdopt, NoWeightLeft, OrderMoved
from options.models import Criterion, Participant, Swing
from options.reports.structure import structure_of
from options.reports.weighting import effective_weights, given_in, places_of, swings_of
from tests.factories import (
    CriterionFactory,
    DecisionFactory,
    ParticipantFactory,
    PerspectiveFactory,
    PerspectiveSwingFactory,
)

pytestmark = pytest.mark.django_db
ALL, SIBLINGS = Swing.Scope.ALL, Swing.Scope.SIBLINGS


@pytest.fixture
def sheet():
    return ParticipantFactory()


@pytest.fixture
def abcd(sheet):
    return [CriterionFactory(decision=sheet.decision, name=name, key=name) for name in "abcd"]


def tap(sheet, criterion, among, *, place, scope=ALL):
    return place_next(
        participant=sheet, criterion=criterion, among=among, scope=scope, place=place
    )


def tap_all(sheet, among, order):
    for place, criterion in enumerate(order[: len(among) - 1], start=1):
        tap(sheet, criterion, among, place=place)


def mend(sheet, criterion, past, among, *, up):
    return move_swing(
        participant=sheet, criterion=criterion, past=past, among=among, scope=ALL, up=up
    )


def tie(sheet, criterion, above, among):
    return tie_with_above(
        participant=sheet, criterion=criterion, above=above, among=among, scope=ALL
    )


def order(sheet, among, scope=ALL):
    """The stored order: a string for each tie group, unplaced ones left out."""
    ranks = dict(
        Swing.objects.filter(participant=sheet, scope=scope, criterion__in=among)
        .exclude(rank=None)
        .values_list("criterion__key", "rank")
    )
    groups = {}
    for key, rank in sorted(ranks.items()):
        groups.setdefault(rank, []).append(key)
    return ["".join(groups[rank]) for rank in sorted(groups)]


def method(sheet):
    return Participant.objects.get(pk=sheet.pk).weighing


def test_three_taps_order_four_swings(sheet, abcd):
    a, _b, c, d = abcd

    tap(sheet, c, abcd, place=1)
    tap(sheet, a, abcd, place=2)
    tap(sheet, d, abcd, place=3)

    assert order(sheet, abcd) == ["c", "a", "d", "b"]
    assert method(sheet) == "ranks"


def test_the_same_tap_sent_twice_has_one_effect(sheet, abcd):
    a, *_ = abcd

    first = tap(sheet, a, abcd, place=1)
    again = tap(sheet, a, abcd, place=1)

    assert order(sheet, abcd) == ["a"]
    assert first is not None
    assert again is None


def test_tap_of_an_older_page_changes_nothing(sheet, abcd):
    a, b, *_ = abcd
    tap(sheet, a, abcd, place=1)

    with pytest.raises(OrderMoved):
        tap(sheet, b, abcd, place=1)
    with pytest.raises(OrderMoved):
        tap(sheet, a, abcd, place=2)
    with pytest.raises(OrderMoved):
        tap(sheet, b, abcd, place=3)

    assert order(sheet, abcd) == ["a"]


@pytest.mark.parametrize(
    ("moved", "past", "up", "expected"),
    [
        ("b", "a", True, ["b", "a", "c", "d"]),
        ("b", "c", False, ["a", "c", "b", "d"]),
        ("d", "c", True, ["a", "b", "d", "c"]),
        ("a", "b", True, ["a", "b", "c", "d"]),
        ("b", "a", False, ["a", "b", "c", "d"]),
    ],
)
def test_swing_moves_past_its_neighbour_and_is_never_moved_twice(
    sheet, abcd, moved, past, up, expected
):
    by_key = {criterion.key: criterion for criterion in abcd}
    tap_all(sheet, abcd, abcd)

    mend(sheet, by_key[moved], by_key[past], abcd, up=up)
    again = mend(sheet, by_key[moved], by_key[past], abcd, up=up)

    assert order(sheet, abcd) == expected
    assert again is None


def test_move_past_one_that_is_no_neighbour_is_refused(sheet, abcd):
    a, b, _c, d = abcd
    tap_all(sheet, abcd, abcd)

    with pytest.raises(OrderMoved):
        mend(sheet, d, a, abcd, up=True)
    with pytest.raises(OrderMoved):
        tie(sheet, d, a, abcd)
    with pytest.raises(OrderMoved):
        tie(sheet, a, b, abcd)
    with pytest.raises(OrderMoved):
        mend(sheet, a, a, abcd, up=True)

    assert order(sheet, abcd) == ["a", "b", "c", "d"]


def test_swing_that_has_no_place_cannot_be_moved(sheet, abcd):
    a, b, *_ = abcd
    tap(sheet, a, abcd, place=1)

    with pytest.raises(OrderMoved):
        mend(sheet, b, a, abcd, up=True)


def test_ties_are_made_once_and_left_upwards_and_downwards(sheet, abcd):
    a, b, _c, _d = abcd
    tap_all(sheet, abcd, abcd)

    tie(sheet, b, a, abcd)
    assert tie(sheet, b, a, abcd) is None
    assert order(sheet, abcd) == ["ab", "c", "d"]

    mend(sheet, b, a, abcd, up=True)
    assert order(sheet, abcd) == ["b", "a", "c", "d"]

    tie(sheet, a, b, abcd)
    mend(sheet, b, a, abcd, up=False)
    assert order(sheet, abcd) == ["a", "b", "c", "d"]


def test_moving_disturbs_neither_the_parked_nor_the_other_family(sheet, abcd):
    a, _b, c, d = abcd
    tap_all(sheet, abcd, abcd)
    active = [a, c, d]

    mend(sheet, c, a, active, up=True)

    assert order(sheet, abcd) == ["c", "a", "b", "d"]


def test_starting_the_order_again_keeps_points(sheet, abcd):
    tap_all(sheet, abcd, abcd)
    give_points(participant=sheet, points={abcd[0]: 100, abcd[1]: 0}, scope=ALL)
    use_method(participant=sheet, method=Participant.Weighing.RANKS)

    restart_order(participant=sheet, among=abcd, scope=ALL)

    assert order(sheet, abcd) == []
    assert list(Swing.objects.exclude(points=None).values_list("points", flat=True)) == [100, 0]
    assert restart_order(participant=sheet, among=abcd, scope=ALL) is None


def test_points_are_stored_with_zero_and_none_apart(sheet, abcd):
    a, b, c, d = abcd
    give_points(participant=sheet, points={a: 100, b: 0, c: 40, d: 5}, scope=ALL)

    give_points(participant=sheet, points={a: 100, b: 0, c: None, d: 5}, scope=ALL)

    stored = dict(Swing.objects.values_list("criterion__key", "points"))
    assert stored == {"a": 100, "b": 0, "c": None, "d": 5}
    assert method(sheet) == "points"


def test_the_same_points_sent_twice_change_nothing(sheet, abcd):
    given = {abcd[0]: 100, abcd[1]: 0}
    give_points(participant=sheet, points=given, scope=ALL)

    assert give_points(participant=sheet, points=given, scope=ALL) is None


@pytest.mark.parametrize("points", [0, None])
def test_points_that_give_no_weight_at_all_are_refused(sheet, abcd, points):
    with pytest.raises(NoWeightLeft):
        give_points(participant=sheet, points=dict.fromkeys(abcd, points), scope=ALL)

    assert Swing.objects.count() == 0
    assert method(sheet) == "equal"


def test_points_leave_the_order_and_the_other_scope_alone(sheet, abcd):
    tap_all(sheet, abcd, abcd)
    tap(sheet, abcd[3], abcd[2:], place=1, scope=SIBLINGS)

    give_points(participant=sheet, points=dict.fromkeys(abcd, 50), scope=ALL)

    assert order(sheet, abcd) == ["a", "b", "c", "d"]
    assert order(sheet, abcd, SIBLINGS) == ["d", "c"]
    assert not Swing.objects.filter(scope=SIBLINGS).exclude(points=None).exists()


def test_order_in_one_version_leaves_points_of_the_other_counting(sheet, abcd):
    give_points(participant=sheet, points=dict.fromkeys(abcd, 50), scope=ALL)

    tap(sheet, abcd[0], abcd, place=1, scope=SIBLINGS)

    assert method(sheet) == "points"


def adopted_tree(sheet):
    top = CriterionFactory(decision=sheet.decision, key="top")
    keys = ("x", "y", "z")
    x, y, z = (CriterionFactory(decision=sheet.decision, parent=top, key=key) for key in keys)
    alone = CriterionFactory(decision=sheet.decision, key="alone")
    perspective = PerspectiveFactory(decision=sheet.decision)
    for leaf, points in ((x, 80), (y, 40), (z, 100), (alone, 0)):
        PerspectiveSwingFactory(perspective=perspective, criterion=leaf, points=points)
    Criterion.objects.filter(pk=z.pk).update(parked_at="2026-01-01T00:00Z")
    return perspective


def test_adopting_copies_points_into_both_versions_and_keeps_the_order(sheet, abcd):
    perspective = adopted_tree(sheet)
    tap_all(sheet, abcd, abcd)
    give_points(participant=sheet, points=dict.fromkeys(abcd, 70), scope=ALL)

    adopt(participant=sheet, perspective=perspective)

    pointed = Swing.objects.exclude(points=None)
    one_list = dict(pointed.filter(scope=ALL).values_list("criterion__key", "points"))
    siblings = dict(pointed.filter(scope=SIBLINGS).values_list("criterion__key", "points"))
    assert one_list == {"x": 80, "y": 40, "z": 100, "alone": 0}
    assert siblings == {**one_list, "top": 80}
    assert order(sheet, abcd) == ["a", "b", "c", "d"]
    sheet.refresh_from_db()
    assert (sheet.weighing, sheet.adopted_from) == ("points", perspective)


def test_adopting_twice_changes_nothing_the_second_time(sheet):
    perspective = adopted_tree(sheet)
    adopt(participant=sheet, perspective=perspective)

    assert adopt(participant=sheet, perspective=perspective) is None


def test_perspective_without_weights_cannot_be_adopted(sheet):
    perspective = PerspectiveFactory(decision=sheet.decision)
    PerspectiveSwingFactory(perspective=perspective, points=0)

    with pytest.raises(NothingToAdopt):
        adopt(participant=sheet, perspective=perspective)

    assert Swing.objects.count() == 0


def test_every_deed_can_be_put_back_and_put_back_again(sheet, abcd):
    perspective = adopted_tree(sheet)
    tap_all(sheet, abcd, abcd)
    deeds = [
        lambda: tie(sheet, abcd[1], abcd[0], abcd),
        lambda: give_points(participant=sheet, points=dict.fromkeys(abcd, 70), scope=ALL),
        lambda: adopt(participant=sheet, perspective=perspective),
        lambda: use_method(participant=sheet, method=Participant.Weighing.RANKS),
        lambda: restart_order(participant=sheet, among=abcd, scope=ALL),
        lambda: clear_weights(participant=sheet),
    ]
    for deed in deeds:
        before = hold(sheet)
        replaced = deed()
        after = hold(sheet)

        redo = put_back(participant=sheet, earlier=replaced)
        assert hold(sheet) == before
        put_back(participant=sheet, earlier=redo)
        assert hold(sheet) == after


def test_putting_back_twice_has_one_effect(sheet, abcd):
    tap(sheet, abcd[0], abcd, place=1)
    replaced = tap(sheet, abcd[1], abcd, place=2)

    put_back(participant=sheet, earlier=replaced)

    assert put_back(participant=sheet, earlier=replaced) is None
    assert order(sheet, abcd) == ["a"]


def test_what_was_deleted_since_is_not_put_back(sheet, abcd):
    gone = CriterionFactory(decision=sheet.decision, key="gone")
    give_points(participant=sheet, points={gone: 50, abcd[0]: 100}, scope=ALL)
    perspective = adopted_tree(sheet)
    replaced = adopt(participant=sheet, perspective=perspective)
    also = adopt(participant=sheet, perspective=adopted_again(sheet))
    clear_weights(participant=sheet)
    gone.delete()
    perspective.delete()

    put_back(participant=sheet, earlier=replaced)
    assert list(Swing.objects.values_list("criterion__key", "points")) == [("a", 100)]

    put_back(participant=sheet, earlier=also)
    sheet.refresh_from_db()
    assert (sheet.weighing, sheet.adopted_from) == ("points", None)


def adopted_again(sheet):
    other = PerspectiveFactory(decision=sheet.decision)
    leaf = Criterion.objects.get(key="x", decision=sheet.decision)
    PerspectiveSwingFactory(perspective=other, criterion=leaf, points=10)
    return other


def test_clearing_makes_weights_equal_in_both_versions(sheet, abcd):
    tap_all(sheet, abcd, abcd)
    tap(sheet, abcd[0], abcd, place=1, scope=SIBLINGS)

    clear_weights(participant=sheet)

    assert Swing.objects.count() == 0
    assert method(sheet) == "equal"
    assert clear_weights(participant=sheet) is None


def test_deeds_on_one_sheet_leave_others_alone(sheet, abcd):
    other = ParticipantFactory(decision=sheet.decision)
    tap_all(other, abcd, abcd)

    tap(sheet, abcd[3], abcd, place=1)
    clear_weights(participant=sheet)

    assert order(other, abcd) == ["a", "b", "c", "d"]
    assert method(other) == "ranks"


DEEDS = st.lists(
    st.tuples(
        st.sampled_from(["tap", "up", "down", "tie"]), st.integers(0, 4), st.integers(0, 4)
    ),
    max_size=14,
)


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(deeds=DEEDS)
def test_any_sequence_of_deeds_leaves_an_order_and_weights_that_sum_to_one(deeds):
    decision = DecisionFactory()
    sheet = ParticipantFactory(decision=decision)
    among = [CriterionFactory(decision=decision) for _ in range(5)]
    for deed, one, other in deeds:
        placed = Swing.objects.filter(participant=sheet).exclude(rank=None).count()
        try:
            if deed == "tap":
                tap(sheet, among[one], among, place=placed + 1)
            elif deed == "tie":
                tie(sheet, among[one], among[other], among)
            else:
                mend(sheet, among[one], among[other], among, up=deed == "up")
        except OrderMoved:
            continue

    ranks = Swing.objects.filter(participant=sheet).exclude(rank=None)
    stored = set(ranks.values_list("rank", flat=True))
    assert stored == set(range(1, len(stored) + 1))
    sheet.refresh_from_db()
    weights = effective_weights(structure_of(decision, full=False), sheet).weights
    places = places_of(among, given_in(swings_of(sheet), ALL))
    assert sum(weights) == pytest.approx(1, abs=1e-12)
    pairs = sorted(zip(places, weights, strict=True))
    assert [weight for _, weight in pairs] == sorted(weights, reverse=True)
