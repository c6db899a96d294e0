"""The files in which a result can be taken along, for the buttons of several pages."""

from django import template

from options.exchange.documents.kinds import DocumentKind, kinds_here
from options.exchange.documents.loading import can_write_pdf

register = template.Library()


@register.simple_tag
def document_kinds() -> tuple[DocumentKind, ...]:
    """Those that this machine can write."""
    return kinds_here()


@register.simple_tag
def writes_pdf() -> bool:
    """Without Pango a button says Print instead."""
    return can_write_pdf()
