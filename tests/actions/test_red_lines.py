"""Switching a red line, and answering one that asks."""

import pytest

from options.actions.red_lines import answer_red_line, switch_red_line
from options.errors import AnotherDecision
from options.models import RedLine, RedLineAnswer, RedLineSwitch
from tests.factories import OptionFactory, ParticipantFactory, RedLineFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def sheet():
    return ParticipantFactory()


@pytest.fixture
def question(sheet):
    return RedLine.objects.create(
        decision=sheet.decision, key="consent", name="Consent", question="Is there consent?"
    )


def said(sheet):
    answers = RedLineAnswer.objects.filter(participant=sheet)
    return {answer.option.key: answer.is_yes for answer in answers}


def test_line_switched_on_twice_is_on_once(sheet, question):
    for _ in range(2):
        switch_red_line(participant=sheet, red_line=question, is_on=True)

    assert RedLineSwitch.objects.filter(participant=sheet, red_line=question).count() == 1


def test_line_switched_off_is_off_for_this_sheet_only(sheet, question):
    other = ParticipantFactory(decision=sheet.decision)
    for one in (sheet, other):
        switch_red_line(participant=one, red_line=question, is_on=True)

    switch_red_line(participant=sheet, red_line=question, is_on=False)

    assert list(RedLineSwitch.objects.values_list("participant", flat=True)) == [other.pk]


def test_line_of_another_decision_is_refused(sheet):
    with pytest.raises(AnotherDecision):
        switch_red_line(participant=sheet, red_line=RedLineFactory(), is_on=True)

    assert not RedLineSwitch.objects.exists()


def test_last_answer_counts_and_unknown_takes_it_back(sheet, question):
    a, b, c = (OptionFactory(decision=sheet.decision, key=key) for key in "abc")

    answer_red_line(participant=sheet, red_line=question, answers={a: True, b: False, c: True})
    answer_red_line(participant=sheet, red_line=question, answers={a: False, c: None})

    assert said(sheet) == {"a": False, "b": False}


def test_option_of_another_decision_is_refused_and_nothing_is_kept(sheet, question):
    own = OptionFactory(decision=sheet.decision)

    with pytest.raises(AnotherDecision):
        answer_red_line(
            participant=sheet, red_line=question, answers={own: True, OptionFactory(): True}
        )

    assert said(sheet) == {}
