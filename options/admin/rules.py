# ruff: noqa: ANN401, ARG002 -- Django's admin calls these as it likes
"""How the admin stores things: by actions, and with their sentences when one is refused."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.widgets import AdminTextareaWidget
from django.core.exceptions import BadRequest
from django.db.models import QuerySet, TextField
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext_lazy as _
from simple_history.admin import SimpleHistoryAdmin

from options.errors import RuleBroken

DIGITS = 19

if TYPE_CHECKING:
    ModelAdmin = admin.ModelAdmin[Any]
    TabularInline = admin.TabularInline[Any, Any]
    ModelForm = forms.ModelForm[Any]
    InlineFormSet = forms.BaseInlineFormSet[Any, Any, Any]
else:
    ModelAdmin, TabularInline = admin.ModelAdmin, admin.TabularInline
    ModelForm, InlineFormSet = forms.ModelForm, forms.BaseInlineFormSet


class RuleAdmin(ModelAdmin):
    """Stores and deletes by actions; a broken rule undoes everything and is said."""

    formfield_overrides = {TextField: {"widget": AdminTextareaWidget(attrs={"rows": 4})}}

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> Any:
        """A selection that our own list cannot have sent is refused before it is looked up."""
        chosen = request.POST.getlist(ACTION_CHECKBOX_NAME)
        if not all(one.isascii() and one.isdigit() and len(one) < DIGITS for one in chosen):
            raise BadRequest("A selected row has no number.")
        return super().changelist_view(request, extra_context)

    def store(self, record: Any, form: ModelForm, request: HttpRequest) -> None:
        """Call the action that stores this kind of record."""

    def store_row(self, record: Any) -> None:
        """Call the action that stores a row beneath the record."""

    def remove(self, record: Any) -> None:
        """Call the action that deletes this kind of record."""

    def remove_row(self, record: Any) -> None:
        """Call the action that deletes a row beneath the record."""

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: Any) -> None:
        """The form was checked; the action checks again, alone with the decision."""
        self.store(obj, form, request)

    def save_formset(self, request: Any, form: Any, formset: Any, change: Any) -> None:
        """Each row by its action."""
        for record in formset.save(commit=False):
            self.store_row(record)
        for record in formset.deleted_objects:
            self.remove_row(record)

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        """By its action."""
        self.remove(obj)

    def delete_queryset(self, request: HttpRequest, queryset: "QuerySet[Any]") -> None:
        """One after the other; what has to stay is named."""
        for record in queryset:
            self.say_refusal(request, self.remove, record)

    def say_refusal(self, request: HttpRequest, deed: Any, record: Any) -> bool:
        """Do it, or say why not; True when it was done."""
        try:
            deed(record)
        except RuleBroken as broken:
            self.message_user(request, str(broken), messages.ERROR)
            return False
        return True

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The form, or the sentence of a rule that somebody else's save just made true."""
        try:
            shown: HttpResponse = super().changeform_view(request, *args, **kwargs)
        except RuleBroken as broken:
            return self.back(request, broken)
        return shown

    def delete_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The question whether to delete, or the sentence that forbids it."""
        try:
            shown: HttpResponse = super().delete_view(request, *args, **kwargs)
        except RuleBroken as broken:
            return self.back(request, broken)
        return shown

    def back(self, request: HttpRequest, broken: RuleBroken) -> HttpResponse:
        """The same page anew, with the sentence on top."""
        self.message_user(request, str(broken), messages.ERROR)
        return HttpResponseRedirect(request.get_full_path())


class WithoutBulkDeletion(ModelAdmin):
    """Deleted one by one: a list of what hangs on many would name people's answers."""

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        """All but deleting."""
        actions = super().get_actions(request)
        actions.pop("delete_selected", None)
        return actions


class HistoryAdmin(SimpleHistoryAdmin):  # type: ignore[misc]  # -- the package has no types
    """Shows who changed what, with the words before and after."""

    object_history_list_template = "admin/options/history_list.html"


class Parking(RuleAdmin):
    """Sets aside what has answers, instead of deleting it."""

    actions = ("park", "bring_back")

    def park_one(self, record: Any) -> None:
        """Call the action that parks this kind of record."""

    def bring_back_one(self, record: Any) -> None:
        """Call the action that brings this kind of record back."""

    @admin.action(description=_("Park: keep the scores, count nowhere"), permissions=["change"])
    def park(self, request: HttpRequest, queryset: "QuerySet[Any]") -> None:
        """Each of them, and say how many were."""
        done = sum(self.say_refusal(request, self.park_one, one) for one in queryset)
        if done:
            self.message_user(request, _("Parked: %(count)s") % {"count": done})

    @admin.action(description=_("Bring back"), permissions=["change"])
    def bring_back(self, request: HttpRequest, queryset: "QuerySet[Any]") -> None:
        """Each of them, and say how many were."""
        done = sum(self.say_refusal(request, self.bring_back_one, one) for one in queryset)
        if done:
            self.message_user(request, _("Brought back: %(count)s") % {"count": done})


class ReadOnlyRows(TabularInline):
    """What hangs on a record, each row with a link to its own page."""

    extra = 0
    can_delete = False
    show_change_link = True
    view_on_site = False

    def get_readonly_fields(self, request: Any, obj: Any = None) -> Any:
        """Every column."""
        return self.fields

    def has_add_permission(self, request: Any, obj: Any = None) -> bool:
        """It is added on its own page."""
        return False
