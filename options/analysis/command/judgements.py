"""The scores that are reckoned with: a file's reference scores, or those of a sheet."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from options.analysis.arrays import Floats
from options.analysis.command.refusals import Refused
from options.analysis.command.view import View
from options.analysis.totals.ranges import plausible_range
from options.formats import ReferenceScoreFile, SheetFile, SheetScore
from options.formats.errors import quoted

Cell = tuple[str, str]


@dataclass(frozen=True, eq=False)
class Judgements:
    """Tables of options by criteria, both by their keys; NaN is missing.

    Attributes:
        points: the scores.
        low, high: the plausible range of each score.
        stated_low: the lowest plausible points where something was said about them.
    """

    points: Floats
    low: Floats
    high: Floats
    stated_low: Floats


def reference_judgements(view: View) -> Judgements:
    """The illustrative scores of the decision file."""
    scores = view.decision.reference_scores
    if not any(_is_in(view, score) for score in scores):
        raise Refused(
            "The file has no reference scores for what is compared. Give a sheet with --sheet."
        )
    low = _table(view, {_cell(score): score.low for score in scores})
    return Judgements(
        points=_table(view, {_cell(score): score.best for score in scores}),
        low=low,
        high=_table(view, {_cell(score): score.high for score in scores}),
        stated_low=low,
    )


def sheet_judgements(view: View, sheet: SheetFile) -> Judgements:
    """One person's own scores; those that ask to be checked again are missing."""
    counting = [score for score in sheet.scores if score.not_counted_because is None]
    _refuse_strangers(view, counting)
    scores = [s for s in counting if s.points is not None and not s.check_again]
    if not scores:
        raise Refused("The sheet has no scores yet that count.")
    ranges = {_cell(score): _range(score) for score in scores}
    stated = {_cell(score) for score in scores if score.low is not None or score.confidence}
    return Judgements(
        points=_table(view, {_cell(score): score.points for score in scores}),
        low=_table(view, {cell: low for cell, (low, _) in ranges.items()}),
        high=_table(view, {cell: high for cell, (_, high) in ranges.items()}),
        stated_low=_table(
            view, {cell: low for cell, (low, _) in ranges.items() if cell in stated}
        ),
    )


def _range(score: SheetScore) -> tuple[float, float]:
    return plausible_range(
        float(score.points or 0), confidence=score.confidence, low=score.low, high=score.high
    )


def _refuse_strangers(view: View, scores: Iterable[SheetScore]) -> None:
    """A sheet of another decision, or of another edition of it."""
    for score in scores:
        for kind, key, known in (
            ("option", score.option, view.row_of),
            ("criterion", score.criterion, view.column_of),
        ):
            if key not in known:
                raise Refused(
                    f"The sheet scores the {kind} {quoted(key)}, "
                    "which this decision file does not compare."
                )


def _is_in(view: View, score: ReferenceScoreFile) -> bool:
    return score.option in view.row_of and score.criterion in view.column_of


def _cell(score: ReferenceScoreFile | SheetScore) -> Cell:
    return score.option, score.criterion


def _table(view: View, cells: Mapping[Cell, float | None]) -> Floats:
    rows = [
        [cells.get((option.key, leaf.key)) for leaf in view.columns] for option in view.rows
    ]
    return np.array(rows, dtype=np.float64)
