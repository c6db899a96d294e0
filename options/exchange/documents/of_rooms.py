"""The report of a workshop, from sealed figures alone."""

from __future__ import annotations

from datetime import datetime

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from options.exchange.documents.document import Document, Part
from options.exchange.documents.room_parts import (
    camps_part,
    choices_part,
    perspectives_part,
    ranking_part,
    red_lines_part,
)
from options.exchange.documents.told_parts import compared, names_of, sources_of, told_sections
from options.models import Workshop
from options.reports.others import choices_of, results_of
from options.reports.others.results import RestsOn, RoomResult
from options.reports.room import Room
from options.reports.room_report import RoomReport, SealedRound, room_report
from options.reports.room_verdict import room_verdict
from options.sections import SECTIONS
from options.sections.contract import Ground, named
from options.sections.room_ground import room_ground
from options.sections.wording import said

HEADLINE = "options/workshop/results/_headline.html"
MOST_ROWS = 12


def document_of_room(
    room: Room, *, made_at: datetime, is_short: bool, names_leader: bool = True
) -> Document:
    """What may be shown of a room; below five people the course alone.

    Who led it is named to those who were there, and not behind a link for everybody.
    """
    result, report = results_of(room), room_report(room)
    ground = room_ground(room, (), {})
    told = SECTIONS["verdict"].tell(ground) if ground else None
    sentences = told.sentences if told else (headline_of(result),)
    parts = (
        short_parts(ground, result) if is_short else full_parts(room, ground, result, report)
    )
    return Document(
        name=room.workshop.slug,
        kind=_("Result of a workshop"),
        title=room.decision.title,
        question=room.decision.question,
        headline=sentences[0],
        conditions=tuple(sentences[1:]),
        facts=facts_of(room, result, report, made_at, names_leader=names_leader),
        parts=tuple(part for part in parts if not part.is_empty),
        foot=tuple(seal_said(told) for told in report.rounds),
        made_at=made_at,
        is_short=is_short,
    )


def headline_of(result: RoomResult) -> str:
    """The result in a sentence, or why there is none."""
    return said(HEADLINE, verdict=room_verdict(result), result=result)


def full_parts(
    room: Room, ground: Ground | None, result: RoomResult, report: RoomReport
) -> tuple[Part, ...]:
    """Every chapter; what a section tells is not told again."""
    weights = {told.criterion.pk: told.weight for told in result.weights}
    sections = told_sections(ground) if ground else ()
    known = {told.name for told in sections}
    own = (
        ranking_part(result),
        choices_part(choices_of(room)),
        perspectives_part(result.lines),
        camps_part(result.camps),
        red_lines_part(result.red_lines),
    )
    agreed = Part(
        "agreed",
        gettext_lazy("What was agreed"),
        sentences=(room.workshop.agreed_text,) if room.workshop.agreed_text else (),
    )
    return (
        agreed,
        *sections,
        *(part for part in own if part.name not in known),
        *compared(room.structure, weights),
        course_part(room, report),
        sources_of(room.decision),
    )


def short_parts(ground: Ground | None, result: RoomResult) -> tuple[Part, ...]:
    """What fits on one page."""
    changes = SECTIONS["changes"].tell(ground) if ground else None
    is_small = len(result.weights) <= MOST_ROWS
    pictures = changes.pictures[:1] if changes and is_small else ()
    ways = Part(
        "changes",
        SECTIONS["changes"].title,
        sentences=changes.sentences[:1] if changes and not pictures else (),
        pictures=pictures,
    )
    return ranking_part(result, most=MOST_ROWS), ways, red_lines_part(result.red_lines)


def facts_of(
    room: Room,
    result: RoomResult,
    report: RoomReport,
    made_at: datetime,
    *,
    names_leader: bool,
) -> tuple[str, ...]:
    """When, who led it, on how many people it rests."""
    workshop = room.workshop
    opened = workshop.opened_at or workshop.created_at
    told = [
        _("Held on %(day)s; %(privacy)s. Made on %(made)s.")
        % {
            "day": date_format(opened, "DATE_FORMAT"),
            "privacy": Workshop.Privacy(workshop.privacy).label,
            "made": date_format(made_at, "DATE_FORMAT"),
        }
    ]
    if names_leader:
        leader = workshop.facilitator.get_full_name() or workshop.facilitator.get_username()
        told.append(_("Led by %(name)s.") % {"name": named(leader)})
    if report.edition is not None:
        told.append(
            _("On edition %(number)s of the decision.") % {"number": report.edition.number}
        )
    if result.rests_on is not None:
        told.append(rests_said(result.rests_on, is_hidden=result.is_hidden))
    return tuple(told)


def rests_said(rests: RestsOn, *, is_hidden: bool) -> str:
    """On how many people it rests; the words of the page."""
    return said(
        "options/workshop/results/_rests_on.html",
        result={"rests_on": rests, "is_hidden": is_hidden},
    )


def course_part(room: Room, report: RoomReport) -> Part:
    """Steps, rounds, edits, and what is parked."""
    count = len(report.rounds)
    words = ngettext("%(count)s round was sealed.", "%(count)s rounds were sealed.", count)
    told = [words % {"count": count}]
    edits = room.workshop.moves.filter(deed__startswith="edit").count()
    if edits:
        told.append(
            ngettext(
                "The decision was edited %(count)s time while the room was at work.",
                "The decision was edited %(count)s times while the room was at work.",
                edits,
            )
            % {"count": edits}
        )
    if report.moved and report.moved.changed_leader:
        told.append(_("Round %(number)s changed who leads.") % {"number": report.moved.later})
    if report.has_parked:
        names = [str(part.name) for part in report.parked_options]
        names += [part.name for part in report.parked_criteria]
        told.append(
            _("Parked, so hidden from everybody and in no figure: %(names)s.")
            % {"names": names_of(names)}
        )
    return Part("course", gettext_lazy("How it went"), sentences=tuple(told))


def seal_said(told: SealedRound) -> str:
    """When a round was sealed, and what makes it checkable."""
    return said("options/workshop/results/_seal.html", told=told)
