"""What a room's result stands on: sealed means, draws that were kept, weights of nobody."""

import numpy as np
import pytest

from options.models import Option, SealedFigures
from options.reports.others import results_of
from options.reports.others.figures import figures_of
from options.reports.others.ground import ground_of_room
from tests.factories import OptionFactory, RedLineFactory
from tests.reports.crowd import Crowd, everybody

pytestmark = [pytest.mark.django_db, pytest.mark.postgresql]

WEIGHTS = [[0.904, 0.096], [0.3, 0.7], [0.5, 0.5], [0.25, 0.75], [0.601, 0.399], [0.7, 0.3]]
ROUNDED = [[0.25, 0.75], [0.3, 0.7], [0.5, 0.5], [0.6, 0.4], [0.7, 0.3], [0.9, 0.1]]


def of_six():
    answers = [[[90, 20], [30, 60]]] * 3 + [[[50, 40], [80, 70]]] * 3
    return Crowd().sit(6).answer(answers)


def without(figures, *names):
    """The figures as they were stored before these were kept."""
    told = dict(figures)
    told["weights"] = {k: v for k, v in told["weights"].items() if k not in names}
    told["sure"] = {k: v for k, v in told["sure"].items() if k not in names}
    return told | {"version": 1}


def test_ground_has_the_totals_and_shares_of_the_rooms_own_page():
    crowd = of_six().seal(weights=WEIGHTS)

    found, result = ground_of_room(crowd.room), results_of(crowd.room)

    totals = {found.basis.options[row].pk: found.basis.totals[row] for row in (0, 1)}
    shares = {row.view.pk: row.first for row in found.sureness.rows}
    assert totals == pytest.approx({row.view.pk: row.total for row in result.rows})
    assert shares == {row.view.pk: row.first for row in result.rows}
    assert found.sureness.leading == result.leading


def test_dots_are_whole_percent_in_nobodys_order_and_of_five_at_least():
    six, four = (
        of_six().seal(weights=WEIGHTS),
        Crowd().sit(4).answer(everybody([50] * 4)).seal(),
    )

    assert ground_of_room(six.room).dots.tolist() == ROUNDED
    assert figures_of(four.room).stored["weights"]["dots"] is None
    assert ground_of_room(four.room) is None


def test_weights_stay_when_somebody_leaves_though_an_option_came():
    crowd = of_six().seal(weights=WEIGHTS)
    before = figures_of(crowd.room).stored["weights"]
    crowd.options.append(OptionFactory(decision=crowd.workshop.decision))
    crowd.leave(0).answer([[[50, 40], [80, 70], [10, 10]]] * 5, number=2)

    after = figures_of(crowd.seal(2, weights=WEIGHTS[1:]).room).stored["weights"]

    assert after["dots"] == before["dots"]
    assert after["mean"] == before["mean"]


def test_figures_of_before_are_read_without_what_they_lack(monkeypatch):
    crowd = of_six().seal(weights=WEIGHTS)
    stored = without(
        figures_of(crowd.room).stored, "dots", "central", "confidence", "used", "within"
    )
    monkeypatch.setattr(
        "options.reports.others.ground.figures_of",
        lambda room: type(figures_of(room))(stored=stored, withdrawn=0),
    )

    found = ground_of_room(crowd.room)

    assert (found.dots, found.beliefs) == (None, ())
    assert found.basis.sampled.shape == (10_000, 2)


def test_belief_rests_on_five_people_whose_weights_put_the_option_first():
    answers = [[[100, 0], [0, 100]]] * 6
    one = [[0.9, 0.1], *[[0.1, 0.9]] * 5]

    found = ground_of_room(Crowd().sit(6).answer(answers).seal(weights=one).room).beliefs

    assert [
        None if belief.weights is None else belief.weights.tolist() for belief in found
    ] == [
        None,
        [0.1, 0.9],
    ]


def test_option_that_nobody_answered_on_a_criterion_is_left_out_of_the_ground():
    crowd = Crowd(options=3).sit(6).answer([[[90, 20], [30, 60], [50, -1]]] * 6).seal()

    found = ground_of_room(crowd.room)

    assert [view.pk for view in found.left_out] == [crowd.options[2].pk]
    assert found.basis.has_totals


def test_line_puts_out_by_the_medians_and_the_draws_follow():
    crowd = of_six()
    line = RedLineFactory(
        decision=crowd.workshop.decision, criterion=crowd.leaves[0], fails_below=60
    )
    crowd.seal(weights=WEIGHTS)

    found = ground_of_room(crowd.room, {line.pk})

    median = {own.view.pk: own.points for own in found.lines[0].view.standings}
    assert set(median.values()) == {70.0, 55.0}
    assert [row.first for row in found.sureness.rows] == [1.0]
    assert len(found.basis.running) == 1


def test_parked_option_is_out_of_the_ground_and_of_its_draws():
    crowd = of_six().seal(weights=WEIGHTS)
    Option.objects.filter(pk=crowd.options[0].pk).update(parked_at=crowd.workshop.created_at)

    found = ground_of_room(crowd.room)

    assert [view.pk for view in found.basis.options] == [crowd.options[1].pk]
    assert not np.isnan(found.basis.sampled).any()
    assert SealedFigures.objects.count() == 1
