"""Many simulated people at once: each does what is due, a few threads do it for all."""

from __future__ import annotations

import heapq
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from options.rehearsal.person import Person

THREADS = 48


@dataclass
class Crowd:
    """People in the order of what is due; `stop` lets everybody go."""

    people: Sequence[Person]
    arrives: float = 10.0
    is_over: threading.Event = field(default_factory=threading.Event)
    due: list[tuple[float, int]] = field(default_factory=list)
    ready: threading.Condition = field(default_factory=threading.Condition)
    crashes: list[BaseException] = field(default_factory=list)
    threads: list[threading.Thread] = field(default_factory=list)

    def start(self) -> None:
        """Let people arrive evenly, within so many seconds."""
        now = time.monotonic()
        gap = self.arrives / max(len(self.people), 1)
        self.due = [(now + at * gap, at) for at in range(len(self.people))]
        heapq.heapify(self.due)
        count = min(THREADS, len(self.people))
        self.threads = [threading.Thread(target=self.work, daemon=True) for _ in range(count)]
        for thread in self.threads:
            thread.start()

    def work(self) -> None:
        """Take whoever is due next, until it is over."""
        while not self.is_over.is_set():
            at = self.next_due()
            if at is None:
                continue
            try:
                again = self.people[at].act(time.monotonic())
            except Exception as fault:  # noqa: BLE001 -- one who stumbles is reported, the others go on
                self.crashes.append(fault)
                again = time.monotonic() + 5
            with self.ready:
                heapq.heappush(self.due, (again, at))
                self.ready.notify()

    def next_due(self) -> int | None:
        """The number of the person who is due; None when it is time to look again."""
        with self.ready:
            if not self.due:
                self.ready.wait(0.05)
                return None
            when, at = self.due[0]
            wait = when - time.monotonic()
            if wait > 0:
                self.ready.wait(min(wait, 0.05))
                return None
            heapq.heappop(self.due)
            return at

    def wait_until(
        self, is_so: Callable[[Person], bool], *, share: float, longest: float
    ) -> float:
        """Seconds until it is so for this share of the people, or until the longest."""
        began = time.monotonic()
        while time.monotonic() - began < longest and not self.is_over.is_set():
            if sum(is_so(person) for person in self.people) >= share * len(self.people):
                break
            time.sleep(0.1)
        return time.monotonic() - began

    def stop(self) -> None:
        """Everybody goes; what is on its way is heard."""
        self.is_over.set()
        for thread in self.threads:
            thread.join(timeout=40)
