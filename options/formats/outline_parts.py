"""The lines and words of an outline, and the options and criteria that they become."""

import dataclasses
import re
import unicodedata

from options.formats import limits

TAB = 4
HEADINGS = {
    "option": "options", "options": "options", "alternatives": "options",
    "criterion": "criteria", "criteria": "criteria", "value tree": "criteria",
}  # fmt: skip
# A bullet that nothing follows, or a line drawn with them, says nothing.
RULE = re.compile(r"[-*+•‣▪◦·–—_=]+")
BULLET = re.compile(r"(?:[-*+•‣▪◦·–—]|\(?(?:\d+(?:\.\d+)*|[A-Za-z])[.)]|\d+(?:\.\d+)+)\s+")


@dataclasses.dataclass(frozen=True, kw_only=True)
class Words:
    """What other languages call the two lists and the baseline, besides English."""

    options: tuple[str, ...] = ()
    criteria: tuple[str, ...] = ()
    baseline: tuple[str, ...] = ()

    @property
    def headings(self) -> dict[str, str]:
        """The section that each heading begins."""
        return (
            {word.casefold(): "options" for word in self.options}
            | {word.casefold(): "criteria" for word in self.criteria}
            | HEADINGS
        )

    @property
    def baselines(self) -> set[str]:
        """What in brackets marks the baseline."""
        return {"baseline", *(word.casefold() for word in self.baseline)}


ENGLISH = Words()


@dataclasses.dataclass(frozen=True)
class Line:
    """One line that says something: its number, how far it is indented, its words."""

    number: int
    indent: int
    words: str


@dataclasses.dataclass
class Part:
    """An option or a criterion as it is read."""

    line: int
    name: str
    text: str
    above: "Part | None" = None
    key: str = ""
    is_baseline: bool = False
    anchors: dict[str, str] = dataclasses.field(default_factory=dict)


def lines_of(text: str) -> list[Line]:
    """The lines that say something, without bullets and numbers."""
    found = []
    for number, raw in enumerate(text.splitlines(), start=1):
        seen = "".join(c for c in raw if c == "\t" or unicodedata.category(c) != "Cc")
        line = seen.expandtabs(TAB).replace("\ufeff", "").replace("\u00a0", " ").rstrip()
        words = line.lstrip()
        bullet = BULLET.match(words)
        while bullet and bullet.end() < len(words):
            words = words[bullet.end() :]
            bullet = BULLET.match(words)
        if words and not RULE.fullmatch(words):
            found.append(Line(number, len(line) - len(line.lstrip()), words.strip()))
    return found


def name_with_keys(parts: list[Part], otherwise: str) -> None:
    """A key for each that no other has."""
    taken: set[str] = set()
    for part in parts:
        stem = slug_of(part.name) or otherwise
        key, number = stem, 1
        while key in taken:
            number += 1
            key = f"{stem}-{number}"
        taken.add(key)
        part.key = key


def slug_of(words: str) -> str:
    """The words as they stand in an address.

    >>> slug_of("Café: a  charge!")
    'cafe-a-charge'
    """
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain)[: limits.KEY - 5].strip("-")


def shortened(title: str) -> str:
    """A title that fits, cut at a word."""
    if len(title) <= limits.NAME:
        return title
    return title[: limits.NAME - 1].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"
