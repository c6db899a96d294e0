"""The step “Results”: what each screen shows of it."""

from __future__ import annotations

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from options.actions.red_lines import switch_red_line
from options.actions.wall_views import show_view
from options.actions.weighting import give_points
from options.forms.weighting import SwingPointsForm
from options.models import Seat, Workshop
from options.reports.others import own_against_room
from options.reports.own_what_if import own_lines_on, own_now
from options.reports.room import Room
from options.reports.weighting import families_of, scope_of
from options.steps.amending import DEEDS as AMENDING
from options.steps.choosing import refused
from options.steps.conditions import DEEDS, SAVES, conditions_for, conditions_on_console
from options.steps.contract import Helm, Said, Shown, StepKind, templates_of
from options.steps.result_parts import result_parts, warned_result

SEAT, CONSOLE, WALL = templates_of("results")
View = Workshop.WallView


def seat(room: Room, seat: Seat) -> Shown:
    """Own result against the room; own weights can be moved right here."""
    lines_on = own_lines_on(seat)
    own = own_against_room(room, seat)
    return Shown(
        SEAT,
        {
            "has_inputs": True,
            "own": own,
            "now": own_now(room, seat, own) if own else None,
            **result_parts(room, lines_on=lines_on),
            **conditions_for(room, seat),
        },
    )


def console(room: Room) -> Shown:
    """The same figures, and what the wall shows of them."""
    parts = result_parts(room)
    warned = warned_result(room, parts["result"])
    parts |= conditions_on_console(room)
    return Shown(CONSOLE, {"views": View.choices, "warned": warned, **parts})


def wall(room: Room) -> Shown:
    """One part of the result at a time."""
    return Shown(WALL, {"view": room.workshop.wall_view, **result_parts(room)})


def move_weights(room: Room, seat: Seat, data: QueryDict) -> Said:
    """Keep other weights of one's own; what was sealed stays."""
    structure = room.structure
    form = SwingPointsForm(data, families=families_of(structure))
    if not form.is_valid():
        return refused(form, data)
    give_points(participant=seat.participant, points=form.points(), scope=scope_of(structure))
    return Said(_("Your ranking follows your weights now. What was sealed stays as it was."))


def switch_lines(room: Room, seat: Seat, data: QueryDict) -> Said:
    """Put each red line on or off, for one's own eyes."""
    on = set(data.getlist("line"))
    for line in room.decision.red_lines.all():
        is_on = line.key in on
        switch_red_line(participant=seat.participant, red_line=line, is_on=is_on)
    return Said(_("Your red lines are switched. They change only what you see."))


def turn_wall(room: Room, helm: Helm, data: QueryDict) -> Said:
    """Show another part of the result on the wall."""
    wanted = data.get("view", "")
    if wanted not in View.values:
        words = _("The wall has no such view.")
        return Said(words, refusals={"view": words})
    view = View(wanted)
    show_view(workshop=room.workshop, by=helm.by, epoch=helm.epoch, now=helm.now, view=view)
    return Said(_("The wall shows: %(view)s.") % {"view": view.label})


STEP = StepKind(
    name="results",
    title=gettext_lazy("Results"),
    next_words=gettext_lazy("Show the results"),
    seat=seat,
    console=console,
    wall=wall,
    saves={"weights": move_weights, "lines": switch_lines, **SAVES},
    deeds={"show-view": turn_wall, **DEEDS, **AMENDING},
    every=3,
)
