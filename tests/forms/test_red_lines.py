"""What switches and answers send."""

import pytest

from options.forms.red_lines import AnswersForm, SwitchForm
from tests.factories import OptionFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("sent", "is_on"), [({"is_on": "on"}, True), ({}, False)])
def test_box_that_is_not_ticked_switches_off(sent, is_on):
    form = SwitchForm(sent)

    assert form.is_valid()
    assert form.cleaned_data["is_on"] is is_on


def test_option_that_is_not_sent_keeps_its_answer():
    yes, no, unknown, unsent = OptionFactory.create_batch(4)
    form = AnswersForm(
        {
            f"answer-{yes.pk}": "yes",
            f"answer-{no.pk}": "no",
            f"answer-{unknown.pk}": "unknown",
        },
        options=[yes, no, unknown, unsent],
    )

    assert form.is_valid()
    assert form.answers() == {yes: True, no: False, unknown: None}


def test_any_other_word_is_refused():
    option = OptionFactory()
    form = AnswersForm({f"answer-{option.pk}": "perhaps"}, options=[option])

    assert not form.is_valid()
    assert form.errors == {f"answer-{option.pk}": ["Choose yes, no or not known yet."]}
