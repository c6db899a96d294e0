"""How often each option takes each place, as one stacked bar an option."""

from dataclasses import dataclass

from options.charts.contributions import share
from options.reports.how_sure import Place, Shares, Sureness
from options.reports.structure import OptionView

LABEL_FITS, LABEL_FITS_WIDE = 0.24, 0.2
SHADES = 4


@dataclass(frozen=True)
class PlaceBlock:
    """The share of one place."""

    place: Place
    x: str
    width: str
    middle: str
    shade: int
    label: str


@dataclass(frozen=True)
class PlaceBar:
    """One option's places from first to last; those it never takes are left out."""

    view: OptionView
    first: float
    blocks: tuple[PlaceBlock, ...]


def place_bars_of(sureness: Sureness) -> tuple[PlaceBar, ...]:
    """A bar for every option in the running."""
    return tuple(PlaceBar(row.view, row.first, blocks_of(row)) for row in sureness.rows)


def blocks_of(row: Shares) -> tuple[PlaceBlock, ...]:
    """The blocks end to end; the fuller the colour, the better the place."""
    blocks = []
    start = 0.0
    for place in row.places:
        if place.share:
            blocks.append(block_of(place, start))
        start += place.share
    return tuple(blocks)


def block_of(place: Place, start: float) -> PlaceBlock:
    """One block, with a label where it fits, or fits on a wide screen."""
    fits = place.share >= LABEL_FITS
    return PlaceBlock(
        place=place,
        x=share(100 * start),
        width=share(100 * place.share),
        middle=share(100 * (start + place.share / 2)),
        shade=min(place.rank, SHADES),
        label="always" if fits else "wide" if place.share >= LABEL_FITS_WIDE else "",
    )
