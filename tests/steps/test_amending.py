"""A condition becomes an option: asked where it differs, carried everywhere else."""

import pytest

from options.actions.closing import archive_workshop, close_workshop, purge_workshop
from options.models import (
    Amendment,
    Condition,
    Option,
    RoundCell,
    Score,
    SealedFigures,
    Workshop,
)
from tests.htmx import soup
from tests.rooms import DISCUSS, RESULTS, at
from tests.spreads import Spreads

pytestmark = pytest.mark.django_db
TEXT = "they come home within a week"
POINTS = [10, 20, 30, 40, 50, 60]


@pytest.fixture
def room():
    """The results of round 2, in which everybody kept what they had said."""
    room = Spreads(POINTS, DISCUSS)
    Workshop.objects.filter(pk=room.pk).update(step=RESULTS)
    room.now.rounds.filter(number=2).update(state="sealing", grace_until=at(17))
    room.seal(at(30))
    room.send("condition", room.seats[0], about=room.options[0].key, text=TEXT)
    return room


def press(room, *leaves, name="Wait, amended", **more):
    told = {"condition": Condition.objects.get().pk, "name": name, **more}
    return room.press("amend", criteria=[room.leaves[leaf].key for leaf in leaves], **told)


def answer(room, points):
    """Everybody scores the open cell of the amended option, and the round is sealed."""
    made = Amendment.objects.get()
    for seat, own in zip(room.seats, points, strict=False):
        Score.objects.create(
            participant=seat.participant,
            option=made.option,
            criterion=room.leaves[0],
            round_number=made.round.number,
            points=own,
            seen_revision=room.leaves[0].revision,
        )
    room.now.rounds.filter(pk=made.round_id).update(state="sealing", grace_until=at(100))
    room.seal(at(101))


def test_one_click_adds_the_option_and_opens_only_what_it_changes(room):
    assert press(room, 0).status_code == 302

    made = Amendment.objects.get()
    assert made.option.name == "Wait, amended"
    assert made.option.description.endswith(f"Amended: {TEXT}")
    assert (made.original, made.round.number, made.round.state) == (room.options[0], 3, "open")
    asked = RoundCell.objects.filter(round=made.round).values_list("option", "criterion")
    assert list(asked) == [(made.option.pk, room.leaves[0].pk)]
    workshop = room.now
    kinds = list(workshop.steps.values_list("kind", "round_number"))
    ahead = [("score", 3), ("reveal", 3), ("results", None), ("commit", None), ("wrap", None)]
    assert kinds[workshop.step :] == ahead


def test_console_proposes_a_name(room):
    page = room.look("console")

    assert page.select_one("input[name=name]")["value"] == f"{room.options[0].name}, amended"


def test_cells_that_stay_carry_what_each_person_said_of_the_original(room):
    press(room, 0)
    answer(room, [90] * 6)

    made = Amendment.objects.get().option
    found = Score.objects.filter(option=made, round_number=3).order_by("criterion", "pk")
    told = [(one.criterion_id, one.points, one.is_carried) for one in found]
    first, second = (leaf.pk for leaf in room.leaves)
    assert told == [(first, 90, False)] * 6 + [(second, 50, True)] * 6


def test_refused_option_comes_back_as_typed(room):
    taken = press(room, 0, name=room.options[1].name)
    page = soup(taken)
    assert taken.status_code == 422
    assert "which is the same name" in page.select_one("#amend-name-error").get_text()
    assert page.select_one(".amend")["open"] == ""
    assert page.select_one("input[name=criteria]:checked")["value"] == room.leaves[0].key

    nothing = press(room, name="Wait, amended")
    assert nothing.status_code == 422
    assert "Tick at least one" in soup(nothing).select_one("#amend-criteria-error").get_text()
    assert Option.objects.filter(decision=room.now.decision).count() == 2


def test_hidden_condition_or_an_older_page_makes_no_option(room):
    assert press(room, 0, epoch=room.now.epoch - 1).status_code == 409
    room.press("hide-condition", condition=Condition.objects.get().pk)
    assert press(room, 0).status_code == 409
    assert not Amendment.objects.exists()


def test_carried_cells_tell_nobody_who_left_by_subtraction(room):
    press(room, 1)
    room.seats[0].participant.delete()
    room.now.rounds.filter(pk=Amendment.objects.get().round_id).update(
        state="sealing", grace_until=at(100)
    )
    room.now.rounds.update(withdrawn=1)

    room.seal(at(101))

    figures = SealedFigures.objects.get(round__number=3).figures
    original, made = (
        figures["options"].index(pk)
        for pk in (room.options[0].pk, Amendment.objects.get().option_id)
    )
    counts = figures["cells"]["counts"]
    assert counts[made][0] == counts[original][0]


def test_deleted_workshop_keeps_no_words_in_its_options(room):
    press(room, 0)
    made = Amendment.objects.get().option
    room.now.rounds.filter(state="open").update(state="sealed", sealed_at=at(50))
    room.do(close_workshop, is_confirmed=True)
    room.do(archive_workshop)

    purge_workshop(workshop=room.now)

    assert TEXT not in Option.objects.get(pk=made.pk).description
    assert not made.history.filter(description__contains=TEXT).exists()


def lifted(room):
    """What the console says of the lift, once round 3 is sealed and its results are shown."""
    Workshop.objects.filter(pk=room.pk).update(step=room.now.step + 2)
    return room.look("console").select_one("#lifts")


def test_results_say_what_the_amendment_gains_on_which_criteria_and_who_leads(room):
    press(room, 0)
    answer(room, [95] * 6)

    lifts = lifted(room)

    # Both criteria weigh one half; the room's mean of the first cell was 35, and is 95 now.
    first = room.options[0]
    words = " ".join(lifts.select_one("p").get_text().split())
    assert words == (
        f"Wait, amended has 72.5 points, {first.name} has 42.5: a difference of +30. "
        f"It changes who leads: without it {first.name}, with it Wait, amended."
    )
    row = lifts.select_one("tbody tr").get_text(" ", strip=True)
    assert row == f"{room.leaves[0].name} +30 35 95"
    assert len(lifts.select("tbody tr")) == 1


def test_lift_of_fewer_than_five_answers_is_not_shown(room):
    press(room, 0)
    answer(room, [95] * 4)

    lifts = lifted(room)

    assert "rests on fewer than five people" in lifts.get_text()
    assert lifts.select("table") == []
    assert "95" not in lifts.get_text()
