"""All that the command prints, as frozen records that name options and criteria by key."""

from dataclasses import dataclass
from typing import Literal

from options.analysis.command.lines import Line, Marks
from options.analysis.command.view import Lettered, View
from options.analysis.command.weighing import Weighing
from options.formats import CriterionFile

WeightsFrom = Literal["all", "order", "fixed"]


@dataclass(frozen=True)
class RankRow:
    """One option: its place and total, or the interval in which its total still lies.

    Attributes:
        place: None while a missing score leaves it open, and for what a red line puts out.
        missing: how many scores are missing.
        adds: what each criterion adds, in the view's order; None while its score is missing.
    """

    option: Lettered
    place: int | None
    is_tied: bool
    total: float | None
    least: float
    most: float
    missing: int
    adds: tuple[float | None, ...]
    marks: Marks


@dataclass(frozen=True)
class Edge:
    """A weight beyond which other options lead, the first of them just beyond."""

    bound: float
    options: tuple[Lettered, ...]


@dataclass(frozen=True)
class WeightMove:
    """How far the weight of a criterion, or of a branch, can move before the lead is lost."""

    criterion: CriterionFile
    weight: float
    lower: Edge | None
    upper: Edge | None


@dataclass(frozen=True)
class ScoreMove:
    """The smallest change of one score, up or down, that brings a rival level."""

    option: Lettered
    criterion: CriterionFile
    points: float
    change: float
    rival: Lettered


@dataclass(frozen=True)
class Changes:
    """What would change the leader."""

    leader: Lettered
    criteria: tuple[WeightMove, ...]
    branches: tuple[WeightMove, ...]
    scores: tuple[ScoreMove, ...]
    unreachable: tuple[Lettered, ...]


@dataclass(frozen=True)
class Shares:
    """How often an option takes each place, the first of them first."""

    option: Lettered
    by_rank: tuple[float, ...]


@dataclass(frozen=True)
class Sureness:
    """Shares of the draws for the options in the running, in the order of the ranking.

    Attributes:
        error: how far any share may be off, at 95 % confidence.
        bands: neighbours whose order is not settled together; None while totals are open.
    """

    samples: int
    seed: int
    weights_from: WeightsFrom
    error: float
    settled: float
    shares: tuple[Shares, ...]
    bands: tuple[tuple[Lettered, ...], ...] | None


@dataclass(frozen=True)
class Dominated:
    """An option, and those that are no worse everywhere and better somewhere."""

    option: Lettered
    by: tuple[Lettered, ...]


@dataclass(frozen=True)
class Dominance:
    """What holds without any weights, red lines or not."""

    dominated: tuple[Dominated, ...]
    efficient: tuple[Lettered, ...]
    incomplete: tuple[Lettered, ...]


@dataclass(frozen=True)
class Result:
    """Everything; `changes` is None while scores are missing or there is no rival."""

    view: View
    is_sheet: bool
    weighing: Weighing
    lines: tuple[Line, ...]
    ranking: tuple[RankRow, ...]
    changes: Changes | None
    sureness: Sureness
    dominance: Dominance
