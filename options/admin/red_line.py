# ruff: noqa: ANN401, ARG002 -- Django's admin calls these as it likes
"""Red lines: limits and questions that leave an option unranked."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from options.actions.parts import red_line_holds_answers
from options.admin.parts import PartAdmin
from options.admin.resources.parts import RedLineResource
from options.admin.rules import WithoutBulkDeletion
from options.forms.admin import RedLineForm
from options.models import RedLine


@admin.register(RedLine)
class RedLineAdmin(PartAdmin, WithoutBulkDeletion):
    """A red line on its own page."""

    form = RedLineForm
    resource_classes = [RedLineResource]
    list_display = ("name", "criterion", "fails_below", "held_by", "decision")
    list_select_related = ("decision", "criterion")
    ordering = ("decision__position", "decision_id", "position", "pk")
    search_fields = ("name", "question", "why", "decision__title")
    readonly_fields = ("of_decision", "key", "answers")
    fieldsets = (
        (None, {"fields": ("of_decision", "name", "why", "held_by", "position")}),
        (
            _("Either a limit on the points of a criterion"),
            {
                "fields": (
                    "criterion", "fails_below", "at_risk_below", "at_risk_when_low_below",
                )
            },
        ),
        (_("or a question"), {"fields": ("question",)}),
        (_("State"), {"fields": ("key", "answers")}),
    )  # fmt: skip

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """What people said yes to, or switched on, keeps its meaning."""
        if obj is None or not red_line_holds_answers(obj):
            return self.readonly_fields
        limits = ("fails_below", "at_risk_below", "at_risk_when_low_below")
        fixed = ("question", "criterion", *(limits if obj.is_yes_no else ()))
        return (*self.readonly_fields, *fixed)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nobody deletes what people use."""
        allowed = super().has_delete_permission(request, obj)
        return allowed and (obj is None or not red_line_holds_answers(obj))

    @admin.display(description=_("answers"))
    def answers(self, red_line: RedLine) -> str:
        """Whether it can be deleted or asked otherwise, in words."""
        if not red_line._state.adding and red_line_holds_answers(red_line):
            return gettext(
                "People use it, so it cannot be deleted, and its question and its criterion "
                "stay."
            )
        return gettext("Nobody uses it: it can be deleted.")
