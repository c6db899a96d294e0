"""Gut against model: what people chose before the sums, beside what their own sums say."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from options.charts.cell_bars import Look, cell_bars_of
from options.charts.cell_bars import Told as Line
from options.numbers import percent, points
from options.reports.others import Why, choices_of
from options.reports.others.choices import ChoiceRow, Choices
from options.sections.contract import Ground, Picture, Section, Table, Told, Whose, named

MOST_PAIRS = 3


def tell(ground: Ground) -> Told | None:
    """Who was chosen first, who leads in people's own totals, who was chosen at the end."""
    if ground.room is None:
        return None
    found = choices_of(ground.room)
    if found.gut_why is not Why.SHOWN or found.model_why is not Why.SHOWN:
        words = _("Too few people chose an option before the sums to compare the two.")
        return Told(sentences=(words,))
    return Told(sentences=tuple(sentences_of(found)), pictures=(picture_of(found),))


def sentences_of(found: Choices) -> list[str]:
    """How often both agree, and where they do not."""
    said = []
    if found.same is not None:
        said.append(
            _("For %(share)s of the people what they chose first leads in their own sums.")
            % {"share": percent(found.same)}
        )
    pairs = [
        _("%(gut)s, but the sums put %(model)s first: %(people)s")
        % {
            "gut": named(pair.gut.name),
            "model": named(pair.model.name),
            "people": people_said(pair.people),
        }
        for pair in found.differing[:MOST_PAIRS]
    ]
    if pairs:
        said.append(
            _("Ask these what the model missed. First chosen %(pairs)s.")
            % {"pairs": "; ".join(pairs)}
        )
    return said


def people_said(people: float) -> str:
    """So many people; ties count in parts."""
    if people != round(people):
        return _("%(count)s people, ties in parts") % {"count": points(people)}
    count = round(people)
    return ngettext("%(count)s person", "%(count)s people", count) % {"count": count}


def picture_of(found: Choices) -> Picture:
    """Two or three bars an option."""
    has_final = found.final_why is Why.SHOWN
    key: list[tuple[str, Look]] = [
        (_("chosen before the sums"), "p-hatch"),
        (_("first in their own sums"), "p-fill"),
    ]
    if has_final:
        key.append((_("chosen at the end"), "p-third"))
    lines = [Line(row.view, "", bars_of(row, has_final=has_final)) for row in found.rows]
    return Picture(
        name="choices",
        title=gettext_lazy("First choice, own sums, final choice"),
        sentence=sentence_of(found),
        drawing="options/pictures/cell_bars.svg",
        context={"bars": cell_bars_of(lines, key)},
        table=table_of(found, has_final=has_final),
        method="gut-against-model",
    )


def bars_of(row: ChoiceRow, *, has_final: bool) -> tuple[tuple[float, str, Look], ...]:
    """How many people stand behind an option, each way."""
    own: list[tuple[float, str, Look]] = [
        (float(row.gut or 0), str(row.gut or 0), "p-hatch"),
        (row.model or 0.0, points(row.model or 0.0), "p-fill"),
    ]
    if has_final:
        own.append((float(row.final or 0), str(row.final or 0), "p-third"))
    return tuple(own)


def sentence_of(found: Choices) -> str:
    """Who is first in either."""
    gut = max(found.rows, key=lambda row: row.gut or 0)
    model = max(found.rows, key=lambda row: row.model or 0)
    return _(
        "Chosen most often before the sums: %(gut)s, by %(gut_n)s of %(gut_all)s people. First"
        " most often in people's own sums: %(model)s, for %(model_n)s of %(model_all)s."
    ) % {
        "gut": named(gut.view.name),
        "gut_n": gut.gut,
        "gut_all": found.gut_n,
        "model": named(model.view.name),
        "model_n": points(model.model or 0),
        "model_all": found.model_n,
    }


def table_of(found: Choices, *, has_final: bool) -> Table:
    """People behind each option."""
    head = (_("Option"), _("Chosen before the sums"), _("First in their own sums"))
    rows = [(row.view.name, row.gut, row.model) for row in found.rows]
    if not has_final:
        return Table(
            _("People behind each option."), head, ("text", "count", "points"), tuple(rows)
        )
    return Table(
        caption=_("People behind each option."),
        head=(*head, _("Chosen at the end")),
        written=("text", "count", "points", "count"),
        rows=tuple((*told, row.final) for told, row in zip(rows, found.rows, strict=True)),
    )


SECTION = Section("gut", gettext_lazy("Gut against model"), tell, of=frozenset({Whose.ROOM}))
