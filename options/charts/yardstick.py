"""All own scores of one criterion on one line from 0 to 100."""

from collections.abc import Iterable
from dataclasses import dataclass

from options.reports.cells import CellView

WIDTH = 352
EDGE = 16
MARK = 24
LINE_HEIGHT = 22
FOOT = 30
LEAST_ROWS = 2  # room for one pair of level scores, so that the page below stays where it is


@dataclass(frozen=True)
class Tick:
    """A step of the scale; every fifth one is labelled."""

    x: str
    label: str
    is_long: bool


@dataclass(frozen=True)
class Mark:
    """One option's place."""

    id: str
    letter: str
    tone: int
    x: str
    y: str
    points: int
    name: str


@dataclass(frozen=True)
class Yardstick:
    """A picture whose marks never cover each other."""

    width: int
    height: int
    line_y: int
    ticks: tuple[Tick, ...]
    marks: tuple[Mark, ...]

    @property
    def view_box(self) -> str:
        """The coordinates of the SVG."""
        return f"0 0 {self.width} {self.height}"


def x_of(points: float) -> float:
    """Where a number of points lies."""
    return EDGE + (WIDTH - 2 * EDGE) * points / 100


def yardstick_of(cells: Iterable[CellView]) -> Yardstick:
    """A mark for every cell with points; near ones are stacked upwards."""
    placed = [
        (cell.view.pk, cell.view.letter, cell.view.name, cell.view.tone, cell.points)
        for cell in cells
        if cell.points is not None
    ]
    ordered = sorted(placed, key=lambda item: (item[4], item[1]))
    ends: list[float] = []
    levels: list[int] = []
    for *_, points in ordered:
        x = x_of(points)
        level = next((i for i, end in enumerate(ends) if end + MARK <= x), len(ends))
        ends[level : level + 1] = [x]
        levels.append(level)
    rows = max(LEAST_ROWS, max(levels, default=0) + 1)
    line_y = rows * LINE_HEIGHT + 4
    return Yardstick(
        width=WIDTH,
        height=line_y + FOOT,
        line_y=line_y,
        ticks=tuple(
            Tick(f"{x_of(step):g}", str(step) if step % 50 == 0 else "", step % 50 == 0)
            for step in range(0, 101, 10)
        ),
        marks=tuple(
            Mark(
                id=f"mark-{pk}",
                letter=letter,
                tone=tone,
                x=f"{x_of(points) - MARK / 2:g}",
                y=f"{line_y - MARK / 2 - level * LINE_HEIGHT:g}",
                points=points,
                name=name,
            )
            for (pk, letter, name, tone, points), level in zip(ordered, levels, strict=True)
        ),
    )
