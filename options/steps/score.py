"""The step “Score”: people judge on the comparison pages, everybody else reads counts."""

from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from options.actions.moving import set_criterion
from options.models import Seat
from options.reports.judging import asked_in, criterion_now, judging_of, takes_answers
from options.reports.others import complete_on, coverage_of
from options.reports.room import Room
from options.reports.structure import Structure
from options.steps.contract import Helm, Said, Shown, StepKind, templates_of
from options.steps.done import SAVES, is_over, why_not

SEAT, CONSOLE, WALL = templates_of("score")


def seat(room: Room, seat: Seat) -> Shown:
    """The comparison page of the first criterion with something left; when done, a rest."""
    if not takes_answers(room, seat):
        return Shown(SEAT, {"judging": None, "why": why_not(room, seat)})
    judging = judging_of(room, seat)
    is_there = judging.is_done or (judging.progress.is_complete and not judging.is_together)
    if judging.upcoming is None or is_there:
        return Shown(SEAT, {"judging": judging})
    return Shown(SEAT, leads_to=judging.upcoming.get_absolute_url())


def console(room: Room) -> Shown:
    """Counts, and where the room goes together the choice of the criterion."""
    asked = asked_now(room)
    context = {"coverage": coverage_of(room), "is_over": is_over(room)}
    leaf = criterion_now(room, asked)
    return Shown(CONSOLE, context | {"leaves": asked.criteria, "leaf": leaf})


def wall(room: Room) -> Shown:
    """How many are done, large, and the criterion where the room goes together."""
    asked = asked_now(room)
    leaf = criterion_now(room, asked)
    if leaf is None:
        return Shown(WALL, {"leaf": None, "views": ()})
    complete = complete_on(room, leaf)
    return Shown(WALL, {"leaf": leaf, "views": asked.options_on(leaf), "complete": complete})


def asked_now(room: Room) -> Structure:
    """What the round of the step asks for."""
    return asked_in(room, room.round.number if room.round else 1)


def turn(room: Room, helm: Helm, data: QueryDict) -> Said:
    """Turn everybody to one criterion."""
    leaf = asked_now(room).criterion(data.get("criterion", ""))
    if leaf is None:
        sentence = _("That criterion is not asked for in this round, so nothing was done.")
        return Said(sentence, {"criterion": str(sentence)})
    set_criterion(
        workshop=room.workshop, criterion=leaf, by=helm.by, epoch=helm.epoch, now=helm.now
    )
    return Said(_("Everybody is at “%(name)s” now.") % {"name": leaf.name})


def follows(room: Room) -> str:
    """Where the room goes together, another criterion is another screen."""
    leaf = criterion_now(room, asked_now(room)) if room.is_together else None
    return leaf.key if leaf else ""


STEP = StepKind(
    name="score",
    title=_("Score"),
    next_words=_("Begin to score"),
    seat=seat,
    console=console,
    wall=wall,
    saves=SAVES,
    deeds={"set-criterion": turn},
    every=5,
    follows=follows,
)
