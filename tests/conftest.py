"""What several test modules share."""

import pytest
from django.conf import settings
from django.test import Client

from options.models import Key, Participant
from options.visitors import Visitor, remember


@pytest.fixture
def browser_of():
    """A client whose browser may open the given sheet."""

    def client_for(sheet: Participant) -> Client:
        visitor = Visitor(token=f"token of {sheet.pk}", is_new=False, user=None)
        Key.objects.get_or_create(
            participant=sheet, decision_id=sheet.decision_id, token_hash=visitor.token_hash
        )
        client = Client()
        give_token(client, visitor.token)
        return client

    return client_for


def give_token(client: Client, token: str) -> None:
    """Put a signed token into a client's cookies, as the site would."""

    class Answer:
        def set_cookie(self, name, value, **_options):
            client.cookies[name] = value

    remember(Answer(), token)
    assert settings.PARTICIPANT_COOKIE_NAME in client.cookies
