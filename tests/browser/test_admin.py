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


def test_table_is_brought_through_its_preview_in_silence(admin_page, case, console, tmp_path):
    option = case.options.first()
    file = tmp_path / "options.csv"
    file.write_text(f"decision,key,name\n{case.slug},{option.key},Wait and see\n")

    admin_page.goto(reverse("admin:options_option_import"))
    admin_page.get_by_label("File").set_input_files(file)
    follow(admin_page, admin_page.get_by_role("button", name="Show what it would do"))
    expect(admin_page.get_by_text("0 new, 1 changed, 0 as before.")).to_be_visible()
    follow(admin_page, admin_page.get_by_role("button", name="Store all of it"))

    expect(admin_page.get_by_text("Imported: 0 new, 1 changed, 0 as before.")).to_be_visible()
    option.refresh_from_db()
    assert option.name == "Wait and see"
    assert console.heard == []
