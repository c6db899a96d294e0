"""The ranking, and what each criterion adds to it."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from options.charts.totals import totals_of
from options.numbers import points
from options.reports.ranking import Ranking, RankRow, ranking_of
from options.reports.red_lines import marks_of
from options.sections.contract import (
    Entry,
    Ground,
    Picture,
    Section,
    Table,
    Told,
    Written,
    named,
)

NAMED = 3


def tell(ground: Ground) -> Told:
    """Bars for all options, those that are out at the end."""
    lines = [report.view for report in ground.lines]
    marks = marks_of(ground.basis.structure, lines)
    ranking = ranking_of(ground.basis, ground.sureness, marks)
    return Told(pictures=(picture_of(ranking),))


def picture_of(ranking: Ranking) -> Picture:
    """The totals and their pieces."""
    return Picture(
        name="totals",
        title=gettext_lazy("Totals and what makes them"),
        sentence=sentence_of(ranking),
        drawing="options/pictures/totals.svg",
        context={"totals": totals_of(ranking)},
        table=table_of(ranking),
        method="total",
    )


def sentence_of(ranking: Ranking) -> str:
    """The first few with their totals, and what stands before them."""
    if not ranking.rows:
        return _("No option is left to rank.")
    first = ", ".join(
        _("%(name)s with %(total)s") % {"name": named(row.view.name), "total": total_of(row)}
        for row in ranking.rows[:NAMED]
    )
    more = len(ranking.rows) - NAMED
    words = _("By total, from 0 to 100: %(first)s.") % {"first": first}
    if more > 0:
        words = _("By total, from 0 to 100: %(first)s, and %(more)s more.") % {
            "first": first,
            "more": more,
        }
    widest = widest_piece(ranking.rows[0])
    if widest:
        words += " " + widest
    if ranking.has_totals and any(band.is_open for band in ranking.bands):
        words += " " + _("Within a bracket the order is not settled.")
    return words


def widest_piece(row: RankRow) -> str:
    """What adds most to a total."""
    known = [piece for piece in row.pieces if piece.adds]
    if not known:
        return ""
    most = max(known, key=lambda piece: piece.adds or 0.0)
    return _("Most of %(name)s comes from %(criterion)s, %(adds)s.") % {
        "name": named(row.view.name),
        "criterion": named(most.criterion.name),
        "adds": points(most.adds),
    }


def total_of(row: RankRow) -> str:
    """A total, or the interval in which it still lies."""
    if row.total is None:
        return f"{points(row.least)}–{points(row.most)}"
    return points(row.total)


def table_of(ranking: Ranking) -> Table:
    """Every piece of every total."""
    of_piece: Written = "points"
    return Table(
        caption=_("Weight × score for each option and criterion, and their sum."),
        head=(
            _("Option"),
            _("Place"),
            _("Total"),
            *(leaf.name for leaf in ranking.criteria),
        ),
        written=("text", "count", "points", *(of_piece for _leaf in ranking.criteria)),
        rows=tuple(row_of(row) for row in (*ranking.rows, *ranking.out)),
    )


def row_of(row: RankRow) -> tuple[Entry, ...]:
    """One option."""
    return (row.view.name, row.place, row.total, *(piece.adds for piece in row.pieces))


SECTION = Section("ranking", gettext_lazy("Ranking and what makes it"), tell)
