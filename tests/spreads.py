"""A room whose first round is sealed, with any number of people in it."""

from django.test import Client

from options.actions.rounds import seal_due
from options.models import Key, Participant, Perspective, Score, Seat, Workshop
from options.reports.others import figures_to_seal
from options.reports.weights_to_seal import weights_to_seal
from options.visitors import Visitor
from tests.conftest import give_token
from tests.factories import NOON
from tests.rooms import DISCUSS, GUT, REVEAL, SCORE, Room, at

SPLIT = [0] * 6 + [10] * 6 + [90] * 3 + [100] * 3


class Spreads(Room):
    """Everybody has given the points of the first cell; the other cells lie close together.

    `points` holds one number a person, or None for somebody who gave none anywhere; the first
    `few` people speak for a perspective. With `guesses` the room stands where people guess, and
    not yet at the spreads.
    """

    def __init__(self, points, step=REVEAL, *, few=0, is_sealed=True, guesses=False):
        super().__init__()
        self.seats = self.take_seats(len(points))
        if few:
            group = Perspective.objects.create(
                decision=self.now.decision, key="few", name="Few"
            )
            Seat.objects.filter(workshop=self.pk, number__lte=few).update(perspective=group)
        self.go(SCORE)
        self.score(points)
        if guesses:
            self.now.steps.filter(position=GUT).update(kind="predict")
            self.go(GUT)
            return
        self.go(REVEAL)
        if is_sealed:
            self.seal(at(16))
        else:
            self.now.rounds.update(grace_until=at(10**9))
        if step == DISCUSS:
            self.go(DISCUSS, at(17))

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

    def look(self, screen, client=None, **query):
        """The page of a screen."""
        if screen == "wall":
            return Client().get(f"/walls/{self.now.wall_key}/")
        if screen == "console":
            return self.console.get(f"/workshops/{self.now.slug}/")
        return (client or self.browser(self.seats[0])).get(self.address("seat"), query)

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
