"""What a person and the room said of a cell in the round before."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from options.models import Criterion, Participant, Score
from options.reports.others.figures import figures_of
from options.reports.others.spread import Spread, spread_from
from options.reports.room import Room
from options.reports.structure import OptionView

WIDTH = 10


@dataclass(frozen=True)
class Column:
    """How many gave about these points, beside the most; texts of attributes."""

    x: str
    height: str
    is_own: bool


@dataclass(frozen=True)
class Earlier:
    """Own answer and the room's spread of the round before.

    Attributes:
        number: of that round.
        score: the own answer; None for somebody who gave none.
        spread: the room's; its figures are hidden where too few answered.
    """

    number: int
    score: Score | None
    spread: Spread

    @property
    def is_said(self) -> bool:
        """There is an answer that is carried over unless another is given."""
        return self.score is not None and self.score.is_answered

    @property
    def points(self) -> int | None:
        """The own points."""
        return None if self.score is None else self.score.points

    @property
    def could_not(self) -> bool:
        """The person could not judge."""
        return self.score is not None and self.score.cannot_judge

    @property
    def columns(self) -> tuple[Column, ...]:
        """One column under each step of the scale; none while the spread is hidden."""
        most = max(self.spread.bins, default=0)
        own = None if self.points is None else (self.points + WIDTH // 2) // WIDTH
        return tuple(
            Column(str(at * WIDTH + 1), str(round(100 * n / most)), at == own)
            for at, n in enumerate(self.spread.bins)
            if n
        )


def earlier_on(
    room: Room,
    participant: Participant,
    criterion: Criterion,
    options: Iterable[OptionView],
    number: int,
) -> dict[int, Earlier]:
    """The round before on one criterion, by option; two queries, none in the first round."""
    if number <= 1:
        return {}
    figures = figures_of(room)
    said = participant.scores.filter(criterion=criterion, round_number=number - 1)
    own = {score.option_id: score for score in said}
    return {
        view.pk: Earlier(
            number - 1, own.get(view.pk), spread_from(figures, view.option, criterion)
        )
        for view in options
    }


def earlier_score(
    participant: Participant, option_id: int, criterion_id: int, number: int
) -> Score | None:
    """The own answer in a cell in the round before; one query."""
    said = participant.scores.filter(option=option_id, criterion=criterion_id)
    return said.filter(round_number=number - 1).first()
