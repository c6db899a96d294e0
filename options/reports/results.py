"""All that one sheet implies: the sections of the result page, as facts."""

from __future__ import annotations

from dataclasses import dataclass

from options.models import Decision, Participant
from options.reports.basis import Basis
from options.reports.dominance import Dominance, dominance_of
from options.reports.how_sure import Sureness, sureness_of
from options.reports.ranking import Ranking, ranking_of
from options.reports.red_lines import LineReport, LineView, marks_of
from options.reports.reference import Reference, reference_of
from options.reports.standpoint import Standpoint, standpoint_of_sheet
from options.reports.structure import Structure
from options.reports.verdict import Verdict, nothing_yet, verdict_of
from options.reports.weighting import EffectiveWeights
from options.reports.what_is_missing import Missing
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
    """The whole page; `figures` is None before the first points.

    Attributes:
        voice: whom its sentences speak to: "own" or "perspective".
    """

    structure: Structure
    weighing: EffectiveWeights
    verdict: Verdict
    figures: Figures | None
    lines: tuple[LineReport, ...]
    missing: Missing
    basis: Basis | None
    voice: str = "own"

    @property
    def method(self) -> str:
        """How the weights came about, as the sentences of conditions say it."""
        return self.voice if self.voice != "own" else self.weighing.method.value

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
    return results_from(standpoint_of_sheet(decision, participant, round_number))


def results_from(stand: Standpoint, *, voice: str = "own") -> Results:
    """The result of whatever it stands on."""
    basis, missing = stand.basis, stand.missing
    figures = figures_of(basis, stand.line_views, missing) if basis else None
    return Results(
        structure=stand.structure,
        weighing=stand.weighing,
        verdict=(
            verdict_of(basis, figures.sureness, missing, figures.changes, stand.lines)
            if basis and figures
            else nothing_yet(stand.weighing.method)
        ),
        figures=figures,
        lines=stand.lines,
        missing=missing,
        basis=basis,
        voice=voice,
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
