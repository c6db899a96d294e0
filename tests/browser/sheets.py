"""Sheets that were begun before a test opens its browser."""

from options.actions.weighting import give_points, place_next
from options.reports.structure import structure_of
from options.reports.weighting import families_of, scope_of
from tests.factories import ParticipantFactory, ScoreFactory

POINTS = (90, 40, 55, 20, 75, 0, 100, 35)


def new_sheet(decision, *, scored=0.0, placed=0, in_points=False, full=False):
    """A sheet with a share of its cells scored and some swings placed, or points given."""
    sheet = ParticipantFactory(decision=decision, is_full_version=full)
    structure = structure_of(decision, full=full)
    cells = [(view, leaf) for leaf in structure.criteria for view in structure.options]
    for index, (view, leaf) in enumerate(cells[: round(len(cells) * scored)]):
        ScoreFactory(
            participant=sheet,
            option=view.option,
            criterion=leaf,
            points=POINTS[index % len(POINTS)],
            rationale="It is so.",
        )
    weigh(sheet, structure, placed=placed, in_points=in_points)
    return sheet


def weigh(sheet, structure, *, placed, in_points):
    """Place the first swings of the first comparison, or give points to all."""
    family = families_of(structure)[0]
    for place, leaf in enumerate(family.members[:placed], start=1):
        place_next(
            participant=sheet,
            criterion=leaf,
            among=family.members,
            scope=family.scope,
            place=place,
        )
    if in_points:
        points = {leaf: 100 - 10 * index for index, leaf in enumerate(structure.criteria)}
        give_points(participant=sheet, points=points, scope=scope_of(structure))
