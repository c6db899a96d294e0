import pytest

from options.actions.editions import publish_edition
from options.actions.participants import begin_sheet
from options.models import Participant
from tests.factories import NOON, DecisionFactory, UserFactory, WorkshopFactory

pytestmark = pytest.mark.django_db


def published(decision, document):
    return publish_edition(
        decision=decision, document=document, note="", by=decision.owner, now=NOON
    )


def sheet_on(decision):
    sheet = begin_sheet(decision=decision, token_hash="t", user=None, order_seed=1)
    assert sheet.edition_id == Participant.objects.get(pk=sheet.pk).edition_id
    return sheet


def test_sheet_is_begun_on_the_newest_edition():
    decision = DecisionFactory(owner=UserFactory())
    published(decision, "{}")
    newest = published(decision, "{ }")

    assert sheet_on(decision).edition == newest


def test_sheet_on_a_decision_without_editions_has_none():
    assert sheet_on(DecisionFactory()).edition is None


def test_sheet_in_a_room_has_the_edition_of_the_workshop():
    original = DecisionFactory(owner=UserFactory())
    older = published(original, "{}")
    published(original, "{ }")
    workshop = WorkshopFactory(edition=older)

    assert sheet_on(workshop.decision).edition == older
