"""Every address of the admin, as everybody who has no business there."""

import pytest
from axes.models import AccessAttempt
from django.contrib import admin as site
from django.contrib.auth.models import Group, User
from django.contrib.contenttypes.models import ContentType
from django.test import Client
from django.urls import URLResolver, reverse

from options.actions.invitations import editors, invite
from options.models import Invitation
from tests.admin.conftest import browser
from tests.factories import UserFactory

ACCOUNTS = [User, Group, Invitation, AccessAttempt]


def patterns_in(entries):
    for entry in entries:
        if isinstance(entry, URLResolver):
            yield from patterns_in(entry.url_patterns)
        elif entry.name:
            yield entry


def model_of(name):
    """The registered model whose page has this name, None for a page of the whole site."""
    return next(
        (
            model
            for model in site.site._registry
            if name.startswith(f"{model._meta.app_label}_{model._meta.model_name}_")
        ),
        None,
    )


PAGES = sorted({pattern.name for pattern in patterns_in(site.site.urls[0])})
OF_ACCOUNTS = [name for name in PAGES if model_of(name) in ACCOUNTS]


def address(name):
    """The page about a record that exists, where it is about one."""
    (pattern,) = [entry for entry in patterns_in(site.site.urls[0]) if entry.name == name][-1:]
    record = model_of(name)._default_manager.first() if model_of(name) else User.objects.first()
    history = getattr(record, "history", None)
    known = {
        "object_id": record.pk,
        "id": record.pk,
        "version_id": history.first().pk if history and history.exists() else 1,
        "content_type_id": ContentType.objects.get_for_model(type(record)).pk,
        "app_label": "options",
        "url": "nowhere",
    }
    if name.endswith("simple_history"):  # written with a regular expression
        return reverse(f"admin:{name}", args=[known["object_id"], known["version_id"]])
    wanted = pattern.pattern.regex.groupindex
    return reverse(f"admin:{name}", kwargs={key: known[key] for key in wanted})


@pytest.fixture
def everything(decision):
    """A record of every kind that the admin knows."""
    UserFactory()
    editors()
    invite(role="admin", made_by=None)
    AccessAttempt.objects.create(username="ada", failures_since_start=1)
    return decision


@pytest.fixture(params=["nobody", "account", "facilitator"])
def outsider(request, everything):
    if request.param == "nobody":
        return Client()
    if request.param == "account":
        return browser(UserFactory())
    return request.getfixturevalue("facilitator")


def is_closed(answer):
    """Not found, not allowed, or sent to log in."""
    doors = (reverse("login"), reverse("admin:login"))
    to_log_in = answer.headers.get("Location", "").startswith(doors)
    return answer.status_code in (403, 404) or (answer.status_code == 302 and to_log_in)


def opened(client, method, names):
    """The pages that let the client in."""
    return [name for name in names if not is_closed(getattr(client, method)(address(name)))]


def test_addresses_of_every_kind_of_record_are_among_them():
    kinds = {model._meta.label_lower.replace(".", "_") for model in site.site._registry}
    deeds = ("changelist", "add", "change", "delete", "history")

    assert {f"{kind}_{deed}" for kind in kinds for deed in deeds} <= set(PAGES)
    assert {"index", "password_change", "auth_user_password_change"} <= set(PAGES)


@pytest.mark.parametrize("method", ["get", "post"])
def test_nobody_but_staff_finds_a_page_of_the_admin(outsider, method):
    pages = [name for name in PAGES if name != "logout"]

    assert opened(outsider, method, pages) == []


@pytest.mark.parametrize("method", ["get", "post"])
def test_editor_finds_no_account_group_or_invitation(everything, editor, method):
    assert opened(editor, method, OF_ACCOUNTS) == []


def test_admin_finds_what_is_closed_to_others(everything, admin):
    pages = ["index", "auth_user_changelist", "auth_user_change", "options_invitation_add"]

    assert opened(admin, "get", pages) == pages
