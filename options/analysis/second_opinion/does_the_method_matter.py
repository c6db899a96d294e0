"""What other methods would choose, and which of them a losing option can sway."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from options.analysis.arrays import Floats, Ints, complete_table, one_set_of_weights
from options.analysis.second_opinion.methods import Method, Parameters, judge


@dataclass(frozen=True, slots=True, eq=False)
class Opinion:
    """What one method says.

    Attributes:
        method: which one.
        figures: (options,), the method's own figure, more is better: totals, products,
            closeness, 1 - Q for VIKOR, net flows; None for ELECTRE I, which has none.
        ranks: (options,), competition ranks from 1. ELECTRE I ranks nobody: 1 is in the
            kernel, 0 outside.
        winners: the options with rank 1.
    """

    method: Method
    figures: Floats | None
    ranks: Ints
    winners: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """A method that does not choose what the additive model chooses.

    Attributes:
        method: which one.
        chosen_too: what it chooses and the additive model does not.
        not_chosen: what the additive model chooses and it does not.
    """

    method: Method
    chosen_too: tuple[int, ...]
    not_chosen: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Reversal:
    """A losing option without which a method would choose otherwise.

    Attributes:
        method: which one.
        removed: the losing option that is left out.
        before, after: the winners with it and without it, numbered as in the whole list.
    """

    method: Method
    removed: int
    before: tuple[int, ...]
    after: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Matter:
    """The facts for the sentence "does the method matter?".

    Attributes:
        opinions: one for each method, in their order.
        differences: the methods whose winners differ from the additive model's.
        reversals: the losing options that sway a method, in the order of methods.
        swayed: the methods with a reversal.
    """

    opinions: tuple[Opinion, ...]
    differences: tuple[Difference, ...]
    reversals: tuple[Reversal, ...]
    swayed: tuple[Method, ...]

    @property
    def all_agree(self) -> bool:
        """Whether every method chooses the same options."""
        return not self.differences


def does_the_method_matter(
    values: npt.ArrayLike, weights: npt.ArrayLike, *, parameters: Parameters | None = None
) -> Matter:
    """Everything that the page on other methods says of one set of values and weights.

    Args:
        values: (options, criteria), each from 0 to 100, none missing.
        weights: (criteria,), summing to 1.
        parameters: what the other methods ask for; our defaults if not given.

    Returns:
        The opinions, where they differ from the additive model, and what sways them.

    Raises:
        ValueError: there are no options, a score is missing, weights are no weights, or a
            parameter does not fit.

    Source:
        Belton & Gear (1983), Omega 11, 228-230, on losing options that change the winner;
        Mareschal, De Smet & Nemery (2008), IEEE IEEM, for PROMETHEE II; Garcia-Cascales &
        Lamata (2012), Mathematical and Computer Modelling 56, 123-132, for TOPSIS.
    """
    said = opinions(values, weights, parameters=parameters)
    reversals = rank_reversals(values, weights, parameters=parameters)
    chosen = set(said[0].winners)
    return Matter(
        opinions=said,
        differences=tuple(
            Difference(
                method=opinion.method,
                chosen_too=tuple(sorted(set(opinion.winners) - chosen)),
                not_chosen=tuple(sorted(chosen - set(opinion.winners))),
            )
            for opinion in said
            if set(opinion.winners) != chosen
        ),
        reversals=reversals,
        swayed=tuple(dict.fromkeys(reversal.method for reversal in reversals)),
    )


def opinions(
    values: npt.ArrayLike, weights: npt.ArrayLike, *, parameters: Parameters | None = None
) -> tuple[Opinion, ...]:
    """What each method says of the same values and weights.

    >>> [o.winners for o in opinions([[90.0, 80.0], [50.0, 60.0]], [0.5, 0.5])][:2]
    [(0,), (0,)]

    Args:
        values: (options, criteria), each from 0 to 100, none missing.
        weights: (criteria,), summing to 1.
        parameters: what the other methods ask for; our defaults if not given.

    Returns:
        One opinion for each `Method`, in its order.

    Raises:
        ValueError: there are no options, a score is missing, weights are no weights, or a
            parameter does not fit.

    Source:
        As in the modules of the methods.
    """
    table, row = _table_and_weights(values, weights)
    everybody = np.arange(len(table))
    said = []
    for method in Method:
        of = judge(method, table, row, parameters=parameters or Parameters())
        figures, ranks = of(everybody)
        said.append(Opinion(method, figures, ranks, _first(ranks, everybody)))
    return tuple(said)


def rank_reversals(
    values: npt.ArrayLike, weights: npt.ArrayLike, *, parameters: Parameters | None = None
) -> tuple[Reversal, ...]:
    """The losing options without which a method would change its winners.

    Args:
        values: (options, criteria), each from 0 to 100, none missing.
        weights: (criteria,), summing to 1.
        parameters: what the other methods ask for; our defaults if not given.

    Returns:
        One reversal for each method and losing option that sways it, in their orders. The
        additive model between fixed anchors never has one, nor has the weighted product.

    Raises:
        ValueError: there are no options, a score is missing, weights are no weights, or a
            parameter does not fit.

    Source:
        Belton & Gear (1983).
    """
    table, row = _table_and_weights(values, weights)
    everybody = np.arange(len(table))
    found = []
    for method in Method:
        of = judge(method, table, row, parameters=parameters or Parameters())
        before = _first(of(everybody)[1], everybody)
        for removed in np.delete(everybody, before).tolist():
            rest = np.delete(everybody, removed)
            after = _first(of(rest)[1], rest)
            if after != before:
                found.append(Reversal(method, removed, before, after))
    return tuple(found)


def _first(ranks: Ints, options: Ints) -> tuple[int, ...]:
    return tuple(options[ranks == 1].tolist())


def _table_and_weights(values: npt.ArrayLike, weights: npt.ArrayLike) -> tuple[Floats, Floats]:
    table = complete_table(values)
    if len(table) == 0:
        raise ValueError("at least one option is needed")
    return table, one_set_of_weights(weights, criteria=table.shape[1])
