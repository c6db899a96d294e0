"""What one person said in each round of a workshop, cell by cell, for their own sheet."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from options.models import Criterion, Participant, Score
from options.reports.structure import OptionView, Structure

KEPT, CHANGED, CARRIED = "kept", "changed", "carried"


@dataclass(frozen=True)
class SaidInRound:
    """One cell in one round.

    Attributes:
        number: of the round.
        score: what was said; None for nothing.
        became: of the answer of the round before: "kept", "changed", or "carried" over without
            a word; empty where there was none, or is none now.
    """

    number: int
    score: Score | None
    became: str


@dataclass(frozen=True)
class CellRounds:
    """One cell through all rounds."""

    view: OptionView
    said: tuple[SaidInRound, ...]


@dataclass(frozen=True)
class CriterionRounds:
    """The cells of one criterion in which something was said in some round."""

    criterion: Criterion
    cells: tuple[CellRounds, ...]


def rounds_of(
    structure: Structure, participant: Participant, last: int
) -> tuple[CriterionRounds, ...]:
    """Every round up to the last, by criterion; one query, none where there is one round."""
    if last <= 1:
        return ()
    found: defaultdict[tuple[int, int], dict[int, Score]] = defaultdict(dict)
    for score in participant.scores.filter(round_number__range=(1, last)):
        found[score.option_id, score.criterion_id][score.round_number] = score
    told = (
        CriterionRounds(
            leaf,
            tuple(
                CellRounds(view, said_in(found[view.pk, leaf.pk], last))
                for view in structure.options
                if (view.pk, leaf.pk) in found
            ),
        )
        for leaf in structure.criteria
    )
    return tuple(part for part in told if part.cells)


def said_in(scores: dict[int, Score], last: int) -> tuple[SaidInRound, ...]:
    """One cell from the first round to the last."""
    return tuple(
        SaidInRound(n, scores.get(n), became(scores.get(n), scores.get(n - 1)))
        for n in range(1, last + 1)
    )


def became(score: Score | None, before: Score | None) -> str:
    """What an answer is to the one of the round before."""
    if score is None or before is None or not (score.is_answered and before.is_answered):
        return ""
    if score.is_carried:
        return CARRIED
    same = (score.points, score.cannot_judge) == (before.points, before.cannot_judge)
    return KEPT if same else CHANGED
