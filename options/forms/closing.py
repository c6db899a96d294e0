"""What the console sends at the end of a workshop."""

from django import forms
from django.utils.translation import gettext_lazy as _

from options.forms.fields import TextField
from options.models.workshop import LONGEST_AGREED


class AgreedForm(forms.Form):
    """What the room agreed on; nothing at all takes it away."""

    text = TextField(
        required=False,
        max_length=LONGEST_AGREED,
        error_messages={
            "max_length": _("There is room for %(limit_value)d signs. Shorten it."),
        },
    )
