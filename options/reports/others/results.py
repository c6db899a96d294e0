"""What the results' pages are given."""

from __future__ import annotations

from dataclasses import dataclass

from options.analysis.totals.red_lines import Standing
from options.models import Criterion, RedLine
from options.reports.others.camps import Camps
from options.reports.others.lines import PerspectiveLine
from options.reports.others.rules import Why
from options.reports.structure import OptionView
from options.reports.what_would_change import ScoreMove, WeightMove


@dataclass(frozen=True)
class ResultRow:
    """One option in the room's result.

    Attributes:
        total: of the room's mean weights and mean scores, by which the rows are ordered; None
            where a cell with weight has no answer.
        rank: among the options that no line puts out; None for others.
        mean_of_totals: the mean of everybody's own totals; None if fewer than five have one.
        first: how often it leads among the draws; None without draws.
        crosses: the lines that are on and that it crosses.
    """

    view: OptionView
    total: float | None
    rank: int | None
    is_tied: bool
    mean_of_totals: float | None
    first: float | None
    crosses: tuple[RedLine, ...]


@dataclass(frozen=True)
class RoomLine:
    """A red line, and how the options stand to it on the room's medians."""

    line: RedLine
    is_on: bool
    standings: tuple[tuple[OptionView, Standing], ...]
    leaders_with: tuple[OptionView, ...]
    leaders_without: tuple[OptionView, ...]

    def options(self, standing: Standing) -> tuple[OptionView, ...]:
        """Those that stand so."""
        return tuple(view for view, found in self.standings if found is standing)

    @property
    def fails(self) -> tuple[OptionView, ...]:
        """Across the line."""
        return self.options(Standing.FAILS)

    @property
    def unknown(self) -> tuple[OptionView, ...]:
        """Fewer than five gave points."""
        return self.options(Standing.UNKNOWN)

    @property
    def changes_leader(self) -> bool:
        """Another option leads with the line than without it."""
        return self.leaders_with != self.leaders_without


@dataclass(frozen=True)
class RoomWeight:
    """What a criterion weighs for the room."""

    criterion: Criterion
    weight: float


@dataclass(frozen=True)
class RoomChanges:
    """What would change the leader: one weight, or one of the room's mean scores."""

    leader: OptionView
    weights: tuple[WeightMove, ...]
    scores: tuple[ScoreMove, ...]

    @property
    def is_steady(self) -> bool:
        """No single weight can cost the leader its place."""
        return not any(move.edges for move in self.weights)


@dataclass(frozen=True)
class RestsOn:
    """On how many people a result rests.

    Attributes:
        fewest: the fewest behind any cell that counts, or behind the weights.
        joined, answered: who has a seat; who answered anything.
        weighing, complete: who gave weights; who has a total of every option.
        paper: of those who answered, on paper.
        withdrawn: who took back their answers since the seal.
        late: who came late and is not counted, until five have.
    """

    fewest: int
    joined: int
    answered: int
    weighing: int
    complete: int
    paper: int
    withdrawn: int
    late: int


@dataclass(frozen=True)
class Ways:
    """Two ways of aggregating: the result of the averages, and the average of the results.

    `same_leaders` and `same_order` are None where the second cannot be shown.
    """

    leaders: tuple[OptionView, ...]
    leaders_of_results: tuple[OptionView, ...] = ()
    same_leaders: bool | None = None
    same_order: bool | None = None


@dataclass(frozen=True)
class RoomResult:
    """Everything that the results' pages show; empty while `is_hidden`.

    With `why` median_only there are rows from medians and nothing else.

    Attributes:
        rows: by rank, then the options that a red line puts out.
        bands: the order, cut where it is settled in 90 % of the draws; none without draws.
        leading: the first, and those that it beats in fewer than 90 % of the draws.
        samples: how many draws.
        weights: the room's mean weights, in the tree's order.
        lines: one for each perspective, under the rule.
        nobody_differs: everybody gave the same points in every cell that may be shown.
    """

    why: Why
    round_number: int = 0
    rests_on: RestsOn | None = None
    rows: tuple[ResultRow, ...] = ()
    bands: tuple[tuple[OptionView, ...], ...] = ()
    leading: tuple[OptionView, ...] = ()
    ways: Ways = Ways(())
    samples: int = 0
    weights: tuple[RoomWeight, ...] = ()
    lines: tuple[PerspectiveLine, ...] = ()
    red_lines: tuple[RoomLine, ...] = ()
    changes: RoomChanges | None = None
    camps: Camps | None = None
    nobody_differs: bool = False

    @property
    def is_hidden(self) -> bool:
        """Too few people for figures; a median ranking may be shown."""
        return self.why is not Why.SHOWN

    @property
    def limits(self) -> tuple[RoomLine, ...]:
        """The red lines that read points, so that a switch does something."""
        return tuple(line for line in self.red_lines if not line.line.is_yes_no)

    @property
    def leaders(self) -> tuple[OptionView, ...]:
        """Who leads in the result of the averages, by which the rows are ordered."""
        return self.ways.leaders

    @property
    def is_close(self) -> bool:
        """The order of the first options is open."""
        return bool(self.bands) and len(self.bands[0]) > 1
