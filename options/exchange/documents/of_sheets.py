"""The report of one sheet, or of a perspective on the illustrative scores."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from options.exchange.documents.document import Document, Part
from options.exchange.documents.told_parts import (
    compared,
    lettered,
    names_of,
    sources_of,
    told_sections,
)
from options.models import Edition
from options.numbers import percent
from options.reports.ranking import Ranking, RankRow, ranking_of
from options.reports.red_lines import LineReport, marks_of
from options.sections import SECTIONS
from options.sections.contract import Entry, Ground, Table, Whose, Written, named

SHORT = ("ranking", "changes", "red-lines")
MOST_ROWS = 12


def document_of(
    ground: Ground, *, made_at: datetime, is_short: bool, edition: Edition | None = None
) -> Document:
    """What stands on the ground of one person or perspective."""
    decision = ground.basis.structure.decision
    verdict = SECTIONS["verdict"].tell(ground)
    headline, *conditions = verdict.sentences if verdict else ("",)
    ranking = ranking_of(
        ground.basis,
        ground.sureness,
        marks_of(ground.basis.structure, (line.view for line in ground.lines)),
    )
    parts = short_parts(ground, ranking) if is_short else full_parts(ground, ranking)
    return Document(
        name=decision.slug,
        kind=kind_of(ground),
        title=decision.title,
        question=decision.question,
        headline=headline,
        conditions=tuple(conditions),
        facts=facts_of(ground, made_at, edition),
        parts=parts,
        foot=(),
        made_at=made_at,
        is_short=is_short,
    )


def kind_of(ground: Ground) -> str:
    """What is reported."""
    if ground.perspective is not None:
        return _("Illustrative result of a perspective: %(name)s") % {
            "name": named(ground.perspective.name)
        }
    return _("Result of one sheet")


def full_parts(ground: Ground, ranking: Ranking) -> tuple[Part, ...]:
    """Every chapter."""
    structure = ground.basis.structure
    weights = {
        leaf.pk: weight
        for leaf, weight in zip(ground.basis.criteria, ground.basis.weights, strict=True)
    }
    told = told_sections(ground)
    known = {part.name for part in told}
    own = (ranking_part(ranking), red_lines(ground.lines))
    parts = (
        *(part for part in own[:1] if part.name not in known),
        *told,
        *(part for part in own[1:] if part.name not in known),
        *compared(structure, {pk: float(weight) for pk, weight in weights.items()}),
        sources_of(structure.decision),
    )
    return tuple(part for part in parts if not part.is_empty)


def short_parts(ground: Ground, ranking: Ranking) -> tuple[Part, ...]:
    """What fits on one page: the ranking, and one picture of what would change it."""
    changes = SECTIONS["changes"].tell(ground)
    picture = (
        changes.pictures[:1] if changes and len(ground.basis.criteria) <= MOST_ROWS else ()
    )
    ways = Part(
        "changes",
        SECTIONS["changes"].title,
        sentences=() if picture or not changes else changes.sentences[:1],
        pictures=picture,
    )
    parts = (ranking_part(ranking, most=MOST_ROWS), ways, red_lines(ground.lines))
    return tuple(part for part in parts if not part.is_empty)


def ranking_part(ranking: Ranking, most: int | None = None) -> Part:
    """The order, with what puts an option out beside it."""
    rows = [*ranking.rows, *ranking.out]
    left = len(rows) - len(rows[:most])
    words = ngettext(
        "%(count)s more is in the full report.", "%(count)s more are in the full report.", left
    )
    return Part(
        "ranking",
        gettext_lazy("Ranking"),
        sentences=(words % {"count": left},) if left else (),
        tables=(ranking_table(rows[:most]),),
    )


def ranking_table(rows: Sequence[RankRow]) -> Table:
    """Places and totals; intervals and red lines where there are any."""
    columns: list[tuple[str, Written, tuple[Entry, ...]]] = [
        (_("Option"), "text", tuple(lettered(row.view) for row in rows)),
        (_("Place"), "count", tuple(row.place for row in rows)),
        (_("Total"), "points", tuple(row.total for row in rows)),
    ]
    if any(row.total is None for row in rows):
        columns += [
            (_("At least"), "points", tuple(row.least for row in rows)),
            (_("At most"), "points", tuple(row.most for row in rows)),
        ]
    if any(row.crosses for row in rows):
        crossed = tuple(names_of(line.name for line in row.crosses) for row in rows)
        columns.append((_("Red lines crossed"), "text", crossed))
    heads, written, entries = zip(*columns, strict=True)
    return Table(
        caption=_("Totals run from 0 to 100."),
        head=heads,
        written=written,
        rows=tuple(zip(*entries, strict=True)),
    )


def red_lines(lines: tuple[LineReport, ...]) -> Part:
    """The lines that are on, and what they put out."""
    return Part(
        "red-lines",
        gettext_lazy("Red lines"),
        items=tuple(line_said(report) for report in lines if report.view.counts),
    )


def line_said(report: LineReport) -> str:
    """One line that is on."""
    name = named(report.view.line.name)
    if not report.view.fails:
        return _("%(line)s: no option is known to cross it.") % {"line": name}
    return _("%(line)s puts out %(names)s.") % {
        "line": name,
        "names": names_of(view.name for view in report.view.fails),
    }


def facts_of(ground: Ground, made_at: datetime, edition: Edition | None) -> tuple[str, ...]:
    """When, how much is answered, where the weights come from."""
    missing, weighing = ground.missing, ground.basis.weighing
    told = [_("Made on %(day)s.") % {"day": date_format(made_at, "DATE_FORMAT")}]
    if edition is not None:
        told.append(_("On edition %(number)s of the decision.") % {"number": edition.number})
    if ground.whose is Whose.PERSPECTIVE:
        told.append(_("Weights and scores are illustrative, not findings."))
    elif missing is not None and missing.expected:
        told.append(
            _("%(scored)s of %(expected)s cells have points (%(share)s).")
            % {
                "scored": missing.scored,
                "expected": missing.expected,
                "share": percent(missing.scored / missing.expected),
            }
        )
        told.append(str(METHODS[weighing.method.value]))
    return tuple(told)


METHODS = {
    "points": gettext_lazy("The weights come from points for the swings."),
    "ranks": gettext_lazy("The weights come from the order of the swings."),
    "equal": gettext_lazy("Nothing was weighed: all criteria count the same."),
}
