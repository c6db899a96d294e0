"""One judgement of one cell: stored once, never lost, undone."""

import threading
from dataclasses import replace
from itertools import pairwise

import pytest
from django.db import IntegrityError, connection, transaction

from options.actions.participants import delete_sheet
from options.actions.scoring import (
    Cell,
    Change,
    Judgement,
    judgement_in,
    record_score,
    settled,
    undo_score,
    what_was_shown,
)
from options.errors import MeaningChanged, NothingToUndo, SheetGone
from options.models import Participant, Score, ScoreChange
from tests.factories import CriterionFactory, OptionFactory, ParticipantFactory, ScoreFactory

pytestmark = pytest.mark.postgresql


@pytest.fixture
def cell(db):
    sheet = ParticipantFactory()
    return {
        "participant": sheet,
        "option": OptionFactory(decision=sheet.decision),
        "criterion": CriterionFactory(decision=sheet.decision),
    }


def save(cell, change_id="1", *, shown=None, known=..., **said):
    """A save from a page that shows what is stored, unless it says otherwise."""
    stored = Score.objects.filter(**cell).first() if known is ... else known
    change = Change(
        id=change_id,
        said=Judgement(**said),
        shown=judgement_in(stored) if shown is None else shown,
    )
    return record_score(cell=Cell(**cell), change=change, known=stored)


def undo(cell, seen=None):
    current = Score.objects.filter(**cell).first()
    return undo_score(cell=Cell(**cell), seen=current.version if seen is None else seen)


def test_zero_is_a_score_and_missing_is_not_zero(cell):
    save(cell, points=0)

    stored = Score.objects.get()

    assert stored.points == 0
    assert stored.is_answered
    assert not Score(points=None).is_answered


def test_all_that_was_said_is_stored(cell):
    said = {"points": 37, "low": 20, "high": 60, "confidence": "low", "rationale": "Because."}

    save(cell, **said)

    stored = Score.objects.get()
    assert {name: getattr(stored, name) for name in said} == said


def test_second_save_replaces_the_first_and_the_log_keeps_both(cell):
    save(cell, "1", points=10)
    save(cell, "2", points=20)

    assert [score.points for score in Score.objects.all()] == [20]
    assert [
        (c.before and c.before["points"], c.after["points"]) for c in ScoreChange.objects.all()
    ] == [
        (None, 10),
        (10, 20),
    ]


def test_same_request_sent_again_has_one_effect(cell):
    save(cell, "1", points=10, shown=Judgement())
    again = save(cell, "1", points=10, shown=Judgement())

    assert ScoreChange.objects.count() == 1
    assert (again.score.points, again.score.version) == (10, 1)


def test_request_replayed_hours_later_does_not_undo_what_came_after(cell):
    save(cell, "1", points=10, shown=Judgement())
    save(cell, "2", points=90)

    replayed = save(cell, "1", points=10, shown=Judgement())

    assert replayed.was_replayed
    assert Score.objects.get().points == 90
    assert replayed.score.points == 90


def test_save_over_a_score_that_another_tab_changed_meanwhile_wins_and_knows_it(cell):
    save(cell, "1", points=10)
    stale = Score.objects.get()
    save(cell, "2", points=50)

    recorded = save(cell, "3", points=70, known=stale)

    assert Score.objects.get().points == 70
    assert recorded.replaced == Judgement(points=50)
    assert list(ScoreChange.objects.values_list("version", flat=True)) == [1, 2, 3]


def test_first_saves_of_two_tabs_end_in_one_row(cell):
    save(cell, "1", points=10)

    save(cell, "2", points=20, known=None)

    assert [score.points for score in Score.objects.all()] == [20]


def test_changed_meaning_refuses_a_page_that_showed_the_old_one(cell):
    cell["criterion"].revision = 2

    change = Change(id="1", said=Judgement(points=1), seen_revision=1)

    with pytest.raises(MeaningChanged, match="another meaning"):
        record_score(cell=Cell(**cell), change=change, known=None)
    assert not Score.objects.exists()


def test_score_remembers_which_meaning_it_answered(cell):
    cell["criterion"].revision = 3

    save(cell, points=50)

    assert Score.objects.get().seen_revision == 3


def test_undo_puts_back_what_the_cell_said_before(cell):
    save(cell, "1", points=10, rationale="First thought.")
    save(cell, "2", points=90)

    undo(cell)

    stored = Score.objects.get()
    assert (stored.points, stored.rationale) == (10, "First thought.")


def test_undo_of_the_first_save_leaves_the_cell_unanswered(cell):
    save(cell, "1", points=10)

    undo(cell)

    assert not Score.objects.get().is_answered


def test_undo_twice_is_a_redo(cell):
    save(cell, "1", points=10)
    save(cell, "2", points=90)

    undo(cell)
    undo(cell)

    assert Score.objects.get().points == 90


def test_cell_that_was_never_saved_has_nothing_to_undo(cell):
    with pytest.raises(NothingToUndo):
        undo(cell, seen=1)


@pytest.mark.parametrize(
    "said",
    [
        {"points": 101},
        {"points": 50, "low": 60},
        {"points": 50, "high": 40},
        {"low": 60, "high": 40},
        {"points": 50, "cannot_judge": True},
        {"rationale": "x" * 2001},
    ],
    ids=" ".join,
)
def test_database_itself_refuses_what_no_score_can_be(cell, said):
    with pytest.raises(IntegrityError), transaction.atomic():
        ScoreFactory(**cell, **{"points": None, **said})


@pytest.mark.django_db(transaction=True)
def test_fifty_saves_of_one_cell_at_once_leave_one_row_and_a_whole_log():
    sheet = ParticipantFactory()
    cell = {
        "participant": sheet,
        "option": OptionFactory(decision=sheet.decision),
        "criterion": CriterionFactory(decision=sheet.decision),
    }
    failures = []
    start = threading.Barrier(10)

    def run(worker):
        try:
            start.wait()
            for turn in range(5):
                points = worker * 5 + turn
                save(cell, f"{worker}-{turn}", points=points, shown=Judgement(points=101))
        except Exception as failure:  # noqa: BLE001 -- whatever it is, the test tells it
            failures.append(failure)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=[worker]) for worker in range(10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    stored = Score.objects.get()
    log = list(ScoreChange.objects.order_by("version"))
    assert failures == []
    assert [change.version for change in log] == list(range(1, 51))
    assert stored.version == 50
    assert stored.points == log[-1].after["points"]
    assert all(later.before == earlier.after for earlier, later in pairwise(log))


def test_judgement_without_anything_said_is_empty():
    assert Judgement().is_empty
    assert not replace(Judgement(), points=0).is_empty


# --- Pages that are behind -----------------------------------------------------------------


def test_reason_from_an_old_tab_leaves_the_newer_points_alone(cell):
    save(cell, "1", points=50)
    shown = judgement_in(Score.objects.get())
    save(cell, "2", points=80)

    save(cell, "3", shown=shown, points=50, rationale="A late thought.")

    stored = Score.objects.get()
    assert (stored.points, stored.rationale) == (80, "A late thought.")


def test_points_from_an_old_tab_leave_the_newer_reason_alone(cell):
    save(cell, "1", points=50)
    shown = judgement_in(Score.objects.get())
    save(cell, "2", points=50, rationale="Newer.")

    save(cell, "3", shown=shown, points=90)

    stored = Score.objects.get()
    assert (stored.points, stored.rationale) == (90, "Newer.")


def test_old_tab_that_changes_nothing_changes_nothing(cell):
    save(cell, "1", points=50)
    shown = judgement_in(Score.objects.get())
    save(cell, "2", points=80)

    save(cell, "3", shown=shown, points=50)

    assert (Score.objects.get().points, ScoreChange.objects.count()) == (80, 2)


def test_log_tells_what_a_page_that_is_behind_had_shown(cell):
    save(cell, "1", points=50, rationale="First.")
    save(cell, "2", points=80)
    known = Score.objects.get()

    def shown(seen):
        return what_was_shown(Cell(**cell), seen=seen, known=known)

    assert shown(0) == Judgement()
    assert shown(1) == Judgement(points=50, rationale="First.")
    assert shown(2) == Judgement(points=80)


def test_range_makes_room_for_points_that_another_tab_gave():
    merged = settled(
        Judgement(points=50, low=40, high=60),
        shown=Judgement(points=50),
        stored=Judgement(points=80),
    )

    assert merged == Judgement(points=80, low=40, high=80)


# --- Changed meanings ----------------------------------------------------------------------


def test_word_beside_an_old_answer_does_not_confirm_it(cell):
    save(cell, "1", points=50)
    cell["criterion"].revision = 2

    save(cell, "2", points=50, rationale="Only a word.")

    assert Score.objects.get().seen_revision == 1


def test_confirming_an_old_answer_counts_it_for_the_new_meaning(cell):
    save(cell, "1", points=50)
    cell["criterion"].revision = 2
    stored = Score.objects.get()

    same = judgement_in(stored)
    change = Change(id="2", said=same, shown=same, confirms=True)
    record_score(cell=Cell(**cell), change=change, known=stored)

    assert (Score.objects.get().points, Score.objects.get().seen_revision) == (50, 2)


def test_undo_gives_back_the_meaning_that_was_answered_too(cell):
    save(cell, "1", points=50)
    cell["criterion"].revision = 2
    save(cell, "2", points=90)

    undo(cell)

    stored = Score.objects.get()
    assert (stored.points, stored.seen_revision) == (50, 1)


def test_same_undo_sent_twice_undoes_once(cell):
    save(cell, "1", points=10)
    save(cell, "2", points=90)

    undo(cell, seen=2)
    again = undo(cell, seen=2)

    assert again.was_replayed
    assert Score.objects.get().points == 10


@pytest.mark.django_db(transaction=True)
def test_save_that_meets_a_deleted_sheet_says_so_and_leaves_nothing():
    stored = ScoreFactory(points=10)
    cell = {
        "participant": stored.participant,
        "option": stored.option,
        "criterion": stored.criterion,
    }
    delete_sheet(Participant.objects.get())

    with pytest.raises(SheetGone, match="deleted"):
        save(cell, "2", points=20, known=stored)
    assert not Score.objects.exists()
