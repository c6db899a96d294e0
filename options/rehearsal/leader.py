"""A simulated facilitator: leads a room through its agenda by the console's own buttons."""

from __future__ import annotations

import re
import threading
from dataclasses import dataclass, field

from options.rehearsal.browser import Browser, Cut
from options.rehearsal.pages import Page

EPOCH = re.compile(r'name="epoch" value="(\d+)"')
NEXT = re.compile(r'id="next"\s+name="step"\s+value="(\d+)"')
TALLY = re.compile(r'id="tally"[^>]*?hx-get="([^"]+)"', re.DOTALL)
WALL = re.compile(r'id="wall"[^>]*?hx-get="([^"]+)"', re.DOTALL)
OK, MOVED = 200, 302
TRIES = 40


@dataclass
class Leader:
    """The console and the wall of one room, kept open as in a real one."""

    browser: Browser
    slug: str
    wall_key: str
    is_over: threading.Event = field(default_factory=threading.Event)

    @property
    def console(self) -> str:
        """Where the console is."""
        return f"/workshops/{self.slug}/"

    def page(self) -> Page:
        """The console now."""
        return Page(self.console, self.browser.get(self.console, "console").body)

    def go_on(self) -> bool:
        """Press the button that leads on; False at the end of the agenda.

        A round that is being sealed lets nobody past for some seconds, as in a real room.
        """
        for _attempt in range(TRIES):
            try:
                page = self.page()
            except Cut:
                self.is_over.wait(1.0)
                continue
            button = NEXT.search(page.body)
            if button is None:
                return False
            epoch = EPOCH.search(page.body)
            data = {"csrfmiddlewaretoken": page.token, "step": button[1]}
            data["epoch"] = epoch[1] if epoch else ""
            if self.press(f"{self.console}move/", data):
                return True
            self.is_over.wait(1.0)
        raise RuntimeError("The room could not be led on.")

    def press(self, address: str, data: dict[str, str]) -> bool:
        """The button; True when the room has moved."""
        try:
            return self.browser.post(address, data, "move").status == MOVED
        except Cut:
            return False

    def epoch(self) -> int:
        """The epoch that the console shows; 0 while nothing answers."""
        try:
            found = EPOCH.search(self.page().body)
        except Cut:
            return 0
        return int(found[1]) if found else 0

    def keep_watching(self, watcher: Browser) -> None:
        """What console and wall ask for every second, until it is over."""
        places = {"tally": self.console, "wall": f"/walls/{self.wall_key}/"}
        patterns = {"tally": TALLY, "wall": WALL}
        asked: dict[str, str] = {}
        while not self.is_over.wait(0.5):
            for kind, place in places.items():
                try:
                    answer = watcher.get(asked.get(kind, place), kind, htmx=kind in asked)
                except Cut:
                    continue
                found = patterns[kind].search(answer.body)
                if found:
                    asked[kind] = found[1].replace("&amp;", "&")
