# ruff: noqa: ANN401, ARG002 -- Django's admin calls these as it likes
"""Decisions: the question and the texts around it, with all that belongs to it beneath."""

from typing import Any

from django.contrib import admin
from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.http import HttpRequest
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from options.actions.decisions import delete_decision, save_decision, save_option
from options.actions.value_tree import save_criterion
from options.admin.rules import (
    HistoryAdmin,
    ModelForm,
    ReadOnlyRows,
    RuleAdmin,
    TabularInline,
    WithoutBulkDeletion,
)
from options.formats import limits
from options.forms.admin import DecisionForm
from options.forms.admin_rows import CriterionRowForm, OptionRowForm, RowsWithNames
from options.models import (
    Criterion,
    Decision,
    LaterFact,
    Option,
    Participant,
    Perspective,
    RedLine,
    Source,
)


class Options(TabularInline):
    """The options as rows, each with a link to its own page."""

    model = Option
    form, formset = OptionRowForm, RowsWithNames
    fields = ("name", "is_baseline", "in_core", "position", "parked_at")
    readonly_fields = ("parked_at",)
    extra = 0
    max_num = limits.OPTIONS
    view_on_site = False
    can_delete = False
    show_change_link = True


class Criteria(TabularInline):
    """The criteria as rows; a new one needs words for its anchors, so it has its own page."""

    model = Criterion
    form, formset = CriterionRowForm, RowsWithNames
    fields = ("name", "parent", "in_core", "position", "parked_at")
    readonly_fields = ("parent", "parked_at")
    extra = 0
    view_on_site = False
    can_delete = False
    show_change_link = True

    def get_queryset(self, request: HttpRequest) -> "QuerySet[Criterion]":
        """With the parents, in one query."""
        found: QuerySet[Criterion] = super().get_queryset(request).select_related("parent")
        return found

    def has_add_permission(self, request: Any, obj: Any = None) -> bool:
        """Not as a row."""
        return False


class Sources(ReadOnlyRows):
    """What evidence rests on."""

    model = Source
    classes = ("collapse",)
    fields = ("publisher", "date", "grade")


class Perspectives(ReadOnlyRows):
    """Who has a stake."""

    model = Perspective
    classes = ("collapse",)
    fields = ("position",)


class RedLines(ReadOnlyRows):
    """Limits that leave an option unranked."""

    model = RedLine
    classes = ("collapse",)
    fields = ("criterion", "fails_below", "question")

    def get_queryset(self, request: HttpRequest) -> "QuerySet[RedLine]":
        """With the criteria, in one query."""
        found: QuerySet[RedLine] = super().get_queryset(request).select_related("criterion")
        return found


class LaterFacts(ReadOnlyRows):
    """What became known later."""

    model = LaterFact
    classes = ("collapse",)
    fields = ("position",)


@admin.register(Decision)
class DecisionAdmin(RuleAdmin, WithoutBulkDeletion, HistoryAdmin):
    """A decision on its own page."""

    form = DecisionForm
    list_display = (
        "title",
        "field",
        "is_published",
        "options",
        "criteria",
        "sheets",
        "position",
    )
    list_filter = (
        "is_published",
        ("built_in_key", admin.EmptyFieldListFilter),
        ("copied_from", admin.EmptyFieldListFilter),
    )
    search_fields = ("title", "question", "field", "slug")
    readonly_fields = ("sheets", "owner", "built_in_key", "copied_from", "seed", "changed_at")
    inlines = (Options, Criteria, Sources, Perspectives, RedLines, LaterFacts)
    fieldsets = (
        (None, {"fields": ("title", "slug", "question", "summary")}),
        (_("Who sees it"), {"fields": ("is_published", "position", "sheets")}),
        (
            _("What surrounds it"),
            {
                "fields": (
                    "field", "why_hard", "reading_date", "is_illustrative_place",
                    "discussion_questions",
                )
            },
        ),
        (
            _("Where it comes from"),
            {
                "classes": ("collapse",),
                "fields": ("owner", "built_in_key", "copied_from", "seed", "changed_at"),
            },
        ),
    )  # fmt: skip

    def get_queryset(self, request: HttpRequest) -> "QuerySet[Decision]":
        """With how much hangs on each, counted in the same query."""
        found: QuerySet[Decision] = super().get_queryset(request)
        return found.select_related("owner", "copied_from").annotate(
            option_count=count_of(Option),
            criterion_count=count_of(Criterion),
            sheet_count=count_of(Participant),
        )

    @admin.display(description=_("options"), ordering="option_count")
    def options(self, decision: Any) -> int:
        """How many, parked ones included."""
        return int(decision.option_count or 0)

    @admin.display(description=_("criteria"), ordering="criterion_count")
    def criteria(self, decision: Any) -> int:
        """How many, groups and parked ones included."""
        return int(decision.criterion_count or 0)

    @admin.display(description=_("sheets"), ordering="sheet_count")
    def sheets(self, decision: Any) -> int:
        """How many people have begun one; whose they are and what they say stays theirs."""
        return int(getattr(decision, "sheet_count", 0) or 0)

    def get_readonly_fields(self, request: Any, obj: Any = None) -> Any:
        """The address stays once others may have it."""
        return self.readonly_fields if obj is None else (*self.readonly_fields, "slug")

    def get_prepopulated_fields(self, request: Any, obj: Any = None) -> Any:
        """The address follows the title while it is typed."""
        return {"slug": ("title",)} if obj is None else {}

    def get_inlines(self, request: HttpRequest, obj: Any) -> Any:
        """A new decision begins with its options."""
        return super().get_inlines(request, obj) if obj is not None else [Options]

    def store(self, record: Any, form: ModelForm, request: HttpRequest) -> None:
        """By its action."""
        save_decision(decision=record, by=request.user if record._state.adding else None)  # type: ignore[arg-type]  # -- staff are logged in

    def store_row(self, record: Any) -> None:
        """By its action."""
        if isinstance(record, Option):
            save_option(option=record)
        else:
            save_criterion(criterion=record)

    def remove(self, record: Any) -> None:
        """By its action."""
        delete_decision(decision=record)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nobody deletes what people have sheets on."""
        allowed = super().has_delete_permission(request, obj)
        return allowed and (obj is None or not obj.participants.exists())

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """What goes with a decision, counted; with answers on it, it is not offered at all."""
        goes: list[str] = []
        for decision in objs:
            options, criteria = decision.options.count(), decision.criteria.count()
            goes += [
                str(decision),
                ngettext("%(count)s option", "%(count)s options", options) % {"count": options},
                ngettext("%(count)s criterion", "%(count)s criteria", criteria)
                % {"count": criteria},
                gettext("its evidence, sources, perspectives, red lines and later facts"),
            ]
        return goes, {}, set(), []


def count_of(kind: type[Option | Criterion | Participant]) -> Subquery:
    """How many of a kind a decision has, counted apart from the others."""
    of_one = kind._default_manager.filter(decision=OuterRef("pk")).order_by().values("decision")
    return Subquery(of_one.annotate(count=Count("pk")).values("count"))
