"""How a workshop shall run, as its page sends it: the manner in fields, the agenda in rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from options.actions.opening import Manner
from options.actions.workshop_words import FAULTS
from options.agenda.kinds import KINDS
from options.agenda.plans import LONGEST, MOST_STEPS, TEMPLATES, Plan, fault_in
from options.agenda.rows import place_for, place_of_fault, with_rounds
from options.models import Perspective, Workshop

PRESET = "class"
LONGEST_TYPED = 12
FIXED = {"lobby", "wrap"}


class MannerForm(forms.Form):
    """Privacy, pace, and what people may choose; everything is sensible already."""

    privacy = forms.ChoiceField(
        choices=Workshop.Privacy,
        error_messages={
            "required": gettext_lazy("Choose what may be known of people."),
            "invalid_choice": gettext_lazy("Choose one of the three ways."),
        },
    )
    pace = forms.ChoiceField(
        choices=Workshop.Pace,
        error_messages={
            "required": gettext_lazy("Choose a pace."),
            "invalid_choice": gettext_lazy("Choose one of the two paces."),
        },
    )
    with_ranges = forms.BooleanField(required=False)
    is_full_version = forms.BooleanField(required=False)
    grace_seconds = forms.IntegerField(
        min_value=5,
        max_value=60,
        error_messages={
            name: gettext_lazy("The grace lasts from 5 to 60 seconds.")
            for name in ("required", "invalid", "min_value", "max_value")
        },
    )
    may_choose_perspective = forms.BooleanField(required=False)
    offered = forms.MultipleChoiceField(
        required=False,
        error_messages={
            "invalid_choice": gettext_lazy("Choose among the perspectives of this decision.")
        },
    )
    shows_names = forms.BooleanField(required=False)
    template = forms.ChoiceField(choices=[(name, name) for name in TEMPLATES], required=False)

    def __init__(
        self,
        data: Mapping[str, Any] | None,
        *,
        perspectives: Sequence[Perspective],
        manner: Manner,
    ) -> None:
        keys = [perspective.key for perspective in perspectives]
        initial = {
            "privacy": manner.privacy,
            "pace": manner.pace,
            "with_ranges": manner.with_ranges,
            "is_full_version": manner.is_full_version,
            "grace_seconds": manner.grace_seconds,
            "may_choose_perspective": manner.may_choose_perspective,
            "offered": list(manner.offered) or keys,
            "shows_names": manner.shows_names,
            "template": "assignment" if manner.is_assignment else PRESET,
        }
        super().__init__(data, initial=initial)
        offered = self.fields["offered"]
        if isinstance(offered, forms.MultipleChoiceField):
            offered.choices = [(found.key, found.name) for found in perspectives]
        self.keys = keys

    def clean(self) -> dict[str, object]:
        """Who may choose a perspective needs one to choose from."""
        cleaned = super().clean() or self.cleaned_data
        has_none = "offered" in cleaned and not cleaned["offered"]
        if self.keys and cleaned.get("may_choose_perspective") and has_none:
            self.add_error(
                "offered", _("Offer at least one perspective, or let nobody choose one.")
            )
        return cleaned

    @property
    def manner(self) -> Manner:
        """What was chosen; every perspective is the same as no selection."""
        told = self.cleaned_data
        chosen = tuple(told["offered"])
        return Manner(
            privacy=told["privacy"],
            pace=told["pace"],
            with_ranges=told["with_ranges"],
            is_full_version=told["is_full_version"],
            grace_seconds=told["grace_seconds"],
            may_choose_perspective=told["may_choose_perspective"],
            offered=() if set(chosen) == set(self.keys) else chosen,
            shows_names=told["shows_names"],
            is_assignment=told["template"] == "assignment",
        )


@dataclass(frozen=True)
class AgendaRow:
    """One step as it was typed, and what is wrong with it."""

    kind: str
    minutes: str
    error: str = ""

    @property
    def is_fixed(self) -> bool:
        """An agenda begins in the lobby and ends with the goodbye."""
        return self.kind in FIXED

    @property
    def length(self) -> int | None:
        """Whole minutes, None where that is no length."""
        typed = self.minutes.strip()
        is_number = typed.isascii() and typed.isdigit() and len(typed) < LONGEST_TYPED
        return int(typed) if is_number and int(typed) <= LONGEST else None


@dataclass(frozen=True)
class AgendaRows:
    """The steps that can be changed, after those that were reached."""

    rows: tuple[AgendaRow, ...]
    kept: tuple[Plan, ...] = ()
    error: str = ""

    @property
    def plans(self) -> tuple[Plan, ...]:
        """The whole agenda; only where every length is one."""
        kept = [(plan.kind, plan.minutes) for plan in self.kept]
        return with_rounds([*kept, *((row.kind, row.length or 0) for row in self.rows)])

    @property
    def is_good(self) -> bool:
        """It can be used as it is."""
        return not self.error and not any(row.error for row in self.rows)

    @property
    def minutes(self) -> int:
        """How long all of it takes."""
        return sum(plan.minutes for plan in self.plans)

    def checked(self) -> AgendaRows:
        """The same with what is wrong, beside the step that it is about."""
        bad = str(FAULTS["impossible_length"])
        rows = tuple(replace(r, error="" if r.length is not None else bad) for r in self.rows)
        if any(row.error for row in rows):
            return replace(self, rows=rows)
        fault = fault_in(self.plans)
        if fault is None:
            return replace(self, rows=rows, error="")
        place = place_of_fault(self.plans)
        at = -1 if place is None else place - len(self.kept)
        if not 0 <= at < len(rows):
            return replace(self, rows=rows, error=str(FAULTS[fault]))
        marked = replace(rows[at], error=str(FAULTS[fault]))
        return replace(self, rows=(*rows[:at], marked, *rows[at + 1 :]))

    def changed(self, deed: str, new_kind: str) -> AgendaRows:
        """The rows after one of the buttons beside them; an unknown button changes nothing."""
        name, _dash, place = deed.partition("-")
        if name == "template" and place in TEMPLATES and not self.kept:
            return rows_of(TEMPLATES[place])
        if name == "add" and new_kind in KINDS and new_kind not in FIXED:
            return self.added(new_kind)
        at = int(place) if place.isascii() and place.isdigit() and len(place) < 4 else -1
        if not 0 <= at < len(self.rows) or self.rows[at].is_fixed:
            return self
        rows = list(self.rows)
        if name == "remove":
            del rows[at]
        other = {"up": at - 1, "down": at + 1}.get(name, -1)
        if 0 <= other < len(rows) and not rows[other].is_fixed:
            rows[at], rows[other] = rows[other], rows[at]
        return replace(self, rows=tuple(rows))

    def added(self, kind: str) -> AgendaRows:
        """One step more, where it fits."""
        if len(self.rows) + len(self.kept) >= MOST_STEPS:
            return replace(self, error=str(FAULTS["too_many_steps"]))
        at = place_for(kind, [row.kind for row in self.rows])
        rows = (*self.rows[:at], AgendaRow(kind, "3"), *self.rows[at:])
        return replace(self, rows=rows)


def rows_of(plans: Sequence[Plan], kept: int = 0) -> AgendaRows:
    """Steps as rows; the first of them stay as they are."""
    rows = tuple(AgendaRow(plan.kind, str(plan.minutes)) for plan in plans[kept:])
    return AgendaRows(rows, tuple(plans[:kept]))


def rows_in(data: QueryDict, plans: Sequence[Plan], kept: int = 0) -> AgendaRows:
    """The rows as they were sent; without any, the ones that the page had shown."""
    kinds, minutes = data.getlist("kind"), data.getlist("minutes")
    known = [kind for kind in kinds if kind in KINDS]
    if not kinds or len(kinds) != len(minutes) or known != kinds or len(kinds) > MOST_STEPS:
        return rows_of(plans, kept)
    rows = zip(kinds, minutes, strict=True)
    typed = tuple(AgendaRow(kind, length[:LONGEST_TYPED]) for kind, length in rows)
    return AgendaRows(typed, tuple(plans[:kept]))
