"""The difference between two options on one criterion, on a scale with zero in the middle."""

from dataclasses import dataclass

from options.reports.head_to_head import PairRow

HALF = 100


@dataclass(frozen=True)
class DifferenceBar:
    """A bar from the middle towards the option that is ahead, in a box 200 wide."""

    x: int
    width: int
    tone: int
    label_x: int
    is_first_ahead: bool


def difference_of(row: PairRow) -> DifferenceBar | None:
    """The bar; None while one of the two is missing."""
    if row.difference is None:
        return None
    is_first = row.difference >= 0
    x = HALF - row.size if is_first else HALF
    return DifferenceBar(
        x=x,
        width=row.size,
        tone=row.ahead.tone if row.ahead else 0,
        label_x=x if is_first else x + row.size,
        is_first_ahead=is_first,
    )
