"""What majorities say in duels: who beats whom, and where they go round in a circle."""

from dataclasses import dataclass

import numpy as np

from options.analysis.arrays import Flags, Floats, Ints
from options.analysis.groups.leaders import first_ranked
from options.analysis.groups.votes import Duels
from options.analysis.totals.ranking import competition_ranks


@dataclass(frozen=True, slots=True, eq=False)
class CopelandScores:
    """Duels won and lost, as in a league.

    Attributes:
        won, drawn, lost: (options,), duels against every other option; a duel that nobody
            could judge is drawn.
        scores: (options,), a point for each duel won and half a point for each drawn.
        ranks: (options,), by scores.
        leaders: who is first; several when they tie.
    """

    won: Ints
    drawn: Ints
    lost: Ints
    scores: Floats
    ranks: Ints
    leaders: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Cycle:
    """Options that majorities put in a circle.

    Attributes:
        options: all that are caught in it, in the order of the list: from each a chain of
            majorities leads to each other and back.
        example: a shortest circle among them: each beats the next, and the last the first.
    """

    options: tuple[int, ...]
    example: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Majorities:
    """Who stands in duels decided by majority.

    Attributes:
        winner: the option that beats every other, or None; a single option wins.
        loser: the option that every other beats, or None.
        unbeaten: the options that no other beats; several only when they draw.
        top: the smallest set of options that each beat every option outside of it; the
            winner alone if there is one.
        cycles: every circle, the highest first; empty if majorities agree with each other.
    """

    winner: int | None
    loser: int | None
    unbeaten: tuple[int, ...]
    top: tuple[int, ...]
    cycles: tuple[Cycle, ...]

    @property
    def top_cycle(self) -> Cycle | None:
        """The circle at the top, where no majority picks a winner; None if there is none."""
        return next(
            (cycle for cycle in self.cycles if set(cycle.options) <= set(self.top)), None
        )


def copeland_scores(found: Duels) -> CopelandScores:
    """Duels won, drawn and lost by each option.

    Args:
        found: as `duels` gives them.

    Returns:
        The duels, the scores, and the ranks by them. Won less lost ranks alike, since every
        option has the same number of duels.

    Source:
        Copeland (1951), A reasonable social welfare function, University of Michigan.
    """
    beats = _beats(found)
    won, lost = beats.sum(axis=1), beats.sum(axis=0)
    drawn = len(beats) - 1 - won - lost
    scores = won + drawn / 2
    ranks = competition_ranks(scores)
    return CopelandScores(won, drawn, lost, scores, ranks, first_ranked(ranks))


def majorities(found: Duels) -> Majorities:
    """Who beats all others, who loses to all, and where majorities go round in a circle.

    Args:
        found: as `duels` gives them.

    Returns:
        The Condorcet winner and loser, the smallest top set (Smith set), and every cycle.

    Source:
        Condorcet (1785), Essai sur l'application de l'analyse; Smith (1973), Econometrica 41,
        1027-1041, on the top set.
    """
    beats = _beats(found)
    count = len(beats)
    wins_all = np.flatnonzero(beats.sum(axis=1) == count - 1).tolist()
    loses_all = np.flatnonzero(beats.sum(axis=0) == count - 1).tolist() if count > 1 else []
    return Majorities(
        winner=wins_all[0] if wins_all else None,
        loser=loses_all[0] if loses_all else None,
        unbeaten=tuple(np.flatnonzero(~beats.any(axis=0)).tolist()),
        top=_top_set(beats, copeland_scores(found).scores),
        cycles=_cycles(beats),
    )


def _beats(found: Duels) -> Flags:
    return np.asarray(found.wins > found.wins.T)


def _top_set(beats: Flags, scores: Floats) -> tuple[int, ...]:
    """Members of a set that beats all others score higher than those, so it comes first."""
    order = np.argsort(-scores, kind="stable")
    sorted_beats = beats[np.ix_(order, order)]
    size = next(size for size in range(1, len(order) + 1) if sorted_beats[:size, size:].all())
    return tuple(sorted(order[:size].tolist()))


def _cycles(beats: Flags) -> tuple[Cycle, ...]:
    chains = beats
    while True:
        longer = chains | _follow(chains, chains)
        if np.array_equal(longer, chains):
            break
        chains = longer
    there_and_back = chains & chains.T
    reached = chains.sum(axis=1)
    caught = np.flatnonzero(there_and_back.diagonal())
    groups = {tuple(np.flatnonzero(there_and_back[option]).tolist()) for option in caught}
    highest_first = sorted(groups, key=lambda group: (-reached[group[0]], group))
    return tuple(Cycle(group, _shortest_circle(beats, group)) for group in highest_first)


def _shortest_circle(beats: Flags, group: tuple[int, ...]) -> tuple[int, ...]:
    """A shortest circle in the group; of several, the one that comes first in the list."""
    inside = beats[np.ix_(group, group)]
    in_steps = [inside]
    while not in_steps[-1].diagonal().any():
        in_steps.append(_follow(inside, in_steps[-1]))
    start = at = int(np.argmax(in_steps[-1].diagonal()))
    circle = [start]
    for rest in reversed(in_steps[:-1]):
        at = int(np.argmax(inside[at] & rest[:, start]))
        circle.append(at)
    return tuple(group[place] for place in circle)


def _follow(first: Flags, then: Flags) -> Flags:
    """Whom one reaches by a step of the first kind and then one of the second."""
    return np.asarray(first.astype(np.float32) @ then.astype(np.float32) > 0)
