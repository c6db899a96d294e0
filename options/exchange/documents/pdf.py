"""The report as a PDF, set from its own page with fonts of this site and of the machine."""

from __future__ import annotations

import base64
import logging
from pathlib import Path

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher

from options.exchange.documents.document import Document
from options.exchange.pictures import as_svg
from options.sections.contract import Picture

TEMPLATE = "options/report/pdf.html"
# A letter that no font of the machine has is not worth a line in the log for each time.
logging.getLogger("weasyprint").setLevel(logging.ERROR)

STATIC = Path(settings.BASE_DIR) / "static/options"


def write(document: Document) -> bytes:
    """The file; nothing is fetched but the fonts of this site."""
    fonts = FontConfiguration()
    drawings = {id(picture): embedded(picture) for picture in document.pictures}
    context = {"document": document, "drawings": drawings}
    page = HTML(
        string=render_to_string(TEMPLATE, context),
        url_fetcher=URLFetcher(allowed_protocols=("data",)),
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


def embedded(picture: Picture) -> SafeString:
    """The drawing within the page; as an image it is read several times faster."""
    told = base64.b64encode(as_svg(picture)).decode()
    return format_html(
        '<img alt="{}" src="data:image/svg+xml;base64,{}">', picture.sentence, told
    )
