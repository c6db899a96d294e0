"""Whether one judge is as good as another."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from options.analysis.disagreement import f_distribution
from options.analysis.disagreement.f_distribution import f_probability, f_quantile
from options.analysis.disagreement.intraclass import (
    IntraclassCorrelations,
    intraclass_correlations,
)

SIX = tuple(IntraclassCorrelations.__dataclass_fields__)

# Shrout & Fleiss (1979), table 2: six targets, four judges.
SHROUT_AND_FLEISS = [
    [9, 2, 5, 8],
    [6, 1, 3, 2],
    [8, 4, 6, 8],
    [7, 1, 2, 6],
    [10, 5, 6, 9],
    [6, 2, 4, 7],
]

# Real Statistics, "Intraclass correlation": eight wines, four judges.
WINES = [
    [1, 2, 0, 1],
    [1, 3, 3, 2],
    [3, 8, 1, 4],
    [6, 4, 3, 3],
    [6, 5, 5, 6],
    [7, 5, 6, 2],
    [8, 7, 7, 9],
    [9, 9, 9, 8],
]

# The data `anxiety` of the R package irr (Gamer 2012): twenty patients, three raters.
ANXIETY = np.transpose(
    [
        [3, 3, 3, 4, 5, 5, 2, 3, 5, 2, 2, 6, 1, 5, 2, 2, 1, 2, 4, 3],
        [3, 6, 4, 6, 2, 4, 2, 4, 3, 3, 2, 3, 3, 3, 2, 2, 1, 3, 3, 4],
        [2, 1, 4, 4, 3, 2, 1, 6, 1, 1, 1, 2, 3, 3, 1, 1, 3, 3, 2, 2],
    ]
)

# Kemp (2016), Scorecard example for the R package irr: twelve items, five raters.
SCORECARD = np.transpose(
    [
        [4, 3, 1, 5, 6, 9, 8, 2, 7, 11, 10, 12],
        [1, 2, 6, 3, 5, 4, 8, 9, 10, 11, 6, 12],
        [1, 2, 6, 3, 4, 5, 8, 7, 10, 9, 11, 12],
        [2, 3, 5, 6, 7, 1, 4, 10, 8, 9, 11, 12],
        [1, 6, 2, 5, 3, 8, 4, 9, 7, 10, 11, 12],
    ]
)


@st.composite
def tables(draw):
    """Whole ratings: targets by judges, at least two of each."""
    rng = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    shape = draw(st.integers(2, 8)), draw(st.integers(2, 5))
    return rng.integers(0, draw(st.sampled_from([2, 5, 101])), shape).astype(float)


def printed(found, digits):
    return [round(getattr(found, name).coefficient, digits) for name in SIX]


def test_the_six_are_those_of_shrout_and_fleiss():
    # Table 4 of the article: .17, .29, .71 and for the mean .44, .62, .91.
    found = intraclass_correlations(SHROUT_AND_FLEISS)

    assert printed(found, 2) == [0.17, 0.29, 0.71, 0.44, 0.62, 0.91]


@pytest.mark.parametrize(
    ("name", "low", "high"),
    [
        ("one_way", -0.133, 0.72),
        ("agreement", 0.019, 0.76),
        ("consistency", 0.342, 0.95),
        ("mean_one_way", -0.884, 0.91),
        ("mean_agreement", 0.071, 0.93),
        ("mean_consistency", 0.676, 0.99),
    ],
)
def test_the_limits_are_those_that_psych_prints(name, low, high):
    # Revelle's R package psych, example of ICC on the data of Shrout & Fleiss.
    found = getattr(intraclass_correlations(SHROUT_AND_FLEISS), name)

    assert (round(found.low, 3), round(found.high, 2)) == (low, high)


def test_the_ratios_are_those_of_shrout_and_fleiss():
    # Table 3: mean squares of 11.24 between targets, 6.26 within them and 1.02 for error.
    found = intraclass_correlations(SHROUT_AND_FLEISS)

    assert round(found.one_way.ratio, 1) == round(11.24 / 6.26, 1)
    assert round(found.consistency.ratio, 1) == round(11.24 / 1.02, 1)
    assert (found.one_way.numerator_freedom, found.one_way.denominator_freedom) == (5, 18)
    for each in (found.agreement, found.consistency, found.mean_agreement):
        assert (each.numerator_freedom, each.denominator_freedom) == (5, 15)


def test_the_six_are_those_of_the_wine_example():
    # Real Statistics' data, figures from the documentation of pingouin.intraclass_corr.
    found = intraclass_correlations(WINES)

    assert printed(found, 3) == [0.728, 0.728, 0.729, 0.914, 0.914, 0.915]
    assert round(found.one_way.ratio, 3) == 11.680
    assert round(found.agreement.ratio, 3) == 11.787
    assert (round(found.agreement.low, 2), round(found.agreement.high, 2)) == (0.43, 0.93)
    assert (round(found.mean_one_way.low, 2), round(found.mean_one_way.high, 2)) == (0.75, 0.98)


def test_perfect_consistency_can_hide_a_difference():
    # MedCalc's manual, after McGraw & Wong (1996): pairs (2, 4), (4, 6), (6, 8) agree by 1.0 in
    # consistency, but only by .6667 absolutely.
    found = intraclass_correlations([[2, 4], [4, 6], [6, 8]])

    assert found.consistency.coefficient == 1.0
    assert (found.consistency.low, found.consistency.high) == (1.0, 1.0)
    assert math.isinf(found.consistency.ratio)
    assert found.agreement.coefficient == pytest.approx(2 / 3)


def test_agreement_of_raters_is_that_of_irr():
    # irr's own example, icc(anxiety, model = "twoway", type = "agreement"): ICC(A,1) = 0.198,
    # -0.039 < ICC < 0.494.
    found = intraclass_correlations(ANXIETY).agreement

    assert round(found.coefficient, 3) == 0.198
    assert (round(found.low, 3), round(found.high, 3)) == (-0.039, 0.494)


def test_agreement_on_a_scorecard_is_that_of_irr():
    # icc(scorecard, model = "oneway"): ICC(1) = 0.688, F(11,48) = 12, 0.462 < ICC < 0.876.
    found = intraclass_correlations(SCORECARD).one_way

    assert round(found.coefficient, 3) == 0.688
    assert (found.numerator_freedom, found.denominator_freedom) == (11, 48)
    assert round(found.ratio) == 12
    assert (round(found.low, 3), round(found.high, 3)) == (0.462, 0.876)


def test_less_confidence_gives_narrower_limits():
    wide = intraclass_correlations(WINES)
    narrow = intraclass_correlations(WINES, confidence=0.5)

    for name in SIX:
        outer, inner = getattr(wide, name), getattr(narrow, name)
        assert outer.low < inner.low < inner.coefficient < inner.high < outer.high


def test_judges_who_all_say_the_same_agree_in_every_way():
    # Thirds and tenths leave remainders, which must not pass for errors.
    for step in (1.0, 0.1, 1 / 3):
        found = intraclass_correlations([[step] * 3, [5 * step] * 3, [7 * step] * 3])

        for name in SIX:
            each = getattr(found, name)
            assert (each.coefficient, each.low, each.high) == (1.0, 1.0, 1.0)


def test_when_nothing_varies_there_is_no_correlation():
    found = intraclass_correlations([[7.1, 7.1], [7.1, 7.1]])

    for name in SIX:
        each = getattr(found, name)
        assert (each.coefficient, each.low, each.high) == (None, None, None)
        assert math.isnan(each.ratio)


def test_when_only_judges_vary_targets_have_no_share():
    found = intraclass_correlations([[1.0, 2.0], [1.0, 2.0]])

    assert found.agreement.coefficient == 0.0
    assert found.consistency.coefficient is None
    assert found.one_way.coefficient == -1.0
    assert found.mean_one_way.coefficient is None


def test_when_judges_contradict_each_other_nothing_is_left_to_share():
    found = intraclass_correlations([[1.0, 2.0], [2.0, 1.0]])

    assert found.consistency.coefficient == -1.0
    assert found.agreement.coefficient is None


@settings(max_examples=30)
@given(ratings=tables())
def test_mean_squares_are_those_of_a_plain_analysis_of_variance(ratings):
    targets, judges = ratings.shape
    mean = ratings.mean()
    rows, columns = ratings.mean(axis=1), ratings.mean(axis=0)
    between = judges * sum((rows - mean) ** 2) / (targets - 1)
    judge = targets * sum((columns - mean) ** 2) / (judges - 1)
    error = sum(
        (ratings[i, j] - rows[i] - columns[j] + mean) ** 2
        for i in range(targets)
        for j in range(judges)
    ) / ((targets - 1) * (judges - 1))
    whole = between + (judges - 1) * error + judges * (judge - error) / targets

    found = intraclass_correlations(ratings)

    if error > 1e-9:
        assert found.consistency.ratio == pytest.approx(between / error, abs=1e-9)
    if whole > 1e-9:
        expected = (between - error) / whole
        assert found.agreement.coefficient == pytest.approx(expected, abs=1e-9)


@settings(max_examples=30)
@given(ratings=tables(), seed=st.integers(0, 99))
def test_neither_names_nor_scales_matter(ratings, seed):
    rng = np.random.default_rng(seed)
    rows, columns = (rng.permutation(size) for size in ratings.shape)
    other = 3 * ratings[rows][:, columns] + 17

    before, after = intraclass_correlations(ratings), intraclass_correlations(other)

    for name in SIX:
        one, two = getattr(before, name), getattr(after, name)
        assert two.coefficient == pytest.approx(one.coefficient, abs=1e-9)
        assert two.low == pytest.approx(one.low, abs=1e-6)


@settings(max_examples=30)
@given(ratings=tables())
def test_limits_hold_the_correlation(ratings):
    found = intraclass_correlations(ratings)

    for name in SIX:
        each = getattr(found, name)
        is_rough = "agreement" in name and (each.coefficient or 0) < 0
        if each.low is not None and each.coefficient is not None and not is_rough:
            assert each.low <= each.coefficient + 1e-9
            assert each.coefficient <= each.high + 1e-9


@pytest.mark.parametrize(
    ("ratings", "problem"),
    [
        ([[1.0, 2.0]], "two targets and two judges"),
        ([[1.0], [2.0]], "two targets and two judges"),
        ([1.0, 2.0], "two targets and two judges"),
        ([[1.0, 2.0], [np.nan, 3.0]], r"ratings must not be missing \(row 2, column 1\)"),
        ([[1.0, 2.0], [np.inf, 3.0]], "ratings must not be infinite"),
    ],
)
def test_a_table_with_gaps_is_refused(ratings, problem):
    with pytest.raises(ValueError, match=problem):
        intraclass_correlations(ratings)


@pytest.mark.parametrize("confidence", [0.0, 1.0, math.nan])
def test_certainty_is_refused(confidence):
    with pytest.raises(ValueError, match="confidence must lie above 0 and below 1"):
        intraclass_correlations(WINES, confidence=confidence)


# Critical values at 5 % and 1 % from the tables of Fisher & Yates, in every textbook, such as
# the NIST/SEMATECH e-Handbook, 1.3.6.7.3.
@pytest.mark.parametrize(
    ("probability", "numerator", "denominator", "tabled"),
    [
        (0.95, 1, 1, 161.448),
        (0.95, 2, 12, 3.885),
        (0.95, 5, 10, 3.326),
        (0.95, 10, 20, 2.348),
        (0.99, 1, 10, 10.044),
        (0.99, 4, 6, 9.148),
    ],
)
def test_quantiles_are_the_tabled_ones(probability, numerator, denominator, tabled):
    assert round(f_quantile(probability, numerator, denominator), 3) == tabled


@settings(max_examples=30)
@given(
    probability=st.sampled_from([1e-9, 0.025, 0.3, 0.5, 0.975, 1 - 1e-9]),
    numerator=st.floats(0.3, 5_000),
    denominator=st.floats(0.3, 5_000),
)
def test_a_quantile_has_the_probability_that_it_was_asked_for(
    probability, numerator, denominator
):
    ratio = f_quantile(probability, numerator, denominator)

    assert f_probability(ratio, numerator, denominator) == pytest.approx(
        probability, rel=1e-8, abs=1e-12
    )
    turned = f_quantile(1 - probability, denominator, numerator)
    assert math.log(turned) == pytest.approx(-math.log(ratio), rel=1e-5, abs=1e-8)


def test_the_ends_of_the_distribution_are_certain():
    assert f_probability(0.0, 3, 4) == 0.0
    assert f_probability(math.inf, 3, 4) == 1.0
    assert f_probability(1.0, 6, 6) == pytest.approx(0.5)


@pytest.mark.parametrize("freedom", [(0, 1), (1, 0), (math.inf, 1), (1, math.nan)])
def test_degrees_of_freedom_that_do_not_exist_are_refused(freedom):
    with pytest.raises(ValueError, match="degrees of freedom"):
        f_quantile(0.5, *freedom)
    with pytest.raises(ValueError, match="degrees of freedom"):
        f_probability(0.5, *freedom)


def test_ratios_and_chances_that_do_not_exist_are_refused():
    with pytest.raises(ValueError, match="must not be negative"):
        f_probability(-1.0, 2, 3)
    for chance in (0.0, 1.0, math.nan):
        with pytest.raises(ValueError, match="above 0 and below 1"):
            f_quantile(chance, 2, 3)


def test_a_search_ends_even_before_it_has_settled(monkeypatch):
    settled = f_quantile(0.95, 5, 10)

    monkeypatch.setattr(f_distribution, "STEPS", 6)

    assert f_quantile(0.95, 5, 10) == pytest.approx(settled, rel=0.1)
