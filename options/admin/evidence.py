# ruff: noqa: ARG002 -- Django's admin calls these as it likes
"""What is known: notes on cells, the sources they rest on, and what became known later."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from options.admin.parts import PartAdmin
from options.admin.resources.parts import EvidenceResource, LaterFactResource, SourceResource
from options.forms.admin import PartForm, SourceForm
from options.models import Evidence, LaterFact, Source


@admin.register(Evidence)
class EvidenceAdmin(PartAdmin):
    """A note on one cell, one option or one criterion."""

    form = PartForm
    resource_classes = [EvidenceResource]
    list_display = ("__str__", "option", "criterion", "strength", "decision")
    list_filter = (*PartAdmin.list_filter, "strength", "is_after_reading_date")
    list_select_related = ("decision", "option", "criterion")
    ordering = ("decision__position", "decision_id", "position", "pk")
    search_fields = ("note", "option__name", "criterion__name")
    filter_horizontal = ("sources",)
    fieldsets = (
        (None, {"fields": ("of_decision", "option", "criterion", "note", "strength")}),
        (
            _("Where it comes from"),
            {"fields": ("sources", "is_after_reading_date", "position")},
        ),
    )


@admin.register(Source)
class SourceAdmin(PartAdmin):
    """A publication."""

    form = SourceForm
    resource_classes = [SourceResource]
    list_display = ("key", "title", "publisher", "date", "grade", "decision")
    list_display_links = ("key", "title")
    list_filter = (*PartAdmin.list_filter, "grade")
    ordering = ("decision__position", "decision_id", "position", "pk")
    search_fields = ("key", "title", "publisher", "address")
    fields = (
        "of_decision", "key", "title", "publisher", "address", "date", "grade", "grade_note",
        "remark", "position",
    )  # fmt: skip

    def get_readonly_fields(self, request: object, obj: object = None) -> tuple[str, ...]:
        """The key stays once evidence can name it."""
        return self.readonly_fields if obj is None else (*self.readonly_fields, "key")


@admin.register(LaterFact)
class LaterFactAdmin(PartAdmin):
    """Something that became known after the reading date."""

    form = PartForm
    resource_classes = [LaterFactResource]
    list_display = ("__str__", "decision", "position")
    ordering = ("decision__position", "decision_id", "position", "pk")
    search_fields = ("text",)
    filter_horizontal = ("sources",)
    fields = ("of_decision", "text", "sources", "position")
