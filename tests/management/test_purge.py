"""Sheets that nobody uses any more do not stay for ever."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from options.models import Participant
from tests.factories import ParticipantFactory, ScoreFactory, UserFactory


def last_used(days_ago, **fields):
    sheet = ParticipantFactory(**fields)
    ScoreFactory(participant=sheet, option__decision=sheet.decision)
    used = timezone.now() - timedelta(days=days_ago)
    Participant.objects.filter(pk=sheet.pk).update(last_used_at=used)
    return sheet


@pytest.mark.django_db
def test_nameless_sheet_unused_for_ninety_days_is_deleted_and_others_stay(capsys):
    last_used(91)
    recent = last_used(89)
    of_an_account = last_used(400, user=UserFactory())

    call_command("purge")

    assert set(Participant.objects.all()) == {recent, of_an_account}
    assert capsys.readouterr().out == "1 sheets unused for 90 days were deleted.\n"
