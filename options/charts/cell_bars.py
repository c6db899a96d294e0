"""Lines of bars, each beside the name of what it is of: a cell, or an option."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from options.charts.lettering import fitted
from options.reports.structure import OptionView

WIDTH = 640
LETTER, NAME, NAMES, START, END = 0.0, 30.0, 222.0, 264.0, 586.0
HEAD, THICK, BETWEEN, GAP, FOOT = 10.0, 15.0, 4.0, 15.0, 26.0
LEAST = 1.5

Look = Literal["p-fill", "p-hatch", "p-third"]


@dataclass(frozen=True)
class Told:
    """One line: its option, a name, and for each bar a value, what is written, and a look."""

    view: OptionView
    name: str
    bars: tuple[tuple[float, str, Look], ...]


@dataclass(frozen=True)
class Bar:
    """One bar and what stands at its end."""

    x: float
    y: float
    width: float
    text: str
    text_x: float
    anchor: str
    look: Look


@dataclass(frozen=True)
class BarLine:
    """One line of the drawing."""

    view: OptionView
    name: str
    whole: str
    y: float
    middle: float
    bars: tuple[Bar, ...]


@dataclass(frozen=True)
class CellBars:
    """The whole drawing; `key` names the looks where a line has several bars."""

    rows: tuple[BarLine, ...]
    zero: float
    foot: float
    key: tuple[tuple[float, str, Look], ...]
    thick: float = THICK

    @property
    def width(self) -> int:
        """Of the drawing."""
        return WIDTH

    @property
    def height(self) -> float:
        """Of the drawing."""
        return self.foot + (FOOT if self.key else 6)


def cell_bars_of(lines: Sequence[Told], key: Sequence[tuple[str, Look]] = ()) -> CellBars:
    """Bars from a common zero; below it they run to the left."""
    values = [value for line in lines for value, _text, _look in line.bars]
    least, most = min([0.0, *values]), max([0.0, *values])
    start = START + (46 if least < 0 else 0)
    scale = (END - start) / ((most - least) or 1.0)
    zero = round(start - least * scale, 2)
    rows, top = [], HEAD
    for line in lines:
        high = len(line.bars) * (THICK + BETWEEN) - BETWEEN
        bars = tuple(
            bar_of(value * scale, text, look, zero, at)
            for at, (value, text, look) in enumerate(line.bars)
        )
        whole = f"{line.view.name}: {line.name}" if line.name else line.view.name
        name = fitted(line.name or line.view.name, NAMES)
        rows.append(BarLine(line.view, name, whole, top, high / 2 + 4.5, bars))
        top += high + GAP
    return CellBars(tuple(rows), zero, top, key_of(key))


def bar_of(length: float, text: str, look: Look, zero: float, at: int) -> Bar:
    """One bar with its figure at its end; a very short one is still seen."""
    width = round(max(abs(length), LEAST), 2) if length else 0.0
    is_left = length < 0
    return Bar(
        x=round(zero - width, 2) if is_left else zero,
        y=at * (THICK + BETWEEN),
        width=width,
        text=text,
        text_x=round(zero - width - 6, 2) if is_left else round(zero + width + 6, 2),
        anchor="end" if is_left else "start",
        look=look,
    )


def key_of(key: Sequence[tuple[str, Look]]) -> tuple[tuple[float, str, Look], ...]:
    """What each look stands for, side by side under the bars."""
    return tuple((at * (WIDTH / 3), name, look) for at, (name, look) in enumerate(key))
