"""Whatever people do in whatever order: nothing sealed changes, nothing stored is lost, and
nobody sees what another has said before its round is sealed.

ROOMS=200 plays more rooms than the daily run.
"""

import contextlib
import os
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from itertools import pairwise
from types import SimpleNamespace
from typing import NamedTuple

import pytest
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from options.actions import epochs, moving, rounds, scoring
from options.actions.closing import close_workshop, reopen_workshop
from options.actions.door import change_code, lock_door, open_door, remove_seat
from options.actions.leases import take_lease, take_over
from options.actions.leaving import leave_and_delete
from options.actions.moving import add_minute, move, pause, resume, spotlight
from options.errors import RuleBroken
from options.formats.tokens import hash_of
from options.migrations import _triggers
from options.models import Facilitation, Score, Seat, Workshop
from options.steps import STEPS
from options.steps.contract import Said, Shown
from tests.conftest import give_token
from tests.factories import UserFactory
from tests.rooms import AGAIN, REVEAL, REVEAL_2, SCORE, Room, at

pytestmark = [pytest.mark.django_db, pytest.mark.postgresql]
PEOPLE = 20
ROOMS = int(os.environ.get("ROOMS", "4"))
LOOKS_EVERY = 6
LANDMARKS = (SCORE, REVEAL, AGAIN, REVEAL_2)


class Event(NamedTuple):
    """Who does what, how long after the last, from a page that is how many epochs behind."""

    name: str
    seconds: int
    who: int
    what: int
    stale: int


def send_out(seat, *, workshop, **told):
    """Take a seat away, told like every deed on a workshop."""
    assert seat.workshop_id == workshop.pk
    return remove_seat(seat=seat, **told)


class Play:
    """A room, what it acknowledged, and what it was seen to have sealed."""

    def __init__(self, room, leaders):
        self.room, self.leaders, self.clock = room, leaders, 0
        self.acknowledged, self.sealed, self.gone, self.secrets = {}, {}, set(), {}
        self.events = self.said = 0
        self.seen = Counter()

    def happen(self, event):
        """One event; it is refused by a rule or it is done, and the room still adds up."""
        event = Event(*event)
        self.clock += event.seconds
        with contextlib.suppress(RuleBroken), transaction.atomic():
            getattr(self, event.name)(event)
        self.check()
        self.events += 1
        if self.events % LOOKS_EVERY == 0:
            self.look(event)

    # --- What a participant does ---

    def come(self, event):
        if str(event.who) not in self.gone:
            self.room.sit(hash_of(str(event.who)))

    def save(self, event):
        seat = Seat.objects.filter(
            participant__keys__token_hash=hash_of(str(event.who))
        ).first()
        number, cell = 1 + event.what % 2, (event.what // 2 % 2, event.what // 4 % 2)
        if seat is None:
            return
        self.said += 1
        secret = f"word-{self.said}-of-{seat.participant_id}."
        told = {"number": number, "cell": cell, "when": at(self.clock), "why": secret}
        stored = self.room.save(seat, event.what, **told)
        self.acknowledged[self.key_of(stored.score)] = event.what
        self.secrets[self.key_of(stored.score)] = secret

    def leave(self, event):
        seat = Seat.objects.filter(
            participant__keys__token_hash=hash_of(str(event.who))
        ).first()
        if seat is None:
            return
        pk = seat.participant_id
        leave_and_delete(seat=seat)
        self.acknowledged = {k: v for k, v in self.acknowledged.items() if k[0] != pk}
        for rows in self.sealed.values():
            for key in [key for key in rows if key[0] == pk]:
                del rows[key]
        self.gone.add(str(event.who))

    # --- What those who run the room do ---

    def lead(self, deed, event, **more):
        told = {"by": self.leaders[event.who % 3], "epoch": self.room.now.epoch - event.stale}
        self.room.do(deed, when=at(self.clock), **told, **more)
        assert not event.stale, "a page that was behind changed the room"

    def go(self, event):
        ahead = [step for step in LANDMARKS if step > self.room.now.step]
        self.lead(move, event, to_step=(ahead or LANDMARKS)[0])

    def go_anywhere(self, event):
        self.lead(move, event, to_step=event.what % 14 - 1)

    def press(self, event):
        deeds = (
            pause, resume, add_minute, lock_door, open_door, change_code,
            partial(close_workshop, is_confirmed=True),
            partial(reopen_workshop, reason="More to say."),
        )  # fmt: skip
        self.lead(deeds[event.what % 8], event)

    def talk(self, event):
        cell = {
            "option": self.room.options[event.what % 2],
            "criterion": self.room.leaves[event.what // 2 % 2],
        }
        self.lead(spotlight, event, **cell)

    def lease(self, event):
        deed = take_over if event.what % 4 == 0 else take_lease
        deed(workshop=self.room.now, by=self.leaders[event.who % 3], now=at(self.clock))

    def throw_out(self, event):
        seat = Seat.objects.filter(number=event.what % PEOPLE).first()
        if seat is not None:
            self.lead(partial(send_out, seat), event)

    def seal(self, _event):
        self.room.seal(at(self.clock))

    # --- What is true at any time ---

    @staticmethod
    def key_of(score):
        return score.participant_id, score.round_number, score.option_id, score.criterion_id

    def check(self):
        stored = {self.key_of(score): score.points for score in Score.objects.all()}
        for key, points in self.acknowledged.items():
            assert stored.get(key) == points, "an acknowledged save was lost"
        states = rounds.states_of(self.room.now)
        for number in [n for n, state in states.items() if state == "sealed"]:
            held = {key: points for key, points in stored.items() if key[1] == number}
            assert self.sealed.setdefault(number, held) == held, "a sealed value changed"
        assert sum(state == "open" for state in states.values()) <= 1, "two rounds are open"
        self.check_log(states)

    def look(self, event):
        """Somebody's phone, the console and the wall, as they are at this moment."""
        room, viewer = self.room.now, Client()
        give_token(viewer, str(event.who))
        own = Seat.objects.filter(participant__keys__token_hash=hash_of(str(event.who))).first()
        leader = Client()
        leader.force_login(self.room.ada)
        pages = [
            leader.get(reverse("console", args=[room.slug])),
            leader.get(reverse("wall", args=[room.wall_key])),
        ]
        if own is not None:
            pages.append(viewer.get(reverse("seat", args=[room.slug]), follow=True))
        shown = "".join(page.content.decode() for page in pages)
        states = rounds.states_of(self.room.now)
        for key, secret in self.secrets.items():
            if own is not None and key[0] == own.participant_id:
                continue
            if states[key[1]] != "sealed":
                assert secret not in shown, "an open answer was shown to another"
            self.seen[states[key[1]]] += 1

    def check_log(self, states):
        room = self.room.now
        moves = list(room.moves.all())
        assert [m.epoch for m in moves] == list(range(1, room.epoch + 1)), "a move is missing"
        assert moves[-1].after == room.step, "the log tells of another step"
        for earlier, later in pairwise(moves):
            assert earlier.after == later.before, "the log has two steps at once"
        here = room.steps.get(position=room.step)
        if here.kind == "reveal":
            assert states[here.round_number] in {"sealing", "sealed"}, "shown before its seal"


@pytest.fixture
def play():
    room = Room()
    leaders = [room.ada, *UserFactory.create_batch(2)]
    for other in leaders[1:]:
        Facilitation.objects.create(workshop=room.now, user=other, role="co")
    for person in range(PEOPLE - 5):
        room.sit(hash_of(str(person)))
    return lambda: Play(room, leaders)


@contextmanager
def forgotten() -> Iterator[None]:
    """Whatever is stored inside is gone afterwards."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


OFTEN = ["save"] * 8 + ["go"] * 8 + ["seal"] * 6
NAMES = [*OFTEN, "come", "leave", "go_anywhere", "press", "talk", "lease", "throw_out"]
EVENTS = st.tuples(
    st.sampled_from(NAMES),
    st.sampled_from([0, 1, 4, 16, 16]),
    st.integers(0, PEOPLE - 1),
    st.integers(0, 100),
    st.sampled_from([0, 0, 0, 0, 1]),
)


def test_no_order_of_events_changes_what_is_sealed_or_loses_what_was_stored(play):
    reached = Counter()

    @settings(
        max_examples=ROOMS,
        deadline=None,
        derandomize=True,
        suppress_health_check=[HealthCheck.too_slow],
    )
    @given(st.lists(EVENTS, min_size=24, max_size=36))
    def any_order(events):
        with forgotten():
            game = play()
            for event in events:
                game.happen(event)
            reached.update(list(game.sealed))
            reached["kept"] += any(game.sealed.values())
            reached.update(game.seen)

    any_order()
    assert min(reached[1], reached[2], reached["kept"], reached["open"]) > 0


# One room in short: opened, scored, shown, sealed, and then somebody tries once more.
LATE_SAVE = [
    ("go", 0, 0, 0, 0),
    ("save", 1, 3, 40, 0),
    ("go", 1, 0, 2, 0),
    ("seal", 16, 0, 0, 0),
    ("save", 1, 3, 48, 0),
]
STALE_PRESS = [("go", 0, 0, 0, 0), ("go", 1, 1, 2, 1)]


def play_through(game, events):
    with forgotten():
        for event in events:
            game.happen(event)


def test_short_rooms_add_up(play):
    play_through(play(), LATE_SAVE)
    play_through(play(), STALE_PRESS)


def test_without_its_guards_a_sealed_value_is_seen_to_change(play, monkeypatch):
    monkeypatch.setattr(scoring, "hold_open", lambda **_told: None)
    with forgotten():
        with connection.cursor() as cursor:
            editor = SimpleNamespace(connection=connection, execute=cursor.execute)
            _triggers.remove_all(None, editor)
        with pytest.raises(AssertionError, match="a sealed value changed"):
            play_through(play(), LATE_SAVE)


def test_without_epochs_a_page_that_is_behind_is_seen_to_move_the_room(play, monkeypatch):
    monkeypatch.setattr(
        moving, "hold_epoch", lambda *, workshop, **_told: Workshop.objects.get(pk=workshop.pk)
    )

    with pytest.raises(AssertionError, match="a page that was behind"):
        play_through(play(), STALE_PRESS)


def test_without_the_log_a_missing_move_is_seen(play, monkeypatch):
    monkeypatch.setattr(epochs.Move.objects, "create", lambda **_told: None)

    with pytest.raises(AssertionError, match="a move is missing"):
        play_through(play(), LATE_SAVE)


def test_a_step_that_shows_open_answers_is_caught(play, monkeypatch):
    def leaky(room):
        told = Score.objects.values_list("rationale", flat=True)
        return Shown("options/workshop/_said.html", {"said": Said(" ".join(told))})

    monkeypatch.setitem(STEPS, "score", replace(STEPS["score"], wall=leaky))
    game = play()

    with pytest.raises(AssertionError, match="an open answer was shown"):
        play_through(game, [*LATE_SAVE[:2], *[("come", 0, who, 0, 0) for who in range(10, 14)]])
