"""What would have to change for another option to lead: weights, branches, single scores."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from options.analysis.arrays import Floats
from options.analysis.stability import (
    BranchThreshold,
    WeightThreshold,
    group_threshold,
    leader_of,
    score_changes,
    weight_thresholds,
)
from options.models import Criterion
from options.reports.basis import Basis
from options.reports.structure import OptionView

FEW = 2
CLOSE = 0.015


@dataclass(frozen=True)
class Edge:
    """Where the lead ends on one side of a weight, and who takes over there."""

    bound: float
    is_below: bool
    weight: float
    options: tuple[OptionView, ...]

    @property
    def move(self) -> float:
        """How far the weight is from here."""
        return abs(self.bound - self.weight)

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
        return tuple(sorted(found, key=lambda pair: pair[1].move))

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
    thresholds = weight_thresholds(table, basis.weights)
    return tuple(
        move_of(leaf.name, thresholds[basis.judgements.column(leaf)], views)
        for leaf in basis.structure.criteria
    )


def branch_moves(
    basis: Basis, views: Sequence[OptionView], table: Floats
) -> tuple[WeightMove, ...]:
    """One move for each branch of several criteria that is not the whole tree."""
    return tuple(
        move_of(
            branch.parent.name,
            group_threshold(
                table, basis.weights, [basis.judgements.column(leaf) for leaf in branch.leaves]
            ),
            views,
            is_branch=True,
        )
        for branch in basis.structure.branches
        if branch.parent and FEW <= len(branch.leaves) < len(basis.criteria)
    )


def move_of(
    name: str,
    at: WeightThreshold | BranchThreshold,
    views: Sequence[OptionView],
    *,
    is_branch: bool = False,
) -> WeightMove:
    """A threshold with its options named."""

    def edge(bound: float | None, options: tuple[int, ...], *, is_below: bool) -> Edge | None:
        if bound is None:
            return None
        return Edge(bound, is_below, at.weight, tuple(views[row] for row in options))

    return WeightMove(
        name=name,
        weight=at.weight,
        lower=edge(at.lower, at.lower_options, is_below=True),
        upper=edge(at.upper, at.upper_options, is_below=False),
        is_branch=is_branch,
    )


def score_moves(
    basis: Basis, views: Sequence[OptionView], table: Floats
) -> tuple[ScoreMove, ...]:
    """For each rival the smallest possible change, the smallest of all first."""
    smallest: dict[int, ScoreMove] = {}
    for change in score_changes(table, basis.weights):
        if change.possible and change.rival not in smallest:
            smallest[change.rival] = ScoreMove(
                view=views[change.option],
                criterion=basis.criteria[change.criterion],
                points=float(table[change.option, change.criterion]),
                needed=change.points_needed,
                is_rise=change.is_rise,
                rival=views[change.rival],
            )
    return tuple(smallest.values())
