"""What hangs on a part of a decision, for the page that asks before it is deleted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from options.models import (
    Criterion,
    Evidence,
    LaterFact,
    Option,
    Perspective,
    PerspectiveSwing,
    RedLine,
    RedLineAnswer,
    Score,
    Source,
    Swing,
)

Deletable = Criterion | Evidence | LaterFact | Option | Perspective | RedLine | Source
GOES, STAYS, HOLDS, ANSWERS = "goes", "stays", "holds", "answers"
Asked = tuple[str | Promise, str, QuerySet]  # type: ignore[type-arg]


@dataclass(frozen=True)
class Hanging:
    """So many of one kind, and what becomes of them: they go too, stay, or hold the part.

    What people answered holds it as well, and is not counted: a count would say how many
    people drew a red line.
    """

    words: str | Promise
    fate: str
    count: int | None

    @property
    def holds(self) -> bool:
        """The part cannot be deleted because of it."""
        return self.fate in (HOLDS, ANSWERS)


def hanging_on(part: Deletable) -> tuple[Hanging, ...]:
    """Every kind of which there is any; two queries for each at most."""
    return tuple(
        Hanging(words, fate, None if fate == ANSWERS else asked.count())
        for words, fate, asked in asked_of(part)
        if asked.exists()
    )


def asked_of(part: Deletable) -> Iterable[Asked]:
    """What may hang on a part of its kind."""
    if isinstance(part, Option):
        return on_option(part)
    if isinstance(part, Criterion):
        return on_criterion(part)
    if isinstance(part, Perspective):
        return (
            (_("Its swing points"), GOES, part.swings.all()),
            (_("Seats of workshops that speak for it"), STAYS, part.seats.all()),
        )
    if isinstance(part, RedLine):
        return (
            (_("People who switched it on"), ANSWERS, part.switches.all()),
            (_("Answers to its question"), ANSWERS, part.answers.all()),
        )
    if isinstance(part, Source):
        return (
            (_("Notes that rest on it"), HOLDS, part.evidence.all()),
            (_("Later facts that rest on it"), HOLDS, part.later_facts.all()),
        )
    return ((_("Sources that it names"), STAYS, part.sources.all()),)


def on_option(option: Option) -> Iterable[Asked]:
    """Scores and answers hold an option; notes and illustrative scores go with it."""
    return (
        (_("Scores that people gave it"), ANSWERS, Score.objects.filter(option=option)),
        (_("Answers about red lines"), ANSWERS, RedLineAnswer.objects.filter(option=option)),
        (_("Notes on it"), GOES, option.evidence.all()),
        (_("Illustrative scores"), GOES, option.reference_scores.all()),
    )


def on_criterion(criterion: Criterion) -> Iterable[Asked]:
    """What people judged, what lies under it and what rests on it hold a criterion."""
    return (
        (
            _("Scores that people gave on it"),
            ANSWERS,
            Score.objects.filter(criterion=criterion),
        ),
        (_("Weights that people gave it"), ANSWERS, Swing.objects.filter(criterion=criterion)),
        (_("Criteria under it"), HOLDS, criterion.children.all()),
        (_("Red lines that rest on it"), HOLDS, criterion.red_lines.all()),
        (_("Notes on it"), GOES, criterion.evidence.all()),
        (_("Swing points of perspectives"), GOES, swings_of(criterion)),
        (_("Illustrative scores"), GOES, criterion.reference_scores.all()),
    )


def swings_of(criterion: Criterion) -> QuerySet[PerspectiveSwing]:
    """What perspectives say of it."""
    return PerspectiveSwing.objects.filter(criterion=criterion)
