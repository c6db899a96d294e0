"""What the switches and the yes-or-no answers of a red line send."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from options.models import Option

ANSWERS = {"yes": True, "no": False, "unknown": None}


class SwitchForm(forms.Form):
    """Whether a red line should be on; an unticked box sends nothing."""

    is_on = forms.BooleanField(required=False)


class AnswersForm(forms.Form):
    """Yes, no or unknown for each option; an option that is not sent keeps its answer."""

    def __init__(self, *args: Any, options: Iterable[Option], **kwargs: Any) -> None:  # noqa: ANN401 -- Django's signature
        super().__init__(*args, **kwargs)
        self.options = tuple(options)
        for option in self.options:
            self.fields[f"answer-{option.pk}"] = forms.ChoiceField(
                choices=[(name, name) for name in ANSWERS],
                required=False,
                error_messages={"invalid_choice": _("Choose yes, no or not known yet.")},
            )

    def answers(self) -> dict[Option, bool | None]:
        """What was sent, by option."""
        sent = {option: self.cleaned_data[f"answer-{option.pk}"] for option in self.options}
        return {option: ANSWERS[said] for option, said in sent.items() if said}
