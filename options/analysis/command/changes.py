"""What would change the leader: weights, branches, and single scores."""

from collections.abc import Sequence

from options.analysis.arrays import Floats
from options.analysis.changes.score_changes import score_changes
from options.analysis.changes.stability import Thresholds, branch_thresholds, weight_thresholds
from options.analysis.changes.takeovers import takeovers
from options.analysis.command.basis import Basis
from options.analysis.command.result import Changes, Edge, ScoreMove, WeightMove
from options.analysis.command.view import Lettered
from options.analysis.totals.leader import leader_of
from options.formats import CriterionFile

FEW = 2


def changes_of(basis: Basis) -> Changes | None:
    """None while scores are missing or there is no rival."""
    if len(basis.running) < FEW or not basis.is_complete:
        return None
    table = basis.judgements.points[basis.running]
    options = basis.named(basis.running)
    leader = options[leader_of(table, basis.weights)]
    scores = _score_moves(basis, options, table)
    reached = {move.rival for move in scores}
    return Changes(
        leader=leader,
        criteria=_criterion_moves(basis, options, table),
        branches=_branch_moves(basis, options, table),
        scores=scores,
        unreachable=tuple(o for o in options if o != leader and o not in reached),
    )


def _criterion_moves(
    basis: Basis, options: tuple[Lettered, ...], table: Floats
) -> tuple[WeightMove, ...]:
    """One move a criterion; none when there is only one, whose weight is everything."""
    if len(basis.view.criteria) < FEW:
        return ()
    moves = _moves(weight_thresholds(table, basis.weights), basis.view.columns, options)
    return tuple(moves[basis.view.column_of[leaf.key]] for leaf in basis.view.criteria)


def _branch_moves(
    basis: Basis, options: tuple[Lettered, ...], table: Floats
) -> tuple[WeightMove, ...]:
    """One move for each branch of several criteria that is not the whole tree."""
    parents, members = [], []
    for branch in basis.view.branches:
        if branch.parent and FEW <= len(branch.leaves) < len(basis.view.criteria):
            parents.append(branch.parent)
            members.append([basis.view.column_of[leaf.key] for leaf in branch.leaves])
    if not parents:
        return ()
    return _moves(branch_thresholds(table, basis.weights, members), parents, options)


def _moves(
    thresholds: Thresholds, criteria: Sequence[CriterionFile], options: tuple[Lettered, ...]
) -> tuple[WeightMove, ...]:
    edges = {
        (found.path, found.side): Edge(found.bound, tuple(options[at] for at in found.options))
        for found in takeovers(thresholds)
    }
    return tuple(
        WeightMove(
            criterion=criterion,
            weight=float(thresholds.weights[path]),
            lower=edges.get((path, "below")),
            upper=edges.get((path, "above")),
        )
        for path, criterion in enumerate(criteria)
    )


def _score_moves(
    basis: Basis, options: tuple[Lettered, ...], table: Floats
) -> tuple[ScoreMove, ...]:
    """For each rival the smallest possible change, the smallest of all first."""
    return tuple(
        ScoreMove(
            option=options[change.option],
            criterion=basis.view.columns[change.criterion],
            points=change.points,
            change=change.points_needed if change.is_rise else -change.points_needed,
            rival=options[change.rival],
        )
        for change in score_changes(table, basis.weights).smallest()
    )
