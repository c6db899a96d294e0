"""Agendas put together from kinds and lengths: rounds, faults and where a step fits."""

import pytest

from options.agenda.plans import TEMPLATES, Plan
from options.agenda.rows import place_for, place_of_fault, with_rounds


@pytest.mark.parametrize("name", TEMPLATES)
def test_rounds_of_every_template_follow_from_its_kinds(name):
    rows = [(plan.kind, plan.minutes) for plan in TEMPLATES[name]]

    assert with_rounds(rows) == TEMPLATES[name]


def test_fault_is_found_at_the_step_that_makes_it():
    plans = with_rounds([("lobby", 1), ("score", 5), ("reveal", 1), ("gut", 1), ("wrap", 1)])

    assert place_of_fault(plans) == 3


def test_agenda_without_an_end_is_wrong_as_a_whole():
    assert place_of_fault([Plan("lobby", 1), Plan("score", 1, 1)]) is None


def test_guess_is_added_before_the_first_showing_and_talk_before_the_end():
    kinds = ["lobby", "score", "reveal", "wrap"]

    assert (place_for("predict", kinds), place_for("discuss", kinds)) == (2, 3)
