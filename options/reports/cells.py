"""One person's cells: what was said in each, and how its control shows it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from secrets import token_urlsafe
from typing import TYPE_CHECKING

from django.utils.safestring import mark_safe

from options.models import Criterion, Evidence, Participant, Score
from options.models.prepared import Prepared
from options.reports.structure import OptionView

if TYPE_CHECKING:  # the figures of a room are read by modules that read cells
    from options.reports.earlier import Earlier

# What names a control and its values is digits and a hyphen, so no template has to escape it.
STEPS = tuple(range(0, 101, 10))
STEP_VALUES = tuple(mark_safe(str(step)) for step in STEPS)  # noqa: S308 -- digits
Given = Mapping[tuple[int, int], Score]
SCORES_OF = Prepared(
    lambda sheet, number: Score.objects.filter(participant=sheet, round_number=number),
    [31_001, 31_002],
)


@dataclass(frozen=True)
class Step:
    """One radio of the scale, ready to be printed."""

    value: str
    is_chosen: bool


@dataclass(frozen=True)
class CellView:
    """One option on one criterion, as its control shows it; `earlier` in a later round."""

    view: OptionView
    criterion: Criterion
    score: Score | None
    evidence: tuple[Evidence, ...] = ()
    change: str = ""
    earlier: Earlier | None = None
    with_ranges: bool = True
    typed: Mapping[str, str] | None = None
    errors: Mapping[str, list[str]] = field(default_factory=dict)

    @property
    def dom_id(self) -> str:
        """The end of every id in this cell."""
        return mark_safe(f"{self.view.pk}-{self.criterion.pk}")  # noqa: S308 -- digits, a hyphen

    @property
    def is_blank(self) -> bool:
        """Nothing was ever said in it, so what lies beyond the points is the same for all."""
        return self.score is None and self.typed is None and not self.errors

    @property
    def prefix(self) -> str:
        """What its fields are called."""
        return mark_safe(f"c{self.dom_id}")  # noqa: S308 -- as the id

    @property
    def points(self) -> int | None:
        """The stored points."""
        return None if self.score is None else self.score.points

    @property
    def was(self) -> str:
        """The points that the page knows of, as it tells them to the server again."""
        return self.shown("was", text_of(self.points))

    @property
    def seen(self) -> str:
        """Which save this page knows of; empty for none."""
        return self.shown("seen", text_of(self.score.version if self.score else None))

    @property
    def revision(self) -> str:
        """Which meaning of the criterion this page shows."""
        return self.shown("revision", str(self.criterion.revision))

    @property
    def could_not(self) -> bool:
        """Whether "I can't judge" is what is stored."""
        return self.score is not None and self.score.cannot_judge

    @property
    def showed_could_not(self) -> str:
        """Whether "I can't judge" is what the page knows of."""
        return self.shown("could_not", "on" if self.could_not else "")

    @property
    def is_answered(self) -> bool:
        """Points or "I can't judge", given for what the criterion means now."""
        return self.score is not None and self.score.is_answered and not self.needs_check

    @property
    def needs_check(self) -> bool:
        """The criterion meant something else when this was scored."""
        return is_outdated(self.score, self.criterion)

    def shown(self, name: str, stored: str) -> str:
        """What a field shows: what was typed, where that was refused."""
        return stored if self.typed is None else self.typed.get(name, "")

    @property
    def steps(self) -> tuple[Step, ...]:
        """The eleven radios; nothing is chosen before the person chooses."""
        chosen = self.shown("points", text_of(self.points))
        return tuple(Step(value, value == chosen) for value in STEP_VALUES)

    @property
    def number(self) -> str:
        """The number field: filled only between the steps."""
        between = self.points is not None and self.points not in STEPS
        return self.shown("number", text_of(self.points) if between else "")

    @property
    def cannot_judge(self) -> bool:
        """Whether the box is ticked."""
        return bool(self.shown("cannot_judge", "on" if self.could_not else ""))

    @property
    def confidence(self) -> str:
        """How sure."""
        return self.shown("confidence", self.score.confidence if self.score else "")

    @property
    def low(self) -> str:
        """The lowest plausible points."""
        return self.shown("low", text_of(self.score.low if self.score else None))

    @property
    def high(self) -> str:
        """The highest plausible points."""
        return self.shown("high", text_of(self.score.high if self.score else None))

    @property
    def rationale(self) -> str:
        """Why."""
        return self.shown("rationale", self.score.rationale if self.score else "")

    @property
    def says_more(self) -> bool:
        """Something is said beyond the points, so the page shows that it is there."""
        return bool(self.confidence or self.low or self.high or self.rationale)

    @property
    def is_refused_within(self) -> bool:
        """An error lies inside the folded part, which must be open then."""
        return bool({"low", "high", "confidence", "rationale"} & set(self.errors))


def text_of(number: int | None) -> str:
    """A whole number as a field holds it; nothing when it is missing."""
    return "" if number is None else str(number)


def is_outdated(score: Score | None, criterion: Criterion) -> bool:
    """The criterion's meaning changed after the score was given."""
    return score is not None and score.is_answered and score.seen_revision != criterion.revision


def scores_given(
    participant: Participant | None, round_number: int = 0
) -> dict[tuple[int, int], Score]:
    """A sheet's scores of a round by option and criterion; one query, none without a sheet."""
    if participant is None:
        return {}
    return {
        (score.option_id, score.criterion_id): score
        for score in SCORES_OF(participant.pk, round_number, participant=participant)
    }


def cells_of(
    criterion: Criterion,
    options: Iterable[OptionView],
    given: Given,
    *,
    evidence: Iterable[Evidence] = (),
) -> tuple[CellView, ...]:
    """The cells of one criterion, each with the notes on exactly it."""
    notes = [note for note in evidence if note.criterion_id in (criterion.pk, None)]
    return tuple(
        CellView(
            view,
            criterion,
            given.get((view.pk, criterion.pk)),
            tuple(note for note in notes if note.option_id in (view.pk, None)),
            change=token_urlsafe(9),
        )
        for view in options
    )


def with_score(given: Given, score: Score) -> dict[tuple[int, int], Score]:
    """What is given, after one more save."""
    return {**given, (score.option_id, score.criterion_id): score}


def as_typed(
    cell: CellView, data: Mapping[str, str], errors: Mapping[str, list[str]]
) -> CellView:
    """The cell with what was typed and why it was refused."""
    start = f"{cell.prefix}-"
    typed = {name[len(start) :]: str(data[name]) for name in data if name.startswith(start)}
    return replace(cell, typed=typed, errors=dict(errors))


def on_a_fresh_page(cell: CellView) -> CellView:
    """The refused cell on a page that shows the meaning of today."""
    kept = {name: text for name, text in (cell.typed or {}).items() if name != "revision"}
    return replace(cell, typed={**kept, "revision": str(cell.criterion.revision)})
