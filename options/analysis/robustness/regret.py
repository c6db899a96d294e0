"""The option that nobody has to regret much: minimax regret across perspectives."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from options.analysis.arrays import Floats
from options.analysis.robustness.scenarios import Choice, lowest, regrets_of, table_of_totals


@dataclass(frozen=True, slots=True)
class GreatestRegret:
    """Who regrets an option most, and what they would rather have.

    Attributes:
        option: the option in question.
        perspective: whose regret is greatest; the first of those that tie.
        regret: how many points they lose by it, 0 or more.
        favourite: the option that is best for them; the first of those that tie.
    """

    option: int
    perspective: int
    regret: float
    favourite: int


@dataclass(frozen=True, slots=True)
class Removal:
    """An option that is not chosen, and yet without it another one would be.

    Attributes:
        option: the one to be taken away.
        choice: what minimax regret chooses among the others.
    """

    option: int
    choice: tuple[int, ...]


@dataclass(frozen=True, slots=True, eq=False)
class MinimaxRegret:
    """How much each perspective loses with each option, and the option that is least resisted.

    Attributes:
        totals: (perspectives, options), what was compared.
        regrets: (perspectives, options), points by which an option falls short of the best
            one of that perspective; 0 for the best.
        maximum: (options,), the greatest regret that anybody has with the option.
        choice: the options whose greatest regret is least; several when they tie.
    """

    totals: Floats
    regrets: Floats
    maximum: Floats
    choice: tuple[int, ...]

    def greatest_regrets(self) -> tuple[GreatestRegret, ...]:
        """For each option, in the order of the list, who regrets it most."""
        worst = self.regrets.argmax(axis=0)
        favourites = self.totals.argmax(axis=1)[worst]
        columns = (worst.tolist(), self.maximum.tolist(), favourites.tolist())
        return tuple(
            GreatestRegret(option, perspective, regret, favourite)
            for option, (perspective, regret, favourite) in enumerate(
                zip(*columns, strict=True)
            )
        )

    def removals(self) -> tuple[Removal, ...]:
        """Every option outside the choice without which the choice would be another.

        A regret is measured from the best option there is, so an option that is never chosen
        may decide between two others. Only one that is best for somebody can.
        """
        favourites = set(self.totals.argmax(axis=1).tolist())
        kept = np.arange(self.totals.shape[1])
        found = []
        for option in sorted(favourites.difference(self.choice)):
            left = np.delete(kept, option)
            without = minimax_regret(self.totals[:, left])
            choice = tuple(left[list(without.choice)].tolist())
            if choice != self.choice:
                found.append(Removal(option, choice))
        return tuple(found)


def minimax_regret(totals: npt.ArrayLike) -> MinimaxRegret:
    """The option whose greatest regret, over all perspectives, is least: Savage's rule.

    >>> found = minimax_regret([[8.0, 14.0, 20.0], [7.0, 5.0, -9.0]])
    >>> found.maximum.tolist(), found.choice
    ([12.0, 6.0, 16.0], (1,))

    Args:
        totals: (perspectives, options), any finite numbers, more is better; perspectives may
            also be futures or scenarios.

    Returns:
        The regrets, and the options with the smallest maximum. It depends on which options
        are in the list: `MinimaxRegret.removals` says whether one of them decides.

    Raises:
        ValueError: a total is missing or infinite, or there is no perspective or no option.

    Source:
        Savage (1951), The theory of statistical decision, JASA 46, 55-67; that the set of
        options matters: Chernoff (1954), Econometrica 22, 422-443.
    """
    table = table_of_totals(totals)
    regrets = regrets_of(table)
    chosen: Choice = lowest(regrets.max(axis=0), table)
    return MinimaxRegret(table, regrets, chosen.figures, chosen.options)
