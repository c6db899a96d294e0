"""Three options on two criteria, small enough to reckon by hand.

Weights 60 and 40 give Train 64, Share 58 and Wait 24.
"""

from options.models import Participant
from tests.factories import (
    CriterionFactory,
    DecisionFactory,
    OptionFactory,
    ParticipantFactory,
    ScoreFactory,
    SwingFactory,
)

POINTS = {"train": (80, 40), "share": (50, 70), "wait": (20, 30)}


def small_decision(names=("Train", "Share", "Wait"), criteria=("Safety", "Cost")):
    decision = DecisionFactory()
    for place, name in enumerate(names):
        OptionFactory(decision=decision, name=name, key=name.lower(), position=place)
    for place, name in enumerate(criteria):
        CriterionFactory(decision=decision, name=name, key=name.lower(), position=place)
    return decision


def small_sheet(points=None, *, weights=(60, 40), confidence="high", **names):
    """A sheet; None among the points is no score, no weights is unweighed."""
    decision = small_decision(**names)
    weighing = Participant.Weighing.POINTS if weights else Participant.Weighing.EQUAL
    sheet = ParticipantFactory(decision=decision, weighing=weighing)
    give(sheet, POINTS if points is None else points, confidence=confidence)
    for leaf, weight in zip(decision.criteria.all(), weights or (), strict=False):
        SwingFactory(participant=sheet, criterion=leaf, points=weight)
    return sheet


def give(sheet, points, *, confidence="high"):
    leaves = list(sheet.decision.criteria.all())
    for option in sheet.decision.options.all():
        for leaf, number in zip(leaves, points.get(option.key, ()), strict=False):
            if number is not None:
                ScoreFactory(
                    participant=sheet,
                    option=option,
                    criterion=leaf,
                    points=number,
                    confidence=confidence,
                )
