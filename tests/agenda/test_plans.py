import pytest

from options.agenda.plans import A_DAY, MOST_STEPS, TEMPLATES, Plan, fault_in

START = [Plan("lobby", 1), Plan("score", 1, 1)]


def after_start(*plans):
    return [*START, *plans, Plan("wrap", 1)]


@pytest.mark.parametrize("name", TEMPLATES)
def test_every_template_is_a_possible_agenda(name):
    assert fault_in(TEMPLATES[name]) is None


@pytest.mark.parametrize(("name", "minutes"), [("taste", 15), ("class", 50), ("workshop", 90)])
def test_minutes_of_a_template_add_up_to_what_it_promises(name, minutes):
    assert sum(plan.minutes for plan in TEMPLATES[name]) == minutes


def test_assignment_is_over_within_a_little_more_than_a_week():
    assert sum(plan.minutes for plan in TEMPLATES["assignment"]) == 7 * A_DAY + 120


@pytest.mark.parametrize(
    ("plans", "fault"),
    [
        ([], "begins_in_the_lobby"),
        ([Plan("score", 1, 1), Plan("wrap", 1)], "begins_in_the_lobby"),
        (START, "begins_in_the_lobby"),
        (after_start(Plan("lobby", 1)), "begins_in_the_lobby"),
        (after_start(Plan("dance", 1)), "unknown_kind"),
        (after_start(Plan("brief", -1)), "impossible_length"),
        (after_start(Plan("score", 1)), "round_missing"),
        (after_start(Plan("gut", 1, 1)), "round_missing"),
        (after_start(Plan("score", 1, 3)), "round_out_of_turn"),
        (after_start(Plan("score", 1, 2)), "round_out_of_turn"),
        (after_start(Plan("reveal", 1, 1), Plan("weigh", 1, 1)), "round_was_shown"),
        (after_start(Plan("reveal", 1, 1), Plan("gut", 1)), "choice_after_showing"),
        (after_start(Plan("reveal", 1, 2)), "shows_an_empty_round"),
        (after_start(*[Plan("brief", 1)] * MOST_STEPS), "too_many_steps"),
        (after_start(Plan("weigh", 1, 1), Plan("gut", 1), Plan("reveal", 1, 1)), None),
        (after_start(Plan("reveal", 1, 1), Plan("score", 1, 2), Plan("reveal", 1, 2)), None),
    ],
)
def test_impossible_agenda_is_told_why(plans, fault):
    assert fault_in(plans) == fault
