"""The log of a workshop, one sentence a move."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from options.htmx import Request
from options.models import Move
from options.reports.room import Room
from options.steps import STEPS
from options.steps.contract import Words
from options.views.workshop.finding import room_to_read

SENTENCES: dict[str, Words] = {
    "open": gettext_lazy("opened the room"),
    "adjust": gettext_lazy("changed how the workshop runs"),
    "edit_agenda": gettext_lazy("changed the agenda"),
    "move": gettext_lazy("went on to “%(step)s”"),
    "seal": gettext_lazy("Round %(round)s was sealed"),
    "pause": gettext_lazy("paused"),
    "resume": gettext_lazy("let the clock run again"),
    "add_minute": gettext_lazy("gave one minute more"),
    "spotlight": gettext_lazy("turned the room to “%(option)s” on “%(criterion)s”"),
    "reopen_cell": gettext_lazy("asked again for “%(option)s” on “%(criterion)s”"),
    "invite_minority": gettext_lazy(
        "asked those who differ on “%(option)s” and “%(criterion)s” for their reasons"
    ),
    "set_criterion": gettext_lazy("led the room to a criterion"),
    "show_view": gettext_lazy("turned the wall to another part of the result"),
    "edit_words": gettext_lazy("“%(name)s” was edited; it means the same"),
    "edit_meaning": gettext_lazy("“%(name)s” means something else; answers ask to be checked"),
    "edit_moved": gettext_lazy("“%(name)s” was moved among the criteria"),
    "edit_parked": gettext_lazy("“%(name)s” was set aside"),
    "edit_brought_back": gettext_lazy("“%(name)s” counts again"),
    "hide_reason": gettext_lazy("hid a reason"),
    "show_reason": gettext_lazy("showed a reason"),
    "hide_condition": gettext_lazy("hid a condition"),
    "show_condition": gettext_lazy("showed a condition"),
    "amend": gettext_lazy("made “%(option)s” of a condition; round %(opens)s asks for it"),
    "spotlight_reason": gettext_lazy("put a reason on the wall"),
    "unspotlight_reason": gettext_lazy("took a reason off the wall"),
    "hold_reasons": gettext_lazy("let new reasons wait until somebody has looked at them"),
    "stop_holding_reasons": gettext_lazy("showed new reasons at once again"),
    "lock_door": gettext_lazy("locked the door"),
    "open_door": gettext_lazy("opened the door"),
    "change_code": gettext_lazy("changed the code"),
    "remove_seat": gettext_lazy("took seat %(seat)s away"),
    "make_seat_link": gettext_lazy("made a one-time link for seat %(seat)s"),
    "assign_perspective": gettext_lazy("set the perspective of seat %(seat)s"),
    "add_paper_seat": gettext_lazy("added a seat on paper"),
    "add_helper": gettext_lazy("gave somebody a role here"),
    "remove_helper": gettext_lazy("took somebody's role away"),
    "take_over": gettext_lazy("took over"),
    "blank_wall": gettext_lazy("made the wall blank"),
    "unblank_wall": gettext_lazy("brought the wall back"),
    "hold_wall": gettext_lazy("froze the wall"),
    "release_wall": gettext_lazy("let the wall follow again"),
    "set_agreed_text": gettext_lazy("wrote down what was agreed"),
    "timetable": gettext_lazy("It was time for “%(step)s”"),
    "set_times": gettext_lazy("set when round %(round)s opens and is due"),
    "extend": gettext_lazy("gave seat %(seat)s more time for round %(round)s"),
    "withdraw_report": gettext_lazy("withdrew the report"),
    "publish_report": gettext_lazy("published the report"),
    "close": gettext_lazy("closed the workshop"),
    "reopen": gettext_lazy("opened the workshop again as round %(round)s: %(reason)s"),
    "archive": gettext_lazy("put the workshop away"),
}


@dataclass(frozen=True)
class Line:
    """One move; `who` is empty where the server itself acted."""

    epoch: int
    made_at: datetime
    who: str
    sentence: str


class Known(dict[str, str]):
    """What a sentence names; a dash for what the log does not know."""

    def __missing__(self, _key: str) -> str:
        return "–"


def line_of(move: Move, titles: dict[int, str], names: dict[str, str]) -> Line:
    """A move as people read it."""
    told = Known({name: str(value) for name, value in move.detail.items()})
    told["step"] = titles.get(-1 if move.after is None else move.after, "–")
    for part in ("option", "criterion"):
        if part in told:
            told[part] = names.get(f"{part} {told[part]}", told[part])
    spoken = SENTENCES.get(move.deed)
    sentence = str(spoken) % told if spoken else move.deed.replace("_", " ")
    sealing = move.detail.get("seals") or []
    if sealing:
        numbers = {"numbers": ", ".join(map(str, sealing))}
        sentence += _(", which ends round %(numbers)s") % numbers
    return Line(move.epoch, move.made_at, str(move.user) if move.user else "", sentence)


def lines_of(room: Room, moves: Iterable[Move]) -> tuple[Line, ...]:
    """Moves as people read them."""
    titles = {
        step.position: titled(str(STEPS[step.kind].title), step.round_number)
        for step in room.steps
    }
    options = room.decision.options.values_list("key", "name")
    criteria = room.decision.criteria.values_list("key", "name")
    names = {f"option {key}": name for key, name in options}
    names |= {f"criterion {key}": name for key, name in criteria}
    return tuple(line_of(move, titles, names) for move in moves)


def titled(title: str, number: int | None) -> str:
    """A step with its round."""
    if number is None:
        return title
    return _("%(title)s, round %(number)s") % {"title": title, "number": number}


@require_safe
@login_required
def log(request: Request, slug: str) -> HttpResponse:
    """Every move of the workshop, the newest first."""
    room = room_to_read(request, slug)
    moves = room.workshop.moves.select_related("user").order_by("-epoch")
    context = {"room": room, "decision": room.decision, "lines": lines_of(room, moves)}
    return render(request, "options/workshop/log.html", context)
