"""What people's own weights and scores come to, summed over people before it is stored."""

from __future__ import annotations

from typing import Any

import numpy as np

from options.analysis.arrays import Flags, Floats
from options.analysis.disagreement.gut_against_model import NO_CHOICE, gut_against_model
from options.analysis.disagreement.minority import MinorityReport, minority_report
from options.analysis.groups.people import totals_of_people
from options.analysis.groups.votes import parts_of_first_choices
from options.models import GutChoice
from options.reports.others.figures import told_row
from options.reports.others.people import Voices, counting_now
from options.reports.others.rules import may_show_spread


def own_totals(voices: Voices) -> Floats:
    """(people, options), everybody's own totals; latecomers' once there are enough of them."""
    if not len(voices.seats) or not voices.criteria or not voices.options:
        return np.full((len(voices.seats), len(voices.options)), np.nan)
    totals = totals_of_people(voices.answers, voices.weights)
    has_one = ~np.isnan(totals)
    totals[has_one & ~counting_now(has_one, voices.seats)] = np.nan
    return totals


def told_own_results(
    voices: Voices, chosen: dict[int, int], *, hides: bool = False
) -> dict[str, Any]:
    """Both ways to one result, first choices, gut against model, and the camps, for JSON.

    Args:
        voices: what was said in the round.
        chosen: by participant the option that was chosen before any sums.
        hides: somebody has left and other options are compared, so that means over those
            who stay would tell of them.
    """
    totals = own_totals(voices)
    if hides:
        totals[:] = np.nan
    complete = np.asarray(~np.isnan(totals).any(axis=1))
    told: dict[str, Any] = {
        "n": int(complete.sum()),
        "complete": (~np.isnan(totals)).sum(axis=0).tolist(),
        "of_results": told_row(np.full(len(voices.options), np.nan)),
        "first": [],
        "gut": None,
        "camps": None,
    }
    if not complete.any():
        return told
    known = (~np.isnan(totals)).sum(axis=0)
    sums = np.nansum(totals, axis=0)
    means = np.divide(sums, known, out=np.full(sums.shape, np.nan), where=known > 0)
    first = parts_of_first_choices(totals[complete])
    return told | {
        "of_results": told_row(means),
        "first": np.nansum(first, axis=0).tolist(),
        "gut": told_gut(voices, totals, chosen),
        "camps": told_camps(voices, complete),
    }


def told_gut(voices: Voices, totals: Floats, chosen: dict[int, int]) -> dict[str, Any]:
    """Choices before the sums beside what people's own sums put first."""
    rows = {pk: at for at, pk in enumerate(voices.options)}
    own = [rows.get(chosen.get(pk, 0), NO_CHOICE) for pk in voices.seats.people]
    choices = np.array(own, dtype=np.int64)
    late = (choices != NO_CHOICE) & ~np.isnan(totals).any(axis=1)
    choices[late & ~counting_now(late, voices.seats)] = NO_CHOICE
    found = gut_against_model(choices, totals)
    return {"n": found.counted, "left_out": found.left_out, "table": found.table.tolist()}


def told_camps(voices: Voices, complete: Flags) -> dict[str, Any] | None:
    """The two camps of the room with the means of either, if it has two of at least five."""
    if not may_show_spread(int(complete.sum())):
        return None
    found = minority_report(voices.answers[complete], voices.weights[complete])
    return None if found is None else camps_told(found)


def camps_told(found: MinorityReport) -> dict[str, Any]:
    """For JSON; the larger side is first everywhere."""
    between = found.between
    return {
        "sizes": list(found.camps.sizes),
        "totals": [told_row(side) for side in found.totals],
        "ranks": found.ranks.tolist(),
        "weights": [told_row(side) for side in found.weights],
        "topic": between.topic,
        "share_values": between.share_values,
        "criterion": between.criterion,
        "criterion_weights": between.weights,
        "cell": between.cell,
        "cell_points": between.points,
    }


def choices_before(workshop_id: int) -> dict[int, int]:
    """By participant the option chosen before any sums; one query."""
    found = GutChoice.objects.filter(seat__workshop=workshop_id, kind=GutChoice.Kind.GUT)
    return dict(found.values_list("seat__participant", "option"))


def changed_totals(before: Voices, now: Voices) -> int:
    """How many people who had totals then have others now."""
    then, later = own_totals(before), own_totals(now)
    if then.shape != later.shape:
        return len(later)
    had = ~np.isnan(then).any(axis=1)
    return int((had & ~np.isclose(then, later, equal_nan=True).all(axis=1)).sum())
