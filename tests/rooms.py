"""A room to lead through its agenda in tests, at a clock that the test sets."""

from datetime import timedelta

from options.actions.moving import move
from options.actions.opening import open_workshop
from options.actions.rounds import seal_due
from options.actions.scoring import Cell, Change, Judgement, judgement_in, record_score
from options.actions.seats import join
from options.models import Score, Workshop
from options.reports.weights_to_seal import weights_to_seal
from tests.factories import NOON, CriterionFactory, DecisionFactory, OptionFactory, UserFactory

SCORE, WEIGH, GUT, REVEAL, DISCUSS, AGAIN, REVEAL_2, RESULTS = range(2, 10)


def at(seconds):
    return NOON + timedelta(seconds=seconds)


class Room:
    """A class of 50 minutes over two options and two criteria."""

    def __init__(self):
        original = DecisionFactory()
        OptionFactory.create_batch(2, decision=original)
        CriterionFactory.create_batch(2, decision=original)
        self.ada = UserFactory()
        self.pk = open_workshop(decision=original, by=self.ada, now=NOON).pk
        self.options = list(self.now.decision.options.all())
        self.leaves = list(self.now.decision.criteria.all())

    @property
    def now(self):
        return Workshop.objects.get(pk=self.pk)

    def do(self, deed, *, by=None, when=NOON, **more):
        told = {"by": by or self.ada, "epoch": self.now.epoch, "now": when, **more}
        return deed(workshop=self.now, **told)

    def go(self, step, when=NOON):
        return self.do(move, to_step=step, when=when)

    def sit(self, browser="a", **more):
        return join(workshop=self.now, token_hash=browser, order_seed=1, now=NOON, **more)

    def show(self, step=REVEAL):
        """Score and seal round 1, and go on to where its spreads are looked at."""
        self.go(SCORE)
        self.go(REVEAL)
        self.seal(at(16))
        if step != REVEAL:
            self.go(step, at(16))

    @property
    def cell(self):
        return {"option": self.options[0], "criterion": self.leaves[0]}

    def save(self, seat, points, *, number=1, cell=(0, 0), when=NOON, why=""):
        option, leaf = self.options[cell[0]], self.leaves[cell[1]]
        place = Cell(seat.participant, option, leaf, number)
        known = Score.objects.filter(
            participant=seat.participant, option=option, criterion=leaf, round_number=number
        ).first()
        shown = judgement_in(known)
        change = Change(f"{when}{points}", Judgement(points=points, rationale=why), shown)
        return record_score(cell=place, change=change, known=known, now=when)

    def seal(self, when):
        return seal_due(workshop=self.now, now=when, weights_of=weights_to_seal)

    def states(self):
        return [r.state for r in self.now.rounds.all()]

    def points(self, number=1):
        found = Score.objects.filter(round_number=number).order_by("pk")
        return [(score.points, score.is_carried) for score in found]
