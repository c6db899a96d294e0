"""Every event in every situation has an answer, and the ones that matter are these."""

from itertools import product

import pytest

from options.agenda.answers import STATES, Event, Situation, answer_to
from options.agenda.kinds import KINDS
from options.agenda.movement import Allowed, Refused

ROUNDS = (None, "waiting", "open", "sealing", "sealed")
REASONS = {
    "not_open_yet", "is_open", "is_closed", "is_archived", "is_purged", "door_locked",
    "door_open", "round_sealed", "round_waiting", "not_in_this_step", "agenda_is_over",
    "is_paused", "not_paused", "still_sealing",
    "not_shown_yet", "not_in_the_talk", "round_is_open", "shown_already",
}  # fmt: skip

SITUATIONS = [
    Situation(*facts)
    for facts in product(STATES, (None, *KINDS), ROUNDS, (False, True), (False, True))
]


def allowed_in(event):
    return [s for s in SITUATIONS if answer_to(event, s) == Allowed()]


@pytest.mark.parametrize("event", Event)
def test_every_situation_has_an_answer_with_a_known_reason(event):
    assert len(SITUATIONS) == 5 * 12 * 5 * 2 * 2
    answers = [answer_to(event, situation) for situation in SITUATIONS]

    assert {a.reason for a in answers if isinstance(a, Refused)} <= REASONS
    assert any(answer == Allowed() for answer in answers)


def test_unknown_event_or_state_is_refused_with_a_reason():
    assert answer_to("dance", Situation("open")) == Refused("unknown_event")
    assert answer_to("save", Situation("on fire")) == Refused("unknown_event")


def test_only_an_open_round_or_one_in_its_grace_takes_an_answer():
    assert {s.round_state for s in allowed_in("save")} == {"open", "sealing"}
    assert {s.state for s in allowed_in("save")} == {"open", "closed"}


def test_pause_refuses_no_answer():
    assert any(situation.is_paused for situation in allowed_in("save"))


def test_own_weights_are_free_again_with_the_results():
    assert Situation("open", "results", "sealed") in allowed_in("weigh")
    assert Situation("open", "discuss", "sealed") not in allowed_in("weigh")


@pytest.mark.parametrize("state", sorted(set(STATES) - {"open"}))
def test_nobody_moves_or_joins_a_workshop_that_is_not_open(state):
    for event in ("move", "join", "pause", "spotlight", "close"):
        assert all(situation.state != state for situation in allowed_in(event))


def test_blind_choice_is_taken_in_its_step_and_in_the_grace_only():
    found = {(s.kind, s.round_state) for s in allowed_in("choose")}

    assert all(kind == "gut" or state == "sealing" for kind, state in found)
    assert {s.kind for s in allowed_in("commit")} == {"commit"}


def test_locked_door_lets_nobody_in_and_concerns_nobody_inside():
    assert not any(situation.is_locked for situation in allowed_in("join"))
    assert any(situation.is_locked for situation in allowed_in("save"))


def test_whoever_wants_to_leave_can_leave_until_nothing_is_left():
    assert {situation.state for situation in allowed_in("leave")} == set(STATES) - {"purged"}


@pytest.mark.parametrize(
    "event", ["wish", "reason", "support", "invite_minority", "reopen_cell"]
)
def test_people_talk_beside_a_sealed_round_and_never_beside_an_open_one(event):
    found = {(s.state, s.kind, s.round_state) for s in allowed_in(event)}

    assert found == {("open", "reveal", "sealed"), ("open", "discuss", "sealed")}
    assert answer_to(event, Situation("open", "discuss", "open")) == Refused("round_is_open")
    assert answer_to(event, Situation("open", "reveal", "sealing")) == Refused("not_shown_yet")


def test_workshop_is_rated_at_its_end():
    found = {(s.state, s.kind) for s in allowed_in("rate") if s.kind}

    assert found == {("open", "wrap"), *(("closed", kind) for kind in KINDS)}


@pytest.mark.parametrize("event", ["submit", "withdraw"])
def test_only_a_round_that_takes_answers_is_handed_in(event):
    assert {s.round_state for s in allowed_in(event)} == {"open", "sealing"}


@pytest.mark.parametrize("event", ["set_times", "extend"])
def test_sealed_round_has_no_times(event):
    assert {s.round_state for s in allowed_in(event)} == {None, "waiting", "open", "sealing"}


@pytest.mark.parametrize("event", ["choose_perspective", "assign_perspective"])
def test_nobody_changes_sides_once_something_was_shown(event):
    assert {s.round_state for s in allowed_in(event)} == {None, "waiting", "open"}


def test_only_a_locked_door_is_knocked_at():
    assert {situation.is_locked for situation in allowed_in("knock")} == {True}
    assert any(situation.is_locked for situation in allowed_in("add_paper"))


def test_report_waits_for_every_round():
    assert {s.round_state for s in allowed_in("publish")} == {None, "waiting", "sealed"}
    assert {s.state for s in allowed_in("publish")} == {"open", "closed", "archived"}


def test_link_to_a_seat_works_until_the_workshop_is_put_away():
    for event in ("make_link", "use_link"):
        assert {s.state for s in allowed_in(event)} == {"open", "closed"}
