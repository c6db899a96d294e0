"""The average of everyone's results against the result of the averages, and what parts them."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

from options.analysis.arrays import Floats, Ints, one_set_of_weights, table_with_gaps
from options.analysis.groups.leaders import is_same_order, leaders_of
from options.analysis.groups.people import people_with, weights_of_people
from options.analysis.groups.sums import Sums, sums_over
from options.analysis.totals.ranking import weighted_totals


@dataclass(frozen=True, slots=True, eq=False)
class GroupWeights:
    """One set of weights for everybody.

    Attributes:
        weights: (criteria,), summing to 1.
        sum_before: what the averages summed to before they were scaled to 1. Means sum to 1
            by themselves, medians need not.
        weighing: how many people gave weights.
    """

    weights: Floats
    sum_before: float
    weighing: int


@dataclass(frozen=True, slots=True, eq=False)
class Aggregations:
    """Two ways to one result for many people, and the exact split of what parts them.

    For every option of_results - of_inputs = gap, and the gap is the sum of the covariances
    along criteria, the answers_part and the centres_part.

    Attributes:
        of_results: (options,), the mean of the totals of everybody who has one; NaN if nobody.
        of_inputs: (options,), the total of the group's weights and the group's scores, which
            are the means over all answers unless others were given; NaN where a cell that
            has weight has no answer, or nobody gave weights.
        gap: (options,), the first less the second.
        covariance: (options, criteria), in points: how weights and scores go together among
            the people with a total; above 0 where those who weigh a criterion more also
            score the option higher on it. NaN if nobody has a total.
        answers_part: (options,), points that come from scores and weights of people without
            a total, who count in the averages only; 0 if nothing is missing.
        centres_part: (options,), points that come from other averages than means; 0 if none
            were given.
        weights: (criteria,), the group's; NaN if nobody gave any.
        scores: (options, criteria), the group's; NaN where there is no answer.
        people: how many there are.
        weighing: how many of them gave weights.
        answers: (options, criteria), how many scored each cell.
        complete: (options,), how many have a total.
    """

    of_results: Floats
    of_inputs: Floats
    gap: Floats
    covariance: Floats
    answers_part: Floats
    centres_part: Floats
    weights: Floats
    scores: Floats
    people: int
    weighing: int
    answers: Ints
    complete: Ints

    @property
    def leaders_of_results(self) -> tuple[int, ...]:
        """Who is first in the average of everyone's results; several when they tie."""
        return leaders_of(self.of_results)

    @property
    def leaders_of_inputs(self) -> tuple[int, ...]:
        """Who is first in the result of the averages; several when they tie."""
        return leaders_of(self.of_inputs)

    @property
    def has_same_leaders(self) -> bool:
        """Whether both ways put the same options first."""
        return self.leaders_of_results == self.leaders_of_inputs

    @property
    def has_same_order(self) -> bool:
        """Whether both ways rank all options alike."""
        return is_same_order(self.of_results, self.of_inputs)


def group_weights(
    weights: npt.ArrayLike, *, by: Literal["mean", "median"] = "mean"
) -> GroupWeights:
    """One set of weights for everybody: the mean or the median of each criterion's weights.

    >>> group_weights([[0.5, 0.5], [0.7, 0.3]]).weights.round(2).tolist()
    [0.6, 0.4]

    Args:
        weights: (people, criteria), each row summing to 1; all NaN is a person without
            weights, who does not count.
        by: which average.

    Returns:
        The weights, scaled to sum to 1, and what the averages summed to before.

    Raises:
        ValueError: nobody gave weights, a row is no set of weights, or all medians are 0.

    Source:
        Keeney & Kirkwood (1975), Management Science 22, 430-437, for additive group values.
    """
    given, has_weights = weights_of_people(weights)
    rows = given[has_weights]
    if len(rows) == 0:
        raise ValueError("at least one person with weights is needed")
    centre = rows.mean(axis=0) if by == "mean" else np.median(rows, axis=0)
    total = float(centre.sum())
    if total == 0:
        raise ValueError("the median of every criterion's weights is 0; use means")
    return GroupWeights(centre / total, total, len(rows))


def both_aggregations(
    values: npt.ArrayLike,
    weights: npt.ArrayLike,
    *,
    weights_of_group: npt.ArrayLike | None = None,
    scores_of_group: npt.ArrayLike | None = None,
) -> Aggregations:
    """The average of everyone's results, the result of the averages, and what parts them.

    The mean of the totals is, option by option, the total of the means plus the covariance
    (with n below) of weights and scores on every criterion. It is exact for the people with
    a total; where something is missing, the averages also hold answers of others, and that
    part is given beside it.

    >>> values, weights = [[[90.0, 10.0]], [[10.0, 90.0]]], [[1.0, 0.0], [0.0, 1.0]]
    >>> both = both_aggregations(values, weights)
    >>> both.of_results.tolist(), both.of_inputs.tolist(), both.covariance.tolist()
    ([90.0], [50.0], [[20.0, 20.0]])

    Args:
        values: (people, options, criteria), each from 0 to 100. NaN is a missing score; in
            an array of bytes (uint8) 255 is. Bytes and single precision are read as they
            are, without a copy of the whole.
        weights: (people, criteria), each row summing to 1; all NaN is a person without
            weights, who counts in the scores only.
        weights_of_group: (criteria,), the group's weights if not the means.
        scores_of_group: (options, criteria), the group's scores if not the means, such as
            the medians.

    Returns:
        Both results, their gap and its parts, and how many are counted where.

    Raises:
        ValueError: there are no people, options or criteria, the shapes do not fit, a row is
            no set of weights, or a score is infinite or lies outside 0 to 100.

    Source:
        Keeney & Kirkwood (1975), Management Science 22, 430-437; Forman & Peniwati (1998),
        EJOR 108, 165-169, on averaging results or inputs; the split is the definition of the
        covariance, as in Price (1970), Nature 227, 520-521.
    """
    people = people_with(values, weights)
    _, options, criteria = people.values.shape
    row, table = None, None
    if weights_of_group is not None:
        row = one_set_of_weights(weights_of_group, criteria=criteria)
    if scores_of_group is not None:
        table = table_with_gaps(scores_of_group, name="scores of the group")
        if table.shape != (options, criteria):
            raise ValueError("scores of the group must be of the same options and criteria")
    return aggregations_of(sums_over(people), row=row, table=table)


def aggregations_of(
    sums: Sums, *, row: Floats | None = None, table: Floats | None = None
) -> Aggregations:
    """The same from sums over people; see `both_aggregations`."""
    mean_weights = per_person(sums.weights, sums.weighing)
    mean_scores = per_person(sums.scores, sums.answers)
    of_means = totals_of_inputs(mean_scores, mean_weights)
    weights = mean_weights if row is None else row
    scores = mean_scores if table is None else table
    of_inputs = totals_of_inputs(scores, weights)
    products = per_person(sums.products, sums.complete[:, None])
    apart = per_person(sums.complete_weights, sums.complete[:, None]) * np.where(
        sums.complete_answers > 0, per_person(sums.complete_scores, sums.complete_answers), 0.0
    )
    of_results = products.sum(axis=1)
    return Aggregations(
        of_results=of_results,
        of_inputs=of_inputs,
        gap=of_results - of_inputs,
        covariance=products - apart,
        answers_part=apart.sum(axis=1) - of_means,
        centres_part=of_means - of_inputs,
        weights=weights,
        scores=scores,
        people=int(sums.people),
        weighing=int(sums.weighing),
        answers=sums.answers,
        complete=sums.complete,
    )


def per_person(sums: Floats, counts: Ints) -> Floats:
    """Sums over counts; NaN where nobody counts."""
    known = np.broadcast_to(counts > 0, sums.shape)
    means: Floats = np.divide(sums, counts, out=np.full(sums.shape, np.nan), where=known)
    return means


def totals_of_inputs(scores: Floats, weights: Floats) -> Floats:
    """Weighted totals (options,); NaN without weights, or where a cell with weight is empty."""
    if np.isnan(weights).any():
        return np.full(len(scores), np.nan)
    return weighted_totals(scores, weights)
