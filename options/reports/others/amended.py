"""Where an amended option carries its original's answers, its figures are the original's."""

from __future__ import annotations

from options.analysis.arrays import Flags, Ints
from options.models import Amendment, Round, RoundCell
from options.reports.others.people import Voices


def like_originals(
    counts: Ints, stays: Flags, voices: Voices, held: Round
) -> tuple[Ints, Flags]:
    """Counts by group (groups, options, criteria, 101), and the cells that stay.

    The original's cell may stay as it was sealed since somebody has left; the copy, counted
    anew, would tell by subtraction what they had said. So both have the same figures.
    """
    found = counts.copy(), stays.copy()
    for made in Amendment.objects.filter(round=held):
        if {made.option_id, made.original_id} - set(voices.options):
            continue
        own = voices.options.index(made.option_id)
        original = voices.options.index(made.original_id)
        columns = carried_columns(made, voices, held)
        found[0][:, own, columns] = counts[:, original, columns]
        found[1][own, columns] = stays[original, columns]
    return found


def carried_columns(made: Amendment, voices: Voices, held: Round) -> list[int]:
    """The criteria on which the round did not ask about the amended option."""
    if held.opens_all:
        return []
    cells = RoundCell.objects.filter(round=held, option=made.option_id)
    asked = set(cells.values_list("criterion", flat=True))
    return [at for at, pk in enumerate(voices.criteria) if pk not in asked]
