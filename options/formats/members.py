"""The members of one JSON object, taken out by name, each checked for its type and limits."""

import dataclasses
import datetime
import difflib
import re
import urllib.parse
from collections.abc import Callable, Collection
from typing import TypeVar

from options.formats import limits
from options.formats.errors import FormatError, quoted
from options.formats.names import same_name_key

T = TypeVar("T")

_SLUG = re.compile(r"[A-Za-z0-9_-]+")


def members_of(data: object, path: str, known: Collection[str]) -> "Members":
    """An object whose members are all known; the nearest known name is said for others."""
    if not isinstance(data, dict):
        raise FormatError(path or "file", f"Write an object in {{ }} here, not {_kind(data)}.")
    members = Members(data, path)
    for name in data:
        if name not in known:
            near = difflib.get_close_matches(name, known, n=1, cutoff=0.5)
            hint = f"Did you mean {quoted(near[0])}?" if near else f"Use: {', '.join(known)}."
            raise FormatError(members.at(name), f"{quoted(name)} is not a member here. {hint}")
    return members


@dataclasses.dataclass(frozen=True)
class Members:
    """Each method takes one member out, and raises FormatError with its path if it is wrong."""

    data: dict[str, object]
    path: str

    def at(self, name: str) -> str:
        """The path of a member."""
        return f"{self.path}.{name[:60]}".removeprefix(".")

    def text(self, name: str, *, limit: int = limits.TEXT, required: bool = False) -> str:
        """Text of any number of lines; without `required`, one left out is empty."""
        if name not in self.data and not required:
            return ""
        return checked_text(self.required(name), self.at(name), limit=limit, required=required)

    def line(self, name: str, *, limit: int = limits.NAME, required: bool = False) -> str:
        """Text without line breaks or tabs."""
        text = self.text(name, limit=limit, required=required)
        if len(text.splitlines()) > 1 or not set("\n\r\t").isdisjoint(text):
            raise FormatError(self.at(name), "Write this in one line, without tabs.")
        return text

    def key(self, name: str, *, limit: int = limits.KEY) -> str:
        """The name of a part within the file."""
        text = self.line(name, limit=limit, required=True)
        if not _SLUG.fullmatch(text):
            raise FormatError(
                self.at(name),
                f"{quoted(text)} is not a key. Use only letters a-z, digits, - and _.",
            )
        return text

    def key_or_none(self, name: str) -> str | None:
        """A key, or None for null or nothing."""
        return None if self.data.get(name) is None else self.key(name)

    def flag(self, name: str, *, default: bool) -> bool:
        """True or false."""
        value = self.data.get(name, default)
        if not isinstance(value, bool):
            raise FormatError(self.at(name), f"Write true or false here, not {_kind(value)}.")
        return value

    def required_flag(self, name: str) -> bool:
        """True or false, and not left out."""
        self.required(name)
        return self.flag(name, default=False)

    def whole_number(self, name: str, *, limit: int = limits.MAX_POINTS) -> int:
        """A whole number from 0 to the limit; true and false are no numbers."""
        value = self.required(name)
        if isinstance(value, bool) or not isinstance(value, int):
            raise FormatError(self.at(name), f"Write a whole number here, not {_kind(value)}.")
        if not 0 <= value <= limit:
            raise FormatError(
                self.at(name), f"{value} is not from 0 to {limit}. Write one that is."
            )
        return value

    def whole_number_or_none(self, name: str, *, limit: int = limits.MAX_POINTS) -> int | None:
        """A whole number, or None for null or nothing."""
        return None if self.data.get(name) is None else self.whole_number(name, limit=limit)

    def number_or_none(self, name: str, *, highest: float) -> float | None:
        """A number from 0 to the highest, whole or not, or None for null or nothing."""
        value = self.data.get(name)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise FormatError(self.at(name), f"Write a number here, not {_kind(value)}.")
        if not 0 <= value <= highest:
            raise FormatError(
                self.at(name), f"{value} is not from 0 to {highest:g}. Write one that is."
            )
        return float(value)

    def flag_or_none(self, name: str) -> bool | None:
        """True or false, or None for null or nothing."""
        return None if self.data.get(name) is None else self.flag(name, default=False)

    def moment_or_none(self, name: str) -> datetime.datetime | None:
        """A day and time as 2024-12-15T09:30:00+00:00, or None for null or nothing."""
        if self.data.get(name) is None:
            return None
        text = self.line(name, required=True)
        try:
            moment = datetime.datetime.fromisoformat(text)
        except ValueError:
            moment = None
        if moment is None or moment.tzinfo is None:
            raise FormatError(
                self.at(name),
                f"{quoted(text)} is not a time. Write it as 2024-12-15T09:30:00+00:00.",
            )
        return moment

    def date_or_none(self, name: str) -> datetime.date | None:
        """A day as 2024-12-15, or None for null or nothing."""
        if self.data.get(name) is None:
            return None
        text = self.line(name, required=True)
        try:
            day = datetime.date.fromisoformat(text)
        except ValueError:
            day = None
        if day is None or day.isoformat() != text:
            raise FormatError(
                self.at(name), f"{quoted(text)} is not a day. Write it as 2024-12-15."
            )
        return day

    def choice_or_none(self, name: str, allowed: tuple[str, ...]) -> str | None:
        """One of a few words, or None for null or nothing."""
        return None if self.data.get(name) is None else self.choice(name, allowed)

    def choice(self, name: str, allowed: tuple[str, ...]) -> str:
        """One of a few words."""
        text = self.text(name, required=True)
        if text not in allowed:
            raise FormatError(
                self.at(name),
                f"{quoted(text)} is not known here. Use one of: {', '.join(allowed)}.",
            )
        return text

    def address(self, name: str) -> str:
        """An http or https address, or nothing."""
        text = self.line(name, limit=limits.ADDRESS)
        if text and not is_web_address(text):
            raise FormatError(
                self.at(name),
                f"{quoted(text)} is not a web address. Begin with https:// or leave it empty.",
            )
        return text

    def list_of(
        self, name: str, read: Callable[[object, str], T], *, limit: int | None = None
    ) -> tuple[T, ...]:
        """The items of an array, each read with its path."""
        value = self.data.get(name, [])
        if not isinstance(value, list):
            raise FormatError(self.at(name), f"Write an array in [ ] here, not {_kind(value)}.")
        if limit is not None and len(value) > limit:
            raise FormatError(
                self.at(name), f"There are {len(value)} here, and {limit} fit. Take some out."
            )
        return tuple(read(item, f"{self.at(name)}[{i}]") for i, item in enumerate(value))

    def required(self, name: str) -> object:
        """Whatever the member holds; FormatError when it is missing."""
        if name not in self.data:
            raise FormatError(self.at(name), f"The member {quoted(name)} is missing. Add it.")
        return self.data[name]


def checked_text(value: object, path: str, *, limit: int, required: bool) -> str:
    """A text that is not too long and, if required, has something to see."""
    if not isinstance(value, str):
        raise FormatError(path, f"Write a text in quotes here, not {_kind(value)}.")
    if len(value) > limit:
        raise FormatError(path, f"{len(value)} characters are too many. Use at most {limit}.")
    if required and not same_name_key(value):
        raise FormatError(path, "There is nothing to read here. Write some words.")
    return value


def is_web_address(text: str) -> bool:
    """Whether a browser may be sent there: http or https, with a host and without spaces."""
    try:
        parts = urllib.parse.urlsplit(text)
        has_host = bool(parts.hostname)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and has_host and not re.search(r"\s", text)


def _kind(value: object) -> str:
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true or false"
    names = {str: "a text", int: "a number", float: "a number with a point"}
    return names.get(type(value), "an object" if isinstance(value, dict) else "an array")
