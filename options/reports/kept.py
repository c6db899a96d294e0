"""What a sheet still holds on parts that count nowhere at the moment, and why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from options.models import Criterion, Option, RedLineAnswer, Score, Swing
from options.reports.cells import CellView, Given
from options.reports.structure import Structure, is_parked, lettered
from options.reports.weighting import families_of


class Why(TextChoices):
    """Why an answer does not count now."""

    OPTION_PARKED = "option_parked", _("the option is parked")
    CRITERION_PARKED = "criterion_parked", _("the criterion is parked")
    DIVIDED = "criterion_divided", _("the criterion is divided into others now")
    FULL_VERSION = "full_version_only", _("only in the full version")
    OTHER_LIST = "other_list", _("the criteria are compared in another list now")


@dataclass(frozen=True)
class KeptScore:
    """A judgement of a cell that is not part of the matrix."""

    cell: CellView
    why: Why


@dataclass(frozen=True)
class KeptSwing:
    """A place or points of a swing that gives no weight."""

    swing: Swing
    criterion: Criterion
    why: Why


@dataclass(frozen=True)
class KeptAnswer:
    """A yes or no about an option that is not in view."""

    answer: RedLineAnswer
    option: Option
    why: Why


@dataclass(frozen=True)
class LaidAside:
    """All of it; nothing of this counts, and nothing of it is lost."""

    scores: tuple[KeptScore, ...]
    swings: tuple[KeptSwing, ...]
    answers: tuple[KeptAnswer, ...]

    @property
    def count(self) -> int:
        """How many answers are kept and not counted."""
        return len(self.scores) + len(self.swings) + len(self.answers)


@dataclass(frozen=True)
class Parts:
    """Every option and criterion of a decision, parked ones too, beside what counts now."""

    structure: Structure
    options: tuple[Option, ...]
    criteria: tuple[Criterion, ...]

    def why_not(self, option: Option | None, criterion: Criterion | None) -> Why:
        """The first reason why an answer on these does not count."""
        if option is not None and option.parked_at is not None:
            return Why.OPTION_PARKED
        if criterion is not None and self.is_parked(criterion):
            return Why.CRITERION_PARKED
        if criterion is not None and any(c.parent_id == criterion.pk for c in self.criteria):
            return Why.DIVIDED
        return Why.FULL_VERSION

    def lineage(self, criterion: Criterion) -> tuple[Criterion, ...]:
        """The criterion and all that are above it."""
        return (*self.structure.ancestors[criterion.pk], criterion)

    def is_parked(self, criterion: Criterion) -> bool:
        """It, or anything above it, is parked."""
        return is_parked(criterion, self.structure.ancestors[criterion.pk])


def says_something(score: Score) -> bool:
    """Anything at all is said in the cell; a judgement that was undone says nothing."""
    return (
        score.is_answered
        or score.low is not None
        or score.high is not None
        or bool(score.confidence or score.rationale)
    )


def kept_of(
    parts: Parts, given: Given, swings: Iterable[Swing], answers: Iterable[RedLineAnswer]
) -> LaidAside:
    """What the sheet holds outside of what counts; nothing is read from the database."""
    return LaidAside(
        scores=kept_scores(parts, given),
        swings=kept_swings(parts, swings),
        answers=kept_answers(parts, answers),
    )


def kept_scores(parts: Parts, given: Given) -> tuple[KeptScore, ...]:
    """Judgements outside the matrix, in the decision's order."""
    shown = {
        (view.pk, leaf.pk)
        for view in parts.structure.options
        for leaf in parts.structure.criteria
    }
    views = lettered(parts.options)
    return tuple(
        KeptScore(
            CellView(view, criterion, score),
            parts.why_not(view.option, criterion),
        )
        for criterion in parts.criteria
        for view in views
        if (score := given.get((view.pk, criterion.pk))) is not None
        and (view.pk, criterion.pk) not in shown
        and says_something(score)
    )


def kept_swings(parts: Parts, swings: Iterable[Swing]) -> tuple[KeptSwing, ...]:
    """Swings of criteria that are not compared now, or were compared in the other way."""
    compared = {
        (member.pk, family.scope)
        for family in families_of(parts.structure)
        for member in family.members
    }
    said = [s for s in swings if s.rank is not None or s.points is not None]
    return tuple(
        KeptSwing(swing, criterion, why_no_swing(parts, criterion))
        for criterion in parts.criteria
        for swing in said
        if swing.criterion_id == criterion.pk and (criterion.pk, swing.scope) not in compared
    )


def why_no_swing(parts: Parts, criterion: Criterion) -> Why:
    """Why a swing gives no weight; a criterion that counts was compared in the other list."""
    above = {node.pk for leaf in parts.structure.criteria for node in parts.lineage(leaf)}
    return Why.OTHER_LIST if criterion.pk in above else parts.why_not(None, criterion)


def kept_answers(parts: Parts, answers: Iterable[RedLineAnswer]) -> tuple[KeptAnswer, ...]:
    """Answers about options that are not in view."""
    shown = {view.pk for view in parts.structure.options}
    by_pk = {option.pk: option for option in parts.options}
    return tuple(
        KeptAnswer(
            answer, by_pk[answer.option_id], parts.why_not(by_pk[answer.option_id], None)
        )
        for answer in answers
        if answer.option_id not in shown
    )
