"""What the console can do at any step, by name."""

from collections.abc import Callable, Mapping

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from options.actions import closing, door, leases, moving, opening, people, talk
from options.actions import wall as walls
from options.actions.publishing import withdraw_report
from options.errors import NoSuchPerson, SameName
from options.forms.workshop import EndForm, HelperForm, KnockForm, PersonForm, ReasonForm
from options.models import Facilitation, Workshop
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


def admit(room: Room, helm: Helm, data: QueryDict) -> Said:
    """Let somebody in who waits at the locked door."""
    form = KnockForm(data)
    knock = (
        room.workshop.knocks.filter(number=form.cleaned_data["number"]).first()
        if form.is_valid()
        else None
    )
    if knock is None:
        return Said(_("Nobody with this number waits at the door."), {"number": ""})
    door.admit(knock=knock, by=helm.by, now=helm.now)
    return Said(_("Number %(number)s may come in now.") % {"number": knock.number})


def add_helper(room: Room, helm: Helm, data: QueryDict) -> Said:
    """Let another account help, teach or watch."""
    form = HelperForm(data)
    typed = {name: data.get(name, "")[:150] for name in ("username", "role")}
    if not form.is_valid():
        return Said("", {name: str(errors[0]) for name, errors in form.errors.items()}, typed)
    told = {"username": form.cleaned_data["username"], "by": helm.by, "now": helm.now}
    role = Facilitation.Role(form.cleaned_data["role"])
    try:
        made = people.add_helper(workshop=room.workshop, role=role, **told)
    except (NoSuchPerson, SameName) as refused:
        return Said("", {"username": str(refused)}, typed)
    names = {"name": made.user, "role": role.label}
    return Said(_("%(name)s helps here now as %(role)s.") % names)


def remove_helper(room: Room, helm: Helm, data: QueryDict) -> Said:
    """Take a role away."""
    form = PersonForm(data)
    helps = room.workshop.facilitations.select_related("user")
    found = (
        helps.filter(user_id=form.cleaned_data["person"]).first() if form.is_valid() else None
    )
    if found is None:
        return Said(_("This person has no role here."), {"person": ""})
    people.remove_helper(workshop=room.workshop, user=found.user, by=helm.by, now=helm.now)
    return Said(_("%(name)s has no role here any more.") % {"name": found.user})


def close(room: Room, helm: Helm, data: QueryDict) -> Said:
    """End the workshop for everybody, once that is confirmed."""
    if not EndForm(data).is_valid():
        return Said("", {"is_confirmed": _("Confirm that the workshop ends for everybody.")})
    closing.close_workshop(
        workshop=room.workshop, by=helm.by, epoch=helm.epoch, now=helm.now, is_confirmed=True
    )
    return Said(_("The workshop is closed. What was said in it is kept."))


def reopen(room: Room, helm: Helm, data: QueryDict) -> Said:
    """Open the closed room again, as a new round."""
    form = ReasonForm(data)
    if not form.is_valid():
        typed = {"reason": data.get("reason", "")}
        return Said("", {"reason": str(form.errors["reason"][0])}, typed)
    closing.reopen_workshop(
        workshop=room.workshop,
        by=helm.by,
        epoch=helm.epoch,
        now=helm.now,
        reason=form.cleaned_data["reason"],
    )
    return Said(_("The workshop is open again, with a new round over every cell."))


DEEDS: Mapping[str, ConsoleDeed] = {
    "open": plain(opening.start_workshop, gettext_lazy("The room is open.")),
    "take-over": take_over,
    "pause": plain(
        moving.pause, gettext_lazy("Paused. Everybody reads that their work is saved.")
    ),
    "resume": plain(moving.resume, gettext_lazy("The clock runs again.")),
    "add-minute": plain(moving.add_minute, gettext_lazy("One minute more.")),
    "lock-door": plain(door.lock_door, gettext_lazy("The door is locked.")),
    "open-door": plain(door.open_door, gettext_lazy("The door is open.")),
    "change-code": plain(door.change_code, gettext_lazy("The code is a new one. Seats stay.")),
    "admit": admit,
    "hold-reasons": plain(
        talk.hold_reasons,
        gettext_lazy("New reasons wait until you have looked at them."),
    ),
    "stop-holding-reasons": plain(
        talk.stop_holding_reasons,
        gettext_lazy("New reasons are shown at once. Those that wait go on waiting for you."),
    ),
    "blank-wall": plain(walls.blank_wall, gettext_lazy("The wall shows nothing.")),
    "unblank-wall": plain(walls.unblank_wall, gettext_lazy("The wall shows its picture.")),
    "hold-wall": plain(
        walls.hold_wall, gettext_lazy("The wall keeps this picture wherever you go.")
    ),
    "release-wall": plain(
        walls.release_wall, gettext_lazy("The wall follows the workshop again.")
    ),
    "add-helper": add_helper,
    "remove-helper": remove_helper,
    "close": close,
    "reopen": reopen,
    "publish": plain(
        closing.publish_report,
        gettext_lazy("The report is published: everybody who took part can read it."),
    ),
    "unpublish": plain(
        withdraw_report, gettext_lazy("The report is taken back: no seat shows it.")
    ),
    "archive": plain(
        closing.archive_workshop,
        gettext_lazy("The workshop is put away. What was said in it is kept."),
    ),
}
