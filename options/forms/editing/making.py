"""What somebody sends to begin a decision."""

from django import forms
from django.utils.translation import gettext_lazy as _

from options.formats import limits
from options.formats.names import same_name_key
from options.formats.outline import LONGEST


def seen(value: str) -> None:
    """Refuse a text in which there is nothing to see."""
    if not same_name_key(value):
        raise forms.ValidationError(_("Write something that can be read."))


class BlankForm(forms.Form):
    """A title and a question; everything else comes later."""

    title = forms.CharField(
        label=_("Title"),
        max_length=limits.NAME,
        validators=[seen],
        error_messages={"required": _("Give the decision a title.")},
    )
    question = forms.CharField(
        label=_("Question"),
        max_length=limits.TEXT,
        validators=[seen],
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("Write the question that is to be decided.")},
    )


class OutlineForm(forms.Form):
    """A text that is read as an outline."""

    outline = forms.CharField(
        label=_("Outline"),
        max_length=LONGEST,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 16, "spellcheck": "true"}),
        error_messages={"required": _("Paste or write an outline.")},
    )


class CopyForm(forms.Form):
    """Which decision to copy."""

    slug = forms.SlugField(
        max_length=limits.KEY, error_messages={"required": _("Choose a decision to copy.")}
    )
