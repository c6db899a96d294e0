"""A sheet is shown to its own browser or account and to nobody else."""

import pytest
from django.conf import settings
from django.core import signing
from django.test import Client

from options.models import Participant, Score
from options.visitors import SALT
from tests.conftest import give_token
from tests.factories import (
    ParticipantFactory,
    UserFactory,
)
from tests.views.sheet.pages import shows

pytestmark = pytest.mark.django_db
COOKIE = settings.PARTICIPANT_COOKIE_NAME


def save_score(client: Client, points: int = 30):
    return client.post("/decisions/lunch/scores/room/cost/", score_fields(points))


def score_fields(points: int) -> dict[str, str]:
    room = Score.objects.get().option.decision.options.get(key="room")
    criterion = Score.objects.get().criterion
    start = f"c{room.pk}-{criterion.pk}-"
    return {f"{start}points": str(points), f"{start}change": "a-change", "change": "a-change"}


def test_own_browser_sees_the_sheet(browser_of, held):
    assert shows(browser_of(held))


def test_another_browser_sees_nothing(browser_of, held):
    stranger = ParticipantFactory(decision=held.decision)

    assert not shows(Client())
    assert not shows(browser_of(stranger))


def test_another_account_sees_nothing_not_even_staff(held):
    held.user = UserFactory()
    held.save()
    for user in (UserFactory(), UserFactory(is_staff=True, is_superuser=True)):
        client = Client()
        client.force_login(user)

        assert not shows(client)


def test_cookie_that_was_edited_opens_nothing(browser_of, held):
    written = browser_of(held).cookies[COOKIE].value
    token, _, signature = written.rpartition(":")
    other = signing.Signer(salt="another").sign(token)
    for cookie in (f"{token}x:{signature}", token, other, written[:-1], written * 99, "", ":"):
        client = Client()
        client.cookies[COOKIE] = cookie

        assert not shows(client)

    assert signing.Signer(salt=SALT).unsign(written) == token


def test_sheet_of_an_account_is_there_on_another_device_after_log_in(held):
    held.user = UserFactory()
    held.save()
    laptop, phone = Client(), Client()
    laptop.force_login(held.user)

    assert shows(laptop)
    assert not shows(phone)
    phone.force_login(held.user)
    assert shows(phone)


def test_first_save_after_log_in_claims_the_sheet_and_log_out_hides_it(browser_of, held):
    browser, user = browser_of(held), UserFactory()
    browser.force_login(user)
    elsewhere = Client()
    elsewhere.force_login(user)

    assert (shows(browser), shows(elsewhere)) == (True, False)
    save_score(browser)
    assert (shows(browser), shows(elsewhere)) == (True, True)
    browser.post("/accounts/logout/")

    assert browser.cookies[COOKIE].value
    assert not shows(browser)
    assert sorted(Participant.objects.get().scores.values_list("points", flat=True)) == [30, 70]


def test_next_person_on_a_shared_laptop_begins_a_sheet_of_their_own(held):
    held.user = UserFactory()
    held.save()
    laptop = Client()
    give_token(laptop, "the laptop")
    laptop.force_login(held.user)
    laptop.post("/accounts/logout/")

    save_score(laptop)

    assert not shows(laptop)
    begun = Participant.objects.exclude(pk=held.pk).get()
    assert (begun.user, begun.scores.get().points) == (None, 30)
    assert held.scores.get().points == 70
