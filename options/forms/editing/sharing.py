"""Share a decision with an account."""

from django import forms
from django.utils.translation import gettext_lazy as _

from options.models import Membership

LONGEST = 254


class PersonForm(forms.Form):
    """An account, by its user name or e-mail address."""

    name = forms.CharField(
        label=_("User name or e-mail address"),
        max_length=LONGEST,
        error_messages={"required": _("Write a user name or an e-mail address.")},
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none"}),
    )


class ShareForm(PersonForm):
    """The same with what the person may do."""

    role = forms.ChoiceField(
        label=_("May"),
        choices=[
            (Membership.Role.EDITOR, _("edit it")),
            (Membership.Role.READER, _("read it")),
        ],
        initial=Membership.Role.EDITOR,
        error_messages={"invalid_choice": _("Choose “edit it” or “read it”.")},
    )
