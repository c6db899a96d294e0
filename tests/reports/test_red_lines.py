"""Red lines: off by default, how options stand, and the difference each line makes."""

import pytest
from django.utils import timezone

from options.models import RedLine, RedLineAnswer, RedLineSwitch
from options.reports.results import results_for
from tests.factories import RedLineFactory
from tests.reports.small_case import POINTS, small_sheet

pytestmark = pytest.mark.django_db


def line_on(sheet, criterion="cost", *, is_on=True, **limits):
    leaf = sheet.decision.criteria.get(key=criterion)
    line = RedLineFactory(criterion=leaf, decision=sheet.decision, **limits)
    if is_on:
        RedLineSwitch.objects.create(participant=sheet, red_line=line)
    return line


def question(sheet):
    return RedLine.objects.create(
        decision=sheet.decision, key="consent", name="Consent", question="Is there consent?"
    )


def report(sheet):
    found = results_for(sheet.decision, sheet)
    return found.figures.ranking, found.lines


def names(views):
    return [view.name for view in views]


def test_line_is_off_until_it_is_switched_on():
    sheet = small_sheet()
    line_on(sheet, is_on=False, fails_below=35)

    ranking, (line,) = report(sheet)

    assert (line.view.is_on, names(line.view.fails)) == (False, ["Wait"])
    assert ranking.out == ()


def test_line_that_is_on_leaves_an_option_unranked_and_in_view():
    sheet = small_sheet()
    line = line_on(sheet, fails_below=35)

    ranking, _ = report(sheet)

    assert names(row.view for row in ranking.rows) == ["Train", "Share"]
    (out,) = ranking.out
    assert (out.view.name, out.place, out.total) == ("Wait", None, pytest.approx(24))
    assert out.crosses == (line,)


def test_difference_names_the_place_an_option_would_have_without_the_line():
    sheet = small_sheet()
    line_on(sheet, fails_below=45)

    _, (line,) = report(sheet)

    assert [(out.view.name, out.place) for out in line.difference.put_out] == [
        ("Train", 1),
        ("Wait", 3),
    ]
    assert names(line.difference.leaders_with) == ["Share"]
    assert names(line.difference.leaders_without) == ["Train"]
    assert line.difference.changes_leader


def test_difference_is_what_the_ranking_becomes_without_the_line():
    sheet = small_sheet()
    line = line_on(sheet, fails_below=45)
    _, (said,) = report(sheet)
    RedLineSwitch.objects.filter(red_line=line).delete()

    without, _ = report(sheet)

    places = {row.view: row.place for row in without.rows}
    assert {out.view: out.place for out in said.difference.put_out}.items() <= places.items()


def test_option_that_two_lines_put_out_stays_out_without_one():
    sheet = small_sheet()
    line_on(sheet, fails_below=35)
    other = line_on(sheet, "safety", fails_below=30)

    _, (first, _) = report(sheet)

    (wait,) = first.difference.put_out
    assert (wait.place, wait.other_lines) == (None, (other,))


def test_points_at_the_limit_are_clear_and_near_it_at_risk():
    sheet = small_sheet()
    line_on(sheet, fails_below=30, at_risk_below=41)

    ranking, (line,) = report(sheet)

    assert (names(line.view.fails), names(line.view.at_risk)) == ([], ["Train", "Wait"])
    assert names(line.view.clear) == ["Share"]
    assert [bool(row.at_risk) for row in ranking.rows] == [True, False, True]


def test_low_end_that_was_stated_puts_at_risk():
    sheet = small_sheet(confidence="low")
    line_on(sheet, fails_below=20, at_risk_when_low_below=15)

    _, (line,) = report(sheet)

    assert names(line.view.at_risk) == ["Train", "Wait"]


def test_low_end_that_nobody_stated_puts_nobody_at_risk():
    sheet = small_sheet(confidence="")
    line_on(sheet, fails_below=20, at_risk_when_low_below=30)

    _, (line,) = report(sheet)

    assert names(line.view.at_risk) == []


def test_missing_score_is_unknown_and_stays_ranked():
    sheet = small_sheet({**POINTS, "wait": (20, None)})
    line_on(sheet, fails_below=35)

    ranking, (line,) = report(sheet)

    assert names(line.view.unknown) == ["Wait"]
    assert ranking.out == ()


def test_line_on_a_parked_criterion_is_parked():
    sheet = small_sheet()
    line_on(sheet, fails_below=35)
    sheet.decision.criteria.filter(key="cost").update(parked_at=timezone.now())

    ranking, (line,) = report(sheet)

    assert (line.view.is_parked, line.difference, ranking.out) == (True, None, ())


def test_question_is_unknown_until_it_is_answered():
    sheet = small_sheet()
    asked = question(sheet)
    RedLineSwitch.objects.create(participant=sheet, red_line=asked)
    options = {option.key: option for option in sheet.decision.options.all()}
    for key, is_yes in (("train", True), ("wait", False)):
        RedLineAnswer.objects.create(
            participant=sheet, red_line=asked, option=options[key], is_yes=is_yes
        )

    ranking, (line,) = report(sheet)

    assert (names(line.view.clear), names(line.view.fails)) == (["Train"], ["Wait"])
    assert names(line.view.unknown) == ["Share"]
    assert names(row.view for row in ranking.out) == ["Wait"]


def test_switch_of_another_sheet_changes_nothing():
    sheet, other = small_sheet(), small_sheet()
    line = line_on(sheet, is_on=False, fails_below=35)
    RedLineSwitch.objects.create(participant=other, red_line=line)

    assert report(sheet)[0].out == ()
