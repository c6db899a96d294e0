"""What the console does with one cell: turn the room to it, ask again, ask those who differ."""

from collections.abc import Callable, Mapping

from django.http import QueryDict
from django.utils.translation import gettext as _

from options.actions.moving import invite_minority, reopen_cell, spotlight
from options.forms.talk import CellForm
from options.models import Workshop
from options.reports.places import Place
from options.reports.room import Room
from options.steps.contract import ConsoleDeed, Helm, Said


def with_cell(deed: Callable[..., Workshop], words: Callable[[Place], str]) -> ConsoleDeed:
    """A deed of the console that concerns one cell."""

    def do(room: Room, helm: Helm, data: QueryDict) -> Said:
        form = CellForm(room, data)
        if not form.is_valid():
            sentence = _("That cell is not in this workshop any more, so nothing was done.")
            return Said(sentence, {"cell": sentence})
        place = form.cleaned_data["cell"]
        deed(
            workshop=room.workshop,
            option=place.view.option,
            criterion=place.criterion,
            by=helm.by,
            epoch=helm.epoch,
            now=helm.now,
        )
        return Said(words(place))

    return do


def shown_words(place: Place) -> str:
    """The wall and the phones have followed."""
    return _("Everybody now looks at “%(option)s” on “%(criterion)s”.") % names_of(place)


def reopened_words(place: Place) -> str:
    """The next round has begun with this cell."""
    return _("Everybody scores “%(option)s” on “%(criterion)s” again now.") % names_of(place)


def invited_words(place: Place) -> str:
    """Those who differ were asked; nobody knows who they are."""
    return _(
        "Those who see “%(option)s” on “%(criterion)s” differently were asked."
    ) % names_of(place)


def names_of(place: Place) -> dict[str, str]:
    """What the sentences name."""
    return {"option": place.view.name, "criterion": place.criterion.name}


SHOW: Mapping[str, ConsoleDeed] = {"show-cell": with_cell(spotlight, shown_words)}
AGAIN: Mapping[str, ConsoleDeed] = {
    "reopen-cell": with_cell(reopen_cell, reopened_words),
    "invite-minority": with_cell(invite_minority, invited_words),
}
