"""The times of an assignment, as its page sends them."""

from django import forms
from django.utils.translation import gettext_lazy as _

from options.forms.workshop import HelmForm

MOST = 2**31 - 1
NO_TIME = {"invalid": _("Type a day and a time, such as 2026-12-01 18:00.")}


def round_field() -> forms.IntegerField:
    """The number of a round."""
    words = dict.fromkeys(
        ("required", "invalid", "min_value", "max_value"),
        _("Type the number of a round, such as 1."),
    )
    return forms.IntegerField(min_value=1, max_value=MOST, error_messages=words)


class TimesForm(HelmForm):
    """From when to when a round can be worked on; empty leaves an end open."""

    round = round_field()
    opens_at = forms.DateTimeField(required=False, error_messages=NO_TIME)
    due_at = forms.DateTimeField(required=False, error_messages=NO_TIME)


class ExtensionForm(HelmForm):
    """More time for one seat; empty takes it back."""

    round = round_field()
    number = forms.IntegerField(
        min_value=1,
        max_value=MOST,
        error_messages=dict.fromkeys(
            ("required", "invalid", "min_value", "max_value"), _("Type the number of a seat.")
        ),
    )
    until = forms.DateTimeField(required=False, error_messages=NO_TIME)
