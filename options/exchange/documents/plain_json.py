"""The figures of a report for programs."""

from __future__ import annotations

import json

from options.exchange.documents.document import Document
from options.exchange.documents.tables import ISOLATES, figure

FORMAT = "policy-options-figures/1"


def write(document: Document) -> bytes:
    """The verdict in words, and every table with its numbers as numbers."""
    members = {
        "format": FORMAT,
        "title": document.title,
        "question": document.question,
        "language": document.language,
        "verdict": [
            plain_text(sentence) for sentence in (document.headline, *document.conditions)
        ],
        "facts": [plain_text(fact) for fact in document.facts],
        "tables": [
            {
                "part": part.name,
                "caption": plain_text(table.caption),
                "columns": [
                    {"name": head, "holds": kind}
                    for head, kind in zip(table.head, table.written, strict=True)
                ],
                "rows": [[figure(entry) for entry in row] for row in table.rows],
            }
            for part, table in document.tables
        ],
        "checks": [plain_text(line) for line in document.foot],
    }
    written = json.dumps(members, ensure_ascii=False, indent=2, allow_nan=False)
    return f"{written}\n".encode()


def plain_text(sentence: str) -> str:
    """A sentence without the marks around names."""
    return sentence.translate(ISOLATES)
