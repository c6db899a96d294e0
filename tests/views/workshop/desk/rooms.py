"""A room on whose ordinary pages people judge, at the clock on the wall."""

from datetime import timedelta

from django.test import Client
from django.utils import timezone

from options.actions.moving import spotlight
from options.formats.tokens import hash_of
from options.models import Score
from tests.conftest import give_token
from tests.rooms import DISCUSS, REVEAL, Room
from tests.views.test_scoring import fields

AGAIN = 7


class Now(Room):
    """A room at the clock on the wall, as its pages are."""

    def go(self, step, when=None):
        return super().go(step, when or timezone.now())

    def seal(self):
        return super().seal(timezone.now() + timedelta(seconds=60))

    def browser(self, name="a"):
        self.seat = self.sit(hash_of(name))
        client = Client()
        give_token(client, name)
        return client

    @property
    def home(self):
        return f"/workshops/{self.now.slug}/seat/"

    def page(self, leaf=0):
        return f"/decisions/{self.now.decision.slug}/compare/{self.leaves[leaf].key}/"

    def save_at(self, option=0, leaf=0):
        keys = f"{self.options[option].key}/{self.leaves[leaf].key}"
        return f"/decisions/{self.now.decision.slug}/scores/{keys}/"

    def rounds(self):
        return list(Score.objects.order_by("pk").values_list("round_number", "points"))


def cell_in(page, room, option=0, leaf=0):
    return f"c{room.options[option].pk}-{room.leaves[leaf].pk}"


def sent(page, room, option=0, leaf=0, change="1", **said):
    prefix = cell_in(page, room, option, leaf)
    cards = [card["data-cell"] for card in page.select("[data-cell]")]
    data = fields(page, cards.index(prefix)) if prefix in cards else {}
    data |= {"round": page.select_one("[name=round]")["value"]}
    data |= {f"{prefix}-{name}": value for name, value in said.items()}
    return data | {f"{prefix}-change": change}


def later_round(room, *cells):
    """Seal round 1, talk about some cells, and begin round 2."""
    room.go(REVEAL)
    room.seal()
    room.go(DISCUSS)
    for option, leaf in cells:
        room.do(spotlight, option=room.options[option], criterion=room.leaves[leaf])
    room.go(AGAIN)
