"""What a participant's page costs at its first load, counted as the server sends it."""

import gzip
from functools import cache
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.test import Client

from options.actions.opening import open_workshop
from options.actions.seats import join
from options.cases import case_texts
from options.exchange.decisions import load_decision
from options.formats import read_decision
from options.formats.tokens import hash_of
from options.models import Step, Workshop
from tests.conftest import give_token
from tests.factories import NOON, UserFactory
from tests.htmx import HTMX, soup

pytestmark = pytest.mark.django_db

LIGHT, SMALL_ANSWER = 58_000, 1_000
HEADERS = 420  # of one file, as a browser counts them
HEADERS_OF_PAGE = 1_200
FONT = "options/fonts/source-serif-4-600-basic.woff2"


@cache
def on_the_wire(address):
    packed = gzip.compress(Path(finders.find(address.removeprefix("/static/"))).read_bytes())
    return len(packed) + HEADERS


def weight_of(answer):
    page = soup(answer)
    files = {link["href"] for link in page.select("link[rel=stylesheet], link[rel=icon]")}
    files |= {script["src"] for script in page.select("script[src]")}
    own = len(gzip.compress(answer.content)) + HEADERS_OF_PAGE
    font = Path(finders.find(FONT)).stat().st_size + HEADERS
    return own + font + sum(map(on_the_wire, files))


@pytest.fixture
def seat():
    """A browser in a workshop on the case that the home page offers first."""
    case = {"built_in_key": "x", "is_published": True, "position": 0}
    decision = load_decision(read_decision(case_texts()[0]), **case)
    workshop = open_workshop(decision=decision, by=UserFactory(), now=NOON)
    join(workshop=workshop, token_hash=hash_of("a"), order_seed=1, now=NOON)
    client = Client()
    give_token(client, "a")
    return client, f"/workshops/{workshop.slug}/seat/"


def test_every_page_of_a_seat_is_light_at_its_first_load(seat, record_property):
    client, address = seat
    weights = {}

    for step in Step.objects.all():
        Workshop.objects.update(step=step.position)
        answer = client.get(address, follow=True)
        weights[f"{step.position} {step.kind}"] = weight_of(answer)

    record_property("bytes of each step", weights)
    assert len(weights) == 12
    assert min(weights.values()) > 35_000
    assert {step: size for step, size in weights.items() if size > LIGHT} == {}


def test_door_is_light_at_its_first_load(seat):
    client = Client()

    answer = client.get(f"/join/{Workshop.objects.get().join_code}/")

    assert weight_of(answer) <= LIGHT / 2


def test_news_that_there_is_none_is_a_kilobyte_at_most(seat):
    client, address = seat
    bar = soup(client.get(address)).select_one("#bar")

    answer = client.get(bar["hx-get"], headers=HTMX)

    headers = sum(len(f"{name}: {value}\r\n") for name, value in answer.headers.items())
    assert answer.status_code == 204
    assert headers <= SMALL_ANSWER
