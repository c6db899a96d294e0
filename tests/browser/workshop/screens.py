"""A room on its own screens: a console, a wall and three phones, and people to fill it."""

from contextlib import suppress
from dataclasses import dataclass, field

from django.conf import settings
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Error, Page, expect

from options.actions.moving import move
from options.actions.paper import add_paper_seat
from options.models import Round, Score, Workshop
from options.reports.structure import structure_of

SCORE = 2  # its place in the agenda of a class
PHONE = {"width": 390, "height": 844}
LAPTOP = {"width": 1280, "height": 900}
PROJECTOR = {"width": 1920, "height": 1080}
# Waits that count by the clock of day pass five times as fast: pages ask for news by it.
HURRY = """(() => {
  const now = Date.now, began = now();
  Date.now = () => began + (now() - began) * 5;
})();"""
RIGHT_TO_LEFT = """new MutationObserver(() => {
  if (document.documentElement) document.documentElement.dir = "rtl";
}).observe(document, {childList: true});"""
# What somebody reads on a page, or finds in its controls; not the time left.
READ = """() => {
  const times = [...document.querySelectorAll("[role=timer], time")];
  for (const one of times) one.hidden = true;
  const said = document.body.innerText;
  for (const one of times) one.hidden = false;
  const typed = document.querySelectorAll(
    "input:not([type=hidden]):not([type=radio]), textarea, :checked");
  return [said, ...[...typed].map((one) => one.value)].join("\\n");
}"""


LOOK_AGAIN = "document.dispatchEvent(new Event('visibilitychange'))"
WIDTH_BOTH_WAYS = """() => {
  const page = document.documentElement, was = page.dir;
  const widths = ["ltr", "rtl"].map((dir) => {
    page.dir = dir;
    return document.scrollingElement.scrollWidth - innerWidth;
  });
  page.dir = was;
  return Math.max(...widths);
}"""


def prepare(page, size, direction="ltr", *, hurried=True):
    """A page of this size, from its first document on; its clock hurries unless it need not."""
    page.set_viewport_size(size)
    if hurried:
        page.add_init_script(HURRY)
    if direction == "rtl":
        page.add_init_script(RIGHT_TO_LEFT)
    return page


def sign_in(context, user, address):
    """Let a browser be signed in, as if it had gone by the log-in page."""
    client = Client()
    client.force_login(user)
    name = settings.SESSION_COOKIE_NAME
    context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": address}])


@dataclass
class Screens:
    """All pages on which one workshop is seen."""

    console: Page
    wall: Page
    phones: list[Page] = field(default_factory=list)

    @property
    def all(self):
        return [self.console, self.wall, *self.phones]

    @property
    def slug(self):
        return self.console.url.rstrip("/").rsplit("/", 1)[1]

    @property
    def workshop(self):
        """As it is stored now."""
        return Workshop.objects.get(slug=self.slug)

    @property
    def seats(self):
        """The seats of the phones, in their order."""
        return list(self.workshop.seats.filter(kind="device").order_by("number"))

    def move(self, title, *, seal=False):
        """Press the large button; every screen follows by itself, and none too wide."""
        self.console.locator("#next").click()
        expect(self.console.locator("#helm .where")).to_contain_text(title)
        if seal:
            self.end_grace()
        self.look_again(*self.phones)
        for phone in self.phones:
            expect(phone.locator("#bar .where b")).to_have_text(title)
            expect(phone.locator(".messages")).to_have_count(0)
        expect(self.wall.locator(".top .where")).to_contain_text(title)
        self.see_room_enough()

    def end_grace(self):
        """Let the grace be over now; whoever asks next seals the round."""
        Round.objects.filter(workshop__slug=self.slug, state="sealing").update(
            grace_until=timezone.now()
        )

    def look_again(self, *pages):
        """Somebody turns to these screens, so they ask for news at once."""
        for page in pages:
            with suppress(Error):  # it is on its way to another page, and reads the news there
                page.evaluate(LOOK_AGAIN)

    def see_room_enough(self):
        """Nothing is wider than its screen, in either reading direction."""
        widths = {page.url: page.evaluate(WIDTH_BOTH_WAYS) for page in self.all}
        assert {url: by for url, by in widths.items() if by > 0} == {}

    def join_all(self, code):
        """Every phone types the code of the wall and takes a seat."""
        for phone in self.phones:
            phone.goto("/join/")
            phone.get_by_label("Code of your workshop").fill(code)
            phone.keyboard.press("Enter")
            phone.get_by_role("button", name="Join", exact=True).click()
            expect(phone.locator("#bar .where b")).to_have_text("Lobby")


def go(workshop, step):
    """The room moves on, whoever pressed the button."""
    held = Workshop.objects.get(pk=workshop.pk)
    told = {"by": held.facilitator, "epoch": held.epoch, "now": timezone.now()}
    return move(workshop=held, to_step=step, **told)


# --- People without a screen --------------------------------------------------------------


def seat_on_paper(workshop, count):
    """So many people who answer on paper, so that the room is large enough for figures."""
    for _person in range(count):
        held = Workshop.objects.get(pk=workshop.pk)
        told = {"by": held.facilitator, "epoch": held.epoch, "now": timezone.now()}
        add_paper_seat(workshop=held, **told)


def answer_the_rest(workshop, points):
    """Round 1 of everybody gets points in each cell that has no answer yet."""
    structure = structure_of(workshop.decision, full=False)
    given = set(
        Score.objects.filter(participant__seat__workshop=workshop).values_list(
            "participant", "option", "criterion"
        )
    )
    Score.objects.bulk_create(
        Score(
            participant=seat.participant,
            option=view.option,
            criterion=leaf,
            round_number=1,
            points=points[(seat.number + row) % len(points)],
            seen_revision=leaf.revision,
        )
        for seat in workshop.seats.select_related("participant")
        for leaf in structure.criteria
        for row, view in enumerate(structure.options_on(leaf))
        if (seat.participant_id, view.pk, leaf.pk) not in given
    )
