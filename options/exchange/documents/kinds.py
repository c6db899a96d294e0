"""The files in which a report leaves: a new kind is one line here and one writer."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from options.exchange.documents.document import Document
from options.exchange.documents.loading import can_write_pdf, writer_of

OFFICE = "application/vnd.openxmlformats-officedocument"


@dataclass(frozen=True)
class DocumentKind:
    """What it is called, and what a person reads of it.

    Attributes:
        has_lengths: it can be had on one page as well.
    """

    ending: str
    words: str | Promise
    content_type: str
    has_lengths: bool = True

    def write(self, document: Document) -> bytes:
        """The file."""
        return writer_of(self.ending)(document)


KINDS: tuple[DocumentKind, ...] = (
    DocumentKind("pdf", _("PDF"), "application/pdf"),
    DocumentKind("docx", _("Word (DOCX)"), f"{OFFICE}.wordprocessingml.document"),
    DocumentKind(
        "pptx", _("Slides (PPTX)"), f"{OFFICE}.presentationml.presentation", has_lengths=False
    ),
    DocumentKind(
        "xlsx", _("Figures (XLSX)"), f"{OFFICE}.spreadsheetml.sheet", has_lengths=False
    ),
    DocumentKind("csv", _("Figures (CSV)"), "text/csv; charset=utf-8", has_lengths=False),
    DocumentKind("json", _("Figures (JSON)"), "application/json", has_lengths=False),
)


def kinds_here() -> tuple[DocumentKind, ...]:
    """Those that this machine can write."""
    return tuple(kind for kind in KINDS if kind.ending != "pdf" or can_write_pdf())


def kind_of(ending: str) -> DocumentKind | None:
    """The kind with this ending, if this machine can write it."""
    return next((kind for kind in kinds_here() if kind.ending == ending), None)
