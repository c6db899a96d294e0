"""One choice before the sums, what people's own sums put first, and the choice at the end."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from options.models import GutChoice
from options.reports.others.figures import Figures, figures_of
from options.reports.others.left_out import who_counts
from options.reports.others.rules import Why, may_show_spread, why_hidden
from options.reports.room import Room
from options.reports.structure import OptionView

MATTERS = "commit"


@dataclass(frozen=True)
class ChoiceRow:
    """How many chose an option; None where a column is hidden. Ties in a model are in parts."""

    view: OptionView
    gut: int | None
    model: float | None
    final: int | None


@dataclass(frozen=True)
class Differing:
    """So many people chose one option before the sums, and their own totals another."""

    gut: OptionView
    model: OptionView
    people: float


@dataclass(frozen=True)
class Choices:
    """Three columns, each under the rule of five.

    Attributes:
        gut_n, model_n, final_n: how many each column rests on.
        same: the share of people whose choice leads in their own totals; None if hidden.
        differing: the pairs that differ, the most frequent first: what did the model miss?
        left_out: final choices that are not counted, so that nobody who left can be found.
        sure: mean of how sure people were before the sums, from 1 to 5; None if hidden.
    """

    rows: tuple[ChoiceRow, ...]
    gut_why: Why
    model_why: Why
    final_why: Why
    gut_n: int
    model_n: int
    final_n: int
    same: float | None
    differing: tuple[Differing, ...]
    left_out: int
    sure: float | None


def choices_of(room: Room) -> Choices:
    """The three columns; two queries. Final ones wait until the room has left their step."""
    figures = figures_of(room)
    if figures is None:
        none = Why.NOT_SEALED
        return Choices((), none, none, none, 0, 0, 0, None, (), 0, None)
    own, gut = figures.stored["own"], dict(figures.stored["blind"]["chosen"])
    final, left_out = final_choices(room, figures)
    gut_n, model_n, final_n = sum(gut.values()), own["n"], sum(final.values())
    whys = why_hidden(gut_n), why_hidden(model_n), why_hidden(final_n)
    gut_why, model_why, final_why = whys
    if is_choosing(room):
        final_why = Why.NOT_SEALED
    model = dict(zip(figures.options, own["first"], strict=False))
    return Choices(
        rows=tuple(
            ChoiceRow(
                view,
                gut.get(view.pk, 0) if gut_why is Why.SHOWN else None,
                model.get(view.pk, 0.0) if model_why is Why.SHOWN else None,
                final.get(view.pk, 0) if final_why is Why.SHOWN else None,
            )
            for view in room.structure.options
        ),
        gut_why=gut_why,
        model_why=model_why,
        final_why=final_why,
        gut_n=gut_n,
        model_n=model_n,
        final_n=final_n,
        same=same_in(own["gut"]),
        differing=differing_in(room, figures),
        left_out=left_out,
        sure=sure_in(figures),
    )


def is_choosing(room: Room) -> bool:
    """Final choices are still being made, so a count of them would tell who chose last."""
    return room.is_open and room.kind.name == MATTERS


def final_choices(room: Room, figures: Figures) -> tuple[Counter[int], int]:
    """How often each option was chosen at the end, and how many are left out of it."""
    found = GutChoice.objects.filter(seat__workshop=room.workshop, kind=GutChoice.Kind.COMMIT)
    rows = list(found.order_by("seat__number").values_list("seat__number", "option"))
    kept = who_counts([number for number, _pk in rows], room, figures)
    return Counter(pk for number, pk in rows if number in kept), len(rows) - len(kept)


def same_in(table: dict[str, object] | None) -> float | None:
    """The share of people whose choice leads in their own totals."""
    if table is None:
        return None
    n, cells = table["n"], table["table"]
    if not isinstance(n, int) or not isinstance(cells, list) or not may_show_spread(n):
        return None
    return float(sum(row[at] for at, row in enumerate(cells))) / n


def differing_in(room: Room, figures: Figures) -> tuple[Differing, ...]:
    """The pairs that differ, under the rule of five."""
    table = figures.stored["own"]["gut"]
    if table is None or not may_show_spread(table["n"]):
        return ()
    views = {view.pk: view for view in room.structure.options}
    keys = [views.get(pk) for pk in figures.options]
    pairs = [
        Differing(gut, model, people)
        for gut, row in zip(keys, table["table"], strict=True)
        for model, people in zip(keys, row, strict=True)
        if gut is not None and model is not None and gut != model and people > 0
    ]
    return tuple(sorted(pairs, key=lambda pair: -pair.people))


def sure_in(figures: Figures) -> float | None:
    """How sure people were before the sums, on average."""
    told = figures.stored["blind"]["sure"]
    n = sum(told.values())
    return sum(int(sure) * m for sure, m in told.items()) / n if may_show_spread(n) else None
