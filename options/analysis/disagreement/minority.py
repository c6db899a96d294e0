"""What the smaller of two camps would have said, and what keeps it apart."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from options.analysis.arrays import Floats, Ints
from options.analysis.disagreement.camps import Camps, camps
from options.analysis.disagreement.values_or_facts import Discussion, what_to_discuss
from options.analysis.groups.aggregation import aggregations_of
from options.analysis.groups.leaders import ranks_of_rows
from options.analysis.groups.people import people_with, totals_of_people
from options.analysis.groups.sums import sums_over


@dataclass(frozen=True, slots=True, eq=False)
class MinorityReport:
    """What the smaller camp would have said, and what lies between it and the larger.

    Attributes:
        camps: the two sides; the larger is first in all that follows.
        totals: (2, options), the mean of the members' totals.
        ranks: (2, options), by these totals; 1 is first, ties leave a gap.
        weights: (2, criteria), the mean of the members' weights.
        values: (2, options, criteria), the mean of the members' scores; where a side gave
            none, because the criterion has no weight for it, those of the other, or 0.
        between: whether weights or scores keep them apart, the smaller side as A and the
            larger as B; the criterion and the cell that carry most would bring them together.
    """

    camps: Camps
    totals: Floats
    ranks: Ints
    weights: Floats
    values: Floats
    between: Discussion


def minority_report(values: npt.ArrayLike, weights: npt.ArrayLike) -> MinorityReport | None:
    """What the smaller of two camps would have said, and what keeps it apart.

    Args:
        values: (people, options, criteria), each from 0 to 100. NaN is a missing score; in
            an array of bytes (uint8) 255 is.
        weights: (people, criteria), each row summing to 1; all NaN is a person without
            weights, who is on neither side.

    Returns:
        The report; None when the room has no two camps, for which `camps` says why.

    Raises:
        ValueError: there are no people, options or criteria, the shapes do not fit, a row is
            no set of weights, or a score is infinite or lies outside 0 to 100.

    Source:
        A figure of this project, on `camps` and `what_to_discuss`.
    """
    people = people_with(values, weights)
    found = camps(totals_of_people(values, weights))
    if found.verdict != "camps":
        return None
    sides = [
        aggregations_of(sums_over(people, np.flatnonzero(found.side == number)))
        for number in (0, 1)
    ]
    held = np.stack([side.weights for side in sides])
    scores = _filled_from_each_other(*(side.scores for side in sides))
    return MinorityReport(
        camps=found,
        totals=found.centres,
        ranks=ranks_of_rows(found.centres),
        weights=held,
        values=scores,
        between=what_to_discuss(scores[1], held[1], scores[0], held[0]),
    )


def _filled_from_each_other(one: Floats, other: Floats) -> Floats:
    """The mean scores of both sides, each filled from the other where it gave none."""
    filled = np.where(np.isnan(one), other, one), np.where(np.isnan(other), one, other)
    return np.asarray(np.nan_to_num(np.stack(filled), nan=0.0), dtype=np.float64)
