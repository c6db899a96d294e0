"""What to discuss next: the cells whose answers could change who leads, or that none can."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from options.charts.cell_bars import Told as Line
from options.charts.cell_bars import cell_bars_of
from options.numbers import percent, points
from options.reports.others import cells_to_discuss
from options.reports.others.discuss import CellToDiscuss, ToDiscuss
from options.sections.contract import Ground, Picture, Section, Table, Told, Whose, named

MOST = 8


def tell(ground: Ground) -> Told | None:
    """The cells in the order of what they could change, or in which people differ most."""
    if ground.room is None:
        return None
    found = cells_to_discuss(ground.room)
    if not found.cells:
        return None
    pivotal = [cell for cell in found.cells if cell.could_change_leader]
    return Told(
        sentences=(headline(found, pivotal),),
        pictures=(of_pivots(found, pivotal) if pivotal else of_spreads(found),),
    )


def headline(found: ToDiscuss, pivotal: list[CellToDiscuss]) -> str:
    """Where talking about scores could change the result."""
    leaders = ", ".join(named(view.name) for view in found.leaders)
    if found.nobody_differs:
        return _("Everybody gave the same points, so there is nothing to argue about.")
    if not found.leaders:
        return _("The room has no leader that an answer could change.")
    if not pivotal:
        return _(
            "No answer that anybody gave to any single cell changes who leads: %(leaders)s. The"
            " room can stop arguing about scores; what is left to talk about is weights."
        ) % {"leaders": leaders}
    first = pivotal[0]
    return ngettext(
        "Talk about %(cell)s first: for %(share)s of the answers to it another option than"
        " %(leaders)s would lead, all else as the room has it. No other cell could do so.",
        "Talk about %(cell)s first: for %(share)s of the answers to it another option than"
        " %(leaders)s would lead, all else as the room has it. %(count)s cells could do so.",
        len(pivotal),
    ) % {
        "cell": cell_named(first),
        "share": percent(first.share or 0),
        "leaders": leaders,
        "count": len(pivotal),
    }


def cell_named(cell: CellToDiscuss) -> str:
    """An option on a criterion."""
    return _("%(option)s on %(criterion)s") % {
        "option": named(cell.view.name),
        "criterion": named(cell.criterion.name),
    }


def of_pivots(found: ToDiscuss, pivotal: list[CellToDiscuss]) -> Picture:
    """How many of the answers would change the leader, cell by cell."""
    words = _(
        "A bar is the share of the room's own answers to one cell that would change the leader."
    )
    turns = [turn_said(cell) for cell in pivotal[:1]]
    lines = [
        Line(
            cell.view,
            cell.criterion.name,
            ((cell.share or 0, percent(cell.share or 0), "p-fill"),),
        )
        for cell in pivotal[:MOST]
    ]
    return Picture(
        name="cells",
        title=gettext_lazy("The cells that could change the leader"),
        sentence=" ".join([words, *turns]),
        drawing="options/pictures/cell_bars.svg",
        context={"bars": cell_bars_of(lines)},
        table=table_of(found),
        method="what-to-discuss-next",
    )


def turn_said(cell: CellToDiscuss) -> str:
    """Beyond which points who leads."""
    said = [
        (
            _("Below %(points)s for %(cell)s, %(takers)s leads.")
            if turn.side == "below"
            else _("Above %(points)s for %(cell)s, %(takers)s leads.")
        )
        % {
            "points": points(turn.points),
            "cell": cell_named(cell),
            "takers": ", ".join(named(view.name) for view in turn.takers),
        }
        for turn in cell.turns
    ]
    return " ".join(said)


def of_spreads(found: ToDiscuss) -> Picture:
    """Where people differ most, though it changes nothing."""
    widest = sorted(found.cells, key=lambda cell: -cell.spread)[:MOST]
    lines = [
        Line(cell.view, cell.criterion.name, ((cell.spread, points(cell.spread), "p-third"),))
        for cell in widest
    ]
    return Picture(
        name="cells",
        title=gettext_lazy("Where the room differs most"),
        sentence=_(
            "A bar is how many points the middle half of the answers to a cell spans; widest is"
            " %(cell)s with %(points)s."
        )
        % {"cell": cell_named(widest[0]), "points": points(widest[0].spread)},
        drawing="options/pictures/cell_bars.svg",
        context={"bars": cell_bars_of(lines)},
        table=table_of(found),
        method="what-to-discuss-next",
    )


def table_of(found: ToDiscuss) -> Table:
    """Every cell that may be shown."""
    return Table(
        caption=_("Every cell: what its answers could change, and how far they differ."),
        head=(
            _("Option"),
            _("Criterion"),
            _("Answers"),
            _("Would change the leader"),
            _("Middle half spans"),
            _("Who would lead"),
        ),
        written=("text", "text", "count", "percent", "points", "text"),
        rows=tuple(
            (
                cell.view.name,
                cell.criterion.name,
                cell.n,
                cell.share,
                cell.spread,
                ", ".join(named(view.name) for turn in cell.turns for view in turn.takers),
            )
            for cell in found.cells
        ),
    )


SECTION = Section(
    "discuss", gettext_lazy("What to discuss next"), tell, of=frozenset({Whose.ROOM})
)
