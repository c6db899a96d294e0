# ruff: noqa: ANN401, ARG002, FBT002 -- Django's admin calls these as it likes
"""Every part of a decision is edited within that decision: it is never moved to another."""

from typing import Any, ClassVar
from urllib.parse import parse_qs

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from options.actions.parts import delete_part, save_part
from options.actions.versions import Kept, keep_version
from options.admin.rules import ModelForm, RuleAdmin
from options.admin.table_files import BringsTables
from options.models import Criterion, Decision

FILTERED_BY = "decision__id__exact"


class PartAdmin(BringsTables, RuleAdmin):
    """A part of one decision; which one, its address says until it is stored."""

    list_filter: ClassVar[Any] = ("decision",)
    list_select_related: ClassVar[Any] = ("decision",)
    list_per_page = 60
    readonly_fields: ClassVar[tuple[str, ...]] = ("of_decision",)

    def store(self, record: Any, form: ModelForm, request: HttpRequest) -> None:
        """What has no rule of its own but to stay in its decision."""
        save_part(part=record, is_whole=False)

    def save_related(self, request: Any, form: Any, formsets: Any, change: Any) -> None:
        """Now its sources or its points are stored too: that is one version of it."""
        super().save_related(request, form, formsets, change)
        if isinstance(form.instance, Kept):
            keep_version(form.instance)

    def remove(self, record: Any) -> None:
        """What no answer hangs on."""
        delete_part(part=record)

    @admin.display(description=_("decision"))
    def of_decision(self, record: Any) -> str:
        """A link back to the decision."""
        page = reverse("admin:options_decision_change", args=[record.decision_id])
        return format_html('<a href="{}">{}</a>', page, record.decision)

    def get_form(
        self, request: HttpRequest, obj: Any = None, change: Any = False, **kwargs: Any
    ) -> Any:
        """A form that knows its decision."""
        form = super().get_form(request, obj, change, **kwargs)
        decision = asked_decision(request) if obj is None else obj.decision
        return type(form.__name__, (form,), {"decision": decision})

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """The form, once it is known for which decision."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        if asked_decision(request) is None:
            return self.choose_decision(request)
        return super().add_view(request, form_url, extra_context)

    def choose_decision(self, request: HttpRequest) -> HttpResponse:
        """A page that asks which decision the new part belongs to."""
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": _("Add %(name)s") % {"name": self.opts.verbose_name},
            "decisions": Decision.objects.values_list("pk", "title"),
        }
        return TemplateResponse(request, "admin/options/choose_decision.html", context)


def asked_decision(request: HttpRequest) -> Decision | None:
    """The decision that the address names, or that the list before was filtered by."""
    before = parse_qs(request.GET.get("_changelist_filters", ""))
    asked = request.GET.get("decision") or before.get(FILTERED_BY, [""])[0]
    if not (asked.isascii() and asked.isdigit() and len(asked) < 19):
        return None
    return Decision.objects.filter(pk=asked).first()


def leaves_of(decision: Decision) -> list[Criterion]:
    """The decision's criteria that are scored, in their order."""
    return list(Criterion.objects.filter(decision=decision).leaves())


def choices_of(leaves: list[Criterion]) -> list[tuple[int | str, str]]:
    """Criteria as a select field offers them, read once for every row."""
    return [("", "---------"), *((leaf.pk, leaf.name) for leaf in leaves)]
