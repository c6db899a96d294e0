"""On what conditions the options would be accepted, and what an amendment gains."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from options.models import Workshop
from options.models.condition import LONGEST_CONDITION
from options.reports.others import conditions_of, lifts_of
from options.reports.others.lift import Lift
from options.reports.own_conditions import own_conditions
from options.reports.room import Room
from options.sections.contract import Ground, Section, Table, Told, Whose, named
from options.sections.wording import said

WORDS = "options/workshop/conditions/_lift_words.html"
FIELDS = "options/sections/own_conditions.html"
LEADER = "options/workshop/conditions/_lift_leader.html"


def tell(ground: Ground) -> Told | None:
    """A room's conditions and lifts, or what one person wrote on their own sheet."""
    if ground.room is not None:
        return told_of_room(ground.room)
    return told_of_sheet(ground)


def told_of_room(room: Room) -> Told:
    """What the amendments gain, on which criteria that rests, and every condition."""
    lifts = lifts_of(room)
    sentences = [sentence for lift in lifts for sentence in sentences_on(lift)]
    listed = tuple(
        (on.view.name, one.text, one.others, ", ".join(one.became))
        for on in conditions_of(room, room.workshop.seed)
        for one in on.conditions
    )
    if not listed and not lifts:
        return Told((_("Nobody has named a condition."),))
    tables = [table_of(lift) for lift in lifts if lift.cells]
    if listed:
        tables.append(
            Table(
                caption=_("On what conditions people would accept the options, without names."),
                head=(_("Option"), _("Acceptable if …"), _("Others who would"), _("Became")),
                written=("text", "text", "count", "text"),
                rows=listed,
            )
        )
    return Told(tuple(sentences), tables=tuple(tables))


def sentences_on(lift: Lift) -> tuple[str, ...]:
    """What one amendment gains, and whether it changes who leads."""
    if lift.difference is None:
        return (said(WORDS, lift=lift),)
    return said(WORDS, lift=lift), said(LEADER, lift=lift)


def table_of(lift: Lift) -> Table:
    """On which criteria the difference rests."""
    return Table(
        caption=_(
            "On which criteria the difference between %(amended)s and %(original)s rests."
        )
        % {"amended": named(lift.amended.name), "original": named(lift.original.name)},
        head=(_("Criterion"), _("Original"), _("Amended"), _("In the total")),
        written=("text", "points", "points", "signed"),
        rows=tuple(
            (cell.criterion.name, cell.before, cell.after, cell.share) for cell in lift.cells
        ),
    )


def told_of_sheet(ground: Ground) -> Told | None:
    """What this person wrote, as a table; the page has fields for it, save in a room."""
    if ground.sheet is None:
        return None
    decision, views = ground.basis.structure.decision, ground.basis.structure.options
    own = own_conditions(ground.sheet, views)
    rows = tuple((one.view.name, one.text) for one in own if one.text)
    table = Table(
        caption=_("On what conditions I would accept the options."),
        head=(_("Option"), _("Acceptable if …")),
        written=("text", "text"),
        rows=rows,
    )
    tables = (table,) if rows else ()
    if Workshop.objects.filter(decision=decision.pk).exists():
        return Told(tables=tables) if rows else None
    context = {"own": own, "longest": LONGEST_CONDITION}
    return Told(tables=tables, template=FIELDS, context=context)


SECTION = Section(
    "conditions",
    gettext_lazy("“I would accept this option if …”"),
    tell,
    of=frozenset({Whose.OWN, Whose.ROOM}),
)
