"""One option chosen, how sure one is, and what one thought of the workshop."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from options.forms.fields import TextField
from options.models import Option

LONGEST = 2000

SURE = (
    (1, _("A guess")),
    (2, _("Rather unsure")),
    (3, _("Half sure")),
    (4, _("Rather sure")),
    (5, _("Very sure")),
)
RATED = (
    (1, _("No")),
    (2, _("Rather no")),
    (3, _("Partly")),
    (4, _("Rather yes")),
    (5, _("Yes")),
)


def one_of_five(words: Sequence[tuple[int, Any]]) -> forms.TypedChoiceField:
    """One of five answers, or None."""
    return forms.TypedChoiceField(
        choices=words,
        coerce=int,
        empty_value=None,
        required=False,
        error_messages={"invalid_choice": _("Choose one of the five answers.")},
    )


class ChoiceForm(forms.Form):
    """An option and how sure; which option is the one answer that must be there."""

    sure = one_of_five(SURE)

    def __init__(self, data: Any, *, options: Sequence[Option]) -> None:  # noqa: ANN401 -- Django's own signature
        """Offer what the room compares."""
        super().__init__(data)
        self.by_key = {option.key: option for option in options}
        self.fields["option"] = forms.ChoiceField(
            choices=[(key, option.name) for key, option in self.by_key.items()],
            error_messages={
                "required": _("Choose one of the options."),
                "invalid_choice": _("This option is not in the workshop. Choose one here."),
            },
        )

    @property
    def chosen(self) -> Option:
        """The option."""
        return self.by_key[self.cleaned_data["option"]]


class CommitForm(ChoiceForm):
    """The final choice, and what would change it."""

    would_change = TextField(
        required=False,
        max_length=LONGEST,
        error_messages={
            "max_length": _("There is room for %(limit_value)d signs. Shorten it.")
        },
    )


class RatingForm(forms.Form):
    """Three questions about the workshop, each of which may be left out."""

    clear = one_of_five(RATED)
    heard = one_of_five(RATED)
    useful = one_of_five(RATED)

    def clean(self) -> dict[str, Any]:
        """Refuse a form in which nothing is answered."""
        cleaned = super().clean() or {}
        if not self.errors and not any(cleaned.values()):
            self.add_error("clear", _("Answer at least one of the three questions."))
        return cleaned
