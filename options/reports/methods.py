"""How each figure is computed: docs/methods.md as parts with their anchors."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

SOURCE = Path(settings.BASE_DIR) / "docs" / "methods.md"
CODE = re.compile(r"`([^`]+)`")
BOLD = re.compile(r"\*\*([^*]+)\*\*")
LEANING = re.compile(r"(?<![*\w])\*([^*\s][^*]*)\*(?![*\w])")
LINK = re.compile(r"\[([^\]]+)\]\(([^)\s]+)\)")
HEADING = re.compile(r"(#{1,3}) (.+)")
FENCE = "```"


@dataclass(frozen=True)
class Block:
    """A piece of the text: a paragraph, a list, a table, an example."""

    kind: str
    html: SafeString | None = None
    items: tuple[tuple[Block, ...], ...] = ()
    rows: tuple[tuple[SafeString, ...], ...] = ()


@dataclass(frozen=True)
class MethodPart:
    """A heading with what stands under it; `anchor` is where links lead."""

    level: int
    anchor: str
    title: SafeString
    blocks: tuple[Block, ...]


@lru_cache(maxsize=1)
def method_parts() -> tuple[MethodPart, ...]:
    """The whole text, in its order."""
    return parts_of(SOURCE.read_text("utf-8"))


def anchors() -> frozenset[str]:
    """Every place that a link can lead to."""
    return frozenset(part.anchor for part in method_parts())


def parts_of(text: str) -> tuple[MethodPart, ...]:
    """The text cut at its headings; a sharp within an example is no heading."""
    found: list[tuple[int, str, list[str]]] = []
    is_code = False
    for line in text.splitlines():
        is_code ^= line.lstrip().startswith(FENCE)
        heading = None if is_code else HEADING.fullmatch(line)
        if heading:
            found.append((len(heading[1]), heading[2], []))
        elif found:
            found[-1][2].append(line)
    return tuple(
        MethodPart(level, anchor_of(title), spans(title), tuple(blocks_of(lines)))
        for level, title, lines in found
    )


def anchor_of(title: str) -> str:
    """As the usual renderers name a heading.

    >>> anchor_of("Left out, and why"), anchor_of("RAND/UCLA index")
    ('left-out-and-why', 'randucla-index')
    """
    return re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-")


def blocks_of(lines: list[str]) -> Iterator[Block]:
    """The blocks of some lines, an empty line between each two."""
    at = 0
    while at < len(lines):
        line = lines[at]
        end = at + 1
        if not line.strip():
            at = end
            continue
        if line.startswith(FENCE):
            end = next(n for n in range(end, len(lines)) if lines[n].startswith(FENCE)) + 1
            code = "\n".join(lines[at + 1 : end - 1]).strip("\n")
            yield Block("example", mark_safe(escape(code)))  # noqa: S308 -- escaped
        elif line.startswith("|"):
            end = end_of(lines, at, lambda one: one.startswith("|"))
            yield table_from(lines[at:end])
        elif line.startswith("- "):
            end = end_of(lines, at, lambda one: one.startswith(("- ", "  ")) or not one.strip())
            yield list_from(lines[at:end])
        else:
            end = end_of(lines, at, lambda one: bool(one.strip()) and one[0] not in "|`-")
            yield Block("paragraph", spans(" ".join(lines[at:end])))
        at = end


def end_of(lines: list[str], at: int, belongs: Callable[[str], bool]) -> int:
    """Where a run of lines that belong together ends."""
    return next((n for n in range(at + 1, len(lines)) if not belongs(lines[n])), len(lines))


def list_from(lines: list[str]) -> Block:
    """A list; what is indented under a dash belongs to it."""
    items: list[list[str]] = []
    for line in lines:
        if line.startswith("- "):
            items.append([line[2:]])
        else:
            items[-1].append(line.removeprefix("  "))
    return Block("list", items=tuple(tuple(blocks_of(item)) for item in items))


def table_from(lines: list[str]) -> Block:
    """A table; the second line only says how columns stand."""
    rows = [line.strip().strip("|").split("|") for line in lines if set(line) - set("|-: ")]
    return Block(
        "table", rows=tuple(tuple(spans(cell.strip()) for cell in row) for row in rows)
    )


def spans(text: str) -> SafeString:
    """Code, bold and leaning words and links; everything else is escaped.

    >>> spans("**Bold** `a < b` [place](#place) [file](other.md)")
    '<b>Bold</b> <code>a &lt; b</code> <a href="#place">place</a> file'
    """
    pieces = CODE.split(text)
    return mark_safe(  # noqa: S308 -- every piece is escaped first
        "".join(
            f"<code>{escape(piece)}</code>" if n % 2 else words(str(escape(piece)))
            for n, piece in enumerate(pieces)
        )
    )


def words(text: str) -> str:
    """Escaped text with its bold and leaning words, and links within the page."""
    text = LINK.sub(link_from, text)
    return LEANING.sub(r"<em>\1</em>", BOLD.sub(r"<b>\1</b>", text))


def link_from(found: re.Match[str]) -> str:
    """A link within the page; what lies in another file is only named."""
    return f'<a href="{found[2]}">{found[1]}</a>' if found[2].startswith("#") else found[1]
