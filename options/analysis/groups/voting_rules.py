"""What several rules make of the same ballots, and which options survive a vote."""

from dataclasses import dataclass

import numpy.typing as npt

from options.analysis.groups.majorities import (
    CopelandScores,
    Majorities,
    copeland_scores,
    majorities,
)
from options.analysis.groups.votes import (
    BordaCount,
    Duels,
    FirstChoices,
    borda_count,
    duels,
    first_choices,
)


@dataclass(frozen=True, slots=True, eq=False)
class VotingRules:
    """The same ballots under several rules.

    Attributes:
        duels: every option against every other.
        borda: how often each is placed above others.
        copeland: duels won.
        majorities: who beats all others, and where majorities go in a circle.
        first_choices: everyone's only vote.
    """

    duels: Duels
    borda: BordaCount
    copeland: CopelandScores
    majorities: Majorities
    first_choices: FirstChoices

    @property
    def survivors(self) -> tuple[int, ...]:
        """Every option that some rule puts first, alone or level with others."""
        winner = self.majorities.winner
        return tuple(
            sorted(
                {
                    *self.borda.leaders,
                    *self.copeland.leaders,
                    *self.first_choices.leaders,
                    *(() if winner is None else (winner,)),
                }
            )
        )

    @property
    def is_unanimous(self) -> bool:
        """Whether every rule puts the same single option first."""
        winner = self.majorities.winner
        return winner is not None and self.survivors == (winner,)


def voting_rules(totals: npt.ArrayLike, *, voters: npt.ArrayLike | None = None) -> VotingRules:
    """What several rules make of everyone's own ranking.

    >>> voting_rules([[80.0, 60.0], [70.0, 90.0], [50.0, 40.0]]).survivors
    (0,)

    Args:
        totals: (people, options), more is better; NaN leaves the option unranked.
        voters: (people,), how many people each row stands for; 1 each if not given.

    Returns:
        The result of each rule.

    Raises:
        ValueError: totals are no table of people by options or infinite, or voters are not
            one whole number from 0 for each row.

    Source:
        Borda (1781); Condorcet (1785); Copeland (1951).
    """
    found = duels(totals, voters=voters)
    return VotingRules(
        duels=found,
        borda=borda_count(found),
        copeland=copeland_scores(found),
        majorities=majorities(found),
        first_choices=first_choices(totals, voters=voters),
    )
