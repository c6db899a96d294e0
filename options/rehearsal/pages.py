"""What a simulated person finds on a page: cells to score, forms, where news comes from."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

CELL = re.compile(r'data-cell="([^"]+)"\s+hx-post="([^"]+)"')
BAR = re.compile(r'id="bar"[^>]*?hx-get="([^"]+)"[^>]*?data-every="([\d.]+)"', re.DOTALL)
NEXT = re.compile(r'id="next" href="([^"]+)"')
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
SEAT = re.compile(r'href="(/workshops/[^"/]+/seat/)"')
ROUND = re.compile(r'name="round" value="(\d+)"')


@dataclass(frozen=True)
class Cell:
    """One control on a comparison page: where it saves to, and what the page knows of it."""

    prefix: str
    address: str
    known: dict[str, str]

    @property
    def is_empty(self) -> bool:
        """Nothing was said in it yet."""
        return not self.known.get("seen")


@dataclass
class Form:
    """One form of a page and its fields by name."""

    action: str
    fixed: dict[str, str] = field(default_factory=dict)
    choices: dict[str, list[str]] = field(default_factory=dict)
    texts: list[str] = field(default_factory=list)
    numbers: list[str] = field(default_factory=list)
    buttons: list[tuple[str, str]] = field(default_factory=list)


@dataclass(frozen=True)
class Page:
    """A page as a simulated person reads it."""

    address: str
    body: str

    @property
    def cells(self) -> list[Cell]:
        """The controls, in the order of the page."""
        return [
            Cell(prefix, html.unescape(address), self.known_of(prefix))
            for prefix, address in CELL.findall(self.body)
        ]

    def known_of(self, prefix: str) -> dict[str, str]:
        """What this page, or the small answer to a save, knows of one control."""
        pattern = rf'name="{re.escape(prefix)}-(was|could_not|seen|revision)" value="([^"]*)"'
        return dict(re.findall(pattern, self.body))

    @property
    def bar(self) -> tuple[str, float] | None:
        """Where to ask for news, and every how many seconds."""
        found = BAR.search(self.body)
        return (html.unescape(found[1]), float(found[2])) if found else None

    @property
    def upcoming(self) -> str | None:
        """Where the button for the next criterion leads."""
        found = NEXT.search(self.body)
        return html.unescape(found[1]) if found else None

    @property
    def seat(self) -> str:
        """Where the page says that the reader's seat is."""
        found = SEAT.search(self.body)
        return found[1] if found else ""

    @property
    def token(self) -> str:
        """What a form must carry."""
        found = TOKEN.search(self.body)
        return found[1] if found else ""

    @property
    def round(self) -> str:
        """The round that the page's saves belong to."""
        found = ROUND.search(self.body)
        return found[1] if found else "0"

    def forms(self, part: str) -> list[Form]:
        """The forms whose address contains a part."""
        reader = FormReader()
        reader.feed(self.body)
        return [form for form in reader.forms if part in form.action]


class FormReader(HTMLParser):
    """Collects forms with their fields, also those that name their form."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self.by_id: dict[str, Form] = {}
        self.current: Form | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a form, or note a field of one."""
        told = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.current = Form(told.get("action", ""))
            self.forms.append(self.current)
            if "id" in told:
                self.by_id[told["id"]] = self.current
            return
        owner = self.by_id.get(told.get("form", ""), self.current)
        name = told.get("name", "")
        if owner is None or not name:
            return
        if tag == "textarea":
            owner.texts.append(name)
        elif tag == "button":
            owner.buttons.append((name, told.get("value", "")))
        elif tag == "input":
            note(owner, told)

    def handle_endtag(self, tag: str) -> None:
        """Leave a form."""
        if tag == "form":
            self.current = None


def note(form: Form, told: dict[str, str]) -> None:
    """Remember one input."""
    name, value, kind = told["name"], told.get("value", ""), told.get("type", "text")
    if kind in {"radio", "checkbox"}:
        form.choices.setdefault(name, []).append(told.get("value", "on"))
    elif kind == "text" and told.get("inputmode") == "numeric":
        form.numbers.append(name)
    elif kind == "text":
        form.texts.append(name)
    else:
        form.fixed[name] = value
