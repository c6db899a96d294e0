"""Save what the control of a cell sent, on whichever page it stands."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from options.actions.judgements import Change, Judgement, judgement_in
from options.actions.scoring import Cell, Recorded, record_score, what_was_shown
from options.errors import (
    HandedIn,
    MeaningChanged,
    OutOfTime,
    RoundNotOpen,
    RoundSealed,
    SeatRemoved,
    SheetGone,
)
from options.forms.scoring import ScoreForm, bound_form
from options.htmx import Request
from options.models import Participant
from options.reports.cells import CellView, as_typed, on_a_fresh_page
from options.reports.earlier import earlier_score
from options.views.desk import Desk

Refusals = dict[str, list[str]]
OVER = (RoundSealed, RoundNotOpen, OutOfTime, HandedIn, SeatRemoved)
REFUSED = (MeaningChanged, SheetGone, *OVER)


@dataclass(frozen=True)
class Sent:
    """One cell as a request sent it: what it means, or why it is refused."""

    cell: CellView
    form: ScoreForm
    change: Change | None
    refusals: Refusals

    @property
    def is_untouched(self) -> bool:
        """It says what its page had shown, or nothing of this cell at all."""
        if self.form.says_nothing:
            return True
        change = self.change
        return change is not None and change.said == change.shown and not change.confirms


def sent_in(request: Request, desk: Desk, cell: CellView) -> Sent:
    """Read one cell out of a request, against what its page had shown."""
    form = bound_form(cell.view.option, cell.criterion.pk, request.POST)
    if not form.is_valid():
        return Sent(cell, form, None, form.refusals)
    shown = Judgement()
    if desk.sheet is not None:
        place = place_of(request, desk, desk.sheet, cell)
        shown = what_was_shown(place, seen=form.seen_version, known=cell.score)
    if form.keeps:
        return kept(request, desk, Sent(cell, form, form.change_of(shown), {}))
    if not form.range_fits(shown):
        return Sent(cell, form, None, form.refusals)
    return Sent(cell, form, form.change_of(shown), {})


def kept(request: Request, desk: Desk, sent: Sent) -> Sent:
    """What the person said in the round before, said again in this one."""
    number, earlier = desk.round_sent(request), None
    if desk.sheet is not None and number > 1:
        earlier = earlier_score(desk.sheet, sent.cell.view.pk, sent.cell.criterion.pk, number)
    if earlier is None or sent.change is None:
        nothing = _("There is no earlier answer to keep. Choose a score.")
        return replace(sent, change=None, refusals={"points": [nothing]})
    return replace(sent, change=replace(sent.change, said=judgement_in(earlier)))


def place_of(request: Request, desk: Desk, sheet: Participant, cell: CellView) -> Cell:
    """The cell as actions know it, in the round that the page of the request belongs to."""
    return Cell(sheet, cell.view.option, cell.criterion, desk.round_sent(request))


def save_all(request: Request, desk: Desk, cells: Iterable[CellView]) -> tuple[CellView, ...]:
    """Save every cell that was filled in right; give the others back as they were typed."""
    everything = [sent_in(request, desk, cell) for cell in cells]
    if any(sent.change is not None and not sent.is_untouched for sent in everything):
        desk = replace(desk, sheet=desk.sheet_to_write(request))
    return tuple(save_one(request, desk, sent) for sent in everything)


def save_one(request: Request, desk: Desk, sent: Sent) -> CellView:
    """The cell as it is stored after this, or as it was typed with what is wrong."""
    if sent.is_untouched:
        return sent.cell
    if sent.change is None or desk.sheet is None:
        return on_a_fresh_page(as_typed(sent.cell, request.POST, sent.refusals))
    try:
        recorded = record_score(
            cell=place_of(request, desk, desk.sheet, sent.cell),
            change=sent.change,
            known=sent.cell.score,
        )
    except REFUSED as refusal:
        refusals = {"points": [str(refusal)]}
        return on_a_fresh_page(as_typed(sent.cell, request.POST, refusals))
    return replace(sent.cell, score=recorded.score)


def is_shown_otherwise(recorded: Recorded, change: Change) -> bool:
    """The control shows something else than is stored now, so it must be shown anew."""
    stored, said = judgement_in(recorded.score), change.said
    return replace(stored, low=None, high=None) != replace(said, low=None, high=None)


def notes_on(recorded: Recorded, sent: Sent) -> list[str]:
    """What the person should hear besides "saved"."""
    change = sent.change
    notes: list[str] = []
    if change is None or recorded.score is None or recorded.was_replayed:
        return notes
    if is_shown_otherwise(recorded, change):
        return [_("Another tab or device had changed this. It is shown as it is stored now.")]
    if recorded.replaced is not None and recorded.score.version - 1 > sent.form.seen_version:
        notes.append(said_before(recorded.replaced))
    if (recorded.score.low, recorded.score.high) != (change.said.low, change.said.high):
        notes.append(_("Your range now reaches to this score."))
    return notes


def said_before(replaced: Judgement) -> str:
    """Another tab or device had saved something else meanwhile."""
    if replaced.points is None:
        return _("This replaced what another tab or device had saved.")
    return _("This replaced %(points)s, saved in another tab or device.") % {
        "points": replaced.points
    }
