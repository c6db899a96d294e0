"""What people say of a cell, and what the console does with their reasons."""

from collections.abc import Callable, Mapping

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from options.actions import talk
from options.errors import DoesNotFit, NothingSaid, TooMany
from options.forms.talk import CellForm, ReasonForm, ReasonKeyForm, refusals_in
from options.models import Reason, Seat, Workshop
from options.reports.cell_list import is_invited
from options.reports.others import is_in_minority
from options.reports.places import Place
from options.reports.room import Room
from options.steps.contract import ConsoleDeed, Helm, Said, SeatSave, Words

LONGEST_TYPED = 8000


def wish(room: Room, seat: Seat, data: QueryDict) -> Said:
    """Say that one wants to hear about a cell, or no longer."""
    form = CellForm(room, data)
    if not form.is_valid():
        return gone()
    place = form.cleaned_data["cell"]
    deed = talk.wish if data.get("on") else talk.unwish
    deed(seat=seat, option=place.view.option, criterion=place.criterion)
    return Said()


def reason(room: Room, seat: Seat, data: QueryDict) -> Said:
    """Say why a cell deserves more points or fewer; what is refused comes back as typed."""
    form = ReasonForm(room, data)
    typed = {name: data.get(name, "")[:LONGEST_TYPED] for name in ("side", "text", "cell")}
    refusals = refusals_in(form)
    if "cell" in refusals:
        return Said(refusals["cell"], refusals, typed)
    if not data.get("text", "").strip():
        refusals["text"] = _("Write something that others can read.")
    if refusals:
        return Said(_("Your reason is not there yet."), refusals, typed)
    place = form.cleaned_data["cell"]
    try:
        given = talk.give_reason(
            seat=seat,
            option=place.view.option,
            criterion=place.criterion,
            side=form.cleaned_data["side"],
            text=form.cleaned_data["text"],
            now=room.now,
            origin=origin_of(room, seat, place),
        )
    except (NothingSaid, DoesNotFit, TooMany) as broken:
        return Said(_("Your reason is not there yet."), {"text": str(broken)}, typed)
    if given.is_held:
        return Said(_("Your reason is saved. The facilitator reads it before others do."))
    return Said(_("Your reason is there, without your name."))


def origin_of(room: Room, seat: Seat, place: Place) -> Reason.Origin:
    """Whether it is the answer of somebody who was asked because they differ."""
    option, leaf = place.view.option, place.criterion
    if is_invited(room, place) and is_in_minority(room, seat, option, leaf):
        return Reason.Origin.INVITED
    return Reason.Origin.TALK


def support(room: Room, seat: Seat, data: QueryDict) -> Said:
    """Say that one sees it like somebody else, or no longer."""
    form = ReasonKeyForm(data)
    if not form.is_valid():
        return gone()
    named = Reason(pk=form.cleaned_data["reason"])
    deed = talk.support if form.cleaned_data["on"] else talk.unsupport
    deed(seat=seat, reason=named)
    return Said()


def gone() -> Said:
    """What was pressed belongs to nothing here."""
    sentence = _("That is not in this workshop any more, so nothing was saved.")
    return Said(sentence, {"cell": sentence})


def judging(deed: Callable[..., Workshop], words: Words) -> ConsoleDeed:
    """A deed of the console that concerns one reason."""

    def do(room: Room, helm: Helm, data: QueryDict) -> Said:
        form = ReasonKeyForm(data)
        if not form.is_valid():
            return gone()
        named = Reason(pk=form.cleaned_data["reason"])
        deed(
            workshop=room.workshop,
            reason=named,
            by=helm.by,
            epoch=helm.epoch,
            now=helm.now,
        )
        return Said(words)

    return do


WISHES: Mapping[str, SeatSave] = {"wish": wish}
SAVES: Mapping[str, SeatSave] = {"reason": reason, "support": support, **WISHES}
DEEDS: Mapping[str, ConsoleDeed] = {
    "hide-reason": judging(
        talk.hide_reason, gettext_lazy("Nobody sees this reason now. The log says so.")
    ),
    "show-reason": judging(talk.show_reason, gettext_lazy("Everybody sees this reason now.")),
    "spotlight-reason": judging(
        talk.spotlight_reason, gettext_lazy("The reason is on the wall.")
    ),
    "unspotlight-reason": judging(
        talk.unspotlight_reason, gettext_lazy("The reason is off the wall.")
    ),
}
