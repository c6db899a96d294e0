"""One judgement of one cell: stored once, never lost, undone."""

import threading
from dataclasses import replace
from itertools import pairwise

import pytest
from django.db import IntegrityError, connection, transaction

from options.actions.scoring import Judgement, record_score, undo_score
from options.errors import MeaningChanged, NothingToUndo
from options.models import Score, ScoreChange
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


def save(cell, change_id="1", **said):
    return record_score(
        **cell,
        judgement=Judgement(**said),
        change_id=change_id,
        known=Score.objects.filter(**cell).first(),
    )


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
    save(cell, "1", points=10)
    again = save(cell, "1", points=10)

    assert again.was_replayed
    assert ScoreChange.objects.count() == 1
    assert again.score.version == 1


def test_request_replayed_hours_later_does_not_undo_what_came_after(cell):
    save(cell, "1", points=10)
    save(cell, "2", points=90)

    replayed = save(cell, "1", points=10)

    assert Score.objects.get().points == 90
    assert replayed.score.points == 90


def test_save_over_a_score_that_another_tab_changed_meanwhile_wins_and_knows_it(cell):
    save(cell, "1", points=10)
    stale = Score.objects.get()
    save(cell, "2", points=50)

    recorded = record_score(**cell, judgement=Judgement(points=70), change_id="3", known=stale)

    assert Score.objects.get().points == 70
    assert recorded.replaced == Judgement(points=50)
    assert list(ScoreChange.objects.values_list("version", flat=True)) == [1, 2, 3]


def test_first_saves_of_two_tabs_end_in_one_row(cell):
    save(cell, "1", points=10)

    record_score(**cell, judgement=Judgement(points=20), change_id="2", known=None)

    assert [score.points for score in Score.objects.all()] == [20]


def test_changed_meaning_refuses_a_page_that_showed_the_old_one(cell):
    cell["criterion"].revision = 2

    with pytest.raises(MeaningChanged, match="another meaning"):
        record_score(
            **cell, judgement=Judgement(points=1), change_id="1", seen_revision=1, known=None
        )
    assert not Score.objects.exists()


def test_score_remembers_which_meaning_it_answered(cell):
    cell["criterion"].revision = 3

    save(cell, points=50)

    assert Score.objects.get().seen_revision == 3


def test_undo_puts_back_what_the_cell_said_before(cell):
    save(cell, "1", points=10, rationale="First thought.")
    save(cell, "2", points=90)

    undo_score(**cell, change_id="3")

    stored = Score.objects.get()
    assert (stored.points, stored.rationale) == (10, "First thought.")


def test_undo_of_the_first_save_leaves_the_cell_unanswered(cell):
    save(cell, "1", points=10)

    undo_score(**cell, change_id="2")

    assert not Score.objects.get().is_answered


def test_undo_twice_is_a_redo(cell):
    save(cell, "1", points=10)
    save(cell, "2", points=90)

    undo_score(**cell, change_id="3")
    undo_score(**cell, change_id="4")

    assert Score.objects.get().points == 90


def test_cell_that_was_never_saved_has_nothing_to_undo(cell):
    with pytest.raises(NothingToUndo):
        undo_score(**cell, change_id="1")


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
                save(cell, f"{worker}-{turn}", points=worker * 5 + turn)
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
