"""How well the room knew itself, and how people found the workshop."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

from options.models import Criterion, Rating
from options.reports.others.figures import Figures, figures_of
from options.reports.others.left_out import who_counts
from options.reports.others.rules import Why, may_show_spread, why_hidden
from options.reports.room import Room
from options.reports.structure import OptionView

Name: TypeAlias = OptionView | Criterion


@dataclass(frozen=True)
class Guess:
    """How many guessed this, and whether it was right."""

    name: Name
    people: int
    is_right: bool


@dataclass(frozen=True)
class Predictions:
    """How well the room knew itself; empty while `is_hidden`.

    Attributes:
        n: how many guessed.
        options: guesses of the room's first option; criteria: of the most contested criterion.
        leaders, contested: what it was, in the first sealed round.
        share_option, share_criterion: the share of people who guessed right.
    """

    why: Why
    n: int = 0
    options: tuple[Guess, ...] = ()
    criteria: tuple[Guess, ...] = ()
    leaders: tuple[OptionView, ...] = ()
    contested: Criterion | None = None
    share_option: float | None = None
    share_criterion: float | None = None

    @property
    def is_hidden(self) -> bool:
        """Too few guessed, or nothing is sealed."""
        return self.why is not Why.SHOWN


@dataclass(frozen=True)
class Ratings:
    """Means from 1 to 5 of how people found the workshop; None while fewer than five said."""

    n: int
    clear: float | None
    heard: float | None
    useful: float | None


def predictions_of(room: Room) -> Predictions:
    """The guesses beside the first sealed round, once five have guessed; one query."""
    figures = figures_of(room, 1)
    if figures is None:
        return Predictions(Why.NOT_SEALED)
    blind = figures.stored["blind"]
    n = blind["guesses"]
    why = why_hidden(n)
    if why is not Why.SHOWN:
        return Predictions(why, n)
    views = {view.pk: view for view in room.structure.options}
    leaves = {leaf.pk: leaf for leaf in room.structure.criteria}
    right, most = set(figures.leaders), most_contested(figures)
    return Predictions(
        why=why,
        n=n,
        options=guesses_in(blind["guessed_option"], views, right),
        criteria=guesses_in(blind["guessed_criterion"], leaves, {most} - {None}),
        leaders=tuple(views[pk] for pk in figures.leaders if pk in views),
        contested=leaves.get(most or 0),
        share_option=share_of(blind["guessed_option"], right, n),
        share_criterion=share_of(blind["guessed_criterion"], {most} - {None}, n),
    )


def most_contested(figures: Figures) -> int | None:
    """The key of the criterion whose cells are spread most widely, over the options.

    By the mean width of the middle half of its answers; of equal ones the first by key.
    """
    enough = figures.cells.number.min(axis=0, initial=10**9)
    widths = figures.cells.interquartile_range.mean(axis=0)
    may = np.array([may_show_spread(n) for n in enough.tolist()], dtype=np.bool_)
    if not may.any():
        return None
    return figures.criteria[int(np.argmax(np.where(may, np.nan_to_num(widths), -1.0)))]


def guesses_in(
    told: list[list[int]], names: Mapping[int, Name], right: Collection[int | None]
) -> tuple[Guess, ...]:
    """What was guessed, the most frequent first."""
    rows = sorted(told, key=lambda row: (-row[1], row[0]))
    return tuple(Guess(names[pk], n, pk in right) for pk, n in rows if pk in names)


def share_of(told: list[list[int]], right: Collection[int | None], n: int) -> float | None:
    """The share of people who were right; None where nothing was."""
    return sum(m for pk, m in told if pk in right) / n if right else None


def ratings_of(room: Room) -> Ratings:
    """How people found the workshop, from five answers on; two queries, one before a seal."""
    found = Rating.objects.filter(seat__workshop=room.workshop).order_by("seat__number")
    rows = list(found.values_list("seat__number", "clear", "heard", "useful"))
    figures = figures_of(room)
    numbers = [row[0] for row in rows]
    kept = who_counts(numbers, room, figures) if figures else set(numbers)
    counting = [row[1:] for row in rows if row[0] in kept]
    means = []
    for given in zip(*counting, strict=True):
        said = [answer for answer in given if answer is not None]
        means.append(sum(said) / len(said) if may_show_spread(len(said)) else None)
    return Ratings(len(counting), *(means or (None, None, None)))
