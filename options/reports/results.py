"""All that one sheet implies: the sections of the result page, as facts."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from options.models import Decision, Participant
from options.reports.basis import Basis, basis_of
from options.reports.cells import scores_given
from options.reports.dominance import Dominance, dominance_of
from options.reports.how_sure import Sureness, sureness_of
from options.reports.matrices import judgements_of
from options.reports.ranking import Ranking, ranking_of
from options.reports.red_lines import (
    LineReport,
    LineView,
    crossed,
    line_reports,
    lines_of,
    marks_of,
)
from options.reports.reference import Reference, reference_of
from options.reports.structure import Structure, structure_of
from options.reports.verdict import Verdict, nothing_yet, verdict_of
from options.reports.weighting import EffectiveWeights, effective_weights
from options.reports.what_is_missing import Missing, missing_of
from options.reports.what_would_change import Changes, changes_of


@dataclass(frozen=True)
class Figures:
    """The sections that need at least one score."""

    ranking: Ranking
    sureness: Sureness
    changes: Changes | None
    dominance: Dominance
    reference: Reference | None


@dataclass(frozen=True)
class Results:
    """The whole page; `figures` is None before the first points."""

    structure: Structure
    weighing: EffectiveWeights
    verdict: Verdict
    figures: Figures | None
    lines: tuple[LineReport, ...]
    missing: Missing

    @property
    def leaf_count(self) -> int:
        """How many criteria count."""
        return len(self.structure.criteria)

    @property
    def option_count(self) -> int:
        """How many options count."""
        return len(self.structure.options)


def results_for(
    decision: Decision, participant: Participant | None, round_number: int = 0
) -> Results:
    """The result of one sheet, of one round in a room, in a fixed number of queries."""
    is_full = participant is not None and participant.is_full_version
    structure = structure_of(decision, full=is_full)
    given = scores_given(participant, round_number)
    weighing = effective_weights(structure, participant)
    judgements = judgements_of(structure, given)
    has_points = not np.isnan(judgements.points).all()
    lines = lines_of(structure, judgements if has_points else None, participant)
    basis = (
        basis_of(structure, judgements, weighing, tuple(crossed(lines))) if has_points else None
    )
    missing = missing_of(structure, given, basis)
    reports = line_reports(lines, basis)
    figures = figures_of(basis, lines, missing) if basis else None
    return Results(
        structure=structure,
        weighing=weighing,
        verdict=(
            verdict_of(basis, figures.sureness, missing, figures.changes, reports)
            if basis and figures
            else nothing_yet(weighing.method)
        ),
        figures=figures,
        lines=reports,
        missing=missing,
    )


def figures_of(basis: Basis, lines: tuple[LineView, ...], missing: Missing) -> Figures:
    """Every section; the illustrative scores stay hidden until each cell has an answer."""
    sureness = sureness_of(basis)
    return Figures(
        ranking=ranking_of(basis, sureness, marks_of(basis.structure, lines)),
        sureness=sureness,
        changes=changes_of(basis),
        dominance=dominance_of(basis),
        reference=reference_of(basis) if missing.is_answered else None,
    )
