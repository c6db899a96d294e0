"""Everything that one person has said on one decision, for the sheet's page and files."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from itertools import count, pairwise

from options.models import Criterion, Decision, Participant
from options.reports.cells import CellView, Given, scores_given
from options.reports.editions_used import EditionUse, edition_use_of
from options.reports.kept import LaidAside, Parts, kept_of, says_something
from options.reports.matrices import judgements_of
from options.reports.own_conditions import OwnCondition, named_on
from options.reports.plain_ranking import ranking_rows
from options.reports.progress import Progress, progress_of
from options.reports.ranking import RankRow
from options.reports.red_lines import LineView, lines_of
from options.reports.sheet_rounds import CriterionRounds, rounds_of
from options.reports.structure import Branch, OptionView, Structure, structure_from
from options.reports.swings_said import WeightGroup, weights_of
from options.reports.weighting import EffectiveWeights, Method, swings_of, weights_from

MOST_BESIDE_EACH_OTHER = 8


@dataclass(frozen=True)
class SheetCell:
    """One cell of the matrix, and the number of its reason in the list below it."""

    cell: CellView
    reason: int | None

    @property
    def is_missing(self) -> bool:
        """Neither points nor "I can't judge"."""
        return self.cell.score is None or not self.cell.score.is_answered

    @property
    def has_spread(self) -> bool:
        """A range or a confidence is stated."""
        return bool(self.cell.low or self.cell.high or self.cell.confidence)


@dataclass(frozen=True)
class SheetRow:
    """One criterion: its weight and a cell for every option."""

    branch: Branch
    is_first_of_branch: bool
    criterion: Criterion
    weight: float
    cells: tuple[SheetCell, ...]

    @property
    def missing(self) -> tuple[OptionView, ...]:
        """Options without an answer."""
        return tuple(cell.cell.view for cell in self.cells if cell.is_missing)

    @property
    def is_empty(self) -> bool:
        """No option has an answer."""
        return len(self.missing) == len(self.cells)

    @property
    def to_check(self) -> tuple[OptionView, ...]:
        """Options that were scored before the criterion got another meaning."""
        return tuple(cell.cell.view for cell in self.cells if cell.cell.needs_check)

    @property
    def not_judged(self) -> tuple[OptionView, ...]:
        """Options that the person said they can't judge."""
        return tuple(cell.cell.view for cell in self.cells if cell.cell.could_not)

    @property
    def reasons(self) -> tuple[SheetCell, ...]:
        """Cells with a rationale."""
        return tuple(cell for cell in self.cells if cell.reason is not None)


@dataclass(frozen=True)
class Panel:
    """As many options as fit beside each other on paper, over all criteria."""

    options: tuple[OptionView, ...]
    rows: tuple[tuple[SheetRow, tuple[SheetCell, ...]], ...]

    @property
    def last(self) -> OptionView:
        """The option at its end."""
        return self.options[-1]

    @property
    def columns(self) -> int:
        """How many columns its table has: the criterion and the options."""
        return len(self.options) + 1


@dataclass(frozen=True)
class Sheet:
    """One sheet as a whole; `rounds` only where a workshop has had more than one."""

    structure: Structure
    saved_at: datetime | None
    rows: tuple[SheetRow, ...]
    panels: tuple[Panel, ...]
    progress: Progress
    weighing: EffectiveWeights
    weights: tuple[WeightGroup, ...]
    ranking: tuple[RankRow, ...]
    red_lines: tuple[LineView, ...]
    kept: LaidAside
    edition: EditionUse
    rounds: tuple[CriterionRounds, ...] = ()
    conditions: tuple[OwnCondition, ...] = ()

    @property
    def is_weighed(self) -> bool:
        """The person placed a swing or gave one points, among those that are compared now."""
        return any(line.is_weighed for group in self.weights for line in group.all_lines)

    @property
    def is_empty(self) -> bool:
        """Nothing is said at all."""
        cells = [cell.cell.score for row in self.rows for cell in row.cells]
        return not (
            any(score is not None and says_something(score) for score in cells)
            or self.is_weighed
            or any(red.is_on or is_answered(red) for red in self.red_lines)
            or self.kept.count
        )

    @property
    def has_open_totals(self) -> bool:
        """Some total still depends on a missing score."""
        return any(row.total is None for row in self.ranking)

    @property
    def empty_rows(self) -> tuple[SheetRow, ...]:
        """Criteria that are not begun."""
        return tuple(row for row in self.rows if row.is_empty)

    @property
    def partial_rows(self) -> tuple[SheetRow, ...]:
        """Criteria on which some options have no answer."""
        return tuple(row for row in self.rows if row.missing and not row.is_empty)

    @property
    def rows_to_check(self) -> tuple[SheetRow, ...]:
        """Criteria with scores that were given for another meaning."""
        return tuple(row for row in self.rows if row.to_check)

    @property
    def rows_with_reasons(self) -> tuple[SheetRow, ...]:
        """Criteria on which something is reasoned."""
        return tuple(row for row in self.rows if row.reasons)

    @property
    def unjudged(self) -> int:
        """How many of the answers are "I can't judge"."""
        cells = [cell.cell for row in self.rows for cell in row.cells]
        return sum(cell.is_answered and cell.could_not for cell in cells)

    @property
    def has_gaps(self) -> bool:
        """Something is missing, or should be looked at again."""
        return bool(
            any(row.missing or row.to_check for row in self.rows)
            or not self.is_weighed
            or self.weighing.unweighed
        )


def is_answered(red: LineView) -> bool:
    """The person said yes or no of some option."""
    return any(standing.answer is not None for standing in red.standings)


def sheet_report(decision: Decision, participant: Participant, round_number: int = 0) -> Sheet:
    """The sheet as it stands, of one round in a room, in a fixed number of queries."""
    options, criteria = tuple(decision.options.all()), tuple(decision.criteria.all())
    structure = structure_from(decision, options, criteria, full=participant.is_full_version)
    parts = Parts(structure, options, criteria)
    given, swings = scores_given(participant, round_number), swings_of(participant)
    answers = tuple(
        participant.red_line_answers.select_related("red_line").order_by(
            "red_line__position", "red_line_id", "option__position", "option_id"
        )
    )
    weighing = weights_from(structure, weighing=Method(participant.weighing), swings=swings)
    judgements = judgements_of(structure, given)
    lines = lines_of(structure, judgements, participant)
    rows = rows_of(structure, given, weighing)
    return Sheet(
        structure=structure,
        saved_at=max((score.saved_at for score in given.values()), default=None),
        rows=rows,
        panels=panels_of(structure, rows),
        progress=progress_of(structure, given),
        weighing=weighing,
        weights=weights_of(structure, swings, weighing),
        ranking=ranking_rows(structure, judgements, weighing, lines),
        red_lines=lines,
        kept=kept_of(parts, given, swings, answers),
        edition=edition_use_of(decision, participant),
        rounds=rounds_of(structure, participant, round_number),
        conditions=named_on(participant, structure.options),
    )


def rows_of(
    structure: Structure, given: Given, weighing: EffectiveWeights
) -> tuple[SheetRow, ...]:
    """The matrix, its reasons numbered in reading order."""
    numbers = count(1)
    weights = dict(zip((leaf.pk for leaf in structure.criteria), weighing.weights, strict=True))
    return tuple(
        SheetRow(
            branch=branch,
            is_first_of_branch=index == 0,
            criterion=leaf,
            weight=weights[leaf.pk],
            cells=tuple(
                SheetCell(cell, next(numbers) if cell.rationale else None)
                for view in structure.options
                for cell in [CellView(view, leaf, given.get((view.pk, leaf.pk)))]
            ),
        )
        for branch in structure.branches
        for index, leaf in enumerate(branch.leaves)
    )


def panels_of(structure: Structure, rows: tuple[SheetRow, ...]) -> tuple[Panel, ...]:
    """The matrix cut into panels of nearly equal width."""
    width = len(structure.options)
    if not width:
        return ()
    panels = -(-width // MOST_BESIDE_EACH_OTHER)
    cuts = [number * width // panels for number in range(panels + 1)]
    return tuple(
        Panel(
            options=structure.options[start:end],
            rows=tuple((row, row.cells[start:end]) for row in rows),
        )
        for start, end in pairwise(cuts)
    )
