"""How people find the door, and at the end the result: addresses and their pictures."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.safestring import SafeString

from options.forms.join import spoken_join_code
from options.reports.room import Room
from options.views.pictures import picture_of, whole_address


@dataclass(frozen=True)
class Entrance:
    """The way in, while the door is open."""

    code: str
    address: str
    picture: SafeString

    @property
    def short(self) -> str:
        """Where the code is typed, without what a browser adds by itself."""
        return self.address.rpartition("/join/")[0].partition("://")[2] + "/join"


def entrance_of(request: HttpRequest, room: Room) -> Entrance | None:
    """The way in; None where nobody can come in now."""
    workshop = room.workshop
    if not room.is_open or workshop.is_locked or workshop.join_code is None:
        return None
    address = whole_address(request, reverse("join", args=[workshop.join_code]))
    return Entrance(spoken_join_code(workshop.join_code), address, picture_of(address))


@dataclass(frozen=True)
class WayOut:
    """Where the result is, for people who took part."""

    address: str
    picture: SafeString

    @property
    def short(self) -> str:
        """The address without what a browser adds by itself."""
        return self.address.partition("://")[2]


def way_out_of(request: HttpRequest, room: Room) -> WayOut:
    """Where people who took part read the result; once it is published, everybody here."""
    path = reverse("room_results", args=[room.workshop.slug])
    if room.workshop.published_at is not None:
        path = reverse("wall_report", args=[room.workshop.wall_key])
    address = whole_address(request, path)
    return WayOut(address, picture_of(address))
