"""Queries whose SQL is put together once answer as Django's own do, for every value."""

import pytest

from options.models import Score, Seat
from options.models.prepared import Prepared
from tests.factories import RoundFactory, ScoreFactory, SeatFactory, WorkshopFactory
from tests.queries import queries

pytestmark = [pytest.mark.django_db, pytest.mark.postgresql]

SEAT_NUMBERED = Prepared(
    lambda room, number: Seat.objects.filter(workshop=room, number=number).select_related(
        "participant", "perspective"
    ),
    [31_001, 31_002],
)


@pytest.fixture
def seats():
    room = WorkshopFactory()
    return [SeatFactory(workshop=room) for _ in range(3)]


def test_each_value_gets_its_own_records(seats):
    for seat in seats:
        assert SEAT_NUMBERED(seat.workshop_id, seat.number) == [seat]
    assert SEAT_NUMBERED(seats[0].workshop_id, 999) == []


def test_joined_records_are_read_with_one_query(seats):
    with queries() as asked:
        (seat,) = SEAT_NUMBERED(seats[1].workshop_id, seats[1].number)
        assert seat.participant == seats[1].participant
        assert seat.perspective is None

    assert len(asked) == 1


def test_known_record_is_not_read_again(seats):
    room = seats[0].workshop
    with queries() as asked:
        (seat,) = SEAT_NUMBERED(room.pk, seats[0].number, workshop=room)
        assert seat.workshop is room

    assert len(asked) == 1


def test_every_column_is_as_the_query_reads_it(seats):
    RoundFactory(workshop=seats[0].workshop)
    stored = ScoreFactory(participant=seats[0].participant, round_number=1, points=0)
    prepared = Prepared(lambda sheet: Score.objects.filter(participant=sheet), [31_001])

    (found,) = prepared(stored.participant_id)

    plain = Score.objects.get(pk=stored.pk)
    columns = [field.attname for field in Score._meta.concrete_fields]
    assert [getattr(found, c) for c in columns] == [getattr(plain, c) for c in columns]
