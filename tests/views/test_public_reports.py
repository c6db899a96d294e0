import re

import pytest
from django.test import Client
from django.urls import reverse

from options.models import ReportLink, Workshop
from tests.conftest import browser_with
from tests.factories import (
    NOON,
    CriterionFactory,
    DecisionFactory,
    OptionFactory,
    ParticipantFactory,
    ScoreFactory,
    UserFactory,
    WorkshopFactory,
)
from tests.htmx import soup

LINK = re.compile(r"/reports/([\w-]+)/")


@pytest.fixture
def sheet(db):
    decision = DecisionFactory(slug="trams", is_published=True)
    held = ParticipantFactory(decision=decision)
    leaf = CriterionFactory(decision=decision)
    for points in (80, 20):
        option = OptionFactory(decision=decision)
        ScoreFactory(
            participant=held, option=option, criterion=leaf, points=points, rationale="Private"
        )
    return held


def link_made(client, address):
    answer = client.post(address)
    return LINK.search(answer.content.decode())[1]


def test_link_opens_the_report_of_a_sheet_until_it_is_withdrawn(sheet):
    owner = browser_with(sheet)
    links = reverse("report_links", args=["trams"])
    token = link_made(owner, links)
    address = reverse("public_report", args=[token])

    first = Client().get(address)
    file = Client().get(reverse("public_report_file", args=[token, "json"]))
    owner.post(links, {"withdraw": "1"})
    later = Client().get(address)

    assert (first.status_code, file.status_code, later.status_code) == (200, 200, 404)
    assert first["X-Robots-Tag"] == "noindex"
    assert soup(first).find("meta", attrs={"name": "robots"})["content"] == "noindex"
    assert "Private" not in first.content.decode() + file.content.decode()
    assert token not in ReportLink.objects.get().token_hash


def test_link_leads_nowhere_once_the_decision_is_not_open_to_everybody(sheet):
    token = link_made(browser_with(sheet), reverse("report_links", args=["trams"]))
    sheet.decision.is_published = False
    sheet.decision.save()

    assert Client().get(reverse("public_report", args=[token])).status_code == 404


def test_room_has_a_link_only_while_its_report_is_published(client, db):
    ada = UserFactory(first_name="Ada", last_name="Lovelace")
    room = WorkshopFactory(facilitator=ada)
    links = reverse("room_report_links", args=[room.slug])
    client.force_login(ada)

    assert client.post(links).status_code == 409

    Workshop.objects.filter(pk=room.pk).update(published_at=NOON)
    address = reverse("public_report", args=[link_made(client, links)])
    shown = Client().get(address)
    Workshop.objects.filter(pk=room.pk).update(published_at=None)

    assert shown.status_code == 200
    assert "Lovelace" not in shown.content.decode()
    assert Client().get(address).status_code == 404
