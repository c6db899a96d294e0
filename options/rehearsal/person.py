"""One simulated person in a room: joins, follows, scores, answers, drops out, comes back."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass, field
from zlib import crc32

from options.rehearsal.browser import Answer, Browser, Cut
from options.rehearsal.pages import Cell, Form, Page

OK, MOVED, NOTHING_NEW, STALE, REFUSED = 200, 302, 204, 409, 422
HOPS = 5
AWAY = (15.0, 45.0)
OFTEN = 1 / 40
RETHINKS = 0.9
LONGEST_WAIT = 30.0
CENTRES = (20, 40, 50, 60, 80)
REASON = "Because of what was read and what is known of places like it."

Place = tuple[str, str, str]


@dataclass(frozen=True)
class Manner:
    """How a simulated person takes part.

    Attributes:
        pace: seconds between two answers.
        drops: the share of people who drop out for a while.
        pulse: a factor on the seconds between two questions for news.
        is_restless: goes on changing answers when all are given.
    """

    pace: float = 9.0
    drops: float = 0.0
    pulse: float = 1.0
    is_restless: bool = False


@dataclass
class Pending:
    """A save whose answer nobody heard yet; it is sent again as it was."""

    address: str
    data: dict[str, str]
    place: Place
    points: int
    prefix: str
    tries: int = 0


@dataclass
class Person:
    """A person with one browser; `act` does what is due and says when the next thing is."""

    number: int
    browser: Browser
    code: str
    manner: Manner
    rng: random.Random
    page: Page | None = None
    seat: str = ""
    bar: tuple[str, float] | None = None
    acknowledged: dict[Place, int] = field(default_factory=dict)
    pending: Pending | None = None
    answered: set[str] = field(default_factory=set)
    next_pulse: float = 0.0
    next_answer: float = 0.0
    away_until: float = 0.0
    save_kind: str = "save"
    known: dict[str, dict[str, str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.drops_out = self.rng.random() < self.manner.drops

    def act(self, now: float) -> float:
        """Do what is due; the moment at which something is due again."""
        try:
            if self.page is None:
                self.join()
                self.next_answer = now + self.wait()
            elif now >= self.next_answer:
                self.answer_something()
                self.next_answer = now + self.wait()
            else:
                self.ask_for_news()
        except Cut:
            self.next_answer = now + (self.wait() if self.pending else 2.0)
        every = (self.bar[1] if self.bar else 3.0) * self.manner.pulse
        if now >= self.next_pulse:
            self.next_pulse = now + every * self.rng.uniform(0.8, 1.2)
        if self.drops_out and self.rng.random() < OFTEN:
            self.browser.hang_up()
            self.bar = None  # whoever comes back opens the page again
            return now + self.rng.uniform(*AWAY)
        return min(self.next_pulse, self.next_answer)

    def wait(self) -> float:
        """Seconds of thought before the next answer."""
        if self.pending is not None:
            return min(LONGEST_WAIT, 2.0**self.pending.tries)
        return self.manner.pace * self.rng.uniform(0.5, 1.5)

    # --- Coming in and following ----------------------------------------------------------

    def join(self) -> None:
        """Come in, unless one is in already and has only not heard so, and read the page."""
        self.seat = self.seat or self.come_in()
        self.open(self.seat)

    def come_in(self) -> str:
        """Read the page behind the code and press its one button, unless it knows the seat."""
        path = f"/join/{self.code}/"
        page = Page(path, self.expect(self.browser.get(path, "page"), "page").body)
        if page.seat:
            return page.seat
        form = next(iter(page.forms("/join/")), Form(path))
        data = {**form.fixed, **self.some_choices(form, "perspective")}
        answer = self.browser.post(form.action or path, data, "join")
        if answer.status != MOVED or not answer.location:
            self.browser.measures.went_wrong("join", f"status {answer.status}")
            raise Cut
        return answer.location

    def open(self, path: str) -> None:
        """Read a page, wherever its address leads."""
        for _hop in range(HOPS):
            answer = self.browser.get(path, "page")
            if answer.status != MOVED:
                break
            path = answer.location
        self.turn_to(Page(path, self.expect(answer, "page").body))

    def turn_to(self, page: Page) -> None:
        """Look at a page from now on."""
        self.page, self.known = page, {}
        self.bar = page.bar or self.bar

    def ask_for_news(self) -> None:
        """What the page's own script asks every few seconds."""
        if self.bar is None:
            self.open(self.seat)
            return
        answer = self.browser.get(self.bar[0], "pulse", htmx=True)
        if answer.status == NOTHING_NEW:
            return
        if answer.location:
            self.open(answer.location)
        elif 'id="room"' in answer.body:
            self.turn_to(Page(self.seat, answer.body))
        elif self.expect(answer, "pulse").status == OK:
            self.bar = Page("", answer.body).bar or self.bar

    def expect(self, answer: Answer, kind: str) -> Answer:
        """Note what no page should answer."""
        if answer.status not in {OK, MOVED, NOTHING_NEW, STALE}:
            self.browser.measures.went_wrong(kind, f"status {answer.status}")
        return answer

    # --- Answering ------------------------------------------------------------------------

    def answer_something(self) -> None:
        """The next thing that the page asks for."""
        page = self.page
        if page is None:
            return
        if self.pending is not None:
            self.send(self.pending)
            return
        cells = page.cells
        empty = [cell for cell in cells if cell.is_empty and cell.address not in self.answered]
        if empty:
            self.score(page, self.rng.choice(empty))
        elif cells and self.manner.is_restless and self.rng.random() < RETHINKS:
            self.score(page, self.rng.choice(cells))
        elif cells:
            self.go_on(page)
        else:
            self.fill_in(page)

    def score(self, page: Page, cell: Cell) -> None:
        """Touch one radio."""
        points = self.points_for(cell.address)
        known = self.known.get(cell.prefix, cell.known)
        data = {f"{cell.prefix}-{name}": value for name, value in known.items()}
        data |= {
            "csrfmiddlewaretoken": page.token,
            "round": page.round,
            f"{cell.prefix}-points": str(points),
            f"{cell.prefix}-change": f"{self.number}-{self.rng.getrandbits(64):x}",
        }
        *_, option, criterion, _end = cell.address.split("/")
        place = (option, criterion, page.round)
        self.answered.add(cell.address)
        self.pending = Pending(cell.address, data, place, points, cell.prefix)
        self.send(self.pending)

    def points_for(self, address: str) -> int:
        """Most people think alike of most cells, and some hold another view."""
        centre = CENTRES[crc32(address.encode()) % len(CENTRES)]
        if self.number % 5 == 0:
            centre = 100 - centre
        return min(100, max(0, round(self.rng.gauss(centre, 15) / 10) * 10))

    def send(self, pending: Pending) -> None:
        """Save; what nobody acknowledged is sent again as it was."""
        if pending.tries:
            self.browser.measures.was_repeated()
        pending.tries += 1
        answer = self.browser.post(pending.address, pending.data, self.save_kind, htmx=True)
        self.pending = None
        if answer.status == OK:
            self.acknowledged[pending.place] = pending.points
            known = Page(pending.address, answer.body).known_of(pending.prefix)
            self.known[pending.prefix] = known
            if known.get("was") != str(pending.points):
                self.browser.measures.went_wrong("save", "the answer names other points")
        elif answer.status not in {STALE, MOVED}:
            self.browser.measures.went_wrong("save", f"status {answer.status}")

    def go_on(self, page: Page) -> None:
        """To the next criterion, or say that all is done."""
        done = page.forms("/seat/done")
        if page.upcoming and "/compare/" in page.upcoming:
            self.open(page.upcoming)
        elif done and not self.manner.is_restless:
            self.submit(done[0], page)
            self.open(self.seat)

    def fill_in(self, page: Page) -> None:
        """Answer the forms of the step, as one does who takes part."""
        own = [form for form in page.forms("/seat/") if self.is_asked(form)]
        swings = [form for form in page.forms("/weights/place/") if form.buttons]
        for form in (own or swings)[:1]:
            self.submit(form, page)
            if swings and not own:
                self.open(page.address)

    def is_asked(self, form: Form) -> bool:
        """It asks for an answer that was not given yet, and does not lead out."""
        leads_out = any(word in form.action for word in ("leave", "time", "forget"))
        return not leads_out and form.action not in self.answered

    def submit(self, form: Form, page: Page) -> None:
        """Choose something in every group, and press a button."""
        self.answered.add(form.action)
        data = {"csrfmiddlewaretoken": page.token, **form.fixed, **self.some_choices(form)}
        data |= dict.fromkeys(form.texts, REASON)
        data |= {name: str(self.rng.randrange(0, 101, 10)) for name in form.numbers}
        if form.buttons:
            name, value = self.rng.choice(form.buttons)
            data[name] = value
        answer = self.browser.post(form.action, data, "answer", htmx=True)
        if answer.status == REFUSED:
            self.browser.measures.went_wrong("answer", f"refused at {form.action}")
        elif 'id="room"' in self.expect(answer, "answer").body:
            self.turn_to(Page(self.seat, answer.body))

    def some_choices(self, form: Form, only: str = "") -> Mapping[str, str]:
        """One of each group of choices."""
        return {
            name: self.rng.choice(values)
            for name, values in form.choices.items()
            if only in name
        }
