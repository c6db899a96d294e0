"""Weights moved by hand: tried out from an address, kept under a name, nobody else's scores."""

import json

import pytest
from django.test import Client
from django.urls import reverse

from options.models import Participant, WhatIf
from options.models.what_if import MOST_WHAT_IFS
from options.reports.hand_on_weights import hand_on
from options.reports.standpoint import standpoint_of_sheet
from tests.factories import ParticipantFactory, PerspectiveFactory, PerspectiveSwingFactory
from tests.htmx import soup
from tests.reports.small_case import POINTS, small_decision, small_sheet

pytestmark = pytest.mark.django_db


def address(decision, query=""):
    return reverse("what_if", args=[decision.slug]) + query


def hand(sheet, **typed):
    return hand_on(standpoint_of_sheet(sheet.decision, sheet).basis, typed)


def totals(page):
    return {
        row["data-name"]: row.select_one("[data-total]").get_text(strip=True)
        for row in page.select(".hand-row")
    }


def keep(client, sheet, name="Cost first", tried="w-safety=10&w-cost=90"):
    return client.post(address(sheet.decision), {"name": name, "tried": tried})


def test_base_is_exactly_the_sheets_own_case():
    found = hand(small_sheet(weights=(7, 3)))

    assert [control.base_points for control in found.controls] == [100, pytest.approx(300 / 7)]
    assert [control.shown for control in found.controls] == ["100", "42.9"]
    assert not found.is_moved
    assert [row.now for row in found.rows] == [row.base for row in found.rows]


def test_field_that_shows_the_base_means_exactly_the_base():
    found = hand(small_sheet(weights=(7, 3)), cost=42.9)

    assert (found.is_moved, found.controls[1].weight) == (False, pytest.approx(0.3))


def test_other_points_make_another_ranking_beside_the_base():
    found = hand(small_sheet(), safety=25.0, cost=75.0)

    share, train, wait = found.rows
    assert (share.view.name, share.now.rank, share.base.rank) == ("Share", 1, 2)
    assert (share.now.total, share.base.total) == (pytest.approx(65), pytest.approx(58))
    assert (share.rises, train.falls, wait.rises, wait.falls) == (True, True, False, False)


def test_no_weight_at_all_leaves_the_base():
    found = hand(small_sheet(), safety=0.0, cost=0.0)

    assert (found.is_empty, found.is_moved) == (True, False)


def test_missing_score_is_an_interval_and_no_place():
    found = hand(small_sheet({"train": (80, None), "share": (50, 70)}), cost=0.0, safety=100.0)

    assert {row.view.name: row.now.total for row in found.rows}["Train"] == 80
    assert all(row.base.rank is None for row in found.rows)


def test_address_carries_the_weights_and_opening_it_writes_nothing(browser_of):
    sheet = small_sheet()

    answer = browser_of(sheet).get(address(sheet.decision, "?w-safety=25&w-cost=75"))

    page = soup(answer)
    assert next(iter(totals(page).items())) == ("Share", "65")
    assert "came with the address" in page.select_one("#hand").get_text()
    assert (WhatIf.objects.count(), Participant.objects.count()) == (0, 1)


def test_link_of_somebody_else_shows_the_viewers_own_scores_only(browser_of):
    sheet = small_sheet()
    stranger = Client().get(address(sheet.decision, "?w-safety=25&w-cost=75"))

    assert "65" not in stranger.content.decode()
    assert "none in the running yet" in stranger.content.decode()
    assert Participant.objects.count() == 1


@pytest.mark.parametrize("typed", ["abc", "-1", "101", "nan", "1e400", "9" * 30])
def test_what_is_no_weight_is_said_beside_its_field(browser_of, typed):
    sheet = small_sheet()

    answer = browser_of(sheet).get(address(sheet.decision), {"w-cost": typed})

    field = soup(answer).select_one("#w-cost")
    assert (answer.status_code, field["value"], field["aria-invalid"]) == (422, typed, "true")


def test_kept_weights_have_a_name_and_say_who_would_lead(browser_of):
    sheet = small_sheet()
    client = browser_of(sheet)

    keep(client, sheet)

    kept = soup(client.get(address(sheet.decision))).select_one("#kept")
    assert WhatIf.objects.get().points == {"safety": 10.0, "cost": 90.0}
    assert kept.select_one("a").get_text() == "Cost first"
    assert "Share would lead" in " ".join(kept.get_text().split())


def test_same_name_or_none_is_refused_with_what_was_typed(browser_of):
    sheet = small_sheet()
    client = browser_of(sheet)
    keep(client, sheet)

    again, nameless = keep(client, sheet, name="cost FIRST"), keep(client, sheet, name=" ")

    assert (again.status_code, nameless.status_code, WhatIf.objects.count()) == (422, 422, 1)
    page = soup(again)
    assert page.select_one("#keep-name")["value"] == "cost FIRST"
    assert page.select_one("[name=tried]")["value"] == "w-safety=10&w-cost=90"


def test_more_than_twenty_are_refused(browser_of):
    sheet = small_sheet()
    for number in range(MOST_WHAT_IFS):
        WhatIf.objects.create(participant=sheet, name=f"{number}", points={})

    assert keep(browser_of(sheet), sheet).status_code == 422
    assert WhatIf.objects.count() == MOST_WHAT_IFS


def test_what_is_kept_is_renamed_and_deleted_by_its_owner_only(browser_of):
    sheet = small_sheet()
    kept = WhatIf.objects.create(participant=sheet, name="Mine", points={"cost": 5})
    deed = reverse("what_if_deed", args=[sheet.decision.slug, kept.pk])
    stranger = browser_of(ParticipantFactory(decision=sheet.decision))
    mine = browser_of(sheet)

    assert stranger.post(deed, {"deed": "delete"}).status_code == 404
    mine.post(deed, {"deed": "rename", "name": "Other"})
    assert WhatIf.objects.get().name == "Other"
    assert mine.post(deed, {"deed": "rename", "name": ""}).status_code == 422
    mine.post(deed, {"deed": "delete"})
    assert WhatIf.objects.count() == 0


def test_perspective_is_tried_on_the_illustrative_scores_and_not_kept(client):
    decision = small_decision()
    give_illustration(decision)

    page = soup(client.get(address(decision, "?perspective=cabinet&w-safety=25&w-cost=75")))

    assert totals(page)["Share"] == "65"
    assert page.select_one("#keep-name") is None


def give_illustration(decision):
    cabinet = PerspectiveFactory(decision=decision, key="cabinet")
    for leaf, points in zip(decision.criteria.all(), (60, 40), strict=True):
        PerspectiveSwingFactory(perspective=cabinet, criterion=leaf, points=points)
        for option in decision.options.all():
            best = POINTS[option.key][leaf.position]
            option.reference_scores.create(criterion=leaf, best=best, low=best, high=best)


def test_table_of_the_page_is_the_one_the_server_reckons_with(browser_of):
    sheet = small_sheet()

    tool = soup(browser_of(sheet).get(address(sheet.decision))).select_one("#hand")

    table = json.loads(tool["data-table"])
    rows = {row["data-name"]: table[int(row["data-row"])] for row in tool.select(".hand-row")}
    assert rows == {"Train": [80, 40], "Share": [50, 70], "Wait": [20, 30]}
    assert json.loads(tool["data-base"]) == [100, pytest.approx(200 / 3)]
