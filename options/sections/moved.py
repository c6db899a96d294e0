"""What moved between the last two rounds, over the people who answered in both."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from options.charts.cell_bars import Told as Line
from options.charts.cell_bars import cell_bars_of
from options.numbers import signed
from options.reports.others import moved_between
from options.reports.others.moved import CellMove, Moved
from options.reports.structure import OptionView, Structure
from options.sections.contract import Ground, Picture, Section, Table, Told, Whose, named

MOST = 8


def tell(ground: Ground) -> Told | None:
    """The cells that moved most; None after a single round."""
    if ground.room is None:
        return None
    moved = moved_between(ground.room)
    if moved is None:
        return Told(sentences=(_("There was one round so far, so nothing could move."),))
    structure = ground.room.structure
    shown = [cell for cell in moved.cells if not cell.is_hidden]
    return Told(
        sentences=tuple(sentences_of(moved, structure)),
        pictures=(picture_of(shown, structure),) if shown else (),
    )


def sentences_of(moved: Moved, structure: Structure) -> list[str]:
    """Whether another option leads, how much moved, and what cannot be told."""
    views = {view.pk: view for view in structure.options}
    after = [named(views[pk].name) for pk in moved.leaders_after if pk in views]
    before = [named(views[pk].name) for pk in moved.leaders_before if pk in views]
    said = []
    if before and after and moved.changed_leader:
        said.append(
            _("The leader changed between the rounds: it was %(before)s and is %(after)s now.")
            % {"before": ", ".join(before), "after": ", ".join(after)}
        )
    elif after:
        said.append(_("%(leader)s led before and leads now.") % {"leader": ", ".join(after)})
    count = len(moved.cells)
    said.append(
        ngettext(
            "Between round %(earlier)s and round %(later)s people changed %(count)s cell;"
            " nobody changed %(unmoved)s.",
            "Between round %(earlier)s and round %(later)s people changed %(count)s cells;"
            " nobody changed %(unmoved)s.",
            count,
        )
        % {
            "earlier": moved.earlier,
            "later": moved.later,
            "count": count,
            "unmoved": moved.unmoved,
        }
    )
    return said


def picture_of(shown: list[CellMove], structure: Structure) -> Picture:
    """The mean change of the cells that moved most."""
    views = {view.pk: view for view in structure.options}
    most = shown[:MOST]
    lines = [
        Line(
            views[cell.option.pk],
            cell.criterion.name,
            ((cell.shift or 0.0, signed(cell.shift or 0.0), "p-fill"),),
        )
        for cell in most
    ]
    return Picture(
        name="moves",
        title=gettext_lazy("The cells that moved most"),
        sentence=sentence_of(most[0], views[most[0].option.pk]),
        drawing="options/pictures/cell_bars.svg",
        context={"bars": cell_bars_of(lines)},
        table=Table(
            caption=_("Every cell that anybody changed and at least five answered twice."),
            head=(
                _("Option"),
                _("Criterion"),
                _("Answered twice"),
                _("Mean change"),
                _("Went up"),
                _("Went down"),
                _("Stayed"),
            ),
            written=("text", "text", "count", "signed", "count", "count", "count"),
            rows=tuple(
                (
                    cell.option.name,
                    cell.criterion.name,
                    cell.n,
                    cell.shift,
                    cell.up,
                    cell.down,
                    cell.same,
                )
                for cell in shown
            ),
        ),
    )


def sentence_of(cell: CellMove, view: OptionView) -> str:
    """The cell that moved most."""
    return _(
        "A bar is the mean change of a cell in points. Most moved %(option)s on %(criterion)s:"
        " %(up)s went up, %(down)s went down, %(same)s stayed, %(shift)s points on average."
    ) % {
        "option": named(view.name),
        "criterion": named(cell.criterion.name),
        "up": cell.up,
        "down": cell.down,
        "same": cell.same,
        "shift": signed(cell.shift or 0.0),
    }


SECTION = Section(
    "moved", gettext_lazy("What moved between the rounds"), tell, of=frozenset({Whose.ROOM})
)
