"""How often each option takes each place among plausible judgements.

The streams of random numbers are those of the site.
"""

import numpy as np

from options.analysis.arrays import Floats
from options.analysis.command.basis import Basis
from options.analysis.command.result import Shares, Sureness
from options.analysis.command.swings import is_tree
from options.analysis.totals.ranking import competition_ranks
from options.analysis.uncertainty.acceptability import acceptability_of_totals
from options.analysis.uncertainty.draws import (
    SAME_WEIGHT,
    ordered_weights_in_branches,
    plausible_totals,
)
from options.analysis.uncertainty.monte_carlo import Purpose, monte_carlo_error, stream
from options.analysis.uncertainty.sampling import (
    fixed_weights,
    ordered_weights,
    simplex_weights,
)
from options.analysis.uncertainty.tie_bands import tie_bands

SETTLED = 0.9


def sureness_of(basis: Basis) -> Sureness:
    """Shares among the options in the running; the draws do not depend on red lines."""
    shares, wins = _shares_and_wins(basis)
    options = basis.named(basis.order)
    bands = tie_bands(wins, range(len(options)), settled=SETTLED)
    return Sureness(
        samples=basis.draws.samples,
        seed=basis.draws.seed,
        weights_from=basis.draws.weights_from,
        error=monte_carlo_error(0.5, basis.draws.samples),
        settled=SETTLED,
        shares=tuple(
            Shares(option, tuple(row.tolist()))
            for option, row in zip(options, shares, strict=True)
        ),
        bands=(
            tuple(tuple(options[at] for at in band) for band in bands)
            if basis.has_totals
            else None
        ),
    )


def _shares_and_wins(basis: Basis) -> tuple[Floats, Floats]:
    if not basis.order:
        return np.zeros((0, 0)), np.zeros((0, 0))
    found = acceptability_of_totals(_sampled_totals(basis)[:, basis.order])
    return found.ranks, found.wins


def _sampled_totals(basis: Basis) -> Floats:
    """Plausible totals of all options, (samples, options)."""
    judgements = basis.judgements
    rng = stream(basis.draws.seed, Purpose.SCORES)
    return plausible_totals(
        judgements.low, judgements.points, judgements.high, _sampled_weights(basis), rng
    )


def _sampled_weights(basis: Basis) -> Floats:
    """Weights that agree with what was said: exactly these, their order, or nothing yet."""
    rng = stream(basis.draws.seed, Purpose.WEIGHTS)
    samples = basis.draws.samples
    if basis.draws.weights_from == "fixed":
        return fixed_weights(basis.weights, samples)
    if basis.draws.weights_from == "all":
        return simplex_weights(len(basis.weights), samples, rng)
    if is_tree(basis.view) and basis.weighing.origin == "sheet":
        return ordered_weights_in_branches(basis.weights, basis.view.families, samples, rng)
    ranks = competition_ranks(basis.weights, tolerance=SAME_WEIGHT)
    return ordered_weights(ranks.tolist(), samples, rng)
