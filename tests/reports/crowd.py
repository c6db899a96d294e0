"""A room of many people whose answers a test hands over as arrays, sealed round by round."""

import numpy as np

from options.actions.participants import delete_sheet
from options.models import (
    GutChoice,
    Participant,
    Prediction,
    Round,
    Score,
    SealedFigures,
    SealedWeight,
    Seat,
    Step,
    Workshop,
)
from options.reports.others import figures_to_seal
from options.reports.room import room_of
from tests.factories import (
    NOON,
    CriterionFactory,
    DecisionFactory,
    OptionFactory,
    PerspectiveFactory,
    WorkshopFactory,
)

AGENDA = ("lobby", "score", "reveal", "discuss", "results", "commit", "wrap")


class Crowd:
    """An open workshop; answers are (people, options, criteria), None or -1 is missing."""

    def __init__(self, options=2, criteria=2, perspectives=0, **workshop):
        decision = DecisionFactory(is_published=False)
        self.options = OptionFactory.create_batch(options, decision=decision)
        self.leaves = CriterionFactory.create_batch(criteria, decision=decision)
        self.perspectives = PerspectiveFactory.create_batch(perspectives, decision=decision)
        self.pk = WorkshopFactory(decision=decision, seed=7, **workshop).pk
        Step.objects.bulk_create(
            Step(
                workshop_id=self.pk,
                position=at,
                kind=kind,
                minutes=12,
                round_number=1 if kind in {"score", "reveal"} else None,
            )
            for at, kind in enumerate(AGENDA)
        )
        self.seats = []

    @property
    def workshop(self):
        return Workshop.objects.select_related("decision").get(pk=self.pk)

    @property
    def room(self):
        return room_of(self.workshop, NOON)

    def at(self, kind):
        Workshop.objects.filter(pk=self.pk).update(step=AGENDA.index(kind))
        return self

    def sit(self, people, *, perspective=None, first_round=1, names=()):
        """So many more seats."""
        start = len(self.seats)
        sheets = Participant.objects.bulk_create(
            Participant(
                decision=self.workshop.decision,
                recovery_code=f"code-{self.pk}-{start + at}",
                order_seed=at,
            )
            for at in range(people)
        )
        of = None if perspective is None else self.perspectives[perspective]
        self.seats += Seat.objects.bulk_create(
            Seat(
                participant=sheet,
                workshop_id=self.pk,
                number=start + at + 1,
                perspective=of,
                first_round=first_round,
                joined_at=NOON,
                last_seen_at=NOON,
                name=names[at] if names else "",
            )
            for at, sheet in enumerate(sheets)
        )
        return self

    def answer(self, answers, number=1, *, seats=None, carried=False):
        """Points for every cell, one table of options by criteria a person."""
        Round.objects.get_or_create(
            workshop_id=self.pk, number=number, defaults={"state": "open"}
        )
        Score.objects.bulk_create(
            Score(
                participant_id=seat.participant_id,
                option=self.options[row],
                criterion=self.leaves[column],
                round_number=number,
                points=int(points),
                is_carried=carried,
            )
            for seat, table in zip(seats or self.seats, answers, strict=True)
            for row, line in enumerate(table)
            for column, points in enumerate(line)
            if points >= 0
        )
        return self

    def seal(self, number=1, weights=None):
        """Seal a round; everybody weighs alike unless weights are given, one row a seat."""
        held = Round.objects.get(workshop_id=self.pk, number=number)
        Round.objects.filter(pk=held.pk).update(state="sealing", grace_until=NOON)
        scored = set(
            Score.objects.filter(round_number=number, participant__seat__workshop=self.pk)
            .values_list("participant", flat=True)
            .distinct()
        )
        each = 1 / len(self.leaves)
        rows = weights if weights is not None else [[each] * len(self.leaves)] * len(self.seats)
        SealedWeight.objects.bulk_create(
            SealedWeight(
                round=held,
                participant_id=seat.participant_id,
                criterion=leaf,
                weight=w,
                how="points",
            )
            for seat, row in zip(self.seats, rows, strict=True)
            if seat.participant_id in scored
            for leaf, w in zip(self.leaves, row, strict=True)
        )
        held.refresh_from_db()
        told = figures_to_seal(self.workshop, held)
        SealedFigures.objects.create(round=held, figures=told)
        Round.objects.filter(pk=held.pk).update(state="sealed", sealed_at=NOON)
        return self

    def leave(self, at):
        """Somebody deletes their answers."""
        seat = self.seats.pop(at)
        delete_sheet(seat.participant)
        return self

    def choose(self, choices, kind="gut"):
        """An option's place for each seat, or None."""
        GutChoice.objects.bulk_create(
            GutChoice(seat=seat, kind=kind, option=self.options[at], sure=3)
            for seat, at in zip(self.seats, choices, strict=True)
            if at is not None
        )
        return self

    def predict(self, guesses):
        """An option's and a criterion's place for each seat."""
        Prediction.objects.bulk_create(
            Prediction(seat=seat, option=self.options[row], criterion=self.leaves[column])
            for seat, (row, column) in zip(self.seats, guesses, strict=True)
        )
        return self

    @property
    def cell(self):
        return self.options[0], self.leaves[0]


def everybody(points, options=2, criteria=2):
    """For each number a person who gives it to every cell."""
    return [np.full((options, criteria), n).tolist() for n in points]
