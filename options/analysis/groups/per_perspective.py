"""What each perspective thinks, and the whole with a voice per head or per perspective."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

from options.analysis.arrays import Floats, Ints, first_place
from options.analysis.groups.aggregation import (
    Aggregations,
    aggregations_of,
    per_person,
    totals_of_inputs,
)
from options.analysis.groups.leaders import is_same_order, leaders_of, ranks_of_rows
from options.analysis.groups.people import people_with
from options.analysis.groups.sums import added, sums_over


@dataclass(frozen=True, slots=True, eq=False)
class Whole:
    """One result for all, under one rule of who has how much voice.

    Attributes:
        weights: (criteria,); NaN if nobody gave any.
        scores: (options, criteria); NaN where nobody scored the cell.
        of_inputs: (options,), the total of these weights and scores.
        of_results: (options,), the mean of totals; NaN if nobody has one.
    """

    weights: Floats
    scores: Floats
    of_inputs: Floats
    of_results: Floats


@dataclass(frozen=True, slots=True, eq=False)
class PerPerspective:
    """What each perspective thinks, and the whole in two ways.

    Attributes:
        people: (perspectives,), how many belong to each.
        weighing: (perspectives,), how many of them gave weights.
        without: how many people have no perspective; they count per head only.
        weights: (perspectives, criteria), the mean weights; NaN if nobody gave any.
        scores: (perspectives, options, criteria), the mean scores; NaN without an answer.
        answers: (perspectives, options, criteria), how many scored each cell.
        complete: (perspectives, options), how many have a total.
        of_inputs: (perspectives, options), totals of the mean weights and mean scores.
        of_results: (perspectives, options), mean totals of the people who have one.
        per_head: the whole where every person counts the same.
        equal_voice: the whole where every perspective counts the same, whatever its size; a
            perspective with nothing to say on a weight, a cell or a total does not count
            there.
    """

    people: Ints
    weighing: Ints
    without: int
    weights: Floats
    scores: Floats
    answers: Ints
    complete: Ints
    of_inputs: Floats
    of_results: Floats
    per_head: Whole
    equal_voice: Whole

    @property
    def ranks(self) -> Ints:
        """Each perspective's ranks (perspectives, options) by of_inputs; 0 is unranked."""
        return ranks_of_rows(self.of_inputs)

    @property
    def leaders(self) -> tuple[tuple[int, ...], ...]:
        """Who is first for each perspective by of_inputs; several when they tie."""
        return tuple(leaders_of(row) for row in self.of_inputs)


@dataclass(frozen=True, slots=True)
class VoiceMatters:
    """Whether it matters who has how much voice.

    Attributes:
        leaders_per_head: who is first where every person counts the same.
        leaders_with_equal_voice: who is first where every perspective counts the same.
        has_same_leaders: whether these are the same.
        has_same_order: whether both ways rank all options alike.
    """

    leaders_per_head: tuple[int, ...]
    leaders_with_equal_voice: tuple[int, ...]
    has_same_leaders: bool
    has_same_order: bool


def per_perspective(
    values: npt.ArrayLike,
    weights: npt.ArrayLike,
    perspectives: Sequence[int | None],
    *,
    count: int,
) -> PerPerspective:
    """What each perspective thinks, and the whole with a voice per head or per perspective.

    Args:
        values: (people, options, criteria), each from 0 to 100. NaN is a missing score; in
            an array of bytes (uint8) 255 is.
        weights: (people, criteria), each row summing to 1; all NaN is a person without
            weights, who counts in the scores only.
        perspectives: (people,), the place of each person's perspective in the list of them,
            from 0; None is a person without one.
        count: how many perspectives the list has, from 1; some may have no people.

    Returns:
        Each perspective's weights, scores and totals, and the whole in both ways.

    Raises:
        ValueError: there is not one perspective (or None) for each person, one is not in the
            list, or as in `both_aggregations`.

    Source:
        Macharis, Turcksin & Lebeau (2012), Decision Support Systems 54, 610-620, for a result
        of each group of actors with an equal voice.
    """
    people = people_with(values, weights)
    places = _places(perspectives, people=len(people.values), count=count)
    parts = [sums_over(people, np.flatnonzero(places == place)) for place in range(-1, count)]
    groups = [aggregations_of(part) for part in parts[1:]]
    return PerPerspective(
        people=np.array([group.people for group in groups]),
        weighing=np.array([group.weighing for group in groups]),
        without=int(parts[0].people),
        weights=np.stack([group.weights for group in groups]),
        scores=np.stack([group.scores for group in groups]),
        answers=np.stack([group.answers for group in groups]),
        complete=np.stack([group.complete for group in groups]),
        of_inputs=np.stack([group.of_inputs for group in groups]),
        of_results=np.stack([group.of_results for group in groups]),
        per_head=_per_head(aggregations_of(added(parts))),
        equal_voice=_equal_voice(groups),
    )


def voice_matters(
    found: PerPerspective, *, by: Literal["inputs", "results"] = "inputs"
) -> VoiceMatters:
    """Whether it matters if every person or every perspective counts the same.

    Args:
        found: as `per_perspective` gives it.
        by: whether to compare the totals of averages, or the averages of totals.

    Returns:
        The leaders in both ways, and whether leaders and orders are the same.

    Source:
        Macharis, Turcksin & Lebeau (2012), Decision Support Systems 54, 610-620.
    """
    heads = found.per_head.of_inputs if by == "inputs" else found.per_head.of_results
    voices = found.equal_voice.of_inputs if by == "inputs" else found.equal_voice.of_results
    return VoiceMatters(
        leaders_per_head=leaders_of(heads),
        leaders_with_equal_voice=leaders_of(voices),
        has_same_leaders=leaders_of(heads) == leaders_of(voices),
        has_same_order=is_same_order(heads, voices),
    )


def _places(perspectives: Sequence[int | None], *, people: int, count: int) -> Ints:
    if count < 1:
        raise ValueError("at least one perspective is needed")
    if len(perspectives) != people:
        raise ValueError(f"there must be one perspective, or None, for each of {people} people")
    places = np.array([-1 if place is None else place for place in perspectives])
    named = np.array([place is not None for place in perspectives])
    is_odd = ((places < 0) & named) | (places >= count)
    if places.dtype.kind not in "iu" or is_odd.any():
        where = first_place(is_odd) if is_odd.any() else ""
        raise ValueError(
            f"every perspective must be a whole number from 0 to {count - 1}{where}"
        )
    return places.astype(np.int64)


def _per_head(everybody: Aggregations) -> Whole:
    return Whole(
        weights=everybody.weights,
        scores=everybody.scores,
        of_inputs=everybody.of_inputs,
        of_results=everybody.of_results,
    )


def _equal_voice(groups: list[Aggregations]) -> Whole:
    weights = _mean_of_known(np.stack([group.weights for group in groups]))
    scores = _mean_of_known(np.stack([group.scores for group in groups]))
    return Whole(
        weights=weights,
        scores=scores,
        of_inputs=totals_of_inputs(scores, weights),
        of_results=_mean_of_known(np.stack([group.of_results for group in groups])),
    )


def _mean_of_known(rows: Floats) -> Floats:
    """The mean along the first axis of what is not missing; NaN where all is."""
    known = ~np.isnan(rows)
    return per_person(np.where(known, rows, 0.0).sum(axis=0), known.sum(axis=0))
