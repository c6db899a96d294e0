"""The room's ranking as bars on the ruler from 0 to 100, in brackets where that is open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from options.charts.contributions import share
from options.reports.others.results import ResultRow, RoomResult

MANY = 6


@dataclass(frozen=True)
class RoomBar:
    """One option's bar; None where the room has no total for it."""

    row: ResultRow
    width: str | None


@dataclass(frozen=True)
class RoomBand:
    """Neighbours in the ranking; open if their order is not settled."""

    bars: tuple[RoomBar, ...]

    @property
    def is_open(self) -> bool:
        """Whether there is an order to settle."""
        return len(self.bars) > 1


@dataclass(frozen=True)
class RoomBars:
    """The whole picture; `out` are the options that a red line puts out."""

    bands: tuple[RoomBand, ...]
    out: tuple[RoomBar, ...]

    @property
    def are_many(self) -> bool:
        """So many that a wall needs smaller rows."""
        return sum(len(band.bars) for band in self.bands) + len(self.out) > MANY


def room_bars(result: RoomResult) -> RoomBars:
    """In the order of the rows; options in no band stand alone."""
    running = [row for row in result.rows if not row.crosses]
    banded = {view: at for at, band in enumerate(result.bands) for view in band}
    groups: list[list[ResultRow]] = []
    last: int | None = None
    for row in running:
        at = banded.get(row.view)
        if groups and at is not None and at == last:
            groups[-1].append(row)
        else:
            groups.append([row])
        last = at
    out = [row for row in result.rows if row.crosses]
    return RoomBars(tuple(RoomBand(bars_of(group)) for group in groups), bars_of(out))


def bars_of(rows: Sequence[ResultRow]) -> tuple[RoomBar, ...]:
    """A bar for every row."""
    return tuple(RoomBar(row, None if row.total is None else share(row.total)) for row in rows)
