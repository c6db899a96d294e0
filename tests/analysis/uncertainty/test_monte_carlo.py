"""What random draws leave open, and where their randomness comes from."""

import math

import numpy as np
import pytest

from options.analysis.uncertainty.monte_carlo import (
    Purpose,
    error_of_a_lead,
    monte_carlo_error,
    monte_carlo_errors,
    most_when_never_seen,
    stream,
)


def test_the_error_is_that_of_the_published_sample_size():
    # Tervonen & Lahdelma (2007): 9604 samples give 0.01 at 95 %.
    assert monte_carlo_error(0.5, 9604) == pytest.approx(0.01)
    assert monte_carlo_error(0.9, 100) == pytest.approx(1.96 * 0.03)


def test_a_share_of_none_or_all_has_no_error():
    assert monte_carlo_error(0.0, 10) == 0.0
    assert monte_carlo_error(1.0, 10) == 0.0


def test_errors_of_a_table_are_those_of_its_shares():
    found = monte_carlo_errors([[0.5, 0.9], [0.1, 0.0]], 100)

    assert found == pytest.approx(1.96 * np.array([[0.05, 0.03], [0.03, 0.0]]))


def test_what_is_never_seen_is_at_most_three_in_so_many():
    # Hanley & Lippman-Hand (1983), JAMA 249, 1743-1745: none in n leaves about 3/n. Exactly,
    # (1 - p)^n = 0.05.
    assert most_when_never_seen(100) == pytest.approx(0.0295, abs=5e-5)
    assert (1 - most_when_never_seen(7)) ** 7 == pytest.approx(0.05)


def test_a_lead_may_be_off_by_what_its_shares_are_together():
    # By hand: shares 0.6 and 0.3 of 100, variance (0.9 - 0.09) / 100, standard error 0.09.
    assert error_of_a_lead(0.6, 0.3, 100) == pytest.approx(1.96 * 0.09)
    assert error_of_a_lead(1.0, 0.0, 100) == 0.0
    assert error_of_a_lead(0.5, 0.5, 9604) == pytest.approx(0.02)


def test_the_error_of_a_lead_is_the_spread_of_leads_that_are_drawn():
    counts = np.random.default_rng(7).multinomial(400, [0.5, 0.3, 0.2], 20_000)

    spread = (counts[:, 0] - counts[:, 1]).std() / 400

    assert error_of_a_lead(0.5, 0.3, 400) == pytest.approx(1.96 * spread, rel=0.03)


def test_each_purpose_has_a_stream_of_its_own_that_a_seed_brings_back():
    drawn = {purpose: stream(7, purpose).random(3).tolist() for purpose in Purpose}

    assert len({tuple(numbers) for numbers in drawn.values()}) == len(Purpose)
    assert stream(7, Purpose.SCORES).random(3).tolist() == drawn[Purpose.SCORES]
    assert stream(8, Purpose.SCORES).random(3).tolist() != drawn[Purpose.SCORES]


def test_streams_of_stored_seeds_stay_the_same():
    # The figures of a stored decision change if this does.
    assert stream(7, Purpose.WEIGHTS).integers(0, 1_000, 3).tolist() == [870, 770, 875]


@pytest.mark.parametrize(
    ("share", "samples", "problem"),
    [
        (1.1, 10, "from 0 to 1"),
        (-0.1, 10, "from 0 to 1"),
        (math.nan, 10, "from 0 to 1"),
        (0.5, 0, "at least one sample"),
    ],
)
def test_an_error_of_nothing_is_refused(share, samples, problem):
    with pytest.raises(ValueError, match=problem):
        monte_carlo_error(share, samples)


@pytest.mark.parametrize(
    ("share", "other", "samples", "problem"),
    [
        (-0.1, 0.5, 10, "must not be negative"),
        (0.6, 0.5, 10, "above 1 together"),
        (math.nan, 0.5, 10, "must not be missing"),
        (0.5, 0.4, 0, "at least one sample"),
    ],
)
def test_a_lead_of_nothing_is_refused(share, other, samples, problem):
    with pytest.raises(ValueError, match=problem):
        error_of_a_lead(share, other, samples)


def test_streams_and_samples_below_nothing_are_refused():
    with pytest.raises(ValueError, match="seed must not be negative"):
        stream(-1, Purpose.SCORES)
    with pytest.raises(ValueError, match="at least one sample"):
        most_when_never_seen(0)
