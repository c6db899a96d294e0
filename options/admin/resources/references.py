# ruff: noqa: ANN401, ARG002, FBT001, FBT002 -- the import package calls these as it likes
"""Cells that name other parts of the same decision: options, criteria, sources, points."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils.translation import gettext as _
from import_export.fields import Field
from import_export.widgets import Widget

from options.admin.resources.columns import BETWEEN, Row
from options.formats import limits
from options.formats.names import same_name_key
from options.formats.tables.cells import line_in, whole_number_in
from options.models import Criterion, Decision, Source


class Named(Widget):  # type: ignore[misc]  # -- the package has no types
    """A part of the same decision, by its key, else by its name."""

    def __init__(self, kind: type[Model]) -> None:
        super().__init__()
        self.kind = kind

    def clean(self, value: Any, row: Row | None = None, **asked: Any) -> Any:
        """The part, or a sentence."""
        word = line_in(value)
        if not word:
            return None
        return found(self.kind, word, **asked)

    def render(self, value: Any, obj: Any = None, **_asked: Any) -> str:
        """Its key."""
        return "" if value is None else str(value.key)


def found(
    kind: type[Any], word: str, *, decision: Decision, known: dict[Any, Any], **_asked: Any
) -> Any:
    """The part of a decision that a word means; looked for once."""
    place = (kind, decision.pk, word)
    if place not in known:
        known[place] = looked_for(kind, decision, word)
    return known[place]


def looked_for(kind: type[Any], decision: Decision, word: str) -> Any:
    """The part by its key, else by its name; a sentence where there is none."""
    parts = kind._default_manager.filter(decision=decision)
    by_key = parts.filter(key=word[: limits.KEY]).first()
    if by_key is not None:
        return by_key
    if kind is not Source:
        named = [part for part in parts if part.name_key == same_name_key(word)]
        if named:
            return named[0]
    raise ValidationError(
        _("“%(decision)s” has no %(kind)s “%(word)s”. Write its key.")
        % {
            "decision": decision.slug,
            "kind": kind._meta.verbose_name,
            "word": word[:60],
        }
    )


class Beside(Field):  # type: ignore[misc]  # -- the package has no types
    """What hangs on a part and is stored after it; it waits with the part until then."""

    def __init__(self, attribute: str, column_name: str, widget: Widget) -> None:
        super().__init__(attribute, column_name, widget)
        self.waiting = f"_{attribute}_to_be"

    def save(self, instance: Any, row: Row, is_m2m: bool = False, **asked: Any) -> None:
        """Let it wait."""
        setattr(instance, self.waiting, self.clean(row, **asked))

    def get_value(self, instance: Any) -> Any:
        """What waits, else what is stored."""
        if hasattr(instance, self.waiting):
            return getattr(instance, self.waiting)
        return self.widget.stored(instance)


class SourceKeys(Widget):  # type: ignore[misc]  # -- the package has no types
    """The sources that a note rests on, by their keys."""

    def clean(self, value: Any, row: Row | None = None, **asked: Any) -> list[Source]:
        """Each of them, once."""
        words = [word.strip() for word in line_in(value).split(BETWEEN)]
        return [found(Source, word, **asked) for word in dict.fromkeys(words) if word]

    def render(self, value: Any, obj: Any = None, **_asked: Any) -> str:
        """Their keys in order."""
        return f"{BETWEEN} ".join(sorted(source.key for source in value))

    def stored(self, part: Any) -> Iterable[Source]:
        """Those of a stored part."""
        return list(part.sources.all()) if part.pk else []


class PointsByCriterion(Widget):  # type: ignore[misc]  # -- the package has no types
    """Points for criteria, as `cost=40; safety=100`."""

    def clean(self, value: Any, row: Row | None = None, **asked: Any) -> dict[Criterion, int]:
        """Whole numbers from 0 to 100; what is not named has none."""
        points: dict[Criterion, int] = {}
        for pair in filter(None, (one.strip() for one in line_in(value).split(BETWEEN))):
            word, sign, number = pair.rpartition("=")
            amount = whole_number_in(number) if sign else None
            if amount is None or not 0 <= amount <= limits.MAX_POINTS:
                raise ValidationError(
                    _("Write a key, =, and a whole number from 0 to 100, not “%(pair)s”.")
                    % {"pair": pair[:60]}
                )
            points[found(Criterion, word.strip(), **asked)] = amount
        return points

    def render(self, value: Any, obj: Any = None, **_asked: Any) -> str:
        """In the order of the criteria."""
        ordered = sorted(value.items(), key=lambda pair: (pair[0].position, pair[0].pk))
        return f"{BETWEEN} ".join(f"{criterion.key}={points}" for criterion, points in ordered)

    def stored(self, part: Any) -> dict[Criterion, int]:
        """Those of a stored perspective."""
        if not part.pk:
            return {}
        return {swing.criterion: swing.points for swing in part.swings.all()}
