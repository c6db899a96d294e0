"""Attempts to find one person's answer by comparing figures; each succeeds without its rule."""

from collections import Counter

import numpy as np
import pytest

from options.errors import NotNow
from options.models import Round, Seat, Workshop
from options.reports import others
from options.reports.others import export, figures, kept, left_out, lines, people, rules
from options.reports.others.figures import figures_of
from options.reports.others.rules import Why
from tests.reports.crowd import Crowd, everybody

pytestmark = [pytest.mark.django_db, pytest.mark.postgresql]


def dots(crowd):
    """The answers to the first cell, as anybody may count them."""
    spread = others.spread_of_cell(crowd.room, *crowd.cell)
    return Counter({dot.points: dot.people for dot in spread.dots})


def bare(row):
    """A row of an export, to be compared with others."""
    return tuple(sorted(row.points.items())), tuple(sorted(row.weights.items()))


def rows(crowd, number=None):
    return Counter(bare(row) for row in others.rows_for_export(crowd.room, number).rows)


def mean_of_the_rest(crowd):
    """By subtraction: how many people are in no line that is shown, and their mean."""
    result = others.results_of(crowd.room)
    everyone = result.rests_on.answered
    shown = [line for line in result.lines if not line.is_hidden]
    option = crowd.options[0].pk
    of = {row.view.pk: row.total for row in result.rows}[option]
    rest = everyone - sum(line.people for line in shown)
    in_lines = sum(
        line.people * point.total
        for line in shown
        for point in line.points
        if point.view.pk == option
    )
    return rest, (everyone * of - in_lines) / rest if rest else None


@pytest.fixture
def three_groups():
    crowd = Crowd(criteria=1, perspectives=3)
    for place, size in enumerate((10, 6, 2)):
        crowd.sit(size, perspective=place)
    return crowd.answer(everybody([50] * 10 + [40] * 6 + [90, 96], criteria=1)).seal()


def test_small_group_cannot_be_had_by_taking_the_others_from_the_room(three_groups):
    rest, mean = mean_of_the_rest(three_groups)

    assert (rest, round(mean, 6)) == (8, (6 * 40 + 90 + 96) / 8)


def test_attack_on_a_small_group_succeeds_without_the_complement_rule(
    three_groups, monkeypatch
):
    alone = lambda sizes: tuple(n >= 5 for n in sizes)  # noqa: E731
    for module in (rules, figures, lines):
        monkeypatch.setattr(module, "groups_shown", alone)

    rest, mean = mean_of_the_rest(three_groups)

    assert (rest, round(mean, 6)) == (2, 93)


def test_group_is_hidden_in_a_cell_that_few_of_it_answered():
    crowd = Crowd(perspectives=2).sit(6, perspective=0).sit(9, perspective=1)
    tables = everybody([50] * 15)
    for table in tables[:3]:
        table[0][0] = -1
    crowd.answer(tables).seal()

    spread = others.spread_of_cell(crowd.room, *crowd.cell)
    lines_told = others.results_of(crowd.room).lines

    assert [(group.why, group.n) for group in spread.groups[:2]] == [
        (Why.FEW, None),
        (Why.BY_SUBTRACTION, None),
    ]
    assert [line.is_hidden for line in lines_told] == [True, True]


def late_room():
    """Six stay as they are; one comes in round 2 and gives 93, with weights of their own."""
    crowd = Crowd().sit(6).answer(everybody([30] * 6)).seal()
    before = dots(crowd), figures_of(crowd.room).weights
    crowd.sit(1, first_round=2)
    weights = [[0.5, 0.5]] * 6 + [[0.9, 0.1]]
    crowd.answer(everybody([30] * 6), 2, seats=crowd.seats[:6], carried=True)
    crowd.answer(everybody([93]), 2, seats=crowd.seats[6:]).seal(2, weights)
    return crowd, before


def test_latecomer_cannot_be_had_by_taking_round_1_from_round_2():
    crowd, (before, weights) = late_room()

    assert dots(crowd) - before == Counter()
    assert figures_of(crowd.room).weights == pytest.approx(weights)
    assert others.spread_of_cell(crowd.room, *crowd.cell).late == 1
    assert others.results_of(crowd.room).rests_on.late == 1
    assert len(rows(crowd)) == 1
    assert others.rows_for_export(crowd.room).left_out == 1


def test_attack_on_a_latecomer_succeeds_when_they_count_at_once(monkeypatch):
    everyone = lambda answers: {n: np.ones(np.shape(a), bool) for n, a in answers.items()}  # noqa: E731
    monkeypatch.setattr(people, "latecomers_counted", everyone)

    crowd, (before, weights) = late_room()

    assert dots(crowd) - before == Counter({93: 1})
    assert 7 * figures_of(crowd.room).weights - 6 * weights == pytest.approx([0.9, 0.1])


def test_five_latecomers_count_together():
    crowd = Crowd().sit(6).answer(everybody([30] * 6)).seal()
    crowd.sit(5, first_round=2)
    crowd.answer(everybody([30] * 6 + [90] * 5), 2).seal(2)

    assert dots(crowd) == Counter({30: 6, 90: 5})


def left_room():
    """Eight answer; the one with 93 leaves after the seal; round 2 carries everything."""
    crowd = Crowd().sit(8).answer(everybody([30, 31, 32, 33, 34, 35, 36, 93])).seal()
    before = dots(crowd), others.results_of(crowd.room)
    crowd.leave(7)
    crowd.answer(everybody([30, 31, 32, 33, 34, 35, 36]), 2, carried=True).seal(2)
    return crowd, before


def total_of(result):
    return result.rows[0].mean_of_totals, result.rests_on.complete


def test_who_withdrew_cannot_be_had_by_taking_round_2_from_round_1():
    crowd, (before, result) = left_room()

    assert before - dots(crowd) == Counter()
    assert total_of(others.results_of(crowd.room)) == total_of(result)
    assert others.spread_of_cell(crowd.room, *crowd.cell).is_kept


def test_attack_on_who_withdrew_succeeds_when_figures_follow_at_once(monkeypatch):
    always = lambda before, _now, **_who: np.ones(before.shape[:-1], bool)  # noqa: E731
    monkeypatch.setattr(kept, "may_follow", always)
    monkeypatch.setattr(
        "options.reports.others.frozen.may_follow_people", lambda *_a, **_k: True
    )

    crowd, (before, result) = left_room()
    (then, n), (now, m) = total_of(result), total_of(others.results_of(crowd.room))

    assert before - dots(crowd) == Counter({93: 1})
    assert n * then - m * now == pytest.approx(93)


def test_figures_follow_once_five_others_moved():
    crowd = Crowd().sit(8).answer(everybody([30, 31, 32, 33, 34, 35, 36, 93])).seal()
    crowd.leave(7)
    crowd.answer(everybody([60, 61, 62, 63, 64, 65, 36]), 2).seal(2)

    assert sorted(dots(crowd)) == [36, 60, 61, 62, 63, 64, 65]


def test_leaving_changes_no_figure_of_a_sealed_round_and_is_marked():
    crowd = Crowd().sit(7).answer(everybody([30, 31, 32, 33, 34, 35, 93])).seal()
    before = dots(crowd)

    crowd.leave(6)

    spread = others.spread_of_cell(crowd.room, *crowd.cell)
    assert (dots(crowd), spread.n, spread.withdrawn) == (before, 7, 1)
    live = others.figures_to_seal(crowd.workshop, Round.objects.get())
    assert sum(live["cells"]["counts"][0][0][1::2]) == 6


def exports():
    """What two files differ by, one made before somebody left, one after."""
    crowd = Crowd().sit(20).answer(everybody(range(20, 40))).seal()
    before = rows(crowd)
    crowd.leave(19)
    return before - rows(crowd), crowd


def test_who_withdrew_cannot_be_had_by_comparing_two_exports():
    missing, crowd = exports()
    assert sum(missing.values()) == 5
    assert others.rows_for_export(crowd.room).left_out == 4
    before = rows(crowd)

    crowd.leave(3)

    assert sum((before - rows(crowd)).values()) == 5
    assert sum((rows(crowd) - before).values()) == 0


def test_attack_by_two_exports_succeeds_when_nobody_else_is_left_out(monkeypatch):
    monkeypatch.setattr(left_out, "others_left_out", lambda *_a, **_k: 0)

    missing, _crowd = exports()

    assert [set(dict(points).values()) for points, _weights in missing] == [{39}]


def test_export_of_round_2_leaves_others_out_for_who_withdrew_after_round_1():
    crowd = Crowd().sit(12).answer(everybody(range(20, 32))).seal()
    before = rows(crowd)
    crowd.leave(11)
    crowd.answer(everybody(range(20, 31)), 2, carried=True).seal(2)

    assert sum((before - rows(crowd)).values()) == 5


def test_export_is_refused_for_fewer_than_five_and_tells_nothing_of_seats():
    crowd = Crowd().sit(4).answer(everybody([10, 20, 30, 40])).seal()
    with pytest.raises(NotNow, match="at least five"):
        others.rows_for_export(crowd.room)
    many = Crowd(perspectives=1).sit(9, perspective=0, names=list("abcdefghi"))
    many.answer(everybody(range(9))).seal()

    told = others.rows_for_export(many.room).rows

    assert {(row.name, row.perspective) for row in told} == {("", None)}
    order = [next(iter(row.points.values())) for row in told]
    assert sorted(order) == list(range(9))
    assert order not in (sorted(order), sorted(order, reverse=True))


def group_export():
    crowd = Crowd(perspectives=2, privacy="group")
    crowd.sit(7, perspective=0).sit(8, perspective=1).answer(everybody(range(15))).seal()
    before = {bare(row): row.perspective for row in others.rows_for_export(crowd.room).rows}
    Seat.objects.filter(pk=crowd.seats[0].pk).update(perspective=crowd.perspectives[1])
    after = {bare(row): row.perspective for row in others.rows_for_export(crowd.room).rows}
    return before, after


def test_row_cannot_be_found_by_putting_its_owner_into_another_perspective():
    before, after = group_export()

    assert sorted(Counter(before.values()).values()) == [7, 8]
    assert set(after.values()) == {None}


def test_attack_by_another_perspective_succeeds_when_nobody_looks(monkeypatch):
    monkeypatch.setattr(export, "members_told", lambda *_a, **_k: "")
    monkeypatch.setattr(
        "options.reports.others.sealed_parts.members_told", lambda *_a, **_k: ""
    )

    before, after = group_export()

    moved = [points for points, group in after.items() if group != before[points]]
    assert [set(dict(points).values()) for points, _weights in moved] == [{0}]


def test_final_choice_of_who_left_cannot_be_had():
    crowd = Crowd().sit(12).answer(everybody([50] * 12)).seal().choose([0] * 11 + [1], "commit")
    crowd.at("wrap")
    before = others.choices_of(crowd.room)
    crowd.leave(11)
    after = others.choices_of(crowd.room)

    assert [row.final for row in before.rows] == [11, 1]
    assert (after.final_n, after.left_out) == (7, 4)


def test_final_choices_wait_until_nobody_chooses_any_more():
    crowd = Crowd().sit(6).answer(everybody([50] * 6)).seal().choose([0] * 6, "commit")

    assert others.choices_of(crowd.at("commit").room).rows[0].final is None
    assert others.choices_of(crowd.at("wrap").room).rows[0].final == 6


@pytest.fixture
def open_room():
    return Crowd().sit(9).answer(everybody(range(9))).choose([0] * 9).predict([(0, 0)] * 9)


@pytest.mark.parametrize("state", ["open", "sealing"])
def test_nothing_of_an_open_round_can_be_read(open_room, state):
    Round.objects.update(state=state, grace_until=open_room.seats[0].joined_at)
    room, seat = open_room.room, open_room.seats[0]

    assert others.spread_of_cell(room, *open_room.cell).why is Why.NOT_SEALED
    assert others.cells_to_discuss(room).why is Why.NOT_SEALED
    assert others.results_of(room).why is Why.NOT_SEALED
    assert others.choices_of(room).gut_why is Why.NOT_SEALED
    assert others.predictions_of(room).why is Why.NOT_SEALED
    assert others.moved_between(room) is None
    assert others.own_against_room(room, seat) is None
    assert others.minority_on(room, *open_room.cell) is None
    assert not others.is_in_minority(room, seat, *open_room.cell)
    assert len(others.reasons_on(room, *open_room.cell, 1)) == 0
    assert others.counts_of_reasons(room) == {}
    for refused in (others.rows_for_export, others.rationales_for_export):
        with pytest.raises(NotNow, match="sealed"):
            refused(room)


def test_figures_are_not_made_of_an_open_round(open_room):
    with pytest.raises(NotNow, match="sealed"):
        others.figures_to_seal(open_room.workshop, Round.objects.get())


def test_second_round_that_is_open_shows_the_first_only(open_room):
    open_room.seal()
    open_room.answer(everybody([99] * 9), 2)

    spread = others.spread_of_cell(open_room.room, *open_room.cell)

    assert (spread.round_number, spread.highest) == (1, 8)
    with pytest.raises(NotNow):
        others.rows_for_export(open_room.room, 2)


def test_values_by_person_are_for_a_room_that_knows_names():
    crowd = Crowd().sit(2, names=["Ada", "Bo"]).answer(everybody([10, 20])).seal()
    with pytest.raises(NotNow, match="promise"):
        others.values_by_person(crowd.room)
    Workshop.objects.update(privacy="named")

    told = others.values_by_person(crowd.room)

    assert [(one.name, set(one.points.values())) for one in told] == [
        ("Ada", {10}),
        ("Bo", {20}),
    ]
    assert [row.name for row in others.rows_for_export(crowd.room).rows] == ["Ada", "Bo"]


def test_sealed_figures_hold_no_row_of_one_person():
    crowd = Crowd(criteria=3).sit(6)
    tables = [[[(7 * at + 3) % 101, (31 * at) % 101, (57 * at) % 101]] * 2 for at in range(6)]
    crowd.answer(tables).seal()
    text = str(figures_of(crowd.room).stored)

    assert not any(str(table[0])[1:-1] in text for table in tables)
    assert not any(f"code-{crowd.pk}-{at}" in text for at in range(6))


def test_first_who_come_are_not_late_even_if_round_1_was_sealed_empty():
    crowd = Crowd().sit(6, first_round=2)
    crowd.answer([[[-1, -1], [-1, -1]]] * 6).seal()
    crowd.answer(everybody([10, 20, 30, 40, 50, 60]), 2).seal(2)

    assert sorted(dots(crowd)) == [10, 20, 30, 40, 50, 60]
