"""Sheets that nobody uses any more do not stay for ever."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from config import stamps
from options.actions.purging import purge_unused_sheets
from options.models import Participant
from tests.factories import ParticipantFactory, ScoreFactory, UserFactory

pytestmark = pytest.mark.django_db


def last_used(days_ago, **fields):
    sheet = ParticipantFactory(**fields)
    ScoreFactory(participant=sheet, option__decision=sheet.decision)
    used = timezone.now() - timedelta(days=days_ago)
    Participant.objects.filter(pk=sheet.pk).update(last_used_at=used)
    return sheet


def test_nameless_sheet_unused_for_ninety_days_is_deleted_and_others_stay(capsys):
    last_used(91)
    recent = last_used(89)
    of_an_account = last_used(400, user=UserFactory())

    call_command("purge")

    assert set(Participant.objects.all()) == {recent, of_an_account}
    assert capsys.readouterr().out.splitlines() == [
        "1 sheets unused for 90 days were deleted.",
        "0 workshops closed 7 days ago forgot who had which seat.",
        "0 workshops closed 90 days ago were emptied.",
    ]


def test_purge_notes_when_it_was_done(tmp_path, settings):
    settings.DATA_DIR = tmp_path

    call_command("purge", verbosity=0)

    noted = stamps.noted(tmp_path, stamps.PURGE)
    assert (timezone.now() - noted).total_seconds() < 60


def test_no_days_at_all_keep_every_sheet(settings, capsys):
    settings.UNUSED_SHEETS_DAYS = 0
    forgotten, new = last_used(4000), last_used(0)

    call_command("purge")

    assert set(Participant.objects.all()) == {forgotten, new}
    said = capsys.readouterr().out.splitlines()
    assert said[0] == "UNUSED_SHEETS_DAYS is 0: every sheet is kept."


def test_sheet_that_is_used_while_others_are_deleted_stays():
    forgotten, used_again = last_used(91), last_used(91)

    def use_it(execute, sql, params, many, context):
        if sql.startswith("DELETE"):
            Participant.objects.filter(pk=used_again.pk).update(last_used_at=timezone.now())
        return execute(sql, params, many, context)

    with connection.execute_wrapper(use_it):
        purged = purge_unused_sheets(unused_for=timedelta(days=90))

    assert purged == 1
    assert set(Participant.objects.all()) == {used_again}
    assert not Participant.objects.filter(pk=forgotten.pk).exists()
