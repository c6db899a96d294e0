"""Every record of the app; the only import path."""

from options.models.decision import Decision, Option
from options.models.evidence import Evidence, LaterFact, Source
from options.models.invitation import Invitation
from options.models.participant import Key, Participant
from options.models.perspective import Perspective, PerspectiveSwing
from options.models.red_line import RedLine, RedLineAnswer, RedLineSwitch
from options.models.round import Round, RoundCell, SealedWeight
from options.models.scoring import ReferenceScore, Score, ScoreChange
from options.models.seat import GutChoice, Seat
from options.models.value_tree import Criterion
from options.models.weighting import Swing
from options.models.workshop import Facilitation, Move, Step, Workshop

__all__ = [
    "Criterion",
    "Decision",
    "Evidence",
    "Facilitation",
    "GutChoice",
    "Invitation",
    "Key",
    "LaterFact",
    "Move",
    "Option",
    "Participant",
    "Perspective",
    "PerspectiveSwing",
    "RedLine",
    "RedLineAnswer",
    "RedLineSwitch",
    "ReferenceScore",
    "Round",
    "RoundCell",
    "Score",
    "ScoreChange",
    "SealedWeight",
    "Seat",
    "Source",
    "Step",
    "Swing",
    "Workshop",
]
