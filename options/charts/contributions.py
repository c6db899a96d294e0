"""Totals as bars of pieces, one for each criterion, on the ruler from 0 to 100."""

from collections.abc import Iterable
from dataclasses import dataclass

from options.models import Criterion
from options.reports.ranking import Band, Ranking, RankRow

COLOURS = 9
LABEL_FITS, LABEL_FITS_WIDE = 8.0, 3.4


@dataclass(frozen=True)
class Block:
    """A piece of a bar; places and widths are shares of the picture's width."""

    criterion: Criterion
    adds: float
    x: str
    width: str
    middle: str
    colour: int
    label: str


@dataclass(frozen=True)
class Bar:
    """One option's bar; the open part is what missing scores can still add."""

    row: RankRow
    blocks: tuple[Block, ...]
    end: str
    open_width: str


@dataclass(frozen=True)
class BandOfBars:
    """Neighbours in the ranking, in one bracket if their order is not settled."""

    band: Band
    bars: tuple[Bar, ...]


@dataclass(frozen=True)
class KeyEntry:
    """A criterion's colour in the legend, and its weight."""

    criterion: Criterion
    colour: int
    weight: float


@dataclass(frozen=True)
class Contributions:
    """The whole picture, and its key."""

    bands: tuple[BandOfBars, ...]
    out: tuple[Bar, ...]
    key: tuple[KeyEntry, ...]


def contributions_of(ranking: Ranking) -> Contributions:
    """A bar for every option, in the order of the ranking."""
    colours = {
        leaf.pk: colour_of(place, len(ranking.criteria))
        for place, leaf in enumerate(ranking.criteria)
    }
    return Contributions(
        bands=tuple(BandOfBars(band, bars_of(band.rows, colours)) for band in ranking.bands),
        out=bars_of(ranking.out, colours),
        key=tuple(
            KeyEntry(leaf, colours[leaf.pk], weight)
            for leaf, weight in zip(ranking.criteria, ranking.weights, strict=True)
        ),
    )


def bars_of(rows: Iterable[RankRow], colours: dict[int, int]) -> tuple[Bar, ...]:
    """The bars of some rows."""
    return tuple(bar_of(row, colours) for row in rows)


def bar_of(row: RankRow, colours: dict[int, int]) -> Bar:
    """The known pieces end to end, then what is still open."""
    blocks = []
    end = 0.0
    for piece in row.pieces:
        if piece.adds:
            colour = colours[piece.criterion.pk]
            blocks.append(block_of(piece.criterion, piece.adds, end, colour))
            end += piece.adds
    return Bar(row, tuple(blocks), share(end), share(max(row.most - end, 0.0)))


def block_of(criterion: Criterion, adds: float, start: float, colour: int) -> Block:
    """One piece, with a label where it fits, or fits on a wide screen."""
    label = "always" if adds >= LABEL_FITS else "wide" if adds >= LABEL_FITS_WIDE else ""
    return Block(
        criterion, adds, share(start), share(adds), share(start + adds / 2), colour, label
    )


def colour_of(place: int, count: int) -> int:
    """Which of the cividis colours a criterion has, spread from first to last."""
    if count <= COLOURS:
        return place * (COLOURS - 1) // max(count - 1, 1)
    return place * COLOURS // count


def share(number: float) -> str:
    """A percentage of the picture's width."""
    return f"{number:.3f}%"
