"""How far a lead over a rival swings when the scores of one criterion vary."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from options.analysis.arrays import TIE, Floats
from options.analysis.totals.leader import table_and_weights


@dataclass(frozen=True, slots=True, eq=False)
class Tornado:
    """The lead of one option over another, and what each criterion can make of it alone.

    Attributes:
        leader, rival: which two.
        lead: points by which the leader is ahead now.
        least, most: (criteria,), the lead with the scores of this criterion at the ends of
            their ranges that speak against the leader, and for it.
    """

    leader: int
    rival: int
    lead: float
    least: Floats
    most: Floats

    @property
    def order(self) -> tuple[int, ...]:
        """The criteria by how far the lead swings, the widest first."""
        swings = np.round(self.most - self.least, 9)
        return tuple(np.argsort(-swings, kind="stable").tolist())

    @property
    def turning(self) -> tuple[int, ...]:
        """The criteria that can take the lead away alone, in that order."""
        return tuple(column for column in self.order if self.least[column] < -TIE)


def tornado(
    low: npt.ArrayLike,
    values: npt.ArrayLike,
    high: npt.ArrayLike,
    weights: npt.ArrayLike,
    *,
    leader: int,
    rival: int,
) -> Tornado:
    """The swing of a lead, one criterion at a time, all others at their scores.

    >>> found = tornado(
    ...     [[60.0, 40.0], [40.0, 50.0]], [[80.0, 40.0], [50.0, 70.0]],
    ...     [[90.0, 40.0], [60.0, 80.0]], [0.6, 0.4], leader=0, rival=1)
    >>> round(found.lead, 9), found.least.round(9).tolist(), found.most.round(9).tolist()
    (6.0, [-12.0, 2.0], [18.0, 14.0])

    Args:
        low, values, high: (options, criteria), the plausible range of each score around it.
        weights: (criteria,), summing to 1.
        leader, rival: whose lead over whom.

    Returns:
        The lead now, and its ends for each criterion.

    Raises:
        ValueError: as in `weight_thresholds`.

    Source:
        Howard (1988), Management Science 34, 679-695, on the diagram; here both scores of a
        criterion move at once, to the ends that speak against or for the leader.
    """
    table, row = table_and_weights(values, weights)
    least_of, most_of = np.asarray(low, dtype=np.float64), np.asarray(high, dtype=np.float64)
    lead = float((table[leader] - table[rival]) @ row)
    gap = table[leader] - table[rival]
    return Tornado(
        leader=leader,
        rival=rival,
        lead=lead,
        least=lead + row * (least_of[leader] - most_of[rival] - gap),
        most=lead + row * (most_of[leader] - least_of[rival] - gap),
    )
