"""A file is brought by keyboard alone; its pages pass axe and fit, from right to left too."""

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import expect

from options.models import Decision
from tests.browser.test_everybody import LOOKS, faults_of, sideways
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db(transaction=True)
LONG = "A criterion whose name goes on and on and on until no column has room for it"
MATRIX = f"Option,Cost (million €),{LONG}\n<b>Bus</b>,10,200\nTram,30,400\nMetro,50,\n".encode()
BROKEN = b'{"format": "policy-options/1", "title": 5}'


@pytest.fixture
def upload(context, page, base_url):
    client = Client()
    client.force_login(UserFactory(username="mara"))
    name = settings.SESSION_COOKIE_NAME
    context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": base_url}])
    page.emulate_media(reduced_motion="reduce")
    page.goto("/decisions/import/")
    return page


def send(page, name, data):
    """Choose a file as a picker would, and send it by keyboard."""
    field = page.locator("#id_file")
    field.set_input_files({"name": name, "mimeType": "text/plain", "buffer": data})
    field.focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")


def fits(page):
    """No sideways scroll on the narrowest and the widest screen, from both sides."""
    found = {}
    for direction in ("ltr", "rtl"):
        page.evaluate(f"document.documentElement.dir = '{direction}'")
        for width in (320, 1920):
            page.set_viewport_size({"width": width, "height": 800})
            found[direction, width] = sideways(page)
    return {place: by for place, by in found.items() if by > 0}


def test_import_is_done_by_keyboard_and_its_pages_fit(upload, console):
    console.expect("422")
    faults = {"upload": faults_of(upload, LOOKS[0]), "its size": fits(upload)}
    upload.goto("/decisions/import/")
    send(upload, "plan.json", BROKEN)
    expect(upload.locator(".notice")).to_be_visible()
    faults |= {"refused": faults_of(upload, LOOKS[1]), "refused size": fits(upload)}
    upload.goto("/decisions/import/")

    send(upload, "transport.csv", MATRIX)
    expect(upload.locator("#preview")).to_be_visible()
    faults |= {"preview": faults_of(upload, LOOKS[0]), "preview size": fits(upload)}
    upload.locator("button[value=import]").focus()
    upload.keyboard.press("Enter")
    upload.wait_for_url("**/brief/")

    assert {name: fault for name, fault in faults.items() if fault} == {}
    assert Decision.objects.get().options.count() == 3
