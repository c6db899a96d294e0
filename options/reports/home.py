"""The decisions that a visitor can open, and how far each of the visitor's sheets is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db.models import QuerySet

from options.models import Criterion, Decision, Option, Participant, Score, Workshop
from options.reports.cells import CellView, Given
from options.reports.progress import Progress, progress_of
from options.reports.structure import OptionView, Structure, structure_from

SECONDS_A_CELL = 20
SECONDS_A_CRITERION = 15
ON_THE_HOME_PAGE = 6


@dataclass(frozen=True)
class Card:
    """One decision in a list of them; progress is None without a sheet."""

    decision: Decision
    options: tuple[OptionView, ...]
    criterion_count: int
    minutes: int
    progress: Progress | None
    unjudged: int

    @property
    def option_count(self) -> int:
        """Options in the visitor's version."""
        return len(self.options)

    @property
    def can_be_compared(self) -> bool:
        """There is something to score."""
        return self.option_count > 0 and self.criterion_count > 0

    @property
    def is_begun(self) -> bool:
        """The visitor has answered something."""
        return self.progress is not None and self.progress.answered > 0


@dataclass(frozen=True)
class Home:
    """The first cards, and whether there are more decisions than these."""

    cards: tuple[Card, ...]
    has_more: bool


@dataclass(frozen=True)
class SheetLine:
    """One of the visitor's own sheets; `workshop` is the room in which it is a seat."""

    decision: Decision
    progress: Progress
    unjudged: int
    last_used_at: datetime
    recovery_code: str
    is_of_account: bool
    is_open: bool
    workshop: Workshop | None


@dataclass(frozen=True)
class Contents:
    """What several decisions consist of, by their keys."""

    options: Mapping[int, list[Option]]
    criteria: Mapping[int, list[Criterion]]

    def shown_to(self, sheet: Participant | None, decision: Decision) -> Structure:
        """A decision in the version of this sheet; two sheets on it can differ."""
        return structure_from(
            decision,
            self.options.get(decision.pk, ()),
            self.criteria.get(decision.pk, ()),
            full=sheet is not None and sheet.is_full_version,
        )


def home_for(sheets: QuerySet[Participant]) -> Home:
    """What the home page shows, in at most five queries."""
    first = list(Decision.objects.listed()[: ON_THE_HOME_PAGE + 1])
    return Home(
        cards=cards_of(first[:ON_THE_HOME_PAGE], sheets),
        has_more=len(first) > ON_THE_HOME_PAGE,
    )


def every_card_for(sheets: QuerySet[Participant]) -> tuple[Card, ...]:
    """Every published decision, in at most five queries."""
    return cards_of(list(Decision.objects.listed()), sheets)


def cards_of(decisions: list[Decision], sheets: QuerySet[Participant]) -> tuple[Card, ...]:
    """A card a decision, with the visitor's progress where there is a sheet."""
    own: dict[int, Participant] = {}
    for sheet in sheets:  # the account's sheet goes before the browser's
        if sheet.decision_id not in own or sheet.user_id is not None:
            own[sheet.decision_id] = sheet
    given = scores_of(own.values())
    contents = contents_of(decisions)
    return tuple(
        card_of(
            contents.shown_to(own.get(decision.pk), decision),
            given[own[decision.pk].pk] if decision.pk in own else None,
        )
        for decision in decisions
    )


def card_of(structure: Structure, given: Given | None) -> Card:
    """One card."""
    return Card(
        decision=structure.decision,
        options=structure.options,
        criterion_count=len(structure.criteria),
        minutes=minutes_to_score(structure),
        progress=None if given is None else progress_of(structure, given),
        unjudged=0 if given is None else unjudged_in(structure, given),
    )


def unjudged_in(structure: Structure, given: Given) -> int:
    """How many of the answers that count are "I can't judge"."""
    cells = (
        CellView(view, leaf, given.get((view.pk, leaf.pk)))
        for view in structure.options
        for leaf in structure.criteria
    )
    return sum(cell.is_answered and cell.could_not for cell in cells)


def sheets_of(
    sheets: QuerySet[Participant], user: AbstractBaseUser | AnonymousUser
) -> tuple[SheetLine, ...]:
    """The visitor's sheets, the latest used first, in at most five queries."""
    held = list(
        sheets.select_related("seat__workshop", "decision").order_by("-last_used_at", "-pk")
    )
    visible = Decision.objects.visible_to(user)
    named = visible.filter(pk__in=[sheet.decision_id for sheet in held])
    may_open = set(named.values_list("pk", flat=True))
    given = scores_of(held)
    contents = contents_of(sheet.decision for sheet in held)
    return tuple(
        SheetLine(
            decision=sheet.decision,
            progress=progress_of(contents.shown_to(sheet, sheet.decision), given[sheet.pk]),
            unjudged=unjudged_in(contents.shown_to(sheet, sheet.decision), given[sheet.pk]),
            last_used_at=sheet.last_used_at,
            recovery_code=sheet.recovery_code,
            is_of_account=sheet.user_id is not None,
            is_open=sheet.decision_id in may_open,
            workshop=sheet.seat.workshop if hasattr(sheet, "seat") else None,
        )
        for sheet in held
    )


def minutes_to_score(structure: Structure) -> int:
    """About how long scoring takes: 20 seconds a cell, 15 to read a criterion; rounded up."""
    criteria = len(structure.criteria)
    cells = len(structure.options) * criteria
    return -(-(cells * SECONDS_A_CELL + criteria * SECONDS_A_CRITERION) // 60)


def contents_of(decisions: Iterable[Decision]) -> Contents:
    """The options and criteria of these decisions, in two queries."""
    options: defaultdict[int, list[Option]] = defaultdict(list)
    criteria: defaultdict[int, list[Criterion]] = defaultdict(list)
    pks = {decision.pk for decision in decisions}
    for option in Option.objects.filter(decision__in=pks):
        options[option.decision_id].append(option)
    for criterion in Criterion.objects.filter(decision__in=pks):
        criteria[criterion.decision_id].append(criterion)
    return Contents(options, criteria)


def scores_of(
    sheets: Iterable[Participant],
) -> defaultdict[int, dict[tuple[int, int], Score]]:
    """The scores of each sheet by option and criterion; one query, none without a sheet."""
    given: defaultdict[int, dict[tuple[int, int], Score]] = defaultdict(dict)
    pks = [sheet.pk for sheet in sheets]
    for score in Score.objects.filter(participant__in=pks, round_number=0) if pks else ():
        given[score.participant_id][score.option_id, score.criterion_id] = score
    return given
