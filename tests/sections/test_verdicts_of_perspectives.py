"""The verdict of each perspective of the default case, and that it holds."""

import pytest
from django.core.management import call_command

from options.models import Decision, ReferenceScore
from options.reports.structure import structure_of
from options.reports.verdict import Kind
from options.sections.contract import FIRST_STRONG, POP
from options.sections.grounds import perspective_ground
from options.sections.verdict import ground_verdict, sentences_of

HEADLINES = {
    "federal-cabinet": (
        "Too close to call between Local force training and Intelligence sharing."
    ),
    "army-and-security-services": (
        "Too close to call between Local force training and Intelligence sharing."
    ),
    "chinese-government-and-embassy": "Chinese security deployment leads.",
    "chinese-staff-families-and-contractors": (
        "Too close to call between Chinese security deployment, Intelligence sharing and Local"
        " force training."
    ),
    "provincial-governments-and-police": (
        "Too close to call between Local force training and Intelligence sharing."
    ),
    "residents-of-host-districts-and-rights-groups": (
        "Too close to call between Local force training and Intelligence sharing."
    ),
    "finance-ministry-and-budget-watchers": (
        "Too close to call between Local force training and Intelligence sharing."
    ),
}
STEP = 1e-6


@pytest.fixture(scope="module")
def kept_decision(kept):
    call_command("load_cases", verbosity=0)
    return Decision.objects.get(slug="protecting-chinese-nationals")


def ground_of(decision, key):
    perspective = decision.perspectives.get(key=key)
    return perspective_ground(structure_of(decision, full=False), perspective, {})


def by_hand(decision, key):
    """Points by option and criterion, and weights, with plain sums and no code of the site."""
    swings = decision.perspectives.get(key=key).swings.filter(criterion__in_core=True)
    weights = {swing.criterion.name: swing.points for swing in swings}
    weights = {name: points / sum(weights.values()) for name, points in weights.items()}
    scores = ReferenceScore.objects.filter(
        option__decision=decision, option__in_core=True, criterion__in_core=True
    )
    table = {}
    for score in scores.select_related("option", "criterion"):
        table.setdefault(score.option.name, {})[score.criterion.name] = score.best
    return table, weights


def first(table, weights):
    totals = {
        name: sum(points * weights.get(leaf, 0) for leaf, points in row.items())
        for name, row in table.items()
    }
    return max(totals, key=lambda name: totals[name])


def with_weight(weights, leaf, share):
    rest = 1 - weights[leaf]
    return {
        name: share if name == leaf else weight / rest * (1 - share)
        for name, weight in weights.items()
    }


@pytest.mark.parametrize("key", HEADLINES)
def test_verdict_of_a_perspective_is_what_its_sums_come_to(decision, key):
    ground = ground_of(decision, key)
    verdict = ground_verdict(ground)
    table, weights = by_hand(decision, key)

    headline = sentences_of(ground, verdict)[0]

    assert headline.replace(FIRST_STRONG, "").replace(POP, "") == HEADLINES[key]
    assert verdict.leader.name == first(table, weights)
    assert (verdict.kind is Kind.LEADS) == (verdict.share >= 0.9)
    assert 1 <= len(verdict.conditions) <= 3


@pytest.mark.parametrize("key", HEADLINES)
def test_each_condition_changes_the_leader_just_beyond_its_bound(decision, key):
    verdict = ground_verdict(ground_of(decision, key))
    table, weights = by_hand(decision, key)

    for condition in verdict.conditions:
        if condition.kind == "weight":
            leaf, edge = condition.move.name, condition.edge
            beyond = edge.bound + (-STEP if edge.is_below else STEP)
            within = edge.bound - (-STEP if edge.is_below else STEP)
            assert first(table, with_weight(weights, leaf, beyond)) == edge.options[0].name
            assert first(table, with_weight(weights, leaf, within)) == verdict.leader.name
        if condition.kind == "score":
            move = condition.move
            change = move.needed + STEP if move.is_rise else -move.needed - STEP
            row = {**table[move.view.name]}
            row[move.criterion.name] += change
            assert first({**table, move.view.name: row}, weights) == move.rival.name


def test_cabinets_verdict_is_the_one_computed_by_hand_in_the_methods(decision):
    """Training 56.778, sharing 55.133, 1.644 ahead; 1.644 / 0.2222 = 7.4.

    Sovereignty: 15 ahead on it, (1.644 - 3) / 0.8 = -1.694 beside; 1.694 / 16.694 = 0.1015.
    Safety: 10 behind, (1.644 + 1.778) / 0.8222 = 4.162 on the rest; 4.162 / 14.162 = 0.2939.
    """
    ground = ground_of(decision, "federal-cabinet")
    totals = dict(
        zip((view.name for view in ground.basis.options), ground.basis.totals, strict=True)
    )

    score, sovereignty, safety = ground_verdict(ground).conditions

    assert totals["Local force training"] == pytest.approx(56.7778, abs=1e-4)
    assert totals["Intelligence sharing"] == pytest.approx(55.1333, abs=1e-4)
    assert (score.move.rival.name, score.move.criterion.name) == (
        "Intelligence sharing",
        "Partner confidence",
    )
    assert score.move.needed == pytest.approx(7.4)
    assert (sovereignty.edge.is_below, sovereignty.edge.bound) == (
        True,
        pytest.approx(0.1015, abs=1e-4),
    )
    assert (safety.edge.is_below, safety.edge.bound) == (
        False,
        pytest.approx(0.2939, abs=1e-4),
    )
