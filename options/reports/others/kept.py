"""Which figures stay as they were sealed before, since following would tell of somebody."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from options.analysis.arrays import Flags, Ints
from options.analysis.disagreement.counts import ANSWERS, counts_of_points
from options.reports.others.figures import Figures
from options.reports.others.people import Voices
from options.reports.others.rules import may_follow, may_follow_people


@dataclass(frozen=True, eq=False)
class Earlier:
    """The round before: its figures as they were sealed, and what those still here said in it.

    Attributes:
        groups: the perspectives now, as keys; None stands for having none.
        has_left: by group, whether somebody who was counted then is not any more.
        has_anybody_left: somebody withdrew, or speaks for another perspective now.
    """

    figures: Figures
    voices: Voices
    groups: list[int | None]
    has_left: tuple[bool, ...]
    has_anybody_left: bool


def earlier_from(figures: Figures, voices: Voices, groups: list[int | None]) -> Earlier:
    """Compare how many took part then, by their perspectives, with who is still here."""
    then = {group.pk: group.people for group in figures.groups}
    here = people_by_group(voices, groups)
    has_left = tuple(then.get(pk, 0) != n for pk, n in zip(groups, here, strict=True))
    is_anybody = any(has_left) or figures.withdrawn > 0 or len(then) > len(groups)
    return Earlier(figures, voices, groups, has_left, is_anybody)


def people_by_group(voices: Voices, groups: Sequence[int | None]) -> list[int]:
    """How many took part for each perspective."""
    part = voices.taking_part.tolist()
    own = [pk for pk, is_in in zip(voices.seats.perspectives, part, strict=True) if is_in]
    return [own.count(pk) for pk in groups]


def counts_by_group(voices: Voices, groups: Sequence[int | None]) -> Ints:
    """How often each point was given in each cell, (groups, options, criteria, 101)."""
    answers = voices.answers
    own = voices.seats.perspectives
    members = [np.array([of == pk for of in own], dtype=np.bool_) for pk in groups]
    found = [counts_of_points(answers[who]) for who in members]
    return np.stack(found)


def counts_before(earlier: Earlier, voices: Voices) -> Ints:
    """The sealed counts by group, for the cells and groups of now; 0 where there were none."""
    figures, groups = earlier.figures, earlier.groups
    shape = len(groups), len(voices.options), len(voices.criteria), ANSWERS
    counts = np.zeros(shape, dtype=np.int64)
    rows = places_of(voices.options, figures.options)
    columns = places_of(voices.criteria, figures.criteria)
    for group in figures.groups:
        if group.pk in groups:
            told = figures.counts_of(group)[np.ix_(rows[1], columns[1])]
            counts[groups.index(group.pk)][np.ix_(rows[0], columns[0])] = told
    return counts


def places_of(now: Sequence[int], then: Sequence[int]) -> tuple[list[int], list[int]]:
    """Where the keys of now that were there then stand now, and where they stood."""
    shared = [pk for pk in now if pk in set(then)]
    return [now.index(pk) for pk in shared], [then.index(pk) for pk in shared]


def cells_that_stay(earlier: Earlier, before: Ints, now: Ints, *, is_same: Flags) -> Flags:
    """(options, criteria), cells whose counts stay: all groups of one together, or none.

    Args:
        earlier: the round before.
        before, now: counts by group.
        is_same: (criteria,), whether the criterion means what it did then.
    """
    if not earlier.has_anybody_left:
        return np.zeros(now.shape[1:3], dtype=np.bool_)
    follows = may_follow(before.sum(axis=0), now.sum(axis=0), has_left=True)
    for place, has_left in enumerate(earlier.has_left):
        follows = follows & may_follow(before[place], now[place], has_left=has_left)
    return np.asarray(~follows & is_same)


def weights_stay(earlier: Earlier, voices: Voices) -> bool:
    """The mean weights stay, as too few people weigh otherwise than before."""
    then, now = earlier.voices.weights, voices.weights
    is_other = ~np.isclose(then, now, equal_nan=True).all(axis=1)
    gave_both = ~np.isnan(then).any(axis=1)
    changed = int((is_other & gave_both).sum())
    return not may_follow_people(changed, has_left=earlier.has_anybody_left)
