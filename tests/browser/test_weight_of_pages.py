"""What a page costs on the wire, measured on the server that people run."""

import os
import re
import socket
import subprocess
import sys
import time
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

import pytest
from django.urls import reverse

from tests.browser.acts import on_scale, see_saved

PAGE = "/decisions/protecting-chinese-nationals/compare/safety-soon/"
LIGHT_PAGE = 60_000
SMALL_ANSWER = 3_000
LONGEST_START = 60  # seconds; a machine that is busy with tests is slower than a bare one


@pytest.fixture
def site(tmp_path, chromium):
    """The real server with a fresh data folder, and the seconds until its first answer."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    variables = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    variables |= {"DATA_DIR": str(tmp_path / "data"), "PORT": str(port), "WORKERS": "1"}
    variables |= {"SECRET_KEY": "only-for-this-test", "HOST": "127.0.0.1"}
    variables["DJANGO_SETTINGS_MODULE"] = "config.settings"
    started = time.monotonic()
    server = subprocess.Popen(
        [sys.executable, "-m", "config.serve"], env=variables, stdout=subprocess.DEVNULL
    )
    address = f"http://127.0.0.1:{port}"
    try:
        wait_for(address + PAGE, server)
        yield address, time.monotonic() - started
    finally:
        server.terminate()
        server.wait(10)


def wait_for(address, server):
    """Ask until there is an answer; a server that stopped is not waited for."""
    deadline = time.monotonic() + LONGEST_START
    while time.monotonic() < deadline:
        assert server.poll() is None, "the server stopped"
        try:
            with urlopen(address, timeout=5):  # noqa: S310 -- our own server
                return
        except HTTPError as refused:
            pytest.fail(f"the server answers with {refused.code}")
        except (URLError, OSError):
            time.sleep(0.05)
    pytest.fail(f"no answer within {LONGEST_START} s")


class Wire:
    """Counts what a page brings over the wire, headers included."""

    def __init__(self, page):
        self.addresses = {}
        self.sizes = {}
        session = page.context.new_cdp_session(page)
        session.send("Network.enable")
        session.on("Network.requestWillBeSent", self.note_request)
        session.on("Network.loadingFinished", self.note_size)

    def note_request(self, event):
        self.addresses[event["requestId"]] = event["request"]["url"]

    def note_size(self, event):
        self.sizes[event["requestId"]] = event["encodedDataLength"]

    @property
    def hosts(self):
        return {re.match(r"\w+://[^/]+", address)[0] for address in self.addresses.values()}

    @property
    def total(self):
        assert self.sizes.keys() == self.addresses.keys()
        return sum(self.sizes.values())


def test_first_load_is_light_and_from_the_site_alone(site, new_context, record_property):
    address, seconds = site
    page = new_context().new_page()
    wire = Wire(page)

    page.goto(address + PAGE, wait_until="networkidle")

    record_property("seconds to the first answer", round(seconds, 1))
    record_property("bytes of the first load", wire.total)
    print(f"first answer after {seconds:.1f} s, first load {wire.total:.0f} bytes")
    assert wire.hosts == {address}
    assert 10_000 < wire.total <= LIGHT_PAGE


def test_saving_a_score_is_one_request_with_a_small_answer(page, case):
    page.goto(reverse("criterion", args=[case.slug, "safety-soon"]), wait_until="networkidle")
    wire = Wire(page)

    for option in case.options.filter(in_core=True):
        with page.expect_request_finished():
            on_scale(page, option.name, 40).click()
        see_saved(page, option.name)

    assert len(wire.sizes) == 4
    assert max(wire.sizes.values()) <= SMALL_ANSWER
