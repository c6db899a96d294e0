"""A file that somebody brings, and what they say of it before it becomes a decision."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from options.formats.imported import Fault, Question, answer_place
from options.formats.limits import FILE_BYTES

LONGEST_ANSWER = 200


class FileForm(forms.Form):
    """The file alone; what it is, its first bytes tell."""

    file = forms.FileField(
        label=_("File"),
        max_length=200,
        error_messages={
            "required": _("Choose a file first."),
            "missing": _("Choose a file first."),
            "invalid": _("Choose a file first."),
            "empty": _("This file is empty. Choose another."),
            "max_length": _("The name of this file is too long. Give it a shorter one."),
        },
    )

    def clean_file(self) -> Any:  # noqa: ANN401 -- Django's uploaded file
        """No more than any kind of file may have."""
        file = self.cleaned_data["file"]
        if file.size > FILE_BYTES:
            raise forms.ValidationError(
                _("This file is larger than 5 MB. Shorten it, or leave its pictures out.")
            )
        return file


class AnswersForm(forms.Form):
    """The questions of a file as fields; the reader of its kind judges the answers."""

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        questions: Iterable[Question] = (),
        faults: Iterable[Fault] = (),
    ) -> None:
        super().__init__(data)
        self.groups: list[tuple[str, list[forms.BoundField]]] = []
        wrong = {fault.where: fault.sentence for fault in faults}
        for question in questions:
            name = f"q-{question.key}"
            self.fields[name] = field_of(question)
            if not self.groups or self.groups[-1][0] != question.about:
                self.groups.append((question.about, []))
            self.groups[-1][1].append(self[name])
            if data is not None and answer_place(question.key) in wrong:
                self.add_error(name, wrong[answer_place(question.key)])

    def answers(self) -> dict[str, str]:
        """What was said, by the key of the question."""
        said = self.cleaned_data if self.is_bound and self.is_valid() else {}
        return {name.removeprefix("q-"): str(value) for name, value in said.items()}


def field_of(question: Question) -> forms.Field:
    """A list to choose from, or a line of text, with the proposal in it."""
    about: dict[str, Any] = {
        "label": question.sentence,
        "help_text": question.note,
        "initial": question.proposed,
        "error_messages": {"required": _("Say this before the import.")},
    }
    if question.choices:
        return forms.ChoiceField(choices=question.choices, **about)
    return forms.CharField(max_length=LONGEST_ANSWER, required=not question.proposed, **about)
