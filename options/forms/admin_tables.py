"""What staff say of a table that they bring to the admin or take from it."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from options.forms.importing import FileForm
from options.models import Decision

DIGEST = 32


class TableForm(FileForm):
    """A file of rows, and which decision they belong to where the rows do not say it."""

    decision = forms.ModelChoiceField(
        queryset=Decision.objects.filter(workshop=None),
        required=False,
        label=_("Decision"),
        empty_label=_("each row says which"),
        help_text=_("With a decision chosen here, no row can change another one."),
    )


class ConfirmForm(forms.Form):
    """The file that waits, and a digest of what its preview had shown."""

    token = forms.CharField(max_length=64, widget=forms.HiddenInput)
    seen = forms.CharField(max_length=DIGEST, widget=forms.HiddenInput)
    decision = forms.ModelChoiceField(
        queryset=Decision.objects.filter(workshop=None),
        required=False,
        widget=forms.HiddenInput,
    )


class TakeForm(forms.Form):
    """The kind of file."""

    kind = forms.ChoiceField(
        label=_("File"),
        choices=[("xlsx", _("Workbook (XLSX)")), ("csv", _("Table (CSV)"))],
        widget=forms.RadioSelect,
        initial="xlsx",
    )
