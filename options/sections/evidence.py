"""Evidence worth reading next: the cell whose uncertainty can change the verdict most."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from options.charts.worth_reading import read_rows
from options.numbers import percent, points
from options.reports.worth_reading import CellToRead, WorthReading, worth_reading
from options.sections.contract import (
    Ground,
    Picture,
    Section,
    Table,
    Told,
    Whose,
    Written,
    named,
)

FEW = 3
POINTS: Written = "points"


def tell(ground: Ground) -> Told:
    """The most telling cell in words, the others in a picture, with the way to their notes."""
    found = worth_reading(ground.basis)
    if found is None:
        return Told(
            sentences=(
                _(
                    "What is worth reading next can be said once two options in the running"
                    " have a score on every criterion."
                ),
            )
        )
    if not found.cells:
        return Told(sentences=(_("No score that counts has a range: nothing is unsure here."),))
    return Told(
        sentences=(summary(found), strength(found.cells[0])),
        pictures=(ranges(found),),
        template="options/sections/worth_reading.html",
        context={"cells": found.cells[:FEW]},
    )


def summary(found: WorthReading) -> str:
    """Which cell first, and why."""
    cell = found.cells[0]
    facts = {
        "option": named(cell.view.name),
        "criterion": named(cell.criterion.name),
        "leader": named(found.leader.name),
        "turn": points(cell.turn),
        "share": percent(cell.share),
        "swing": points(cell.swing),
    }
    if not found.turning:
        return (
            _(
                "No single score, wherever it lies in its range, costs %(leader)s the first"
                " place. %(option)s, %(criterion)s can move a total most, by %(swing)s points."
            )
            % facts
        )
    words = (
        _(
            "Read first about %(option)s, %(criterion)s: below %(turn)s points %(leader)s no"
            " longer leads, and %(share)s of its plausible values lie there."
        )
        if cell.is_below
        else _(
            "Read first about %(option)s, %(criterion)s: above %(turn)s points %(leader)s no"
            " longer leads, and %(share)s of its plausible values lie there."
        )
    )
    return words % facts


def strength(cell: CellToRead) -> str:
    """How much its notes can carry."""
    if not cell.notes:
        return _("There is no note on it yet.")
    return _("Its best evidence is %(strength)s.") % {"strength": cell.strength}


def ranges(found: WorthReading) -> Picture:
    """The ranges of the first cells."""
    return Picture(
        name="ranges",
        title=gettext_lazy("Scores whose range can change the leader"),
        sentence=" ".join(
            [
                summary(found),
                _(
                    "A bar is the range of a score, the dot the score, the full part where"
                    " another option leads. Shares count likelier values more."
                ),
            ]
        ),
        drawing="options/pictures/worth_reading.svg",
        context={"drawn": read_rows(found)},
        table=Table(
            caption=_("The scores that can change most, and how strong their evidence is."),
            head=(
                _("Option"),
                _("Criterion"),
                _("Lowest"),
                _("Score"),
                _("Highest"),
                _("Changes the leader"),
                _("Moves the total by"),
                _("Strongest note"),
            ),
            written=("text", "text", *[POINTS] * 3, "percent", POINTS, "text"),
            rows=tuple(
                (
                    cell.view.name,
                    cell.criterion.name,
                    cell.low,
                    cell.points,
                    cell.high,
                    cell.share,
                    cell.swing,
                    cell.strength,
                )
                for cell in found.cells
            ),
        ),
        method="worth-reading-next",
    )


SECTION = Section(
    "evidence",
    gettext_lazy("Evidence worth reading next"),
    tell,
    of=frozenset({Whose.OWN, Whose.PERSPECTIVE}),
)
