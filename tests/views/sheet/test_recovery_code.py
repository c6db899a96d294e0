"""The code that brings a sheet to another browser."""

import pytest

from tests.factories import (
    UserFactory,
)
from tests.htmx import soup
from tests.views.sheet.pages import PAGE, SECRET, section, shows, words

pytestmark = pytest.mark.django_db


def test_code_is_shown_on_demand_with_a_picture_of_the_address(browser_of, held):
    part = section(soup(browser_of(held).get(PAGE)), "code")

    details = part.select_one("details")
    assert not details.has_attr("open")
    assert details.select_one("code").get_text() == "maple-427-otter"
    assert words(details.select_one(".address")) == (
        "http://testserver/sheets/?code=maple-427-otter"
    )
    drawn = details.select_one("svg")
    assert [tag.name for tag in drawn.find_all(style=True)] == []
    assert not drawn.has_attr("style")


def test_address_of_the_site_is_used_where_it_is_set(browser_of, held, settings):
    settings.SITE_ADDRESS = "https://options.example.org"

    part = section(soup(browser_of(held).get(PAGE)), "code")

    assert words(part.select_one(".address")) == (
        "https://options.example.org/sheets/?code=maple-427-otter"
    )


def test_sheet_of_an_account_has_no_code_to_show(client, held):
    held.user = UserFactory()
    held.save()
    client.force_login(held.user)

    page = client.get(PAGE).content.decode()

    assert SECRET in page
    assert "maple-427-otter" not in page


def test_address_with_the_code_opens_nothing_by_itself(client, held):
    client.get("/sheets/", {"code": "maple-427-otter"})

    assert not shows(client)
    assert held.keys.count() == 0


def test_code_brings_the_sheet_to_a_second_browser_while_the_first_keeps_it(
    browser_of, client, held
):
    first = browser_of(held)

    client.post("/sheets/", {"code": "Maple 427 Otter"})

    assert shows(client)
    assert shows(first)
