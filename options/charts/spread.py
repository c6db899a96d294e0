"""The room's answers to one cell as dots on the ruler from 0 to 100, one dot a person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import ceil

from options.reports.others.spread import Dot, Spread

FILL = 0.88  # of a column's width and of a dot's place
ALONE = 0.45  # of the largest dot: above it, dots stand one on another and not abreast
SMALLEST = 1.0
SIGN = 0.58  # how wide a sign is, in sizes of the letters
MEDIAN_SIGNS, BEFORE_SIGNS = 34, 14


@dataclass(frozen=True)
class Frame:
    """How large a picture is, in its own units.

    Attributes:
        head: room above the dots for the words of the median; a second line where needed.
        dots: room for the dots.
        letters: the size of the words.
        biggest: the largest dot.
        every: points between two numbers under the ruler.
    """

    width: int
    edge: int
    head: int
    dots: int
    letters: int
    biggest: float
    every: int = 10

    def x_of(self, points: float) -> float:
        """Where points lie."""
        return self.edge + (self.width - 2 * self.edge) * points / 100


WALL = Frame(width=1200, edge=44, head=44, dots=270, letters=24, biggest=36)
PHONE = Frame(width=352, edge=14, head=24, dots=104, letters=14, biggest=15, every=20)
BESIDE = Frame(width=600, edge=26, head=36, dots=120, letters=20, biggest=20, every=20)


@dataclass(frozen=True)
class Tick:
    """A step of the ruler."""

    x: str
    label: str


@dataclass(frozen=True)
class Line:
    """A median, and the middle of its words."""

    x: str
    words_x: str


@dataclass(frozen=True)
class Own:
    """The viewer's own points, as a triangle under the ruler."""

    shape: str
    words_x: str
    anchor: str


@dataclass(frozen=True)
class SpreadPicture:
    """Everything as texts of attributes; `dots` is a path of points with round ends."""

    frame: Frame
    height: str
    base: str
    foot: str
    own_y: str
    head_y: str
    second_y: str
    top: str
    dots: str
    dot_size: str
    ticks: tuple[Tick, ...]
    band_x: str
    band_width: str
    band_end: str
    median: Line
    before: Line | None
    own: Own | None

    @property
    def view_box(self) -> str:
        """The coordinates of the SVG."""
        return f"0 0 {self.frame.width} {self.height}"

    @property
    def band_height(self) -> str:
        """From the words down to the ruler."""
        return f"{float(self.base) - float(self.top):g}"

    @property
    def brace(self) -> str:
        """The upper edge of the middle half, so that it shows without colour too."""
        end = float(self.top) + self.frame.letters / 3
        return f"M{self.band_x} {end:g}V{self.top}H{self.band_end}V{end:g}"

    @property
    def ruler_start(self) -> str:
        """Where 0 is."""
        return f"{self.frame.x_of(0):g}"

    @property
    def ruler_end(self) -> str:
        """Where 100 is."""
        return f"{self.frame.x_of(100):g}"

    @property
    def second_top(self) -> str:
        """Where the line of the round before begins, under its words."""
        return f"{float(self.second_y) + self.frame.letters / 3:g}"

    @property
    def tick_end(self) -> str:
        """Where the strokes of the ruler end."""
        return f"{float(self.base) + self.frame.letters / 3:g}"


def spread_picture(
    spread: Spread, frame: Frame, *, own: int | None = None, before: Spread | None = None
) -> SpreadPicture | None:
    """The picture of a spread; None where it may not be shown."""
    if spread.is_hidden or None in (spread.median, spread.lower, spread.upper):
        return None
    lower, upper = spread.lower or 0.0, spread.upper or 0.0
    earlier = None if before is None else before.median
    head = frame.head + (frame.letters * 1.3 if earlier is not None else 0)
    base = head + frame.dots
    foot = base + frame.letters * 1.55
    own_y = foot + frame.letters * 0.7
    path, size = dots_of(spread.dots, frame, base)
    return SpreadPicture(
        frame=frame,
        height=f"{(own_y if own is not None else foot) + frame.letters * 0.9:g}",
        base=f"{base:g}",
        foot=f"{foot:g}",
        own_y=f"{own_y + frame.letters * 0.45:g}",
        head_y=f"{frame.letters:g}",
        second_y=f"{frame.letters * 2.3:g}",
        top=f"{frame.letters * 1.35:g}",
        dots=path,
        dot_size=f"{size:.2f}",
        ticks=tuple(Tick(f"{frame.x_of(p):g}", str(p)) for p in range(0, 101, frame.every)),
        band_x=f"{frame.x_of(lower) - 1:g}",
        band_width=f"{frame.x_of(upper) - frame.x_of(lower) + 2:g}",
        band_end=f"{frame.x_of(upper) + 1:g}",
        median=line_at(spread.median or 0.0, frame, MEDIAN_SIGNS),
        before=None if earlier is None else line_at(earlier, frame, BEFORE_SIGNS),
        own=None if own is None else own_at(own, frame, own_y),
    )


def line_at(points: float, frame: Frame, signs: int) -> Line:
    """A line with about so many signs of words over it, as near as the edges allow."""
    x, half = frame.x_of(points), min(frame.letters * SIGN * signs, frame.width) / 2
    return Line(f"{x:g}", f"{min(max(x, half), frame.width - half):g}")


def own_at(points: int, frame: Frame, y: float) -> Own:
    """A triangle that points up at the ruler."""
    x, size, is_low = frame.x_of(points), frame.letters * 0.55, points <= 50
    tip = y - frame.letters * 0.5
    shape = f"M{x:g} {tip:g}L{x + size:g} {tip + 2 * size:g}L{x - size:g} {tip + 2 * size:g}Z"
    gap = size + frame.letters / 3
    return Own(shape, f"{x + gap if is_low else x - gap:g}", "start" if is_low else "end")


def dots_of(dots: Iterable[Dot], frame: Frame, base: float) -> tuple[str, float]:
    """A path with a point for each person, and how thick it is drawn."""
    columns, step = columns_of(dots)
    width = FILL * (frame.x_of(step) - frame.x_of(0))
    size, across = packed(max(columns.values(), default=1), width, frame)
    path = []
    for points, people in sorted(columns.items()):
        for first in range(0, people, across):
            here = min(across, people - first)
            y = base - size * (first // across + 0.5) - size * 0.1
            start = frame.x_of(points) - size * (here - 1) / 2
            path += [f"M{start + size * at:.1f} {y:.1f}h0" for at in range(here)]
    return "".join(path), size * FILL


def columns_of(dots: Iterable[Dot]) -> tuple[Mapping[int, int], int]:
    """How many stand where: at every ten where all answers are, else at the nearest five."""
    told = tuple(dots)
    step = 10 if all(dot.points % 10 == 0 for dot in told) else 5
    columns: Counter[int] = Counter()
    for dot in told:
        columns[(dot.points + step // 2) // step * step] += dot.people
    return columns, step


def packed(most: int, width: float, frame: Frame) -> tuple[float, int]:
    """The largest dots with which the fullest column has room, and how many stand abreast.

    >>> packed(4, 90.0, WALL), packed(15, 90.0, WALL), packed(300, 42.0, WALL)
    ((36, 1), (18.0, 1), (6.0, 7))
    """
    single = min(frame.biggest, width, frame.dots / most)
    if single >= ALONE * frame.biggest:
        return single, 1
    size = min(frame.biggest, width)
    while size > SMALLEST:
        across = int(width / size)
        if ceil(most / across) * size <= frame.dots:
            return size, across
        size -= 0.5
    return SMALLEST, max(1, int(width / SMALLEST))
