"""What hangs on a decision stays what people have answered."""

import pytest

from options.actions.parts import save_part
from options.errors import HoldsAnswers, NoLimit
from options.models import RedLine, RedLineAnswer, RedLineSwitch
from tests.factories import (
    CriterionFactory,
    OptionFactory,
    ParticipantFactory,
    RedLineFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def question():
    return RedLineFactory(
        criterion=None,
        fails_below=None,
        decision=CriterionFactory().decision,
        name="Legality",
        question="Is it legal?",
    )


def test_question_that_somebody_answered_keeps_its_words(question):
    sheet = ParticipantFactory(decision=question.decision)
    option = OptionFactory(decision=question.decision)
    RedLineAnswer.objects.create(
        participant=sheet, red_line=question, option=option, is_yes=True
    )
    question.question = "Is it ILLEGAL?"

    with pytest.raises(HoldsAnswers) as refused:
        save_part(part=question)

    assert str(refused.value) == (
        "People use the red line “Legality”, so its question and its criterion stay as they "
        "are. Make a new red line instead."
    )
    assert RedLine.objects.get().question == "Is it legal?"


def test_question_that_nobody_uses_can_be_put_in_other_words(question):
    question.question = "Does the law allow it?"

    save_part(part=question)

    assert RedLine.objects.get().question == "Does the law allow it?"


def test_limit_that_somebody_switched_on_stays_on_its_criterion():
    line = RedLineFactory()
    sheet = ParticipantFactory(decision=line.decision)
    RedLineSwitch.objects.create(participant=sheet, red_line=line)
    before, line.criterion = line.criterion, CriterionFactory(decision=line.decision)

    with pytest.raises(HoldsAnswers):
        save_part(part=line)

    assert RedLine.objects.get().criterion == before


def test_limit_in_use_can_move_and_be_explained():
    line = RedLineFactory()
    sheet = ParticipantFactory(decision=line.decision)
    RedLineSwitch.objects.create(participant=sheet, red_line=line)
    line.fails_below, line.why = 45, "The parliament asked for it."

    save_part(part=line)

    stored = RedLine.objects.get(pk=line.pk)
    assert (stored.fails_below, stored.why) == (45, "The parliament asked for it.")


def test_line_on_a_criterion_without_points_is_refused():
    line = RedLineFactory(name="Safety first")
    line.fails_below = None

    with pytest.raises(NoLimit) as refused:
        save_part(part=line)

    assert str(refused.value) == "Say below how many points an option crosses “Safety first”."
