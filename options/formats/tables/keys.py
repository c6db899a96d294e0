"""Keys for parts that a person named without one, and parts found by key or name."""

import dataclasses
import re
import unicodedata
from collections.abc import Container

from options.formats import limits
from options.formats.names import same_name_key


def key_from(name: str, taken: Container[str], *, fallback: str) -> str:
    """A key that reads like the name and that no other part has.

    >>> key_from("Café Nord!", {"cafe-nord"}, fallback="option")
    'cafe-nord-2'
    >>> key_from("选项", (), fallback="option")
    'option'
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    stem = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[: limits.SOURCE_KEY - 5].strip("-")
    stem = stem or fallback
    key, number = stem, 1
    while key in taken:
        number += 1
        key = f"{stem}-{number}"
    return key


@dataclasses.dataclass
class Known:
    """The parts of one kind that rows may name, by key or by name."""

    kind: str
    by_word: dict[str, str] = dataclasses.field(default_factory=dict)
    keys: set[str] = dataclasses.field(default_factory=set)

    def add(self, key: str, name: str) -> None:
        """A part; its exact key always means it, before anybody's name does."""
        self.keys.add(key)
        for word in (same_name_key(key), same_name_key(name)):
            self.by_word.setdefault(word, key)

    def find(self, text: str) -> str | None:
        """The key of the part that is meant, or None."""
        return text if text in self.keys else self.by_word.get(same_name_key(text))
