"""A room whose first round is sealed, with any number of people in it."""

from types import SimpleNamespace

from bs4 import BeautifulSoup
from django.template.loader import render_to_string
from django.test import Client, RequestFactory

from options.actions.moving import spotlight
from options.actions.opening import write_agenda
from options.actions.rounds import seal_due
from options.agenda.plans import TEMPLATES
from options.models import Key, Participant, Perspective, Score, Seat, Workshop
from options.reports.others import figures_to_seal
from options.reports.room import room_of
from options.reports.tally import tally_of
from options.reports.weights_to_seal import weights_to_seal
from options.steps import STEPS
from options.visitors import Visitor
from tests.conftest import give_token
from tests.factories import NOON, CriterionFactory, OptionFactory, WorkshopFactory
from tests.htmx import soup
from tests.rooms import DISCUSS, GUT, REVEAL, Room, at

SPLIT = [0] * 6 + [10] * 6 + [90] * 3 + [100] * 3


class Spreads(Room):
    """Everybody has given the points of the first cell; the other cells lie close together.

    `points` holds one number a person, or None for somebody who gave none anywhere; the first
    `few` people speak for a perspective. With `guesses` the room stands where people guess, and
    not yet at the spreads.
    """

    def __init__(self, points, step=REVEAL, *, few=0, is_sealed=True, guesses=False):
        workshop = WorkshopFactory(step=GUT if guesses else REVEAL, step_started_at=NOON)
        self.pk, self.ada = workshop.pk, workshop.facilitator
        decision = workshop.decision
        self.options = OptionFactory.create_batch(2, decision=decision)
        self.leaves = CriterionFactory.create_batch(2, decision=decision)
        write_agenda(workshop, TEMPLATES["class"])
        if guesses:
            workshop.steps.filter(position=GUT).update(kind="predict")
        workshop.rounds.filter(number=1).update(state="open")
        self.seats = self.take_seats(len(points))
        if few:
            group = Perspective.objects.create(decision=decision, key="few", name="Few")
            Seat.objects.filter(workshop=workshop, number__lte=few).update(perspective=group)
        self.score(points)
        if guesses:
            return
        until = at(15) if is_sealed else at(10**9)
        workshop.rounds.filter(number=1).update(state="sealing", grace_until=until)
        self.seal(at(16))
        if step == DISCUSS:
            Workshop.objects.filter(pk=self.pk).update(step=DISCUSS)

    def take_seats(self, count):
        """As many people as told, in few queries."""
        room = self.now
        people = Participant.objects.bulk_create(
            Participant(
                decision_id=room.decision_id,
                order_seed=1,
                recovery_code=f"{room.slug}-{number}",
            )
            for number in range(count)
        )
        told = {"workshop": room, "joined_at": NOON, "last_seen_at": NOON}
        return Seat.objects.bulk_create(
            Seat(participant=person, number=number, **told)
            for number, person in enumerate(people, 1)
        )

    def score(self, points, number=1, others=(50, 40, 30)):
        """The first cell as told, the other three the same from everybody."""
        cells = [(option, leaf) for option in self.options for leaf in self.leaves]
        Score.objects.bulk_create(
            Score(
                participant=seat.participant,
                option=option,
                criterion=leaf,
                round_number=number,
                points=told,
                seen_revision=leaf.revision,
            )
            for seat, own in zip(self.seats, points, strict=False)
            if own is not None
            for (option, leaf), told in zip(cells, (own, *others), strict=True)
        )

    def seal(self, when):
        told = {"weights_of": weights_to_seal, "figures_of": figures_to_seal}
        return seal_due(workshop=self.now, now=when, **told)

    @property
    def name(self):
        return self.name_of(0, 0)

    def name_of(self, row, column):
        return f"{self.options[row].pk}-{self.leaves[column].pk}"

    def browser(self, seat):
        """The client that sits on a seat."""
        visitor = Visitor(token=f"token {seat.pk}", is_new=False, user=None)
        told = {"participant": seat.participant, "token_hash": visitor.token_hash}
        Key.objects.get_or_create(decision=self.now.decision, **told)
        client = Client()
        give_token(client, visitor.token)
        return client

    @property
    def console(self):
        """The facilitator's client."""
        client = Client()
        client.force_login(self.ada)
        return client

    def address(self, name, *more):
        return "/".join(("", "workshops", self.now.slug, name, *more, ""))

    def look(self, screen, seat=None, cell=""):
        """What a screen shows of the step, without the frame around it."""
        room = room_of(self.now, at(20))
        kind = STEPS[room.kind.name]
        sitting = seat or (self.seats[0] if screen == "seat" else None)
        if screen == "seat":
            shown = kind.aside(room, sitting, cell) if cell else kind.seat(room, sitting)
        else:
            shown = getattr(kind, screen)(room)
        around = {
            "room": room,
            "said": None,
            "console": SimpleNamespace(may_run=True),
            "tally": tally_of(self.pk, round_number=1, now=at(20)),
            "is_aside": False,
        }
        html = render_to_string(
            shown.template, {**around, **shown.context}, RequestFactory().get("/")
        )
        return BeautifulSoup(html, "html.parser")

    def turn_to(self, row, column):
        """Let the room look at a cell."""
        return self.do(spotlight, option=self.options[row], criterion=self.leaves[column])

    def open(self, client, **query):
        """The whole page of a seat."""
        return soup(client.get(self.address("seat"), query))

    def send(self, deed, seat=None, **told):
        """What a participant sends."""
        client = self.browser(seat or self.seats[0])
        return client.post(self.address("seat", deed), told)

    def press(self, deed, *, epoch=None, **told):
        """What the facilitator presses."""
        known = self.now.epoch if epoch is None else epoch
        return self.console.post(self.address("do", deed), {"epoch": known, **told})

    def turned_to(self):
        workshop = Workshop.objects.get(pk=self.pk)
        return workshop.spot_option, workshop.spot_criterion
