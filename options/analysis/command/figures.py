"""From scores and weights to everything that is printed."""

from collections import Counter

import numpy as np

from options.analysis.arrays import Floats
from options.analysis.command.basis import Basis
from options.analysis.command.changes import changes_of
from options.analysis.command.lines import marks_on
from options.analysis.command.result import Dominance, Dominated, RankRow, Result
from options.analysis.command.sureness import sureness_of
from options.analysis.totals.dominance import dominance, efficient
from options.analysis.totals.ranking import competition_ranks, contributions, sure_places


def result_of(basis: Basis, *, is_sheet: bool) -> Result:
    """Everything that is printed."""
    return Result(
        view=basis.view,
        is_sheet=is_sheet,
        weighing=basis.weighing,
        lines=basis.lines,
        ranking=_ranking(basis),
        changes=changes_of(basis),
        sureness=sureness_of(basis),
        dominance=_dominance(basis),
    )


def _ranking(basis: Basis) -> tuple[RankRow, ...]:
    """What is in the running, in order, then what red lines have put out."""
    places = _places(basis)
    counts = Counter(places.values())
    in_order = [basis.view.row_of[option.key] for option in basis.view.options]
    adds = contributions(basis.judgements.points, basis.weights)
    return tuple(
        _rank_row(
            basis, row, places.get(row), adds[row], is_tied=counts[places.get(row, 0)] > 1
        )
        for row in (*basis.order, *(row for row in in_order if row not in basis.running))
    )


def _places(basis: Basis) -> dict[int, int]:
    """The place of each row in the running that holds whatever the missing scores are."""
    rows = basis.running
    if not rows:
        return {}
    if basis.has_totals:
        places = competition_ranks(basis.totals[rows])
    else:
        low, high = basis.cell_bounds
        places = sure_places(low[rows], high[rows], basis.weights)
    return {row: place for row, place in zip(rows, places.tolist(), strict=True) if place}


def _rank_row(
    basis: Basis, row: int, place: int | None, adds: Floats, *, is_tied: bool
) -> RankRow:
    option = basis.options[row]
    least, most = basis.total_bounds
    columns = [basis.view.column_of[leaf.key] for leaf in basis.view.criteria]
    return RankRow(
        option=option,
        place=place,
        is_tied=is_tied,
        total=_known(basis.totals[row]),
        least=float(least[row]),
        most=float(most[row]),
        missing=int(np.isnan(basis.judgements.points[row]).sum()),
        adds=tuple(_known(adds[column]) for column in columns),
        marks=marks_on(basis.lines, option.key),
    )


def _known(number: np.float64) -> float | None:
    return None if np.isnan(number) else float(number)


def _dominance(basis: Basis) -> Dominance:
    """Compare the options whose row is complete."""
    points = basis.judgements.points
    beats = dominance(points)
    kept = efficient(points)
    complete = np.asarray(np.isfinite(points).all(axis=1), dtype=np.bool_)
    in_order = [(option, basis.view.row_of[option.key]) for option in basis.view.options]
    return Dominance(
        dominated=tuple(
            Dominated(option, tuple(rival for rival, at in in_order if beats[at, row]))
            for option, row in in_order
            if beats[:, row].any()
        ),
        efficient=tuple(option for option, row in in_order if complete[row] and kept[row]),
        incomplete=tuple(option for option, row in in_order if not complete[row]),
    )
