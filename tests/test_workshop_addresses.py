"""Every address of a workshop as everybody there is: who gets in, who is told no."""

import pytest
from django.test import Client
from django.urls import reverse

from options.actions.invitations import give_role
from options.actions.opening import open_workshop
from options.actions.seats import join
from options.models import Facilitation, Workshop
from options.visitors import Visitor
from tests.conftest import again, give_token
from tests.factories import (
    NOON,
    CriterionFactory,
    DecisionFactory,
    OptionFactory,
    UserFactory,
)

LOGIN = {"nobody": 302, "seat": 302, "other seat": 302}
HELPS = {"co-facilitator": "co", "instructor": "instructor", "observer": "observer"}
MAY_NOT_OPEN = dict.fromkeys(("account", "observer", "instructor", "co-facilitator"), 403)
ROLES = [
    "nobody", "seat", "other seat", "account", "other facilitator", "observer", "instructor",
    "co-facilitator", "facilitator", "editor", "admin",
]  # fmt: skip


def runs(answer, *, reads=None, others=404):
    """Those who run it; who only reads its console; everybody else."""
    told = {"facilitator": answer, "co-facilitator": answer, "admin": answer}
    return {**LOGIN, **told, "instructor": reads or answer, "else": others}


def sits(answer):
    return {"seat": answer, "else": 404}


def shows(answer, *, seat):
    """The page of a room's result: those who run it, its seats, and nobody else."""
    told = dict.fromkeys(("facilitator", "co-facilitator", "instructor", "admin"), answer)
    return {**told, "seat": seat, "else": 404}


# name: (arguments, GET, POST with nothing in it)
TABLE = {
    "workshops": ({}, {**LOGIN, "else": 200}, 405),
    "new_workshop": (
        {"slug": "d"},
        {**LOGIN, **MAY_NOT_OPEN, "else": 200},
        {**LOGIN, **MAY_NOT_OPEN, "else": 302},
    ),
    "wall": ({"key": "wall"}, 200, 405),
    "wall_pulse": ({"key": "wall"}, 200, 405),
    "console": ({"slug": "ROOM"}, runs(200), 405),
    "setup_workshop": ({"slug": "ROOM"}, runs(200, reads=403), runs(422, reads=403)),
    "seats": ({"slug": "ROOM"}, runs(200), 405),
    "paper": ({"slug": "ROOM"}, runs(200, reads=403), runs(422, reads=403)),
    "assignment": ({"slug": "ROOM"}, runs(404), runs(404)),
    "reminders": ({"slug": "ROOM"}, runs(404), 405),
    "hand_in": ({"slug": "ROOM"}, 404, 404),
    "paper_cards": ({"slug": "ROOM"}, runs(200, reads=403), 405),
    "paper_entry": (
        {"slug": "ROOM", "number": 9},
        runs(404, reads=403),
        runs(404, reads=403),
    ),
    "seat_change": ({"slug": "ROOM", "deed": "remove"}, 405, runs(422, reads=403)),
    "seat_link": ({"token": "unknown"}, 410, 410),
    "workshop_log": ({"slug": "ROOM"}, runs(200), 405),
    "move": ({"slug": "ROOM"}, 405, runs(422, reads=403)),
    "console_deed": (
        {"slug": "ROOM", "deed": "pause"},
        405,
        runs(422, reads=403),
    ),
    "tally": ({"slug": "ROOM"}, runs(200), 405),
    "lease": ({"slug": "ROOM"}, 405, runs(200, reads=403)),
    "seat": ({"slug": "ROOM"}, sits(200), 405),
    "ask": ({"code": "K7M4QX"}, 405, 409),
    "door_pulse": ({"code": "K7M4QX"}, 200, 405),
    "need_time": ({"slug": "ROOM"}, 405, sits(302)),
    "speaks_for": ({"slug": "ROOM"}, sits(200), sits(302)),
    "leave": ({"slug": "ROOM"}, sits(200), {"seat": 422, "else": 302}),
    "seat_deed": ({"slug": "ROOM", "deed": "dance"}, 405, 404),
    "room_results": ({"slug": "ROOM"}, shows(200, seat=302), 405),
    "room_section": ({"slug": "ROOM", "section": "verdict"}, shows(200, seat=302), 405),
    "room_report": ({"slug": "ROOM"}, shows(200, seat=302), 405),
    "room_report_links": ({"slug": "ROOM"}, 405, runs(409, reads=403)),
    "room_explore": ({"slug": "ROOM"}, shows(404, seat=302), 405),
    "room_report_file": ({"slug": "ROOM", "ending": "json"}, shows(200, seat=302), 405),
    "room_picture_file": (
        {"slug": "ROOM", "section": "ranking", "picture": "totals", "ending": "svg"},
        shows(404, seat=302),
        405,
    ),
    "wall_section": ({"key": "wall", "section": "verdict"}, 404, 405),
    "people_values": ({"slug": "ROOM"}, runs(404, reads=403), 405),
    "wall_report": ({"key": "wall"}, 404, 405),
    "room_export": ({"slug": "ROOM", "file": "answers.csv"}, runs(409), 405),
    "pulse": ({"slug": "ROOM"}, sits(200), 405),
}  # fmt: skip


@pytest.fixture(scope="module")
def kept_room(kept):
    decision = DecisionFactory(slug="d")
    OptionFactory.create_batch(2, decision=decision)
    CriterionFactory.create_batch(2, decision=decision)
    opened = open_workshop(decision=decision, by=UserFactory(), now=NOON)
    Workshop.objects.filter(pk=opened.pk).update(
        slug="ROOM", wall_key="wall", join_code="K7M4QX"
    )
    return Workshop.objects.get(pk=opened.pk)


@pytest.fixture(scope="module")
def people(kept_room):
    """A client in each of the roles."""

    def client_of(role: str) -> Client:
        if role == "seat":
            return seated(kept_room)
        if role == "other seat":
            other = DecisionFactory()
            OptionFactory(decision=other)
            return seated(open_workshop(decision=other, by=UserFactory(), now=NOON))
        client = Client()
        if role != "nobody":
            client.force_login(account_of(kept_room, role))
        return client

    return {role: client_of(role) for role in ROLES}


@pytest.fixture
def visitor(people, db):
    """A client in one of the roles, as if it had never been here."""
    return lambda role: again(people[role])


def seated(workshop) -> Client:
    someone = Visitor(token=f"token {workshop.pk}", is_new=False, user=None)
    told = {"token_hash": someone.token_hash, "order_seed": 1, "now": NOON}
    join(workshop=workshop, **told)
    client = Client()
    give_token(client, someone.token)
    return client


def account_of(room, role):
    if role == "facilitator":
        give_role(room.facilitator, "facilitator")
        return room.facilitator
    user = UserFactory(is_staff=role in ("editor", "admin"), is_superuser=role == "admin")
    if role == "other facilitator":
        give_role(user, "facilitator")
    if role in HELPS:
        Facilitation.objects.create(workshop=room, user=user, role=HELPS[role])
    return user


def expected(row, role):
    return row.get(role, row.get("else")) if isinstance(row, dict) else row


@pytest.mark.parametrize("name", TABLE)
@pytest.mark.parametrize("method", ["get", "post"])
def test_address_of_a_workshop(visitor, name, method):
    arguments, get, post = TABLE[name]
    row = get if method == "get" else post
    path = reverse(name, kwargs=arguments)

    answers = {role: getattr(visitor(role), method)(path).status_code for role in ROLES}

    assert answers == {role: expected(row, role) for role in ROLES}
