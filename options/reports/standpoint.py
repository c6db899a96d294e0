"""Where a result stands: a sheet, or a perspective on the illustrative scores."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from options.models import Decision, Participant, Perspective, ReferenceScore, Score
from options.reports.basis import Basis, basis_of
from options.reports.cells import Given, scores_given
from options.reports.matrices import judgements_of
from options.reports.red_lines import (
    LineReport,
    LineView,
    crossed,
    line_reports,
    lines_of,
)
from options.reports.structure import Structure, structure_of
from options.reports.weighting import (
    EffectiveWeights,
    Method,
    branch_totals,
    effective_weights,
    perspective_weights,
)
from options.reports.what_is_missing import Missing, missing_of


@dataclass(frozen=True, eq=False)
class Standpoint:
    """What every part of a result begins with; `basis` is None before the first points."""

    structure: Structure
    weighing: EffectiveWeights
    basis: Basis | None
    line_views: tuple[LineView, ...]
    lines: tuple[LineReport, ...]
    missing: Missing


def standpoint_of_sheet(
    decision: Decision, participant: Participant | None, round_number: int = 0
) -> Standpoint:
    """One sheet, of one round in a room, in a fixed number of queries."""
    is_full = participant is not None and participant.is_full_version
    structure = structure_of(decision, full=is_full)
    given = scores_given(participant, round_number)
    return standing_on(structure, given, effective_weights(structure, participant), participant)


def standpoint_of_perspective(
    structure: Structure, perspective: Perspective
) -> Standpoint | None:
    """A perspective's illustrative weights on the illustrative scores; None without weights."""
    weights = perspective_weights(structure, perspective.swings.all())
    if not weights:
        return None
    weighing = EffectiveWeights(
        weights=weights,
        method=Method.POINTS,
        ranks=None,
        unweighed=(),
        branch_totals=branch_totals(structure, weights),
        adopted_from=perspective,
    )
    return standing_on(structure, illustrative_scores(structure), weighing, None)


def illustrative_scores(structure: Structure) -> Given:
    """The scores that a decision brings along, as if somebody had given them; one query."""
    revisions = {leaf.pk: leaf.revision for leaf in structure.criteria}
    options = {view.pk for view in structure.options}
    found = ReferenceScore.objects.filter(option__decision=structure.decision)
    return {
        (score.option_id, score.criterion_id): Score(
            option_id=score.option_id,
            criterion_id=score.criterion_id,
            points=score.best,
            low=score.low,
            high=score.high,
            seen_revision=revisions[score.criterion_id],
        )
        for score in found
        if score.option_id in options and score.criterion_id in revisions
    }


def standing_on(
    structure: Structure,
    given: Given,
    weighing: EffectiveWeights,
    participant: Participant | None,
) -> Standpoint:
    """These scores and weights, with the red lines that the person has switched on."""
    judgements = judgements_of(structure, given)
    has_points = not np.isnan(judgements.points).all()
    lines = lines_of(structure, judgements if has_points else None, participant)
    basis = (
        basis_of(structure, judgements, weighing, tuple(crossed(lines))) if has_points else None
    )
    return Standpoint(
        structure=structure,
        weighing=weighing,
        basis=basis,
        line_views=lines,
        lines=line_reports(lines, basis),
        missing=missing_of(structure, given, basis),
    )
