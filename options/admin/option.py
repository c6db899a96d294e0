# ruff: noqa: ANN401, ARG002 -- Django's admin calls these as it likes
"""Options: one possible answer each, with its evidence and reference scores beneath."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from options.actions.decisions import (
    bring_back_option,
    delete_option,
    option_holds_answers,
    park_option,
    save_option,
)
from options.admin.parts import PartAdmin
from options.admin.points import PointsAdmin, PointsRows
from options.admin.resources.parts import OptionResource
from options.admin.rules import (
    HistoryAdmin,
    ModelForm,
    Parking,
    ReadOnlyRows,
    WithoutBulkDeletion,
)
from options.forms.admin import OptionForm
from options.models import Evidence, Option, ReferenceScore


class EvidenceOfOption(ReadOnlyRows):
    """What is known about the option."""

    model = Evidence
    fields = ("criterion", "strength", "is_after_reading_date")

    def get_queryset(self, request: HttpRequest) -> Any:
        """With the criteria, in one query."""
        return super().get_queryset(request).select_related("criterion")


class ReferenceScores(PointsRows):
    """Illustrative scores that the decision brings along."""

    model = ReferenceScore
    fields = ("criterion", "low", "best", "high")


@admin.register(Option)
class OptionAdmin(Parking, PointsAdmin, WithoutBulkDeletion, HistoryAdmin):
    """An option on its own page."""

    form = OptionForm
    resource_classes = [OptionResource]
    list_display = ("name", "decision", "position", "is_baseline", "in_core", "parked_at")
    list_filter = (*PartAdmin.list_filter, "in_core", ("parked_at", admin.EmptyFieldListFilter))
    ordering = ("decision__position", "decision_id", "position", "pk")
    search_fields = ("name", "description", "decision__title")
    readonly_fields = ("of_decision", "key", "parked_at", "answers")
    inlines = (ReferenceScores, EvidenceOfOption)
    fieldsets = (
        (None, {"fields": ("of_decision", "name", "description", "strongest_case")}),
        (_("Where it appears"), {"fields": ("position", "is_baseline", "in_core")}),
        (_("State"), {"fields": ("key", "parked_at", "answers")}),
    )

    def store(self, record: Any, form: ModelForm, request: HttpRequest) -> None:
        """By its action."""
        save_option(option=record)

    def remove(self, record: Any) -> None:
        """By its action."""
        delete_option(option=record)

    def park_one(self, record: Any) -> None:
        """By its action."""
        park_option(option=record)

    def bring_back_one(self, record: Any) -> None:
        """By its action."""
        bring_back_option(option=record)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nobody deletes what people have answered."""
        allowed = super().has_delete_permission(request, obj)
        return allowed and (obj is None or not option_holds_answers(obj))

    @admin.display(description=_("answers"))
    def answers(self, option: Option) -> str:
        """Whether it can be deleted, in words."""
        if not option._state.adding and option_holds_answers(option):
            return gettext(
                "People have scored it: it can be parked from the list, but not deleted."
            )
        return gettext("Nobody has scored it: it can be deleted.")
