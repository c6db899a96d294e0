"""A small decision that is published."""

import pytest

from tests.factories import (
    CriterionFactory,
    DecisionFactory,
    OptionFactory,
)


@pytest.fixture
def decision():
    decision = DecisionFactory(slug="lunch", title="Lunch", question="Soup or salad?")
    OptionFactory(decision=decision, name="Soup")
    OptionFactory(decision=decision, name="Salad", in_core=False)
    CriterionFactory(decision=decision, name="Taste")
    return decision
