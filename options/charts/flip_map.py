"""A flip map as a triangle of polygons, in units of the drawing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from options.analysis.arrays import Floats
from options.charts.lettering import fitted, width_of
from options.reports.flip_map import FlipFacts, Region

WIDTH, HEIGHT = 640, 500
LEFT, TOP, SIZE = 64.0, 16.0, 420.0
LETTER_FITS = 0.006
LIST_TOP, LIST_STEP = 34.0, 22.0
LIST_X, NAME_X, LIST_END = 290.0, 314.0, 590.0
MOST_LISTED, MOST_LETTERS = 9, 4
GOES = 0.012


@dataclass(frozen=True)
class Patch:
    """One region: its outline, its letter where it fits, its line in the list."""

    region: Region
    points: str
    tone: int
    letter: str
    x: float
    y: float
    has_letter: bool
    name: str
    name_x: float
    list_y: float
    is_listed: bool


@dataclass(frozen=True)
class FlipDrawing:
    """The patches, the axes, and the dots."""

    facts: FlipFacts
    patches: tuple[Patch, ...]
    x: float
    y: float
    near: tuple[float, float] | None
    dots: tuple[tuple[float, float], ...]
    ticks: tuple[tuple[float, float, float], ...]
    first: str
    second: str
    left_out: int

    @property
    def width(self) -> int:
        """Of the drawing."""
        return WIDTH

    @property
    def height(self) -> int:
        """Of the drawing."""
        return HEIGHT


def flip_drawing_of(facts: FlipFacts, dots: Iterable[tuple[float, float]] = ()) -> FlipDrawing:
    """The map; `dots` are other people's pairs of weights, where they may be shown."""
    near = facts.nearest
    x, y = place_of(*facts.weights)
    return FlipDrawing(
        facts=facts,
        patches=tuple(patch_of(region, at) for at, region in enumerate(facts.regions)),
        x=x,
        y=y,
        near=place_of(near.first, near.second) if near and near.distance > GOES else None,
        dots=tuple(place_of(*dot) for dot in dots),
        ticks=tuple(
            (share, place_of(share, 0.0)[0], place_of(0.0, share)[1])
            for share in (0.0, 0.25, 0.5, 0.75, 1.0)
        ),
        first=fitted(facts.first.name, SIZE),
        second=fitted(facts.second.name, SIZE),
        left_out=max(len(facts.regions) - MOST_LISTED, 0),
    )


def patch_of(region: Region, at: int) -> Patch:
    """One polygon; several options that lead there together have all their letters."""
    corners = [place_of(*corner) for corner in region.corners.tolist()]
    x, y = middle_of(region.corners)
    letters = letters_of(region)
    name_x = round(max(NAME_X, LIST_X + width_of(letters) + 10), 2)
    return Patch(
        region=region,
        points=" ".join(f"{corner_x},{corner_y}" for corner_x, corner_y in corners),
        tone=region.options[0].tone,
        letter=letters,
        x=x,
        y=y,
        has_letter=region.share > LETTER_FITS,
        name=fitted(", ".join(view.name for view in region.options), LIST_END - name_x),
        name_x=name_x,
        list_y=LIST_TOP + LIST_STEP * at,
        is_listed=at < MOST_LISTED,
    )


def letters_of(region: Region) -> str:
    """The letters of all who lead there, or the first few of many."""
    letters = [view.letter for view in region.options]
    if len(letters) > MOST_LETTERS:
        letters = [*letters[:MOST_LETTERS], "…"]
    return " ".join(letters)


def middle_of(corners: Floats) -> tuple[float, float]:
    """The centre of gravity of a polygon, where its letter stands."""
    x, y = corners[:, 0], corners[:, 1]
    after_x, after_y = (x.tolist()[1:] + x.tolist()[:1]), (y.tolist()[1:] + y.tolist()[:1])
    crosses = x * after_y - y * after_x
    area = float(crosses.sum())
    if abs(area) < 1e-12:
        return place_of(float(x.mean()), float(y.mean()))
    return place_of(
        float(((x + after_x) * crosses).sum() / (3 * area)),
        float(((y + after_y) * crosses).sum() / (3 * area)),
    )


def place_of(first: float, second: float) -> tuple[float, float]:
    """Where a pair of weights lies."""
    return round(LEFT + first * SIZE, 2), round(TOP + (1 - second) * SIZE, 2)
