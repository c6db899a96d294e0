"""The report as a PDF, set from its own page with fonts of this site and of the machine."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.template.loader import render_to_string
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher

from options.exchange.documents.document import Document
from options.exchange.pictures import as_inline_svg

TEMPLATE = "options/report/pdf.html"
STATIC = Path(settings.BASE_DIR) / "static/options"


def write(document: Document) -> bytes:
    """The file; nothing is fetched but the fonts of this site."""
    fonts = FontConfiguration()
    drawings = {id(picture): as_inline_svg(picture) for picture in document.pictures}
    context = {"document": document, "drawings": drawings}
    page = HTML(
        string=render_to_string(TEMPLATE, context), url_fetcher=URLFetcher(allowed_protocols=())
    )
    sheet = CSS(
        filename=STATIC / "css/documents/pdf.css",
        font_config=fonts,
        url_fetcher=URLFetcher(allowed_protocols=("file",)),
    )
    written: bytes = page.write_pdf(
        stylesheets=[sheet], font_config=fonts, pdf_tags=True, pdf_variant="pdf/ua-1"
    )
    return written
