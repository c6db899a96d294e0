from itertools import product

import pytest

from options.agenda.kinds import KINDS
from options.agenda.movement import (
    Allowed,
    Refused,
    may_go,
    next_step,
    opened_by,
    seals_on_the_way,
)
from options.agenda.plans import TEMPLATES

STEPS = TEMPLATES["class"]
LOBBY, BRIEF, SCORE, WEIGH, GUT, REVEAL, DISCUSS, AGAIN, REVEAL_2, RESULTS, COMMIT, WRAP = (
    range(12)
)
NOTHING_YET = {1: "waiting", 2: "waiting"}
FIRST_OPEN = {1: "open", 2: "waiting"}
FIRST_SEALING = {1: "sealing", 2: "waiting"}
FIRST_SEALED = {1: "sealed", 2: "waiting"}
SECOND_OPEN = {1: "sealed", 2: "open"}


@pytest.mark.parametrize(
    ("rounds", "start", "target", "answer"),
    [
        (NOTHING_YET, LOBBY, BRIEF, Allowed()),
        (NOTHING_YET, LOBBY, SCORE, Allowed()),
        (NOTHING_YET, LOBBY, AGAIN, Allowed()),
        (NOTHING_YET, LOBBY, LOBBY, Refused("already_there")),
        (NOTHING_YET, LOBBY, 12, Refused("no_such_step")),
        (NOTHING_YET, LOBBY, -1, Refused("no_such_step")),
        (NOTHING_YET, BRIEF, REVEAL, Refused("nothing_to_show")),
        (NOTHING_YET, BRIEF, LOBBY, Refused("only_reading_again")),
        (FIRST_OPEN, SCORE, WEIGH, Allowed()),
        (FIRST_OPEN, SCORE, REVEAL, Allowed()),
        (FIRST_OPEN, SCORE, RESULTS, Allowed()),
        (FIRST_OPEN, SCORE, BRIEF, Allowed()),
        (FIRST_OPEN, WEIGH, SCORE, Refused("only_reading_again")),
        (FIRST_OPEN, SCORE, AGAIN, Refused("skips_the_seal")),
        (FIRST_OPEN, BRIEF, SCORE, Allowed()),
        (FIRST_SEALING, REVEAL, AGAIN, Refused("still_sealing")),
        (FIRST_SEALING, REVEAL, DISCUSS, Allowed()),
        (FIRST_SEALED, REVEAL, SCORE, Refused("only_reading_again")),
        (FIRST_SEALED, BRIEF, SCORE, Refused("blindness_is_spent")),
        (FIRST_SEALED, BRIEF, WEIGH, Refused("blindness_is_spent")),
        (FIRST_SEALED, BRIEF, GUT, Refused("blindness_is_spent")),
        (FIRST_SEALED, BRIEF, REVEAL, Allowed()),
        (FIRST_SEALED, DISCUSS, AGAIN, Allowed()),
        (FIRST_SEALED, DISCUSS, REVEAL_2, Refused("nothing_to_show")),
        (SECOND_OPEN, AGAIN, DISCUSS, Allowed()),
        (SECOND_OPEN, DISCUSS, AGAIN, Allowed()),
        ({1: "waiting", 2: "open"}, BRIEF, SCORE, Refused("blindness_is_spent")),
    ],
)
def test_way_from_one_step_to_another(rounds, start, target, answer):
    assert may_go(STEPS, rounds, start, target) == answer


@pytest.mark.parametrize(
    ("rounds", "start", "target", "sealed"),
    [
        (FIRST_OPEN, SCORE, WEIGH, []),
        (FIRST_OPEN, WEIGH, GUT, []),
        (FIRST_OPEN, GUT, REVEAL, [1]),
        (FIRST_OPEN, SCORE, WRAP, [1]),
        (FIRST_OPEN, SCORE, BRIEF, []),
        (SECOND_OPEN, AGAIN, DISCUSS, []),
        (SECOND_OPEN, BRIEF, DISCUSS, []),
        (SECOND_OPEN, DISCUSS, REVEAL_2, [2]),
    ],
)
def test_showing_seals_what_was_asked_before_it_and_reading_again_seals_nothing(
    rounds, start, target, sealed
):
    assert seals_on_the_way(STEPS, rounds, start, target) == sealed


def test_round_opens_with_its_first_step_that_is_reached():
    assert opened_by(STEPS, NOTHING_YET, WEIGH) == 1
    assert opened_by(STEPS, FIRST_OPEN, WEIGH) is None
    assert opened_by(STEPS, NOTHING_YET, REVEAL) is None


def test_next_step_leaves_out_what_may_not_be_entered_again():
    assert next_step(STEPS, FIRST_OPEN, SCORE) == WEIGH
    assert next_step(STEPS, FIRST_SEALED, BRIEF) == REVEAL
    assert next_step(STEPS, FIRST_SEALED, WRAP) is None


def test_next_step_does_not_pass_over_a_round_that_waits_for_a_seal():
    assert next_step(STEPS, FIRST_SEALING, DISCUSS) == AGAIN


def test_nobody_gets_back_to_a_shown_round_from_anywhere():
    asking = [at for at, step in enumerate(STEPS) if step.round_number == 1][:2]

    for start, target in product(range(len(STEPS)), asking):
        assert isinstance(may_go(STEPS, FIRST_SEALED, start, target), Refused)


def test_nothing_is_shown_of_a_round_that_stays_open():
    for name, steps in TEMPLATES.items():
        for start, target in product(range(len(steps)), repeat=2):
            kind = KINDS[steps[target].kind]
            if not kind.reveals or target <= start:
                continue
            left = seals_on_the_way(steps, FIRST_OPEN, start, target)
            assert left == [1], (name, start, target)
