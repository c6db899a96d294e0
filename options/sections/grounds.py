"""The grounds that results of one person and of a perspective stand on."""

from __future__ import annotations

from collections.abc import Mapping

from options.models import Decision, Participant, Perspective
from options.reports.how_sure import sureness_of
from options.reports.standpoint import (
    Standpoint,
    standpoint_of_perspective,
    standpoint_of_sheet,
)
from options.reports.structure import Structure
from options.sections.contract import Ground, Whose


def own_ground(
    decision: Decision,
    sheet: Participant | None,
    round_number: int,
    asked: Mapping[str, str],
) -> Ground | None:
    """What one sheet stands on; None before the first points."""
    stand = standpoint_of_sheet(decision, sheet, round_number)
    return ground_from(stand, Whose.OWN, asked, sheet=sheet)


def perspective_ground(
    structure: Structure, perspective: Perspective, asked: Mapping[str, str]
) -> Ground | None:
    """A perspective's weights on the illustrative scores; None without either."""
    stand = standpoint_of_perspective(structure, perspective)
    if stand is None:
        return None
    return ground_from(stand, Whose.PERSPECTIVE, asked, perspective=perspective)


def ground_from(
    stand: Standpoint,
    whose: Whose,
    asked: Mapping[str, str],
    *,
    sheet: Participant | None = None,
    perspective: Perspective | None = None,
) -> Ground | None:
    """The ground of a standpoint; None while there is nothing to reckon with."""
    if stand.basis is None:
        return None
    return Ground(
        whose=whose,
        basis=stand.basis,
        sureness=sureness_of(stand.basis),
        lines=stand.lines,
        missing=stand.missing,
        sheet=sheet,
        perspective=perspective,
        asked=asked,
    )
