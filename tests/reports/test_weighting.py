"""The weights that a sheet implies: one list, a tree, points, ranks, ties, nothing yet."""

import pytest
from django.utils import timezone

from options.actions.value_tree import save_criterion
from options.actions.weighting import adopt, give_points, place_next, tie_with_above, use_method
from options.models import Criterion, Participant, Perspective, Swing
from options.reports.structure import structure_of
from options.reports.swing_lists import swing_lists
from options.reports.swing_points import points_page
from options.reports.weighting import (
    EffectiveWeights,
    effective_weights,
    families_of,
    given_in,
    perspective_weights,
    scope_of,
    swings_of,
)
from tests.factories import (
    CriterionFactory,
    DecisionFactory,
    ParticipantFactory,
    PerspectiveFactory,
    PerspectiveSwingFactory,
)

pytestmark = pytest.mark.django_db
ALL, SIBLINGS = Swing.Scope.ALL, Swing.Scope.SIBLINGS
Method = Participant.Weighing


@pytest.fixture
def sheet():
    return ParticipantFactory()


def leaves(sheet, keys, parent=None, **fields):
    return [
        CriterionFactory(decision=sheet.decision, key=key, name=key, parent=parent, **fields)
        for key in keys
    ]


def branch(sheet, key, keys, **fields):
    (parent,) = leaves(sheet, [key])
    return parent, leaves(sheet, keys, parent, **fields)


def tap(sheet, among, order, scope=ALL):
    for place, criterion in enumerate(order, start=1):
        place_next(
            participant=sheet, criterion=criterion, among=among, scope=scope, place=place
        )


def weighed(sheet, *, full=False) -> EffectiveWeights:
    sheet.refresh_from_db()
    return effective_weights(structure_of(sheet.decision, full=full), sheet)


def shown(sheet, *, full=False, within=None):
    sheet.refresh_from_db()
    structure = structure_of(sheet.decision, full=full)
    given = given_in(swings_of(sheet), scope_of(structure))
    return swing_lists(structure, given, effective_weights(structure, sheet), within=within)


def test_all_weigh_the_same_before_anything_is_said(sheet):
    leaves(sheet, "abcd")

    without_a_sheet = effective_weights(structure_of(sheet.decision, full=False), None)

    assert without_a_sheet.weights == (0.25, 0.25, 0.25, 0.25)
    assert without_a_sheet.method == "equal"
    assert weighed(sheet) == without_a_sheet


def test_nothing_to_weigh_gives_no_weights(sheet):
    assert weighed(sheet) == EffectiveWeights((), Method.EQUAL, None, (), (), None)


def test_one_criterion_has_all_the_weight(sheet):
    leaves(sheet, "a")

    assert weighed(sheet).weights == (1.0,)


def test_order_of_four_gives_rank_order_centroid_weights(sheet):
    """Barron & Barrett (1996), table of ROC weights for n = 4."""
    a, b, _c, d = among = leaves(sheet, "abcd")

    tap(sheet, among, [d, b, a])

    assert weighed(sheet).weights == pytest.approx((0.1458, 0.2708, 0.0625, 0.5208), abs=5e-5)
    assert weighed(sheet).ranks == (3, 2, 4, 1)


def test_weights_come_with_the_first_tap_and_the_rest_ties_at_the_end(sheet):
    _a, _b, c, _d = among = leaves(sheet, "abcd")

    tap(sheet, among, [c])

    rest = (13 / 48 + 7 / 48 + 3 / 48) / 3
    assert weighed(sheet).weights == pytest.approx((rest, rest, 25 / 48, rest))
    assert weighed(sheet).ranks == (2, 2, 1, 2)


def test_equal_swings_share_the_mean_of_their_places(sheet):
    a, b, c, _d = among = leaves(sheet, "abcd")
    tap(sheet, among, [a, b, c])

    tie_with_above(participant=sheet, criterion=b, above=a, among=among, scope=ALL)

    first_two = (25 / 48 + 13 / 48) / 2
    assert weighed(sheet).weights == pytest.approx((first_two, first_two, 7 / 48, 3 / 48))
    assert weighed(sheet).ranks == (1, 1, 3, 4)


def test_points_weigh_by_their_share_and_missing_ones_are_named(sheet):
    a, b, c, d = leaves(sheet, "abcd")

    give_points(participant=sheet, points={a: 100, b: 60, c: 0, d: None}, scope=ALL)

    assert weighed(sheet).weights == pytest.approx((0.625, 0.375, 0, 0))
    assert weighed(sheet).unweighed == (d,)
    assert weighed(sheet).method == "points"
    assert weighed(sheet).ranks is None


def test_parked_and_hidden_criteria_keep_their_swings_and_count_nowhere(sheet):
    a, b, c = leaves(sheet, "abc")
    (d,) = leaves(sheet, "d", in_core=False)
    give_points(participant=sheet, points={a: 100, b: 50, c: 50, d: 50}, scope=ALL)

    Criterion.objects.filter(pk=a.pk).update(parked_at=timezone.now())

    assert weighed(sheet).weights == pytest.approx((0.5, 0.5))
    assert weighed(sheet, full=True).weights == pytest.approx((1 / 3, 1 / 3, 1 / 3))
    assert Swing.objects.count() == 4


def test_points_that_only_the_parked_have_give_way_to_the_order(sheet):
    a, b, c = among = leaves(sheet, "abc")
    tap(sheet, among, [c, b])
    give_points(participant=sheet, points={a: 100, b: 0, c: 0}, scope=ALL)

    Criterion.objects.filter(pk=a.pk).update(parked_at=timezone.now())

    assert weighed(sheet).method == "ranks"
    assert weighed(sheet).weights == pytest.approx((0.25, 0.75))


def tree_of_ten(sheet):
    """Branches of 4, 3 and 1 leaves, and two on their own; six are in the short version."""
    top = branch(sheet, "p", ["p1", "p2", "p3", "p4"])
    second = branch(sheet, "q", ["q1", "q2", "q3"], in_core=False)
    third = branch(sheet, "r", ["r1"], in_core=False)
    return top, second, third, leaves(sheet, ["s", "t"])


def test_nine_leaves_are_one_list_and_ten_are_a_tree(sheet):
    (p, ps), (q, qs), (r, _rs), (s, t) = tree_of_ten(sheet)

    short = families_of(structure_of(sheet.decision, full=False))
    full = families_of(structure_of(sheet.decision, full=True))

    assert [(f.key, f.scope, f.members) for f in short] == [("", ALL, (*ps, s, t))]
    assert [(f.key, f.scope, f.members) for f in full] == [
        ("p", SIBLINGS, tuple(ps)),
        ("q", SIBLINGS, tuple(qs)),
        ("", SIBLINGS, (p, q, r, s, t)),
    ]


def test_many_leaves_without_branches_stay_one_list(sheet):
    leaves(sheet, "abcdefghijkl")

    (family,) = families_of(structure_of(sheet.decision, full=False))

    assert family.scope == ALL


def test_tree_weighs_top_swings_as_they_were_compared(sheet):
    (p, ps), (q, qs), (r, _rs), (s, t) = tree_of_ten(sheet)
    within = dict(zip(ps, (100, 50, 50, 0), strict=True)) | dict(
        zip(qs, (25, 100, 75), strict=True)
    )
    across = {p: 100, q: 50, r: 20, s: 10, t: 0}

    give_points(participant=sheet, points=within | across, scope=SIBLINGS)

    parts = (100, 50, 50, 0, 12.5, 50, 37.5, 20, 10, 0)
    expected = [part / sum(parts) for part in parts]
    weights = weighed(sheet, full=True)
    assert weights.weights == pytest.approx(expected)
    totals = {b.parent.key if b.parent else "": total for b, total in weights.branch_totals}
    assert totals == pytest.approx(
        {"p": 200 / 330, "q": 100 / 330, "r": 20 / 330, "": 10 / 330}
    )


def test_consistent_points_weigh_the_same_in_a_tree_and_in_one_list(sheet):
    tree_of_ten(sheet)
    perspective = PerspectiveFactory(decision=sheet.decision)
    points = (80, 70, 50, 90, 40, 70, 100, 50, 0, 40)
    structure = structure_of(sheet.decision, full=True)
    for leaf, given in zip(structure.criteria, points, strict=True):
        PerspectiveSwingFactory(perspective=perspective, criterion=leaf, points=given)

    adopt(participant=sheet, perspective=perspective)

    assert weighed(sheet, full=True).weights == pytest.approx(
        [given / sum(points) for given in points]
    )
    assert weighed(sheet, full=True).adopted_from == perspective
    short = structure_of(sheet.decision, full=False)
    assert weighed(sheet).weights == pytest.approx(
        perspective_weights(short, perspective.swings.all())
    )


def test_order_in_a_tree_weighs_within_and_across(sheet):
    (p, ps), (q, qs), (r, _rs), (s, t) = tree_of_ten(sheet)
    tap(sheet, ps, ps[:3], SIBLINGS)
    tap(sheet, qs, qs[:2], SIBLINGS)
    tap(sheet, [p, q, r, s, t], [q, p, r, s], SIBLINGS)

    weights = weighed(sheet, full=True)

    within_p = [25 / 25, 13 / 25, 7 / 25, 3 / 25]
    within_q = [11 / 11, 5 / 11, 2 / 11]
    q_, p_, r_, s_, t_ = (137 / 300, 77 / 300, 47 / 300, 27 / 300, 12 / 300)
    parts = [p_ * x for x in within_p] + [q_ * x for x in within_q] + [r_, s_, t_]
    assert weights.weights == pytest.approx([part / sum(parts) for part in parts])
    assert (weights.method, weights.ranks) == ("ranks", None)


def test_leaves_of_a_branch_without_points_are_unweighed(sheet):
    (p, _ps), (q, qs), (r, _rs), (s, t) = tree_of_ten(sheet)

    give_points(participant=sheet, points={p: 100, q: None, r: 10, s: 0, t: 0}, scope=SIBLINGS)

    weights = weighed(sheet, full=True)
    assert weights.unweighed == tuple(qs)
    assert weights.weights == pytest.approx([10 / 41] * 4 + [0] * 3 + [1 / 41, 0, 0])


def test_full_version_on_and_off_keeps_both_sets_of_swings(sheet):
    (p, ps), (q, _qs), (r, _rs), (s, t) = tree_of_ten(sheet)
    short = [*ps, s, t]
    tap(sheet, short, [t, s, *ps[:3]])
    before = weighed(sheet)

    tap(sheet, ps, ps[:3], SIBLINGS)
    give_points(participant=sheet, points={p: 10, q: 20, r: 30, s: 0, t: 0}, scope=SIBLINGS)
    in_full = weighed(sheet, full=True)

    assert weighed(sheet) == before
    assert in_full.method == "points"
    assert weighed(sheet, full=True) == in_full


def test_points_of_the_short_version_still_count_after_ordering_the_full_one(sheet):
    (_p, ps), (_q, _qs), (_r, _rs), (s, t) = tree_of_ten(sheet)
    give_points(participant=sheet, points=dict.fromkeys([*ps, s, t], 50), scope=ALL)

    tap(sheet, ps, ps[:3], SIBLINGS)

    assert weighed(sheet, full=True).method == "ranks"
    assert weighed(sheet).method == "points"


def test_adopted_weights_are_named_only_while_they_count(sheet):
    a, b = among = leaves(sheet, "ab")
    perspective = PerspectiveFactory(decision=sheet.decision)
    PerspectiveSwingFactory(perspective=perspective, criterion=a, points=100)
    tap(sheet, among, [b])
    adopt(participant=sheet, perspective=perspective)
    assert weighed(sheet).adopted_from == perspective

    use_method(participant=sheet, method=Method.RANKS)

    assert weighed(sheet).adopted_from is None


def test_perspective_that_values_nothing_here_has_no_weights(sheet):
    a, _b = leaves(sheet, "ab")
    perspective = PerspectiveFactory(decision=sheet.decision)
    PerspectiveSwingFactory(perspective=perspective, criterion=a, points=0)

    structure = structure_of(sheet.decision, full=False)

    assert perspective_weights(structure, perspective.swings.all()) == ()


@pytest.mark.parametrize("many", [1, 3, 30])
def test_weights_take_one_query(sheet, many, django_assert_num_queries):
    among = [CriterionFactory(decision=sheet.decision) for _ in range(many)]
    perspective = PerspectiveFactory(decision=sheet.decision)
    for leaf in among:
        PerspectiveSwingFactory(perspective=perspective, criterion=leaf, points=10)
    adopt(participant=sheet, perspective=perspective)
    structure = structure_of(sheet.decision, full=False)
    again = Participant.objects.get(pk=sheet.pk)

    with django_assert_num_queries(1):
        assert effective_weights(structure, again).adopted_from == perspective
    with django_assert_num_queries(0):
        effective_weights(structure, None)


@pytest.mark.parametrize(
    ("sizes", "heavy"),
    [
        ([3, 3, 2, 2], None),
        ([4, 2, 2], 4),
        ([3, 1], 3),
        ([2, 1], None),
        ([4], None),
        ([4, 3], None),
    ],
)
def test_branch_with_clearly_more_leaves_is_pointed_out(sheet, sizes, heavy):
    for place, size in enumerate(sizes):
        branch(sheet, f"branch-{place}", [f"leaf-{place}-{n}" for n in range(size)])

    found = shown(sheet).heavy_branch

    assert (found and len(found.leaves)) == heavy


def test_next_comparison_is_the_first_unfinished_and_branches_wait_for_their_top(sheet):
    (p, ps), (q, qs), (_r, rs), (s, t) = tree_of_ten(sheet)
    assert shown(sheet, full=True).family.key == "p"
    assert shown(sheet, full=True, within="").undecided == (p, q)

    tap(sheet, ps, [ps[2], ps[0], ps[1]], SIBLINGS)
    tap(sheet, qs, qs[:2], SIBLINGS)

    across = shown(sheet, full=True)
    (group,) = across.waiting
    assert (across.family.key, across.undecided) == ("", ())
    assert [row.swing for row in group.rows] == [ps[2], qs[0], rs[0], s, t]
    assert [step.is_done for step in across.steps] == [True, True, False]
    assert shown(sheet, within="nowhere") is None


def test_top_swing_follows_what_counts(sheet):
    (p, ps), (_q, _qs), (_r, _rs), (_s, _t) = tree_of_ten(sheet)
    tap(sheet, ps, ps[:3], SIBLINGS)
    points = dict(zip(ps, (10, 20, 100, 0), strict=True)) | {p: 100}
    give_points(participant=sheet, points=points, scope=SIBLINGS)
    assert shown(sheet, full=True, within="").waiting[0].rows[0].swing == ps[2]

    use_method(participant=sheet, method=Method.RANKS)

    assert shown(sheet, full=True, within="").waiting[0].rows[0].swing == ps[0]


def test_buttons_of_placed_swings_name_their_neighbours(sheet):
    a, b, c, _d = among = leaves(sheet, "abcd")
    tap(sheet, among, [a, b, c])
    tie_with_above(participant=sheet, criterion=c, above=b, among=among, scope=ALL)

    rows = shown(sheet).placed

    assert [(row.place, row.up, row.down, row.tie) for row in rows] == [
        ("1", "", "b", ""),
        ("2=", "c", "c", "a"),
        ("2=", "b", "b", "a"),
        ("4", "c", "", "c"),
    ]


def fields(sheet, *, full=False):
    structure = structure_of(sheet.decision, full=full)
    given = given_in(swings_of(sheet), scope_of(structure))
    page = points_page(structure, given, effective_weights(structure, sheet))
    return {row.field: row.typed for group in page.groups for row in group.rows}


def test_points_are_suggested_by_the_order_and_never_over_own_ones(sheet):
    a, b, c, d = among = leaves(sheet, "abcd")
    assert set(fields(sheet).values()) == {""}

    tap(sheet, among, [d, c, b])
    assert fields(sheet) == {
        "points-a": "12",
        "points-b": "28",
        "points-c": "52",
        "points-d": "100",
    }

    give_points(participant=sheet, points={a: 0, b: 100, c: None, d: 3}, scope=ALL)
    assert fields(sheet) == {
        "points-a": "0",
        "points-b": "100",
        "points-c": "",
        "points-d": "3",
    }


def test_perspective_of_another_decision_does_not_count(sheet):
    (_a,) = leaves(sheet, "a")
    PerspectiveSwingFactory(perspective__decision=DecisionFactory())

    structure = structure_of(sheet.decision, full=False)

    assert perspective_weights(structure, Perspective.objects.get().swings.all()) == ()


def test_criterion_moved_to_another_branch_is_last_there_until_it_is_placed(sheet):
    left, of_left = branch(sheet, "left", "abcde")
    right, of_right = branch(sheet, "right", "vwxyz")
    tap(sheet, of_left, of_left, SIBLINGS)
    tap(sheet, of_right, of_right, SIBLINGS)
    tap(sheet, [left, right], [left, right], SIBLINGS)
    last_of_left = Criterion.objects.get(key="e")
    last_of_left.parent = right

    save_criterion(criterion=last_of_left)

    structure = structure_of(sheet.decision, full=False)
    weight = dict(
        zip([leaf.key for leaf in structure.criteria], weighed(sheet).weights, strict=True)
    )
    assert min(weight[key] for key in "vwxyz") > weight["e"]


def test_criterion_moved_to_a_branch_with_points_is_listed_as_unweighed(sheet):
    left, of_left = branch(sheet, "left", "abcde")
    right, of_right = branch(sheet, "right", "vwxyz")
    points = dict.fromkeys([left, right, *of_left, *of_right], 60)
    give_points(participant=sheet, points=points, scope=SIBLINGS)
    moved = Criterion.objects.get(key="e")
    moved.parent = right

    save_criterion(criterion=moved)

    assert weighed(sheet).unweighed == (moved,)
