"""One simulated browser: a connection that stays open, cookies, times, and a bad network."""

from __future__ import annotations

import gzip
import http.client
import random
import time
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode, urlsplit

from options.rehearsal.measures import Measures

TIMEOUT = 30
GONE = (OSError, http.client.HTTPException)


class Cut(Exception):  # noqa: N818 -- it names what happened
    """Nobody heard the answer: the network failed, or nothing answers there."""


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    body: str
    headers: Mapping[str, str]

    @property
    def location(self) -> str:
        """Where a redirect leads, of the browser's or of htmx's kind."""
        found = self.headers.get("location") or self.headers.get("hx-redirect") or ""
        parts = urlsplit(found)
        return f"{parts.path}?{parts.query}" if parts.query else parts.path


class Browser:
    """Sends one request at a time, as a person's phone does."""

    def __init__(
        self,
        site: str,
        *,
        measures: Measures,
        rng: random.Random,
        faults: float = 0.0,
        forgives: bool = False,
    ) -> None:
        parts = urlsplit(site)
        self.host, self.port = parts.hostname or "127.0.0.1", parts.port or 80
        self.measures, self.rng, self.faults = measures, rng, faults
        self.forgives = forgives
        self.cookies: dict[str, str] = {}
        self.line: http.client.HTTPConnection | None = None
        self.sent = 0

    def get(self, path: str, kind: str, *, htmx: bool = False) -> Answer:
        """Read a page or a part of one."""
        return self.ask("GET", path, kind, htmx=htmx)

    def post(
        self, path: str, data: Mapping[str, str], kind: str, *, htmx: bool = False
    ) -> Answer:
        """Send a form."""
        return self.ask("POST", path, kind, body=urlencode(data), htmx=htmx)

    def ask(
        self, method: str, path: str, kind: str, *, body: str | None = None, htmx: bool = False
    ) -> Answer:
        """One request; raises Cut where no answer was heard."""
        is_cut = self.rng.random() < self.faults
        began = time.perf_counter()
        try:
            answer = self.exchange(method, path, body, htmx=htmx, is_cut=is_cut)
        except GONE as fault:
            self.hang_up()
            if is_cut or self.forgives:
                self.measures.was_cut()
            else:
                self.measures.went_wrong(kind, f"no answer ({type(fault).__name__})")
            raise Cut from fault
        if is_cut:
            self.hang_up()
            self.measures.was_cut()
            raise Cut
        self.measures.took(kind, time.perf_counter() - began)
        return answer

    def exchange(
        self, method: str, path: str, body: str | None, *, htmx: bool, is_cut: bool
    ) -> Answer:
        """Send and read; a line that the server closed in the meantime is opened again."""
        headers = self.headers(body, htmx=htmx)
        for attempt in (1, 2):
            is_fresh = self.line is None
            line = self.line or http.client.HTTPConnection(
                self.host, self.port, timeout=TIMEOUT
            )
            self.line = line
            try:
                line.request(method, path, body=body, headers=headers)
                if is_cut and self.rng.random() < 1 / 2:
                    raise OSError("cut before the answer")
                return self.read(line.getresponse())
            except (http.client.RemoteDisconnected, ConnectionResetError, BrokenPipeError):
                self.hang_up()
                if is_fresh or attempt == 2 or is_cut:
                    raise
        raise OSError("unreachable")

    def headers(self, body: str | None, *, htmx: bool) -> dict[str, str]:
        """What a browser says of itself."""
        told = {"Host": f"{self.host}:{self.port}", "Accept-Encoding": "gzip"}
        if self.cookies:
            told["Cookie"] = "; ".join(
                f"{name}={value}" for name, value in self.cookies.items()
            )
        if htmx:
            told["HX-Request"] = "true"
        if body is not None:
            told["Content-Type"] = "application/x-www-form-urlencoded"
        return told

    def read(self, response: http.client.HTTPResponse) -> Answer:
        """The whole answer; cookies are kept."""
        raw = response.read()
        if response.headers.get("Content-Encoding") == "gzip":
            raw = gzip.decompress(raw)
        body = raw.decode("utf-8", "replace")
        for written in response.headers.get_all("Set-Cookie") or ():
            name, _, rest = written.partition("=")
            self.cookies[name] = rest.partition(";")[0]
        headers = {name.lower(): value for name, value in response.getheaders()}
        return Answer(response.status, body, headers)

    def hang_up(self) -> None:
        """Close the line."""
        if self.line is not None:
            self.line.close()
        self.line = None
