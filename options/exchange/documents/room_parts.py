"""The chapters that only a room's report has."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from options.exchange.documents.document import Part
from options.exchange.documents.told_parts import lettered, names_of
from options.reports.others.camps import Camps
from options.reports.others.choices import Choices
from options.reports.others.lines import PerspectiveLine
from options.reports.others.results import RoomLine, RoomResult
from options.sections.contract import Table, named


def ranking_part(result: RoomResult, most: int | None = None) -> Part:
    """The order, with both ways of adding people up."""
    rows = result.rows
    left = len(rows) - len(rows[:most])
    words = ngettext(
        "%(count)s more is in the full report.",
        "%(count)s more are in the full report.",
        left,
    )
    if not rows:
        return Part("both-ways", gettext_lazy("Ranking, in both ways"))
    return Part(
        "both-ways",
        gettext_lazy("Ranking, in both ways"),
        sentences=(words % {"count": left},) if left else (),
        tables=(
            Table(
                caption=_(
                    "Result of the averages: mean weights times mean scores. Average of the"
                    " results: the mean of everybody's own totals. First in: the share of"
                    " trials in which the option leads."
                ),
                head=(
                    _("Option"),
                    _("Place"),
                    _("Result of the averages"),
                    _("Average of the results"),
                    _("First in"),
                ),
                written=("text", "count", "points", "points", "percent"),
                rows=tuple(
                    (
                        lettered(row.view),
                        row.rank,
                        row.total,
                        row.mean_of_totals,
                        row.first,
                    )
                    for row in rows[:most]
                ),
            ),
        ),
    )


def perspectives_part(lines: Sequence[PerspectiveLine]) -> Part:
    """A row for each perspective and option, those that may be shown."""
    shown = [line for line in lines if not line.is_hidden]
    hidden = len(lines) - len(shown)
    words = ngettext(
        "%(count)s perspective is hidden, because a line needs five people in it and five"
        " outside.",
        "%(count)s perspectives are hidden, because a line needs five people in it and five"
        " outside.",
        hidden,
    )
    table = Table(
        caption=_("What each perspective's own mean weights and scores come to."),
        head=(_("Perspective"), _("People"), _("Option"), _("Place"), _("Total")),
        written=("text", "count", "text", "count", "points"),
        rows=tuple(
            (
                line.perspective.name if line.perspective else _("Without a perspective"),
                line.people,
                lettered(point.view),
                point.rank,
                point.total,
            )
            for line in shown
            for point in sorted(line.points, key=lambda one: one.rank or len(line.points) + 1)
        ),
    )
    return Part(
        "perspectives",
        gettext_lazy("Perspectives"),
        sentences=(words % {"count": hidden},) if hidden else (),
        tables=(table,) if shown else (),
    )


def camps_part(camps: Camps | None) -> Part:
    """The minority report: what the smaller of two camps would have said."""
    title = gettext_lazy("Minority report")
    if camps is None:
        return Part("minority", title)
    return Part(
        "minority",
        title,
        sentences=(
            _("The room has two camps, of %(larger)s and of %(smaller)s people.")
            % {"larger": camps.sizes[0], "smaller": camps.sizes[1]},
        ),
        tables=(
            Table(
                caption=_("What each camp's own figures come to."),
                head=(
                    _("Option"),
                    _("Place, larger camp"),
                    _("Total, larger camp"),
                    _("Place, smaller camp"),
                    _("Total, smaller camp"),
                ),
                written=("text", "count", "points", "count", "points"),
                rows=tuple(
                    (
                        lettered(row.view),
                        row.ranks[0],
                        row.totals[0],
                        row.ranks[1],
                        row.totals[1],
                    )
                    for row in camps.rows
                ),
            ),
        ),
    )


def red_lines_part(lines: Sequence[RoomLine]) -> Part:
    """Which option crosses which line on the room's medians."""
    return Part(
        "red-lines",
        gettext_lazy("Red lines"),
        items=tuple(
            _("%(line)s: crossed by %(names)s.")
            % {"line": named(line.line.name), "names": names_of(v.name for v in line.fails)}
            if line.fails
            else _("%(line)s: no option is known to cross it.")
            % {"line": named(line.line.name)}
            for line in lines
        ),
    )


def choices_part(choices: Choices) -> Part:
    """First choice, own sums, final choice; a hidden column is a dash."""
    title = gettext_lazy("First choice, own sums, final choice")
    seen = [(row.gut, row.model, row.final) for row in choices.rows]
    if not any(entry is not None for row in seen for entry in row):
        return Part("gut", title)
    return Part(
        "gut",
        title,
        tables=(
            Table(
                caption=_("How many people chose each option; a column needs five."),
                head=(
                    _("Option"),
                    _("Before the sums"),
                    _("First in own sums"),
                    _("At the end"),
                ),
                written=("text", "count", "points", "count"),
                rows=tuple(
                    (lettered(row.view), row.gut, row.model, row.final) for row in choices.rows
                ),
            ),
        ),
    )
