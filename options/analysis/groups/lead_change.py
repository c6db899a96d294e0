"""What turns the lead between the average of results and the result of averages."""

from dataclasses import dataclass

import numpy as np

from options.analysis.arrays import TIE
from options.analysis.groups.aggregation import Aggregations
from options.analysis.groups.leaders import leaders_of


@dataclass(frozen=True, slots=True)
class LeadChange:
    """Why another option leads when results are averaged than when inputs are.

    From the one way to the other the lead turns by `turn` points, which is the sum of
    `by_covariance`, `by_answers` and `by_centres`.

    Attributes:
        leader_of_results: first in the average of everyone's results.
        leader_of_inputs: first in the result of the averages.
        lead_of_results: points the former is ahead of the latter in the first way; 0 or more.
        lead_of_inputs: points the latter is ahead of the former in the second; 0 or more.
        turn: both leads together.
        by_covariance, by_answers, by_centres: points of the turn that each part explains.
        criterion: whose covariance carries most of the turn; None if no covariance does.
        by_criterion: points of the turn that this criterion carries; 0 if there is none.
    """

    leader_of_results: int
    leader_of_inputs: int
    lead_of_results: float
    lead_of_inputs: float
    turn: float
    by_covariance: float
    by_answers: float
    by_centres: float
    criterion: int | None
    by_criterion: float


def lead_change(both: Aggregations) -> LeadChange | None:
    """Why the two ways put different options first; None if they do not.

    Args:
        both: as `both_aggregations` gives them.

    Returns:
        Who leads where and by how much, and what turns the lead. Where options tie for first
        in one way, the one that is first in that way only is compared; an option with a total
        in only one way is left out.

    Source:
        The split of `both_aggregations`, for the difference of two options.
    """
    known = ~np.isnan(both.gap)
    of_results = set(leaders_of(np.where(known, both.of_results, np.nan)))
    of_inputs = set(leaders_of(np.where(known, both.of_inputs, np.nan)))
    if of_results == of_inputs:
        return None
    shared = of_results & of_inputs
    ahead = min(of_results - of_inputs or shared)
    behind = min(of_inputs - of_results or shared)
    lead_of_results = float(both.of_results[ahead] - both.of_results[behind])
    lead_of_inputs = float(both.of_inputs[behind] - both.of_inputs[ahead])
    carried = both.covariance[ahead] - both.covariance[behind]
    most = int(np.argmax(carried))
    return LeadChange(
        leader_of_results=ahead,
        leader_of_inputs=behind,
        lead_of_results=lead_of_results,
        lead_of_inputs=lead_of_inputs,
        turn=lead_of_results + lead_of_inputs,
        by_covariance=float(carried.sum()),
        by_answers=float(both.answers_part[ahead] - both.answers_part[behind]),
        by_centres=float(both.centres_part[ahead] - both.centres_part[behind]),
        criterion=most if carried[most] > TIE else None,
        by_criterion=float(carried[most]) if carried[most] > TIE else 0.0,
    )
