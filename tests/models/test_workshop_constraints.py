"""What the database refuses, whoever asks and however: tried with plain updates."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError, connection, transaction
from django.test import Client

from options.models import (
    Decision,
    Move,
    Participant,
    Rating,
    Reason,
    Round,
    Score,
    SealedFigures,
    SealedWeight,
    Workshop,
)
from options.reports.home import home_for
from tests.factories import (
    NOON,
    CriterionFactory,
    MoveFactory,
    OptionFactory,
    ReasonFactory,
    RoundFactory,
    ScoreFactory,
    SeatFactory,
    UserFactory,
    WorkshopFactory,
)

pytestmark = [pytest.mark.django_db, pytest.mark.postgresql]


@pytest.fixture
def room():
    return WorkshopFactory()


@pytest.fixture
def score(room):
    """A judgement in round 1, which is still open."""
    RoundFactory(workshop=room)
    return ScoreFactory(
        participant=SeatFactory(workshop=room).participant,
        option=OptionFactory(decision=room.decision),
        criterion=CriterionFactory(decision=room.decision),
        round_number=1,
    )


def weigh(score):
    return SealedWeight.objects.create(
        round=Round.objects.get(),
        participant=score.participant,
        criterion=score.criterion,
        weight=1.0,
        how="equal",
    )


def seal():
    Round.objects.update(state="sealing", grace_until=NOON)
    Round.objects.update(state="sealed", sealed_at=NOON, weights_digest="a" * 64)


def refuses(deed):
    with pytest.raises(IntegrityError), transaction.atomic():
        deed()


def test_judgement_of_a_sealed_round_cannot_be_changed(score):
    Score.objects.update(points=51)
    seal()

    refuses(lambda: Score.objects.update(points=52))
    refuses(lambda: Score.objects.update(rationale="Because."))
    refuses(lambda: Score.objects.update(round_number=0))

    assert Score.objects.get().points == 51


def test_no_judgement_gets_into_a_sealed_round(score):
    seal()
    other = OptionFactory(decision=score.option.decision)
    moved = ScoreFactory(
        participant=score.participant, option=other, criterion=score.criterion, round_number=2
    )

    refuses(lambda: Score.objects.filter(pk=moved.pk).update(round_number=1))
    Score.objects.filter(pk=moved.pk).delete()
    refuses(
        lambda: ScoreFactory(
            participant=score.participant,
            option=other,
            criterion=score.criterion,
            round_number=1,
        )
    )

    assert Score.objects.count() == 1


def test_sealed_round_of_one_room_stops_no_other_room(score):
    seal()
    elsewhere = SeatFactory().participant

    other = ScoreFactory(participant=elsewhere, round_number=1)
    Score.objects.filter(pk=other.pk).update(points=99)

    assert Score.objects.get(pk=other.pk).points == 99


def test_own_judgements_can_be_deleted_from_a_sealed_round(score):
    seal()

    score.participant.delete()

    assert not Score.objects.exists()
    assert not Participant.objects.exists()


@pytest.mark.parametrize(
    "change",
    [
        {"state": "open"},
        {"number": 3},
        {"weights_digest": "b" * 64},
        {"sealed_at": NOON.replace(hour=13)},
        {"reason": "Another."},
    ],
)
def test_sealed_round_stays_as_it_was(score, change):
    seal()

    refuses(lambda: Round.objects.update(**change))


def test_sealed_round_counts_who_withdrew(score):
    seal()

    Round.objects.update(withdrawn=1)

    assert Round.objects.get().withdrawn == 1


def test_sealed_round_cannot_be_deleted_and_begun_anew(score):
    seal()

    refuses(lambda: Round.objects.all().delete())


def test_weights_are_written_while_a_round_is_being_sealed_and_never_again(score):
    refuses(lambda: weigh(score))
    Round.objects.update(state="sealing", grace_until=NOON)
    weigh(score)
    refuses(lambda: SealedWeight.objects.update(weight=0.5))
    seal()
    SealedWeight.objects.all().delete()

    refuses(lambda: weigh(score))


def test_move_is_never_altered_and_goes_only_with_its_room():
    move = MoveFactory(user=UserFactory())

    refuses(lambda: Move.objects.update(deed="pause"))
    refuses(lambda: Move.objects.update(user=None))
    refuses(lambda: Move.objects.all().delete())
    Workshop.objects.filter(pk=move.workshop_id).update(state="purged")
    Move.objects.all().delete()

    assert not Move.objects.exists()


def test_two_moves_cannot_have_one_epoch():
    move = MoveFactory()

    refuses(lambda: MoveFactory(workshop=move.workshop))


def test_epoch_never_falls_and_nothing_comes_back_from_deletion(room):
    Workshop.objects.update(epoch=4)
    refuses(lambda: Workshop.objects.update(epoch=3))
    Workshop.objects.update(state="purged")

    refuses(lambda: Workshop.objects.update(state="open"))


@pytest.mark.parametrize("seconds", [4, 61])
def test_grace_lasts_from_5_to_60_seconds(room, seconds):
    refuses(lambda: Workshop.objects.update(grace_seconds=seconds))


def test_two_rooms_never_share_a_code(room):
    Workshop.objects.update(join_code="K7M4QX")

    refuses(lambda: WorkshopFactory(join_code="K7M4QX"))


def test_stranger_never_meets_the_copy_of_a_workshop(room):
    Decision.objects.update(is_published=True)
    nobody = AnonymousUser()

    assert not Decision.objects.visible_to(nobody).exists()
    assert home_for(Participant.objects.none()).cards == ()
    assert Client().get(f"/decisions/{room.decision.slug}/brief/").status_code == 404
    assert Decision.objects.visible_to(UserFactory(is_staff=True)).exists()


def test_every_rule_is_there_after_all_migrations():
    is_postgresql = connection.vendor == "postgresql"
    asked = (
        "SELECT tgname FROM pg_trigger" if is_postgresql else "SELECT name FROM sqlite_master"
    )
    with connection.cursor() as cursor:
        cursor.execute(asked)
        found = {row[0] for row in cursor.fetchall()}

    assert found >= {
        "score_into_sealed", "score_of_sealed", "round_sealed", "round_sealed_gone",
        "weight_into_sealed", "weight_sealed", "move_made", "move_gone", "epoch_back",
        "figures_into_sealed", "figures_sealed", "figures_gone", "reason_said",
    }  # fmt: skip


@pytest.mark.parametrize(
    "change",
    [
        {"opened_at": None},
        {"opened_at": NOON.replace(hour=13)},
        {"weights_sealed_at": NOON},
        {"opens_all": True},
    ],
)
def test_sealed_round_keeps_its_times_and_its_cells_also_where_they_were_empty(score, change):
    Round.objects.update(opened_at=NOON)
    seal()

    refuses(lambda: Round.objects.update(**change))


def test_figures_are_written_while_a_round_is_being_sealed_and_stay_for_good(score):
    held = Round.objects.get()
    refuses(lambda: SealedFigures.objects.create(round=held, figures={}))
    Round.objects.update(state="sealing", grace_until=NOON)
    SealedFigures.objects.create(round=held, figures={"n": 1})
    refuses(lambda: SealedFigures.objects.update(figures={"n": 2}))
    refuses(lambda: SealedFigures.objects.all().delete())
    Workshop.objects.update(state="purged")

    SealedFigures.objects.all().delete()


def test_words_of_a_reason_stay_and_it_can_be_hidden():
    reason = ReasonFactory()
    refuses(lambda: Reason.objects.update(text="Not at all."))
    refuses(lambda: Reason.objects.update(side="down"))

    Reason.objects.update(hidden_at=NOON, spotlit_at=NOON)

    assert Reason.objects.get().text == reason.text


@pytest.mark.parametrize("text", ["", "x" * 2001])
def test_reason_says_something_and_not_too_much(text):
    refuses(lambda: ReasonFactory(text=text))


def test_one_person_has_one_rationale_a_cell_and_round():
    first = ReasonFactory(origin="rationale")
    same = {"participant": first.participant, "workshop": first.workshop}
    same |= {"option": first.option, "criterion": first.criterion}
    ReasonFactory(**same)

    refuses(lambda: ReasonFactory(**same, origin="rationale"))


@pytest.mark.parametrize("name", ["clear", "heard", "useful"])
@pytest.mark.parametrize("answer", [0, 6])
def test_rating_is_from_1_to_5(name, answer):
    seat = SeatFactory()

    refuses(lambda: Rating.objects.create(seat=seat, **{name: answer}))


def test_names_are_shown_only_in_a_workshop_that_knows_them(room):
    refuses(lambda: Workshop.objects.update(shows_names=True))
    Workshop.objects.update(privacy="named", shows_names=True)

    refuses(lambda: Workshop.objects.update(agreed_text="x" * 4001))


def test_round_is_due_after_it_opens(score):
    refuses(lambda: Round.objects.update(opens_at=NOON, due_at=NOON))
