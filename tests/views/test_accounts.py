import pytest
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.urls import reverse
from django.utils import timezone

from options.actions.invitations import invite
from options.models import Invitation
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db

User = get_user_model()
PASSWORD = "a-long-password-27"
TYPED = {"username": "ada", "password": PASSWORD, "password_again": PASSWORD}


def page_of(role):
    return reverse("invitation", args=[invite(role=role, made_by=None)[1]])


def soup(response):
    return BeautifulSoup(response.content.decode(), "html.parser")


def error_under(response, field):
    return soup(response).select_one(f"#id_{field}_error").get_text(" ", strip=True)


@pytest.mark.parametrize(
    ("role", "first"),
    [("admin", "/admin/"), ("editor", "/admin/"), ("facilitator", "/")],
)
def test_invitation_makes_an_account_and_enters_it(client, role, first):
    page = page_of(role)
    assert client.get(page).status_code == 200

    answer = client.post(page, TYPED)

    user = User.objects.get(username="ada")
    assert (answer.status_code, answer["Location"]) == (302, first)
    assert client.session["_auth_user_id"] == str(user.pk)


def test_looking_at_an_invitation_does_not_use_it(client):
    page = page_of("admin")

    client.get(page)
    client.head(page)

    assert Invitation.objects.get().used_at is None
    assert not User.objects.exists()


def test_unknown_invitation_is_not_found(client):
    answer = client.get(reverse("invitation", args=["unknown"]))

    assert answer.status_code == 404
    assert "No invitation has this address." in answer.content.decode()


def test_used_invitation_is_gone(client):
    page = page_of("facilitator")
    client.post(page, TYPED)

    answers = [client.get(page), client.post(page, {**TYPED, "username": "grace"})]

    assert [answer.status_code for answer in answers] == [410, 410]
    assert "This invitation was used" in answers[0].content.decode()
    assert User.objects.count() == 1


def test_invitation_that_is_over_is_gone(client):
    page = page_of("admin")
    Invitation.objects.update(expires_at=timezone.now())

    answer = client.get(page)

    assert answer.status_code == 410
    assert "The time of this invitation is over." in answer.content.decode()


@pytest.mark.parametrize(
    ("typed", "field", "error"),
    [
        ({"username": ""}, "username", "This field is required."),
        (
            {"username": "GRACE"},
            "username",
            "Somebody has this name, perhaps in another spelling. Choose another.",
        ),
        (
            {"password_again": "another"},
            "password_again",
            "This is not the password above. Type it again.",
        ),
        (
            {"password": "12345", "password_again": "12345"},
            "password",
            (
                "This password is too short. It must contain at least 8 characters. "
                "This password is too common. This password is entirely numeric."
            ),
        ),
        (
            {"username": "adalovelace", "password": "adalovelace1"},
            "password",
            "The password is too similar to the username.",
        ),
    ],
)
def test_refused_account_keeps_the_name_and_never_the_password(client, typed, field, error):
    UserFactory(username="grace")
    page = page_of("editor")
    sent = {**TYPED, **typed}

    answer = client.post(page, sent)

    assert answer.status_code == 422
    assert error_under(answer, field) == error
    assert soup(answer).select_one("#id_username").get("value", "") == sent["username"]
    assert sent["password"] not in answer.content.decode()
    assert Invitation.objects.get().used_at is None


def test_person_logs_in_and_goes_on_to_where_they_were_going(client):
    User.objects.create_user("ada", password=PASSWORD)

    answer = client.post(
        reverse("login"), {"username": "ada", "password": PASSWORD, "next": "/admin/?a=1"}
    )

    assert (answer.status_code, answer["Location"]) == (302, "/admin/?a=1")


@pytest.mark.parametrize(
    "onward", ["//evil.com", "/\\evil.com", "javascript:alert(1)", "https://evil.com/", ""]
)
def test_log_in_leads_nowhere_else(client, onward):
    User.objects.create_user("ada", password=PASSWORD)

    shown = client.get(reverse("login"), {"next": onward})
    answer = client.post(
        reverse("login"), {"username": "ada", "password": PASSWORD, "next": onward}
    )

    assert soup(shown).select("input[name=next]") == []
    assert (answer.status_code, answer["Location"]) == (302, "/")


def test_wrong_password_keeps_the_name(client):
    User.objects.create_user("ada", password=PASSWORD)

    answer = client.post(reverse("login"), {"username": "ada", "password": "wrong-one"})

    assert answer.status_code == 422
    assert soup(answer).select_one("#id_username")["value"] == "ada"
    assert "wrong-one" not in answer.content.decode()
    assert "Please enter a correct username and password" in answer.content.decode()


def test_eighth_wrong_password_locks_this_name_here_and_says_for_how_long(client):
    User.objects.create_user("ada", password=PASSWORD)
    User.objects.create_user("grace", password=PASSWORD)
    wrong = {"username": "ada", "password": "wrong-one"}

    answers = [client.post(reverse("login"), wrong).status_code for _n in range(8)]
    locked = client.post(reverse("login"), {"username": "ada", "password": PASSWORD})
    other = client.post(reverse("login"), {"username": "grace", "password": PASSWORD})

    assert answers == [422] * 7 + [429]
    assert locked.status_code == 429
    assert "Wait 15 minutes, then try again." in locked.content.decode()
    assert other.status_code == 302


def test_somebody_elsewhere_is_not_locked_out(client, settings):
    settings.TRUSTED_PROXIES = 1
    User.objects.create_user("ada", password=PASSWORD)
    wrong = {"username": "ada", "password": "wrong-one"}
    right = {"username": "ada", "password": PASSWORD}
    for number in range(8):
        forged = f"10.9.9.{number}, 192.0.2.1"
        client.post(reverse("login"), wrong, headers={"X-Forwarded-For": forged})

    here = client.post(reverse("login"), right, headers={"X-Forwarded-For": "192.0.2.1"})
    elsewhere = client.post(reverse("login"), right, headers={"X-Forwarded-For": "192.0.2.2"})

    assert (here.status_code, elsewhere.status_code) == (429, 302)


def test_log_out_is_a_deed_and_not_a_link(client):
    client.force_login(UserFactory(), backend="django.contrib.auth.backends.ModelBackend")

    followed = client.get(reverse("logout"))
    still_in = "_auth_user_id" in client.session
    answer = client.post(reverse("logout"))

    assert (followed.status_code, still_in) == (405, True)
    assert (answer.status_code, answer["Location"]) == (302, "/")
    assert "_auth_user_id" not in client.session


def test_stranger_at_the_admin_comes_to_the_one_log_in_page(client):
    answer = client.get("/admin/options/option/", follow=True)

    assert answer.redirect_chain[-1][0] == ("/accounts/login/?next=/admin/options/option/")
    assert soup(answer).select_one("input[name=next]")["value"] == "/admin/options/option/"


def test_account_without_the_right_is_refused_at_the_admin(client):
    client.force_login(UserFactory(), backend="django.contrib.auth.backends.ModelBackend")

    assert client.get("/admin/", follow=True).status_code == 403


def test_admins_own_log_out_leads_home(client):
    client.force_login(
        UserFactory(is_staff=True), backend="django.contrib.auth.backends.ModelBackend"
    )

    answer = client.post(reverse("admin:logout"))

    assert (answer.status_code, answer["Location"]) == (302, "/")
    assert "_auth_user_id" not in client.session
