"""Every address of the library and the editor as everybody; others add their rows to TABLE."""

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from options.models import Decision, Membership
from tests.conftest import again
from tests.factories import CriterionFactory, DecisionFactory, OptionFactory, UserFactory

ROLES = ["nobody", "stranger", "reader", "editor", "owner", "staff", "admin"]
OWNERS = {"nobody": 302, "stranger": 404, "reader": 403, "editor": 403, "staff": 403}
EDITORS = {"nobody": 302, "stranger": 404, "reader": 403}

# name: (arguments, GET, POST) on a private decision. A dictionary says what differs for a role.
PAGES = {
    "read_by_link": ({"token": "unknown"}, 404, 405),
    "library": ({}, {"nobody": 302, "else": 200}, 405),
    "new_decision": ({}, {"nobody": 302, "else": 200}, {"nobody": 302, "else": 422}),
}
OF_A_DECISION = {
    "duplicate_decision": ({}, 405, {"stranger": 404, "else": 302}),
    "archive_decision": ({}, 405, {**OWNERS, "else": 302}),
    "delete_decision": ({}, {**OWNERS, "else": 200}, {**OWNERS, "else": 302}),
    "edit_editions": ({}, {**EDITORS, "else": 200}, {**EDITORS, "else": 302}),
    "edition_file": ({"number": 1}, {**EDITORS, "else": 404}, {"nobody": 302, "else": 405}),
    "edit_history": ({}, {**EDITORS, "else": 200}, {"nobody": 302, "else": 405}),
    "put_back": ({}, {"nobody": 302, "else": 405}, {**EDITORS, "else": 404}),
    "edit_sharing": ({}, {**OWNERS, "else": 200}, {**OWNERS, "else": 422}),
    "sharing_change": (
        {"deed": "take-back"},
        {"nobody": 302, "else": 405},
        {**OWNERS, "else": 302},
    ),
    "hand_over": ({}, {**OWNERS, "else": 200}, {**OWNERS, "else": 422}),
    "edit_tree": ({}, {**EDITORS, "else": 200}, 405),
    "edit_preview": ({}, {**EDITORS, "else": 302}, 405),
    "preview_criterion": ({"criterion_key": "safety"}, {**EDITORS, "else": 200}, 405),
    "tree_deed": ({}, 405, {**EDITORS, "else": 422}),
    "add_criterion": ({}, 405, {**EDITORS, "else": 422}),
    "add_group": ({}, 405, {**EDITORS, "else": 422}),
    "edit_criterion": (
        {"criterion_key": "safety"},
        {**EDITORS, "else": 200},
        {**EDITORS, "else": 422},
    ),
    "remove_criterion": (
        {"criterion_key": "safety"},
        {**EDITORS, "else": 200},
        {**EDITORS, "else": 409},
    ),
}
KINDS = ("options", "perspectives", "red_lines", "evidence", "sources", "later_facts")
FOR_EDITORS = {**EDITORS, "else": 200}
OF_A_DECISION |= {f"edit_{kind}": ({}, FOR_EDITORS, {**EDITORS, "else": 422}) for kind in KINDS}
OF_A_DECISION |= {
    f"{kind}_part": ({"number": 1000000}, {**EDITORS, "else": 404}, {**EDITORS, "else": 404})
    for kind in KINDS
}
OF_A_DECISION |= {
    f"{kind}_deed": ({"number": 1000000}, 405, {**EDITORS, "else": 404}) for kind in KINDS
}
OF_A_DECISION |= {
    f"{kind}_delete": ({"number": 1000000}, {**EDITORS, "else": 404}, {**EDITORS, "else": 404})
    for kind in KINDS
}
TABLE = {**PAGES, **OF_A_DECISION}


def expected(row, role):
    return row.get(role, row.get("else")) if isinstance(row, dict) else row


@pytest.fixture(scope="module")
def kept_decision(kept):
    owner = UserFactory(username="owner")
    decision = DecisionFactory(slug="d", is_published=False, owner=owner)
    for name in ("Train", "Share"):
        OptionFactory(decision=decision, name=name, key=name.lower())
    for name in ("Safety", "Cost"):
        CriterionFactory(decision=decision, name=name, key=name.lower())
    return decision


@pytest.fixture(scope="module")
def people(kept_decision):
    """A client in each of the roles."""

    def client_of(role):
        client = Client()
        if role == "nobody":
            return client
        is_staff = role in ("staff", "admin")
        user = UserFactory(is_staff=is_staff, is_superuser=role == "admin")
        if role == "owner":
            user = kept_decision.owner
        if role in ("reader", "editor"):
            Membership.objects.create(
                decision=kept_decision, user=user, role=role, made_at=timezone.now()
            )
        client.force_login(user)
        return client

    return {role: client_of(role) for role in ROLES}


@pytest.fixture
def visitor(people, db):
    """A client in one of the roles, as if it had never been here."""
    return lambda role: again(people[role])


def address(name):
    arguments = {"slug": "d", **TABLE[name][0]} if name in OF_A_DECISION else TABLE[name][0]
    return reverse(name, kwargs=arguments)


@pytest.mark.parametrize("name", TABLE)
def test_reading_an_address(visitor, name):
    row = TABLE[name][1]

    answers = {role: visitor(role).get(address(name)).status_code for role in ROLES}

    assert answers == {role: expected(row, role) for role in ROLES}


@pytest.mark.parametrize("name", TABLE)
def test_posting_to_an_address_with_nothing_in_it(visitor, name):
    answers = {}
    for role in ROLES:
        with transaction.atomic():  # what one does is undone before the next comes
            answers[role] = visitor(role).post(address(name)).status_code
            transaction.set_rollback(True)

    assert answers == {role: expected(TABLE[name][2], role) for role in ROLES}


@pytest.mark.parametrize("name", TABLE)
def test_who_may_not_edit_changes_nothing(visitor, name):
    stored = Decision.objects.filter(slug="d").values("title", "archived_at", "changed_at")
    before = stored.get()

    for role in ("nobody", "stranger", "reader"):
        visitor(role).post(address(name), {"do": "archive", "title": "Mine", "name": "Mine"})

        assert stored.get() == before, role
