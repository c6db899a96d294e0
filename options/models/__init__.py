"""Every record of the app; the only import path."""

from options.models.assignment import Extension, Submission
from options.models.condition import Amendment, Concurrence, Condition
from options.models.decision import Decision, Option
from options.models.evidence import Evidence, LaterFact, Source
from options.models.invitation import Invitation
from options.models.participant import Key, Participant
from options.models.perspective import Perspective, PerspectiveSwing
from options.models.red_line import RedLine, RedLineAnswer, RedLineSwitch
from options.models.report_link import ReportLink
from options.models.round import Round, RoundCell, SealedFigures, SealedWeight
from options.models.scoring import ReferenceScore, Score, ScoreChange
from options.models.seat import GutChoice, Knock, Prediction, Rating, Seat, SeatLink
from options.models.sharing import Edition, Membership, ReadingLink
from options.models.talk import Reason, Support, Wish
from options.models.value_tree import Criterion
from options.models.weighting import Swing
from options.models.what_if import WhatIf
from options.models.workshop import Facilitation, Move, Step, Workshop

__all__ = [
    "Amendment",
    "Concurrence",
    "Condition",
    "Criterion",
    "Decision",
    "Edition",
    "Evidence",
    "Extension",
    "Facilitation",
    "GutChoice",
    "Invitation",
    "Key",
    "Knock",
    "LaterFact",
    "Membership",
    "Move",
    "Option",
    "Participant",
    "Perspective",
    "PerspectiveSwing",
    "Prediction",
    "Rating",
    "ReadingLink",
    "Reason",
    "RedLine",
    "RedLineAnswer",
    "RedLineSwitch",
    "ReferenceScore",
    "ReportLink",
    "Round",
    "RoundCell",
    "Score",
    "ScoreChange",
    "SealedFigures",
    "SealedWeight",
    "Seat",
    "SeatLink",
    "Source",
    "Step",
    "Submission",
    "Support",
    "Swing",
    "WhatIf",
    "Wish",
    "Workshop",
]
