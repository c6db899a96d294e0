"""Staff enter by the site's own page; the admin's pages work under the strict CSP."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from options.actions.invitations import accept_invitation, invite
from tests.browser.acts import follow

PASSWORD = "a-long-password-27"


@pytest.fixture
def admin_page(case, page):
    """The admin's first page, entered with name and password."""
    _made, token = invite(role="admin", made_by=None)
    accept_invitation(token=token, username="amina", password=PASSWORD)
    page.goto(reverse("login"))
    page.get_by_label("Username").fill("amina")
    page.get_by_label("Password").fill(PASSWORD)
    follow(page, page.get_by_role("button", name="Log in"))
    return page


def test_admin_logs_in_and_changes_a_decision(admin_page, case):
    assert admin_page.url.endswith(reverse("admin:index"))

    admin_page.goto(reverse("admin:options_decision_change", args=[case.pk]))
    admin_page.get_by_label("Title").first.fill("Protecting people")
    follow(admin_page, admin_page.get_by_role("button", name="Save", exact=True))

    expect(admin_page.get_by_text("was changed successfully")).to_be_visible()
    case.refresh_from_db()
    assert case.title == "Protecting people"


@pytest.mark.parametrize("model", ["decision", "option", "criterion", "evidence", "redline"])
def test_list_and_form_of_the_admin_say_nothing_in_the_console(admin_page, console, model):
    admin_page.goto(reverse(f"admin:options_{model}_changelist"))
    follow(admin_page, admin_page.locator("#result_list tbody a").first)

    expect(admin_page.get_by_role("button", name="Save", exact=True)).to_be_visible()
    assert console.heard == []
