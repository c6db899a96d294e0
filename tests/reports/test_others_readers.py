"""What each reader of a room's figures gives to the pages."""

import numpy as np
import pytest

from options.models import Reason, Round, Score, Support, Wish
from options.reports import others
from options.reports.others import minority
from options.reports.others.figures import figures_of, packed, unpacked
from options.reports.others.rules import Why
from tests.factories import NOON, RedLineFactory
from tests.queries import queries
from tests.reports.crowd import Crowd, everybody

pytestmark = [pytest.mark.django_db, pytest.mark.postgresql]


def tables(first, second, people=6):
    """Everybody alike: the points of two options over two criteria."""
    return [[list(first), list(second)]] * people


def test_spread_has_quartiles_dots_bins_and_a_word():
    crowd = Crowd().sit(8).answer(everybody([10, 20, 20, 30, 40, 50, 60, 100])).seal()

    spread = others.spread_of_cell(crowd.room, *crowd.cell)

    assert (spread.n, spread.median, spread.lower, spread.upper) == (8, 35, 20, 52.5)
    assert (spread.lowest, spread.highest, spread.mean) == (10, 100, 41.25)
    assert [(dot.points, dot.people) for dot in spread.dots][:2] == [(10, 1), (20, 2)]
    assert spread.bins == (0, 1, 2, 1, 1, 1, 1, 0, 0, 0, 1)
    assert (spread.agreement, spread.is_disputed, spread.is_split) == ("spread", True, False)


def test_cell_counts_who_cannot_judge_and_leaves_out_what_meant_something_else():
    crowd = Crowd().sit(7).answer(everybody([10, 20, 30, 40, 50, 60, 70]))
    cell = Score.objects.filter(option=crowd.options[0], criterion=crowd.leaves[0])
    cell.filter(participant=crowd.seats[0].participant).update(points=None, cannot_judge=True)
    cell.filter(participant=crowd.seats[1].participant).update(seen_revision=9)
    crowd.seal()

    spread = others.spread_of_cell(crowd.room, *crowd.cell)

    assert (spread.n, spread.cannot_judge, spread.outdated, spread.lowest) == (5, 1, 1, 30)


def test_three_people_have_a_median_for_the_warned_console_only():
    crowd = Crowd().sit(3).answer(tables([10, 20], [30, 80], people=3)).seal()

    unwarned = others.spread_of_cell(crowd.room, *crowd.cell)
    warned = others.spread_of_cell(crowd.room, *crowd.cell, is_warned=True)
    result = others.results_of(crowd.room, is_warned=True)

    assert (unwarned.why, unwarned.median) == (Why.FEW, None)
    assert (warned.why, warned.median, warned.dots) == (Why.MEDIAN_ONLY, 10, ())
    assert others.results_of(crowd.room).rows == ()
    assert [(row.view.pk, row.total, row.rank) for row in result.rows] == [
        (crowd.options[1].pk, 55, 1),
        (crowd.options[0].pk, 15, 2),
    ]
    assert (result.lines, result.bands, result.changes) == ((), (), None)


def test_unknown_cell_and_empty_room_say_why():
    crowd, other = Crowd().sit(1).answer([[[-1, -1], [-1, -1]]]).seal(), Crowd()

    assert others.spread_of_cell(crowd.room, *other.cell).why is Why.NOT_ASKED
    assert others.spread_of_cell(crowd.room, *crowd.cell).why is Why.NOBODY
    assert others.results_of(crowd.room).why is Why.NOBODY
    assert others.cells_to_discuss(crowd.room).why is Why.FEW
    assert others.choices_of(crowd.room).gut_why is Why.NOBODY


def test_cells_to_discuss_are_ordered_by_what_they_change_and_get_their_minutes():
    people = (
        [[[20, 50], [55, 50]]] * 2 + [[[50, 50], [55, 50]]] * 2 + [[[100, 50], [55, 40]]] * 2
    )
    crowd = Crowd().sit(6).answer(people).seal()
    Wish.objects.create(seat=crowd.seats[0], option=crowd.options[1], criterion=crowd.leaves[1])

    found = others.cells_to_discuss(crowd.room)

    assert next((cell.view.pk, cell.criterion.pk) for cell in found.cells) == (
        crowd.options[0].pk,
        crowd.leaves[0].pk,
    )
    assert found.cells[0].share == pytest.approx(2 / 3)
    assert [view.pk for view in found.leaders] == [crowd.options[0].pk]
    assert [turn.takers[0].pk for turn in found.cells[0].turns] == [crowd.options[1].pk]
    assert (found.minutes, [cell.minutes for cell in found.planned]) == (12, [12])
    assert [cell.wishes for cell in found.cells if cell.wishes] == [1]
    assert not found.is_settled


def test_room_that_nothing_can_change_is_settled():
    crowd = Crowd().sit(6).answer(tables([90, 90], [10, 10])).seal()

    found = others.cells_to_discuss(crowd.room, minutes=5)

    assert found.is_settled
    assert [cell.minutes for cell in found.cells] == [5, None, None, None]


def test_cells_of_a_room_without_a_leader_are_ordered_by_how_far_people_differ():
    people = [[[50, 40 + 4 * at], [50, 20 * at]] for at in range(5)] + [[[-1, 50], [50, 50]]]
    people[0][0][0] = -1
    crowd = Crowd().sit(6).answer(people).seal()

    found = others.cells_to_discuss(crowd.room)

    assert [cell.spread for cell in found.cells] == [32.5, 6.5, 0]
    assert ([cell.share for cell in found.cells], found.leaders) == ([None] * 3, ())
    assert (found.hidden, found.is_settled) == (1, False)


def test_result_ranks_by_means_and_says_what_changes_it():
    crowd = Crowd().sit(6).answer(tables([90, 20], [40, 60])).seal()

    result = others.results_of(crowd.room)

    assert [(row.view.pk, row.total, row.rank) for row in result.rows] == [
        (crowd.options[0].pk, 55, 1),
        (crowd.options[1].pk, 50, 2),
    ]
    assert (result.ways.same_leaders, result.ways.same_order) == (True, True)
    assert [row.mean_of_totals for row in result.rows] == [55, 50]
    assert result.changes.leader.pk == crowd.options[0].pk
    assert result.changes.weights[0].lower.bound == pytest.approx(4 / 9)
    assert result.changes.scores[0].needed == 10
    assert sum(len(band) for band in result.bands) == 2
    assert result.samples == 10_000


def test_both_ways_can_put_different_options_first():
    people = [[[100, 0], [60, 60]]] * 5 + [[[0, 100], [60, 60]]] * 5
    weights = [[1, 0]] * 5 + [[0, 1]] * 5
    crowd = Crowd().sit(10).answer(people).seal(weights=weights)

    ways = others.results_of(crowd.room).ways

    assert [view.pk for view in ways.leaders] == [crowd.options[1].pk]
    assert [view.pk for view in ways.leaders_of_results] == [crowd.options[0].pk]
    assert ways.same_leaders is False


def test_red_line_puts_out_what_crosses_it_on_the_median():
    crowd = Crowd().sit(6).answer(tables([90, 20], [40, 60])).seal()
    line = RedLineFactory(criterion=crowd.leaves[1], decision=crowd.workshop.decision)

    off = others.results_of(crowd.room)
    on = others.results_of(crowd.room, lines_on=[line.pk])

    assert off.red_lines[0].changes_leader
    assert [view.pk for view in off.red_lines[0].fails] == [crowd.options[0].pk]
    assert [(row.view.pk, row.rank) for row in on.rows] == [
        (crowd.options[1].pk, 1),
        (crowd.options[0].pk, None),
    ]
    assert on.rows[1].crosses == (line,)


def test_perspectives_have_a_line_each_and_say_whether_it_is_values_or_facts():
    crowd = Crowd(perspectives=2).sit(6, perspective=0).sit(6, perspective=1)
    weights = [[0.9, 0.1]] * 6 + [[0.1, 0.9]] * 6
    crowd.answer(tables([90, 10], [10, 90], people=12)).seal(weights=weights)

    lines = others.results_of(crowd.room).lines

    assert [(line.perspective.pk, line.people) for line in lines] == [
        (crowd.perspectives[0].pk, 6),
        (crowd.perspectives[1].pk, 6),
    ]
    assert [[view.pk for view in line.leaders] for line in lines] == [
        [crowd.options[0].pk],
        [crowd.options[1].pk],
    ]
    assert {line.apart.topic for line in lines} == {"weights"}
    assert lines[0].apart.weights == pytest.approx((0.9, 0.5))


def test_two_camps_of_a_cell_and_of_the_room_are_found():
    crowd = Crowd().sit(13)
    crowd.answer([[[90, 80], [10, 20]]] * 8 + [[[10, 20], [90, 80]]] * 5).seal()

    found = others.minority_on(crowd.room, *crowd.cell)
    camps = others.results_of(crowd.room).camps

    assert (found.side, found.edge, found.people, found.others) == ("below", 10, 5, 8)
    assert [others.is_in_minority(crowd.room, seat, *crowd.cell) for seat in crowd.seats] == [
        *[False] * 8, *[True] * 5,
    ]  # fmt: skip
    assert others.spread_of_cell(crowd.room, *crowd.cell).is_split
    assert (camps.sizes, camps.topic) == ((8, 5), "scores")
    assert [row.ranks for row in camps.rows] == [(1, 2), (2, 1)]


def test_four_who_differ_are_no_minority():
    crowd = Crowd().sit(13).answer(everybody([90] * 9 + [10] * 4)).seal()

    assert others.minority_on(crowd.room, *crowd.cell) is None
    assert not others.is_in_minority(crowd.room, crowd.seats[-1], *crowd.cell)
    assert others.results_of(crowd.room).camps is None
    assert minority.Minority("above", 60, 5, 9).holds(60)


def test_quick_look_for_camps_leaves_none_out(monkeypatch):
    rng = np.random.default_rng(3)
    low, high = rng.integers(0, 40, (9, 3, 3)), rng.integers(55, 100, (7, 3, 3))
    crowd = Crowd(options=3, criteria=3).sit(16).answer(np.concatenate([low, high])).seal()
    quick = figures_of(crowd.room).stored["splits"]
    monkeypatch.setattr("options.reports.others.sealed_parts.SHARE_BETWEEN", -1.0)

    slow = others.figures_to_seal(crowd.workshop, Round.objects.get())["splits"]

    assert quick == slow
    assert quick


def reason(crowd, at, text, **more):
    told = {"side": "up", "origin": "rationale", "round_number": 1, "made_at": NOON, **more}
    option, leaf = crowd.cell
    return Reason.objects.create(
        workshop_id=crowd.pk,
        participant=crowd.seats[at].participant,
        option=option,
        criterion=leaf,
        text=text,
        **told,
    )


def test_reasons_have_no_names_an_order_of_each_reader_and_no_hidden_ones():
    crowd = Crowd().sit(6).answer(everybody([50] * 6)).seal()
    told = [reason(crowd, at, f"Because {at}.") for at in range(5)]
    reason(crowd, 5, "Rude.", hidden_at=NOON)
    reason(crowd, 5, "Of the next round.", round_number=2)
    Support.objects.create(reason=told[0], seat=crowd.seats[1])

    one, two = (others.reasons_on(crowd.room, *crowd.cell, seed).up for seed in (1, 2))
    again = others.reasons_on(crowd.room, *crowd.cell, 1, seat=crowd.seats[1], with_hidden=True)

    assert {view.text for view in one} == {f"Because {at}." for at in range(5)}
    assert [view.pk for view in one] != [view.pk for view in two]
    assert [view.supports for view in one if view.pk == told[0].pk] == [1]
    assert [view.text for view in again.all if view.is_hidden] == ["Rude."]
    assert [view.pk for view in again.all if view.is_supported] == [told[0].pk]
    assert others.counts_of_reasons(crowd.room) == {(crowd.cell[0].pk, crowd.cell[1].pk): 5}


def test_reason_has_no_side_where_few_answered():
    crowd = Crowd().sit(4).answer(everybody([50] * 4)).seal()
    reason(crowd, 0, "Because.")

    told = others.reasons_on(crowd.room, *crowd.cell, 1)

    assert [view.side for view in told.all] == [""]


def test_reasons_are_exported_without_hidden_ones_and_sides():
    crowd = Crowd().sit(6).answer(everybody([50] * 6)).seal()
    for at in range(3):
        reason(crowd, at, f"Because {at}.")
    reason(crowd, 5, "Rude.", hidden_at=NOON)

    told = others.rationales_for_export(crowd.room)

    assert sorted(one.text for one in told) == ["Because 0.", "Because 1.", "Because 2."]
    assert set(vars(told[0])) == {"option", "criterion", "text"}


def test_choices_stand_beside_what_own_sums_put_first():
    crowd = Crowd().sit(6).answer(tables([90, 90], [10, 10])).choose([0, 0, 1, 1, 1, 1]).seal()

    found = others.choices_of(crowd.room)

    assert [(row.gut, row.model) for row in found.rows] == [(2, 6), (4, 0)]
    assert found.same == pytest.approx(1 / 3)
    assert [(pair.gut.pk, pair.model.pk, pair.people) for pair in found.differing] == [
        (crowd.options[1].pk, crowd.options[0].pk, 4)
    ]
    assert found.sure == 3


def test_four_choices_are_not_shown():
    crowd = Crowd().sit(6).answer(everybody([50] * 6)).choose([0, 0, 1, 1, None, None]).seal()

    found = others.choices_of(crowd.room)

    assert (found.gut_why, found.rows[0].gut, found.same) == (Why.FEW, None, None)


def test_guesses_are_held_against_the_first_round():
    people = [[[90, at * 20], [10, 50]] for at in range(6)]
    crowd = Crowd().sit(6).answer(people).predict([(0, 1)] * 4 + [(1, 0)] * 2).seal()

    found = others.predictions_of(crowd.room)

    assert [(guess.name.pk, guess.people, guess.is_right) for guess in found.options] == [
        (crowd.options[0].pk, 4, True),
        (crowd.options[1].pk, 2, False),
    ]
    assert found.contested == crowd.leaves[1]
    assert (found.share_option, found.share_criterion) == pytest.approx((2 / 3, 2 / 3))


def test_what_moved_is_over_those_who_answered_twice():
    crowd = Crowd().sit(6).answer(everybody([50] * 6)).seal().sit(1, first_round=2)
    crowd.answer(everybody([50, 50, 60, 60, 80, 40, 99]), 2).seal(2)

    moved = others.moved_between(crowd.room)

    assert (moved.earlier, moved.later, moved.people) == (1, 2, 6)
    assert (moved.left_out, moved.unmoved) == (1, 0)
    cell = moved.cells[0]
    assert (cell.n, cell.up, cell.down, cell.same) == (6, 3, 1, 2)
    assert cell.shift == pytest.approx(40 / 6)


def test_coverage_counts_an_open_round_and_tells_no_answer():
    crowd = Crowd().sit(3).at("score")
    crowd.answer([[[1, 2], [3, 4]], [[5, -1], [6, -1]], [[-1, -1], [-1, -1]]])

    found = others.coverage_of(crowd.room)

    assert (found.joined, found.started, found.complete, found.answers) == (3, 2, 1, 6)
    assert [(one.begun, one.complete) for one in found.criteria] == [(2, 2), (1, 1)]
    assert (found.cells, found.seconds_per_cell) == (4, None)
    assert found.share == 0.5


def test_own_answers_stand_beside_the_room():
    people = [[[90, 90], [10, 10]]] * 5 + [[[0, 0], [50, 50]]]
    crowd = Crowd().sit(6).answer(people).choose([0] * 6).seal()

    own = others.own_against_room(crowd.room, crowd.seats[5])

    assert [(row.view.pk, row.rank, row.room_rank) for row in own.rows] == [
        (crowd.options[1].pk, 1, 2),
        (crowd.options[0].pk, 2, 1),
    ]
    assert (own.cells[0].points, own.cells[0].median, own.cells[0].distance) == (0, 90, -90)
    assert own.furthest[0].distance == -90
    assert own.gut.pk == crowd.options[0].pk
    assert own.apart.topic == "scores"


def test_own_answers_stand_alone_in_a_small_room():
    crowd = Crowd().sit(2).answer(everybody([10, 20])).seal()

    own = others.own_against_room(crowd.room, crowd.seats[0])

    assert (own.why, own.rows[0].total, own.rows[0].room_total) == (Why.FEW, 10, None)
    assert own.cells[0].median is None


def test_figures_are_the_same_however_often_and_whoever_came_first():
    rng = np.random.default_rng(1)
    answers = rng.integers(0, 101, (12, 2, 2))
    crowd = Crowd().sit(12).answer(answers).choose([0, 1] * 6).seal()
    held = Round.objects.get()

    assert others.figures_to_seal(crowd.workshop, held) == figures_of(crowd.room).stored


def test_counts_survive_being_stored():
    counts = np.random.default_rng(2).integers(0, 3, (2, 3, 101))

    assert (unpacked(packed(counts), (2, 3)) == counts).all()


@pytest.mark.parametrize("people", [6, 18])
def test_readers_ask_as_often_for_many_people_as_for_few(people):
    crowd = Crowd(perspectives=1).sit(people, perspective=0)
    crowd.answer(everybody([50] * people)).seal()
    room = crowd.room
    assert room.structure
    asked = {}
    for name, read in {
        "spread": lambda: others.spread_of_cell(room, *crowd.cell),
        "discuss": lambda: others.cells_to_discuss(room),
        "results": lambda: others.results_of(room),
        "choices": lambda: others.choices_of(room),
        "own": lambda: others.own_against_room(room, crowd.seats[0]),
        "coverage": lambda: others.coverage_of(room),
    }.items():
        with queries() as found:
            read()
        asked[name] = len(found)

    assert asked == {
        "spread": 1, "discuss": 2, "results": 3, "choices": 2, "own": 4, "coverage": 3,
    }  # fmt: skip
