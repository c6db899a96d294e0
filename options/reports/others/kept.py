"""Which figures stay as they were sealed before, since following would tell of somebody."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from options.analysis.arrays import Flags, Ints
from options.analysis.disagreement.counts import ANSWERS, counts_of_points
from options.reports.others.figures import Figures
from options.reports.others.people import HIGHEST_POINTS, Voices
from options.reports.others.rules import may_follow, may_follow_people


@dataclass(frozen=True, eq=False)
class Earlier:
    """The round before: its figures as they were sealed, and what those still here said in it.

    Attributes:
        groups: the perspectives now, as keys; None stands for having none.
        is_other: by group, whether other people speak for it than then.
        has_anybody_left: somebody withdrew, or speaks for another perspective now.
    """

    figures: Figures
    voices: Voices
    groups: list[int | None]
    is_other: tuple[bool, ...]
    has_anybody_left: bool


def earlier_from(
    figures: Figures, voices: Voices, groups: list[int | None], *, seed: int
) -> Earlier:
    """Compare who took part then, by their perspectives, with who is still here."""
    then = {group["pk"]: group["members"] for group in figures.stored["perspectives"]}
    here = [members_told(voices, pk, seed=seed) for pk in groups]
    nobody = members_told(voices, -1, seed=seed)
    is_other = tuple(
        then.get(pk, nobody) != told for pk, told in zip(groups, here, strict=True)
    )
    gone = any(told != nobody for pk, told in then.items() if pk not in groups)
    is_anybody = any(is_other) or gone or figures.withdrawn > 0
    return Earlier(figures, voices, groups, is_other, is_anybody)


def members_told(voices: Voices, group: int | None, *, seed: int) -> str:
    """A sign that is the same as long as the same people speak for a perspective.

    Latecomers speak for none in figures, and are left out: they come in batches.
    """
    part = np.logical_and(voices.taking_part, ~voices.seats.is_late)
    rows = zip(voices.seats.numbers, voices.speaks_for, part, strict=True)
    own = [number for number, pk, is_in in rows if is_in and pk == group]
    return hashlib.sha256(f"members {seed} {own}".encode()).hexdigest()


def people_by_group(voices: Voices, groups: Sequence[int | None]) -> list[int]:
    """How many took part for each perspective, of those who count."""
    part = np.asarray((voices.answers <= HIGHEST_POINTS).any(axis=(1, 2)))
    rows = zip(voices.speaks_for, part.tolist(), strict=True)
    own = [pk for pk, is_in in rows if is_in]
    return [own.count(pk) for pk in groups]


def counts_by_group(voices: Voices, groups: Sequence[int | None]) -> Ints:
    """How often each point was given in each cell, (groups, options, criteria, 101)."""
    answers = voices.answers
    members = [np.array([of == pk for of in voices.speaks_for], dtype=bool) for pk in groups]
    return np.stack([counts_of_points(answers[who]) for who in members])


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
    whole = before.sum(axis=0), now.sum(axis=0)
    follows = may_follow(*whole, has_left=True, has_come=False)
    for place, other in enumerate(earlier.is_other):
        own = before[place], now[place]
        follows = follows & may_follow(*own, has_left=other, has_come=other)
    return np.asarray(~follows & is_same)


def weights_stay(earlier: Earlier, voices: Voices) -> bool:
    """The mean weights stay, as too few people weigh otherwise than before."""
    then, now = earlier.voices.weights, voices.weights
    is_other = ~np.isclose(then, now, equal_nan=True).all(axis=1)
    gave_both = ~np.isnan(then).any(axis=1)
    changed = int((is_other & gave_both).sum())
    return not may_follow_people(changed, has_left=earlier.has_anybody_left)
