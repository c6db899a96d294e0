"""A sheet with one reasoned score."""

import pytest
from django.core.cache import cache

from options.models import Participant
from tests.factories import (
    CriterionFactory,
    DecisionFactory,
    OptionFactory,
    ParticipantFactory,
    ScoreFactory,
)
from tests.views.sheet.pages import SECRET


@pytest.fixture
def held() -> Participant:
    """A sheet with one reasoned score: Park on Cost, 70."""
    decision = DecisionFactory(slug="lunch", title="Lunch", question="Where to?")
    park = OptionFactory(decision=decision, key="park", name="Park")
    OptionFactory(decision=decision, key="room", name="Room")
    cost = CriterionFactory(decision=decision, key="cost", name="Cost")
    sheet = ParticipantFactory(decision=decision, recovery_code="maple-427-otter")
    ScoreFactory(participant=sheet, option=park, criterion=cost, points=70, rationale=SECRET)
    return sheet


@pytest.fixture(autouse=True)
def no_wrong_codes_so_far():
    cache.clear()
