"""What would have to change for another option to lead: weights, branches, single scores."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from options.analysis.arrays import Floats
from options.analysis.changes.score_changes import score_changes
from options.analysis.changes.stability import Thresholds, branch_thresholds, weight_thresholds
from options.analysis.changes.takeovers import takeovers
from options.analysis.totals.leader import leader_of
from options.models import Criterion
from options.reports.basis import Basis
from options.reports.structure import OptionView

FEW = 2
CLOSE = 0.015


@dataclass(frozen=True)
class Edge:
    """Where the lead ends on one side of a weight, how far that is, and who takes over."""

    bound: float
    is_below: bool
    weight: float
    move: float
    options: tuple[OptionView, ...]

    @property
    def is_fine(self) -> bool:
        """So near that whole percentages would hide the difference."""
        return self.move < CLOSE

    @property
    def bound_percent(self) -> float:
        """The bound as a percentage, for places that show a decimal."""
        return self.bound * 100

    @property
    def weight_percent(self) -> float:
        """The present weight as a percentage."""
        return self.weight * 100


@dataclass(frozen=True)
class WeightMove:
    """How far the weight of a criterion, or of a branch, can move."""

    name: str
    weight: float
    lower: Edge | None
    upper: Edge | None
    is_branch: bool

    @property
    def edges(self) -> tuple[Edge, ...]:
        """The bounds there are."""
        return tuple(edge for edge in (self.lower, self.upper) if edge is not None)

    @property
    def leads_throughout(self) -> bool:
        """The leader stays first whatever this weight is."""
        return not self.edges


@dataclass(frozen=True)
class ScoreMove:
    """The smallest change of one score that brings a rival level."""

    view: OptionView
    criterion: Criterion
    points: float
    needed: float
    is_rise: bool
    rival: OptionView


@dataclass(frozen=True)
class Changes:
    """Moves in the order of the criteria; one score change for each rival that has one."""

    leader: OptionView
    weights: tuple[WeightMove, ...]
    branches: tuple[WeightMove, ...]
    scores: tuple[ScoreMove, ...]
    unreachable: tuple[OptionView, ...]

    @property
    def edges(self) -> tuple[tuple[WeightMove, Edge], ...]:
        """Every bound of a criterion's weight, the smallest move first."""
        found = [(move, edge) for move in self.weights for edge in move.edges]
        return tuple(sorted(found, key=lambda pair: round(pair[1].move, 9)))

    @property
    def is_steady(self) -> bool:
        """No single weight can cost the leader its place."""
        return not self.edges


def changes_of(basis: Basis) -> Changes | None:
    """What would change the leader; None while scores are missing or there is no rival."""
    rows = list(basis.running)
    if len(rows) < FEW or not basis.is_complete:
        return None
    table = basis.judgements.points[rows]
    views = basis.views(rows)
    found = score_moves(basis, views, table)
    reached = {move.rival for move in found}
    leader = views[leader_of(table, basis.weights)]
    return Changes(
        leader=leader,
        weights=criterion_moves(basis, views, table),
        branches=branch_moves(basis, views, table),
        scores=found,
        unreachable=tuple(view for view in views if view != leader and view not in reached),
    )


def criterion_moves(
    basis: Basis, views: Sequence[OptionView], table: Floats
) -> tuple[WeightMove, ...]:
    """One move a criterion; none when there is only one, whose weight is everything."""
    if len(basis.criteria) < FEW:
        return ()
    moves = moves_of(weight_thresholds(table, basis.weights), basis.criteria, views)
    return tuple(moves[basis.judgements.column(leaf)] for leaf in basis.structure.criteria)


def branch_moves(
    basis: Basis, views: Sequence[OptionView], table: Floats
) -> tuple[WeightMove, ...]:
    """One move for each branch of several criteria that is not the whole tree."""
    branches = {
        branch.parent: [basis.judgements.column(leaf) for leaf in branch.leaves]
        for branch in basis.structure.branches
        if branch.parent and FEW <= len(branch.leaves) < len(basis.criteria)
    }
    thresholds = branch_thresholds(table, basis.weights, list(branches.values()))
    return moves_of(thresholds, tuple(branches), views, are_branches=True)


def moves_of(
    thresholds: Thresholds,
    criteria: Sequence[Criterion],
    views: Sequence[OptionView],
    *,
    are_branches: bool = False,
) -> tuple[WeightMove, ...]:
    """How far each weight can move, with the options named."""
    edges = {
        (takeover.path, takeover.side): Edge(
            bound=takeover.bound,
            is_below=takeover.side == "below",
            weight=takeover.weight,
            move=takeover.move,
            options=tuple(views[row] for row in takeover.options),
        )
        for takeover in takeovers(thresholds)
    }
    return tuple(
        WeightMove(
            name=criterion.name,
            weight=float(thresholds.weights[path]),
            lower=edges.get((path, "below")),
            upper=edges.get((path, "above")),
            is_branch=are_branches,
        )
        for path, criterion in enumerate(criteria)
    )


def score_moves(
    basis: Basis, views: Sequence[OptionView], table: Floats
) -> tuple[ScoreMove, ...]:
    """For each rival the smallest possible change, the smallest of all first."""
    return tuple(
        ScoreMove(
            view=views[change.option],
            criterion=basis.criteria[change.criterion],
            points=change.points,
            needed=change.points_needed,
            is_rise=change.is_rise,
            rival=views[change.rival],
        )
        for change in score_changes(table, basis.weights).smallest()
    )
