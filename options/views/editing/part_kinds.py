"""The kinds of parts that have a page of the editor: their forms and words."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from options.forms.editing.parts import (
    EditingForm,
    NoteWords,
    OptionWords,
    PerspectiveWords,
    RedLineWords,
    SourceWords,
)


@dataclass(frozen=True)
class Kind:
    """What a page of the editor lists."""

    form: type[EditingForm]
    words: str | Promise
    add: str | Promise
    nothing: str | Promise


KINDS = {
    "options": Kind(
        OptionWords,
        gettext_lazy("Options"),
        gettext_lazy("Add an option"),
        gettext_lazy("No option yet. A comparison needs two."),
    ),
    "perspectives": Kind(
        PerspectiveWords,
        gettext_lazy("Perspectives"),
        gettext_lazy("Add a perspective"),
        gettext_lazy("No perspective yet: a group with a stake, and what moves it."),
    ),
    "red_lines": Kind(
        RedLineWords,
        gettext_lazy("Red lines"),
        gettext_lazy("Add a red line"),
        gettext_lazy("No red line yet: a limit that no total can make up for."),
    ),
    "evidence": Kind(
        NoteWords,
        gettext_lazy("Evidence"),
        gettext_lazy("Add a note"),
        gettext_lazy("No note yet."),
    ),
    "sources": Kind(
        SourceWords,
        gettext_lazy("Sources"),
        gettext_lazy("Add a source"),
        gettext_lazy("No source yet."),
    ),
}
