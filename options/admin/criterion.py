# ruff: noqa: ANN401, ARG002 -- Django's admin calls these as it likes
"""Criteria: what each means at 0, 50 and 100, and where it hangs in the value tree."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from options.actions.tree_rules import check_deletion
from options.actions.value_tree import (
    bring_back_criterion,
    delete_criterion,
    park_criterion,
    save_criterion,
)
from options.admin.parts import PartAdmin
from options.admin.resources.criterion import CriterionResource
from options.admin.rules import (
    HistoryAdmin,
    ModelForm,
    Parking,
    ReadOnlyRows,
    WithoutBulkDeletion,
)
from options.errors import RuleBroken
from options.forms.admin import CriterionForm
from options.models import Criterion, Evidence


class CriteriaUnder(ReadOnlyRows):
    """The criteria that this one groups."""

    model = Criterion
    fields = ("short_name", "position", "in_core", "parked_at")
    verbose_name_plural = _("criteria under it")


class EvidenceOfCriterion(ReadOnlyRows):
    """What is known about how options do here."""

    model = Evidence
    fields = ("option", "strength", "is_after_reading_date")

    def get_queryset(self, request: HttpRequest) -> Any:
        """With the options, in one query."""
        return super().get_queryset(request).select_related("option")


@admin.register(Criterion)
class CriterionAdmin(Parking, PartAdmin, WithoutBulkDeletion, HistoryAdmin):
    """A criterion on its own page."""

    form = CriterionForm
    resource_classes = [CriterionResource]
    list_display = (
        "name",
        "parent",
        "decision",
        "position",
        "in_core",
        "revision",
        "parked_at",
    )
    list_filter = (*PartAdmin.list_filter, "in_core", ("parked_at", admin.EmptyFieldListFilter))
    list_select_related = ("decision", "parent")
    ordering = ("decision__position", "decision_id", "position", "pk")
    search_fields = ("name", "short_name", "definition", "decision__title")
    readonly_fields = ("of_decision", "key", "revision", "parked_at", "answers")
    inlines = (CriteriaUnder, EvidenceOfCriterion)

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """Whether the meaning stays is asked only where somebody has scored."""
        is_scored = obj is not None and obj.scores.exists()
        meaning = ["definition", "direction", "unit", "worst", "middle", "best"]
        place = ["parent", *(["under_it"] if obj is None else []), "position", "in_core"]
        return (
            (None, {"fields": ("of_decision", "name", "short_name")}),
            (
                _("What it means"),
                {"fields": (*meaning, *(["is_wording_only"] if is_scored else []))},
            ),
            (_("Where it hangs"), {"fields": place}),
            (_("State"), {"fields": ("key", "revision", "parked_at", "answers")}),
        )

    def get_inlines(self, request: HttpRequest, obj: Any) -> Any:
        """Rows come when the criterion is stored."""
        return super().get_inlines(request, obj) if obj is not None else []

    def view_on_site(self, obj: Any) -> str:
        """The brief, where groups are shown too."""
        page: str = obj.decision.get_absolute_url()
        return page

    def store(self, record: Any, form: ModelForm, request: HttpRequest) -> None:
        """By its action, with what the editor said of the change."""
        save_criterion(
            criterion=record,
            under_it=list(form.cleaned_data.get("under_it") or []),
            is_wording_only=bool(form.cleaned_data.get("is_wording_only")),
        )

    def remove(self, record: Any) -> None:
        """By its action."""
        delete_criterion(criterion=record)

    def park_one(self, record: Any) -> None:
        """By its action."""
        park_criterion(criterion=record)

    def bring_back_one(self, record: Any) -> None:
        """By its action."""
        bring_back_criterion(criterion=record)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nobody deletes what people have answered or what something rests on."""
        allowed = super().has_delete_permission(request, obj)
        return allowed and (obj is None or not why_it_stays(obj))

    @admin.display(description=_("answers"))
    def answers(self, criterion: Criterion) -> str:
        """Whether it can be deleted, in words."""
        if criterion._state.adding:
            return gettext("Nobody has scored it.")
        return why_it_stays(criterion) or gettext("Nothing rests on it: it can be deleted.")


def why_it_stays(criterion: Criterion) -> str:
    """The sentence that forbids deleting it, or nothing."""
    try:
        check_deletion(criterion)
    except RuleBroken as broken:
        return str(broken)
    return ""
