"""What can be read about a decision before one scores it, and what is sealed until asked."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from options.models import (
    Criterion,
    Decision,
    Evidence,
    LaterFact,
    Participant,
    Perspective,
    RedLine,
    Source,
)
from options.reports.cells import scores_given
from options.reports.editions_used import EditionUse, edition_use_of
from options.reports.home import SECONDS_A_CELL, SECONDS_A_CRITERION, minutes_to_score
from options.reports.progress import Progress, progress_of
from options.reports.structure import OptionView, Structure, structure_from


@dataclass(frozen=True)
class LeafView:
    """A criterion that is scored, and the criteria between it and its branch."""

    criterion: Criterion
    between: tuple[Criterion, ...]


@dataclass(frozen=True)
class BranchView:
    """A parent criterion with its leaves; None for leaves without a parent."""

    parent: Criterion | None
    leaves: tuple[LeafView, ...]


@dataclass(frozen=True)
class SwingView:
    """The illustrative points of one perspective for one criterion."""

    criterion: Criterion
    points: int


@dataclass(frozen=True)
class Stake:
    """Who has a stake, and the illustrative points, the largest first."""

    perspective: Perspective
    swings: tuple[SwingView, ...]


@dataclass(frozen=True)
class RedLineView:
    """A red line, and whether the version that is shown has its criterion."""

    red_line: RedLine
    is_in_use: bool


@dataclass(frozen=True)
class DescribedOption:
    """An option, and what is known about it whatever it is compared by."""

    view: OptionView
    notes: tuple[Evidence, ...]


@dataclass(frozen=True)
class Brief:
    """The brief in the version that the visitor has chosen."""

    structure: Structure
    options: tuple[DescribedOption, ...]
    branches: tuple[BranchView, ...]
    perspectives: tuple[Stake, ...]
    red_lines: tuple[RedLineView, ...]
    sources: tuple[Source, ...]
    more_options: tuple[OptionView, ...]
    more_criteria: tuple[Criterion, ...]
    has_later: bool
    progress: Progress
    minutes: int
    edition: EditionUse
    seconds_a_cell: int = SECONDS_A_CELL
    seconds_a_criterion: int = SECONDS_A_CRITERION

    @property
    def option_count(self) -> int:
        """Options in the version that is shown."""
        return len(self.structure.options)

    @property
    def criterion_count(self) -> int:
        """Criteria in the version that is shown."""
        return len(self.structure.criteria)

    @property
    def can_be_compared(self) -> bool:
        """There is something to score."""
        return self.option_count > 0 and self.criterion_count > 0

    @property
    def is_begun(self) -> bool:
        """The visitor has answered something."""
        return self.progress.answered > 0


@dataclass(frozen=True)
class LaterFactView:
    """Something that became known later, and where it comes from."""

    fact: LaterFact
    sources: tuple[Source, ...]


@dataclass(frozen=True)
class Later:
    """What became known after the reading date, with the sources that nothing else cites."""

    facts: tuple[LaterFactView, ...]
    notes: tuple[Evidence, ...]
    sources: tuple[Source, ...]


def brief_for(decision: Decision, sheet: Participant | None, round_number: int = 0) -> Brief:
    """The brief in thirteen queries, however large the decision is."""
    is_full = sheet is not None and sheet.is_full_version
    options, tree = list(decision.options.all()), list(decision.criteria.all())
    full = structure_from(decision, options, tree, full=True)
    short = structure_from(decision, options, tree, full=False)
    shown = full if is_full else short
    sealed = sealed_sources(decision)
    return Brief(
        structure=shown,
        options=described_in(shown),
        branches=branches_in(shown),
        perspectives=perspectives_in(shown),
        red_lines=red_lines_in(shown, full),
        sources=tuple(source for source in decision.sources.all() if source.pk not in sealed),
        more_options=tuple(view for view in full.options if not view.option.in_core),
        more_criteria=tuple(leaf for leaf in full.criteria if not leaf.in_core),
        has_later=has_later(decision),
        progress=progress_of(shown, scores_given(sheet, round_number)),
        minutes=minutes_to_score(shown),
        edition=edition_use_of(decision, sheet),
    )


def described_in(structure: Structure) -> tuple[DescribedOption, ...]:
    """The options with the notes about each as a whole; two queries."""
    notes: defaultdict[int | None, list[Evidence]] = defaultdict(list)
    known = structure.decision.evidence.about_whole_options().known_on_the_reading_date()
    for note in known.prefetch_related("sources"):
        notes[note.option_id].append(note)
    return tuple(DescribedOption(view, tuple(notes[view.pk])) for view in structure.options)


def branches_in(structure: Structure) -> tuple[BranchView, ...]:
    """The value tree as two levels; what lies between them stays with the leaf."""
    return tuple(
        BranchView(
            branch.parent,
            tuple(LeafView(leaf, structure.ancestors[leaf.pk][1:]) for leaf in branch.leaves),
        )
        for branch in structure.branches
    )


def perspectives_in(structure: Structure) -> tuple[Stake, ...]:
    """Every perspective, with its points for the criteria that are shown; two queries."""
    shown = {leaf.pk: place for place, leaf in enumerate(structure.criteria)}
    by_pk = {leaf.pk: leaf for leaf in structure.criteria}
    views = []
    for perspective in structure.decision.perspectives.prefetch_related("swings"):
        swings = [swing for swing in perspective.swings.all() if swing.criterion_id in shown]
        swings.sort(key=lambda swing: (-swing.points, shown[swing.criterion_id]))
        seen = (SwingView(by_pk[swing.criterion_id], swing.points) for swing in swings)
        views.append(Stake(perspective, tuple(seen)))
    return tuple(views)


def red_lines_in(shown: Structure, full: Structure) -> tuple[RedLineView, ...]:
    """The red lines on what is not parked; one query."""
    possible = {leaf.pk for leaf in full.criteria} | {None}
    in_use = {leaf.pk for leaf in shown.criteria} | {None}
    return tuple(
        RedLineView(line, is_in_use=line.criterion_id in in_use)
        for line in shown.decision.red_lines.select_related("criterion")
        if line.criterion_id in possible
    )


def has_later(decision: Decision) -> bool:
    """Something became known after the reading date."""
    notes = decision.evidence.filter(is_after_reading_date=True)
    return decision.later_facts.exists() or notes.exists()


def sealed_sources(decision: Decision) -> set[int]:
    """Sources that only what became known later rests on: their titles would tell it."""
    known: set[int] = set()
    later: set[int] = set()
    citations = Evidence.sources.through.objects.filter(evidence__decision=decision)
    for source, is_later in citations.values_list(
        "source_id", "evidence__is_after_reading_date"
    ):
        (later if is_later else known).add(source)
    facts = LaterFact.sources.through.objects.filter(laterfact__decision=decision)
    later |= set(facts.values_list("source_id", flat=True))
    return later - known


def later_for(decision: Decision) -> Later:
    """What became known later, in seven queries."""
    cited: defaultdict[int, list[Source]] = defaultdict(list)
    sources = {source.pk: source for source in decision.sources.all()}
    pairs = LaterFact.sources.through.objects.filter(laterfact__decision=decision)
    for fact, source in pairs.order_by("pk").values_list("laterfact_id", "source_id"):
        cited[fact].append(sources[source])
    sealed = sealed_sources(decision)
    notes = decision.evidence.filter(is_after_reading_date=True)
    return Later(
        facts=tuple(
            LaterFactView(fact, tuple(cited[fact.pk])) for fact in decision.later_facts.all()
        ),
        notes=tuple(notes.select_related("option", "criterion")),
        sources=tuple(source for pk, source in sources.items() if pk in sealed),
    )
