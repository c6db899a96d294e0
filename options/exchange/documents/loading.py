"""The writers of documents, loaded when the first is asked for: no start waits for them."""

from __future__ import annotations

import ctypes
import importlib
import importlib.util
from collections.abc import Callable
from functools import cache

from options.exchange.documents.document import Document

Write = Callable[[Document], bytes]

WRITERS = {
    "pdf": "options.exchange.documents.pdf",
    "docx": "options.exchange.documents.word_files",
    "pptx": "options.exchange.documents.slides",
    "xlsx": "options.exchange.documents.workbooks",
    "csv": "options.exchange.documents.tables",
    "json": "options.exchange.documents.plain_json",
}
PANGO = ("libpango-1.0.so.0", "libpangoft2-1.0.so.0", "libharfbuzz-subset.so.0")
PANGO_ELSEWHERE = (
    ("libpango-1.0.0.dylib", "libpangoft2-1.0.0.dylib"),
    ("libpango-1.0-0.dll", "libpangoft2-1.0-0.dll"),
)


@cache
def writer_of(ending: str) -> Write:
    """The function that writes a document with this ending."""
    write: Write = importlib.import_module(WRITERS[ending]).write
    return write


@cache
def can_write_pdf() -> bool:
    """Pango is on this machine; tried once. Without it the button says Print."""
    if importlib.util.find_spec("weasyprint") is None:
        return False
    return any(all(is_there(name) for name in names) for names in (PANGO, *PANGO_ELSEWHERE))


def is_there(library: str) -> bool:
    """A library of the system can be loaded."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True
