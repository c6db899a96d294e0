"""The figures as one JSON object, as docs/command-line.md describes it, for programs."""

import json
from collections.abc import Iterable, Mapping

from options.analysis.command.lines import Line
from options.analysis.command.result import (
    Changes,
    Dominance,
    Edge,
    RankRow,
    Result,
    ScoreMove,
    Sureness,
    WeightMove,
)
from options.analysis.command.view import Lettered, View
from options.analysis.command.weighing import Weighing

FORMAT = "policy-options-analysis/1"

Record = dict[str, object]


def result_as_json(result: Result) -> str:
    """Keys instead of places, numbers unrounded, null for what is missing or open."""
    return json.dumps(_members(result), ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def _members(result: Result) -> Record:
    view = result.view
    return {
        "format": FORMAT,
        "decision": {
            "key": view.decision.key,
            "title": view.decision.title,
            "question": view.decision.question,
        },
        "is_full_version": view.is_full,
        "scores_from": "sheet" if result.is_sheet else "reference_scores",
        "options": [
            {"option": o.key, "name": o.name, "letter": o.letter} for o in view.options
        ],
        "weights": _weights(view, result.weighing),
        "red_lines": [_red_line(line) for line in result.lines],
        "ranking": [_rank_row(view, row) for row in result.ranking],
        "what_would_change_it": None if result.changes is None else _changes(result.changes),
        "how_sure": _sureness(result.sureness),
        "dominance": _dominance(result.dominance),
    }


def _weights(view: View, weighing: Weighing) -> Record:
    of_leaf = dict(zip((leaf.key for leaf in view.criteria), weighing.weights, strict=True))
    branch_of = {
        leaf.key: branch.parent.key
        for branch in view.branches
        for leaf in branch.leaves
        if branch.parent
    }
    return {
        "method": weighing.method,
        "from": weighing.origin,
        "perspective": weighing.perspective,
        "left_out": list(weighing.left_out),
        "criteria": [
            {
                "criterion": leaf.key,
                "name": leaf.name,
                "branch": branch_of.get(leaf.key),
                "weight": of_leaf[leaf.key],
            }
            for leaf in view.criteria
        ],
        "branches": _branches(view, of_leaf),
    }


def _branches(view: View, of_leaf: Mapping[str, float]) -> list[Record]:
    return [
        {
            "criterion": branch.parent.key,
            "name": branch.parent.name,
            "weight": sum(of_leaf[leaf.key] for leaf in branch.leaves),
        }
        for branch in view.branches
        if branch.parent
    ]


def _red_line(line: Line) -> Record:
    return {
        "red_line": line.line.key,
        "name": line.line.name,
        "counts": line.counts,
        "standings": [
            {"option": option, "standing": standing.value}
            for option, standing in line.standings.items()
        ],
    }


def _rank_row(view: View, row: RankRow) -> Record:
    return {
        "option": row.option.key,
        "place": row.place,
        "is_tied": row.is_tied,
        "total": row.total,
        "total_low": row.least,
        "total_high": row.most,
        "missing_scores": row.missing,
        "crosses": list(row.marks.crosses),
        "at_risk": list(row.marks.at_risk),
        "unknown": list(row.marks.unknown),
        "contributions": [
            {"criterion": leaf.key, "adds": adds}
            for leaf, adds in zip(view.criteria, row.adds, strict=True)
        ],
    }


def _changes(changes: Changes) -> Record:
    return {
        "leader": changes.leader.key,
        "weights": [_weight_move(move) for move in changes.criteria],
        "branches": [_weight_move(move) for move in changes.branches],
        "scores": [_score_move(move) for move in changes.scores],
        "unreachable": _keys(changes.unreachable),
    }


def _weight_move(move: WeightMove) -> Record:
    return {
        "criterion": move.criterion.key,
        "weight": move.weight,
        "lower": _edge(move.lower),
        "upper": _edge(move.upper),
    }


def _edge(edge: Edge | None) -> Record | None:
    if edge is None:
        return None
    return {"weight": edge.bound, "options": _keys(edge.options)}


def _score_move(move: ScoreMove) -> Record:
    return {
        "rival": move.rival.key,
        "option": move.option.key,
        "criterion": move.criterion.key,
        "points": move.points,
        "change": move.change,
    }


def _sureness(found: Sureness) -> Record:
    return {
        "samples": found.samples,
        "seed": found.seed,
        "weights_from": found.weights_from,
        "error": found.error,
        "settled": found.settled,
        "shares": [
            {"option": own.option.key, "by_rank": list(own.by_rank)} for own in found.shares
        ],
        "bands": None if found.bands is None else [_keys(band) for band in found.bands],
    }


def _dominance(found: Dominance) -> Record:
    return {
        "dominated": [
            {"option": one.option.key, "by": _keys(one.by)} for one in found.dominated
        ],
        "efficient": _keys(found.efficient),
        "incomplete": _keys(found.incomplete),
    }


def _keys(options: Iterable[Lettered]) -> list[str]:
    return [option.key for option in options]
