"""Edits of a workshop's own copy while the room runs: followed, logged, never destructive."""

import pytest
from django.test import Client
from django.urls import reverse

from options.actions.decisions import bring_back_option, park_option, save_option
from options.actions.rounds import seal_due
from options.actions.value_tree import park_criterion, save_criterion
from options.formats.tokens import hash_of
from options.models import Criterion, Option, Round, Score
from options.steps.sealing import FIGURES_OF, WEIGHTS_OF
from tests.conftest import give_token
from tests.rooms import DISCUSS, REVEAL, SCORE, at

pytestmark = [pytest.mark.django_db, pytest.mark.postgresql]


def changed(criterion, **fields):
    found = Criterion.objects.get(pk=criterion.pk)
    for name, text in fields.items():
        setattr(found, name, text)
    return found


def last(room):
    move = room.now.moves.last()
    return move.deed, move.detail


def sealed(room):
    room.go(SCORE)
    room.save(room.sit("a"), 40)
    room.go(REVEAL)
    seal_due(workshop=room.now, now=at(60), weights_of=WEIGHTS_OF, figures_of=FIGURES_OF)
    return room


def test_wording_is_free_followed_and_logged(room):
    room.go(SCORE)
    before = room.now.epoch

    save_criterion(
        criterion=changed(room.leaves[0], worst="As bad as can be."), is_wording_only=True
    )

    assert room.now.epoch == before + 1
    assert last(room) == ("edit_words", {"name": room.leaves[0].name})
    assert room.now.paused_at is None


def test_meaning_pauses_an_open_round_and_asks_to_check_again(room):
    room.go(SCORE)
    room.save(room.sit("a"), 40)

    save_criterion(criterion=changed(room.leaves[0], worst="Something else."))

    score = Score.objects.get()
    assert room.now.paused_at is not None
    assert last(room) == ("edit_meaning", {"name": room.leaves[0].name})
    assert (score.points, score.seen_revision) == (40, 1)
    assert Criterion.objects.get(pk=room.leaves[0].pk).revision == 2


def test_meaning_before_a_round_pauses_nothing(room):
    save_criterion(criterion=changed(room.leaves[0], worst="Something else."))

    assert room.now.paused_at is None


def test_meaning_after_a_reveal_asks_again_in_the_next_round(room):
    sealed(room)

    save_criterion(criterion=changed(room.leaves[1], best="Something else."))

    cells = Round.objects.get(number=2).cells.values_list("option", "criterion")
    assert sorted(cells) == [(option.pk, room.leaves[1].pk) for option in room.options]


def test_meaning_without_a_round_to_come_asks_nothing(room):
    sealed(room)
    Round.objects.filter(number=2).delete()

    save_criterion(criterion=changed(room.leaves[1], best="Something else."))

    assert last(room)[0] == "edit_meaning"


def test_what_is_parked_keeps_its_scores_and_comes_back(room):
    option = Option.objects.create(
        decision=room.now.decision, name="Third", key="third", name_key="third", position=9
    )
    room.go(SCORE)
    room.save(room.sit("a"), 40)

    park_option(option=room.options[0])
    parked = last(room)
    bring_back_option(option=Option.objects.get(pk=room.options[0].pk))

    assert parked == ("edit_parked", {"name": room.options[0].name})
    assert last(room) == ("edit_brought_back", {"name": room.options[0].name})
    assert Score.objects.get().points == 40
    assert option.parked_at is None


def test_an_edit_of_the_original_never_reaches_the_room(room):
    before = room.now.epoch
    original = room.now.decision.copied_from

    save_option(option=Option(decision=original, name="New", position=7))

    assert room.now.epoch == before
    assert not room.now.decision.options.filter(name="New").exists()


@pytest.mark.parametrize("step", [REVEAL, DISCUSS, 9, 10, 11])
def test_every_screen_stands_after_edits_behind_a_reveal(room, step):
    for who in range(6):
        room.sit(hash_of(str(who)))
    sealed(room)
    if step > DISCUSS:
        Round.objects.filter(number=2).delete()
    if step != REVEAL:
        room.go(step, when=at(70))
    decision, texts = room.now.decision, {"definition": "d", "worst": "w", "best": "b"}
    save_option(option=Option(decision=decision, name="New", position=7))
    save_criterion(criterion=Criterion(decision=decision, name="New", position=7, **texts))
    park_criterion(criterion=room.leaves[0])

    viewer, leader = Client(), Client()
    give_token(viewer, "1")
    leader.force_login(room.ada)
    pages = [
        viewer.get(reverse("seat", args=[room.now.slug])),
        leader.get(reverse("console", args=[room.now.slug])),
        leader.get(reverse("wall", args=[room.now.wall_key])),
        leader.get(reverse("room_results", args=[room.now.slug])),
    ]

    assert [page.status_code for page in pages] == [200, 200, 200, 200]
