"""Two people at the same moment: one is first, and nothing falls between them."""

import threading
import time

import pytest
from django.db import connection, transaction

from options.actions.leaving import leave_and_delete
from options.actions.moving import move
from options.actions.participants import start_over
from options.actions.rounds import hold_open, seal_due
from options.errors import AlreadyMoved, RoundSealed
from options.models import Facilitation, Round, Score, SealedWeight, Workshop
from options.reports.weights_to_seal import weights_to_seal
from tests.factories import NOON, UserFactory
from tests.rooms import REVEAL, SCORE, Room, at

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgresql]


@pytest.fixture
def room(transactional_db):
    """A room whose log and sealed rounds may go when the test is over."""
    yield Room()
    Workshop.objects.update(state="purged", join_code=None)


def together(deeds):
    """Do all of these at once, each on a connection of its own; what each came to."""
    start, found = threading.Barrier(len(deeds)), [None] * len(deeds)

    def run(index, deed):
        start.wait()
        try:
            found[index] = deed()
        except Exception as error:  # noqa: BLE001 -- the test looks at it
            found[index] = error
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(deeds)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return found


def test_of_two_facilitators_at_once_one_moves_and_the_other_reads_who_did(room):
    other = UserFactory()
    Facilitation.objects.create(workshop=room.now, user=other, role="co")
    before = room.now

    found = together(
        [
            lambda by=by, step=step: move(
                workshop=before, to_step=step, by=by, epoch=1, now=NOON
            )
            for by, step in ((room.ada, 1), (other, 2))
        ]
    )

    assert [type(one) for one in found].count(Workshop) == 1
    assert [type(one) for one in found].count(AlreadyMoved) == 1
    assert [m.epoch for m in room.now.moves.all()] == [1, 2]


def test_many_who_find_the_grace_over_seal_once(room):
    room.sit()
    room.go(SCORE)
    room.go(REVEAL)

    found = together([lambda: room.seal(at(16))] * 4)

    assert sorted(found) == [False, False, False, True]
    assert [m.deed for m in room.now.moves.all()].count("seal") == 1


def test_seal_waits_for_a_save_that_has_begun(room):
    seat = room.sit()
    room.go(SCORE)
    room.go(REVEAL)
    has_begun, cell = threading.Event(), (room.options[0], room.leaves[0])

    def save_slowly():
        with transaction.atomic():
            hold_open(
                participant=seat.participant,
                option=cell[0],
                criterion=cell[1],
                round_number=1,
                now=at(15),
            )
            has_begun.set()
            time.sleep(0.3)
            return Score.objects.create(
                participant=seat.participant,
                option=cell[0],
                criterion=cell[1],
                round_number=1,
                points=7,
            ).points

    def seal_meanwhile():
        has_begun.wait()
        return seal_due(workshop=room.now, now=at(16), weights_of=weights_to_seal)

    assert together([save_slowly, seal_meanwhile]) == [7, True]
    assert SealedWeight.objects.filter(participant=seat.participant).exists()


def test_saves_that_meet_a_seal_are_in_it_or_are_refused(room):
    seats = [room.sit(str(n)) for n in range(8)]
    room.go(SCORE)
    room.go(REVEAL)

    found = together(
        [
            *(lambda seat=seat: room.save(seat, 9, when=at(15)) for seat in seats),
            lambda: room.seal(at(16)),
        ]
    )

    kept = [one for one in found[:-1] if not isinstance(one, RoundSealed)]
    assert found[-1] is True
    assert all(not isinstance(one, Exception) for one in kept)
    assert Score.objects.filter(round_number=1).count() == len(kept)
    weighed = set(SealedWeight.objects.values_list("participant", flat=True))
    assert weighed == {one.score.participant_id for one in kept}


def test_who_leaves_or_starts_over_during_a_seal_waits_and_counts_as_withdrawn(room):
    seats = [room.sit(str(n)) for n in range(4)]
    room.go(SCORE)
    for seat in seats:
        room.save(seat, 9)
    room.go(REVEAL)
    is_counted = threading.Event()

    def figures_of(_workshop, held):
        counted = Score.objects.filter(round_number=held.number).count()
        is_counted.set()
        time.sleep(0.3)
        return {"n": counted}

    def seal():
        return seal_due(
            workshop=room.now, now=at(16), weights_of=weights_to_seal, figures_of=figures_of
        )

    def leave():
        is_counted.wait()
        return leave_and_delete(seat=seats[0])

    def begin_again():
        is_counted.wait()
        return start_over(seats[1].participant)

    assert together([seal, leave, begin_again]) == [True, None, None]

    sealed = Round.objects.get(number=1)
    assert (sealed.sealed_figures.figures["n"], sealed.withdrawn) == (4, 2)
    assert Score.objects.filter(round_number=1).count() == 2
