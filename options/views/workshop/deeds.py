"""What the console can do at any step, by name."""

from collections.abc import Callable, Mapping

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from options.actions import door, leases, moving
from options.models import Workshop
from options.reports.room import Room
from options.steps.contract import ConsoleDeed, Helm, Said, Words

Deed = Callable[..., Workshop]


def plain(deed: Deed, sentence: Words) -> ConsoleDeed:
    """A deed that needs nothing but who does it and from which epoch."""

    def do(room: Room, helm: Helm, _data: QueryDict) -> Said:
        deed(workshop=room.workshop, by=helm.by, epoch=helm.epoch, now=helm.now)
        return Said(sentence)

    return do


def take_over(room: Room, helm: Helm, _data: QueryDict) -> Said:
    """Take control out of another's hands."""
    leases.take_over(workshop=room.workshop, by=helm.by, now=helm.now)
    return Said(_("You have the workshop in hand now."))


DEEDS: Mapping[str, ConsoleDeed] = {
    "take-over": take_over,
    "pause": plain(
        moving.pause, gettext_lazy("Paused. Everybody reads that their work is saved.")
    ),
    "resume": plain(moving.resume, gettext_lazy("The clock runs again.")),
    "add-minute": plain(moving.add_minute, gettext_lazy("One minute more.")),
    "lock-door": plain(door.lock_door, gettext_lazy("The door is locked.")),
    "open-door": plain(door.open_door, gettext_lazy("The door is open.")),
    "change-code": plain(door.change_code, gettext_lazy("The code is a new one. Seats stay.")),
}
