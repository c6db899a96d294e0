"""Codes that open a door: the join code of a workshop, the recovery code of a sheet."""

import re
import unicodedata
from collections.abc import Iterable

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from options.actions.door import plain_join_code
from options.models import Perspective

JOIN_CODE = re.compile(r"[0-9A-Z]{6}")
DASHES = re.compile(r"[\u2010-\u2015\u2212]")
LONGEST_TYPED = 200


def spoken_join_code(code: str) -> str:
    """A code as it is shown: two groups of three.

    >>> spoken_join_code("K7M4QX")
    'K7M-4QX'
    """
    return f"{code[:3]}-{code[3:]}"


class JoinForm(forms.Form):
    """The code that a facilitator shows."""

    code = forms.CharField(
        max_length=40,
        error_messages={
            "required": _("Type the code that your facilitator shows."),
            "max_length": _("A code has six letters and digits, such as K7M-4QX."),
        },
    )

    def clean_code(self) -> str:
        """Six letters and digits in any case, with or without a hyphen."""
        code = plain_join_code(self.cleaned_data["code"])
        if not code:
            raise ValidationError(self.fields["code"].error_messages["required"])
        if not JOIN_CODE.fullmatch(code):
            raise ValidationError(_("A code has six letters and digits, such as K7M-4QX."))
        return code


class EnterForm(forms.Form):
    """What may be said at the door: for whom one speaks, and a name where names are known."""

    perspective = forms.CharField(required=False, max_length=LONGEST_TYPED)
    name = forms.CharField(required=False, max_length=LONGEST_TYPED)

    def __init__(self, data: object = None, *, offered: Iterable[Perspective] = ()) -> None:
        super().__init__(data)  # type: ignore[arg-type]  # -- a QueryDict or None
        self.offered = {perspective.key: perspective for perspective in offered}

    def clean_perspective(self) -> Perspective | None:
        """One of those that are offered; nothing is an answer too."""
        key = self.cleaned_data["perspective"]
        if key and key not in self.offered:
            raise ValidationError(_now("This workshop does not offer that perspective."))
        return self.offered.get(key)


class RecoveryForm(forms.Form):
    """The code by which a sheet is opened on another device."""

    code = forms.CharField(
        max_length=80,
        error_messages={
            "required": _("Type your recovery code, such as maple-427-otter."),
            "max_length": _(
                "A recovery code is two words and a number, such as maple-427-otter."
            ),
        },
    )

    def clean_code(self) -> str:
        """The code with plain letters and hyphens, whatever a keyboard made of them."""
        folded = unicodedata.normalize("NFKC", self.cleaned_data["code"])
        visible = "".join(sign for sign in folded if unicodedata.category(sign) != "Cf")
        return DASHES.sub("-", visible)


class FullVersionForm(forms.Form):
    """Whether the other options and criteria shall be shown, and where to go then."""

    is_on = forms.ChoiceField(choices=[("1", _("on")), ("0", _("off"))])
    next = forms.CharField(required=False, max_length=500)
