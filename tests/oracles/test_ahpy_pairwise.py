"""Weights and consistency of judgements, compared with AHPy's and with NumPy's eigenvectors."""

from itertools import combinations

import ahpy
import numpy as np
import pytest

from options.analysis.weighing.pairwise.consistency import consistency
from options.analysis.weighing.pairwise.incomplete import optimal_completion
from options.analysis.weighing.pairwise.priorities import eigenvector_weights
from tests.oracles.problems import problems

SCALE = np.array([1 / 9, 1 / 8, 1 / 7, 1 / 6, 1 / 5, 1 / 4, 1 / 3, 1 / 2, *range(1, 10)])

# The random indices that AHPy divides by: Donegan & Dodd (1991) and Saaty (2005), for 3 to 8
# criteria. Ours are others, so its ratios are multiplied by them before they are compared.
INDICES = {
    "dd": [0.4914, 0.8286, 1.0591, 1.1797, 1.2519, 1.3171],
    "saaty": [0.52, 0.89, 1.11, 1.25, 1.35, 1.40],
}


def judgements_of(problem):
    """Ratios of weights, not disturbed, a little or much; or any of the scale."""
    size = len(problem.weights)
    full = np.eye(size)
    for first, second in combinations(range(size), 2):
        noise = np.exp(problem.rng.uniform(-1, 1) * (problem.seed % 3))
        mild = np.clip(problem.weights[first] / problem.weights[second] * noise, 1e-2, 1e2)
        full[first, second] = problem.rng.choice(SCALE) if problem.seed % 4 == 3 else mild
        full[second, first] = 1 / full[first, second]
    return full


def compare(full, pairs, **options):
    answers = {(int(first), int(second)): full[first, second] for first, second in pairs}
    return ahpy.Compare("swings", answers, precision=10, **options)


def in_order(compared, size):
    return np.array([compared.local_weights[place] for place in range(size)])


def test_eigenvector_weights_and_consistency_are_ahpys():
    # AHPy squares the matrix until the weights stand still to 10 digits, to which it rounds;
    # with 14 its powers overflow now and then.
    for problem in problems(250, criteria=(2, 8)):
        full = judgements_of(problem)
        size = len(full)
        source = ("dd", "saaty")[problem.seed % 2]
        theirs = compare(full, combinations(range(size), 2), random_index=source)

        weights, ours = eigenvector_weights(full), consistency(full)

        assert weights == pytest.approx(in_order(theirs, size), abs=1e-9), problem.seed
        index = 0.0 if size == 2 else theirs.consistency_ratio * INDICES[source][size - 3]
        assert ours.consistency_index == pytest.approx(index, abs=1e-9), problem.seed


def test_eigenvector_weights_are_numpys_eigenvector():
    for problem in problems(1_000, criteria=(1, 12)):
        full = judgements_of(problem)

        values, vectors = np.linalg.eig(full)
        first = np.argmax(values.real)
        vector = vectors[:, first].real

        assert eigenvector_weights(full) == pytest.approx(vector / vector.sum(), abs=1e-9)
        assert consistency_eigenvalue(full) == pytest.approx(values[first].real, rel=1e-9)


def consistency_eigenvalue(full):
    return consistency(full).largest_eigenvalue


def test_optimal_completions_are_as_good_as_ahpys():
    # AHPy moves one gap after the other by a bounded search, until a round moves them by less
    # than 0.0001; so its values agree to a few digits, its eigenvalue is never below ours, and
    # hardly above.
    for problem in problems(40, criteria=(3, 5)):
        full = np.exp(np.clip(np.log(judgements_of(problem)), -2, 2))
        size = len(full)
        pairs = list(combinations(range(size), 2))
        known = [pair for pair in pairs if pair[0] == 0 or problem.rng.random() < 0.6]
        gaps = np.full((size, size), np.nan)
        for pair in known:
            gaps[pair] = full[pair]

        ours, theirs = optimal_completion(gaps), compare(full, known)._matrix

        least, reached = (np.linalg.eigvals(m).real.max() for m in (ours, theirs))
        assert least <= reached + 1e-9, problem.seed
        assert reached == pytest.approx(least, abs=1e-6), problem.seed
        assert ours == pytest.approx(theirs, rel=5e-3), problem.seed
