import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from options import models
from tests.admin.pages import fill
from tests.factories import DecisionFactory
from tests.htmx import soup

PARTS = [
    models.Option,
    models.Criterion,
    models.Evidence,
    models.Source,
    models.LaterFact,
    models.Perspective,
    models.RedLine,
]
KINDS = [models.Decision, *PARTS]


def name_of(kind):
    return kind._meta.model_name


def address(kind, page, *args):
    return reverse(f"admin:options_{name_of(kind)}_{page}", args=args)


@pytest.fixture(params=["admin", "editor"])
def staff(request):
    return request.getfixturevalue(request.param)


def test_admin_and_editor_open_the_first_page(staff):
    page = staff.get(reverse("admin:index"))

    assert page.status_code == 200
    assert "Policy Options" in page.content.decode()


@pytest.mark.parametrize("kind", KINDS, ids=name_of)
def test_admin_and_editor_open_list_record_and_history(staff, decision, kind):
    record = kind.objects.first()

    pages = [
        staff.get(address(kind, "changelist")),
        staff.get(address(kind, "changelist"), {"q": "a", "o": "1"}),
        staff.get(address(kind, "change", record.pk)),
        staff.get(address(kind, "history", record.pk)),
    ]

    assert [page.status_code for page in pages] == [200] * 4
    assert str(record) in pages[2].content.decode()


@pytest.mark.parametrize("kind", PARTS, ids=name_of)
def test_new_part_is_asked_for_its_decision_first(staff, decision, kind):
    asked = staff.get(address(kind, "add")).content.decode()
    form = staff.get(address(kind, "add"), {"decision": decision.pk})

    assert "Which decision does it belong to?" in asked
    assert f'<option value="{decision.pk}">{decision.title}</option>' in asked
    assert form.status_code == 200
    assert decision.title in form.content.decode()


@pytest.mark.parametrize("asked", ["", "0", "-1", "x", "٣", "9" * 40])
def test_decision_that_does_not_exist_is_asked_for_again(editor, decision, asked):
    page = editor.get(address(models.Option, "add"), {"decision": asked})

    assert "Which decision does it belong to?" in page.content.decode()


def test_list_that_is_filtered_leads_to_a_new_part_of_that_decision(editor, decision):
    before = f"decision__id__exact={decision.pk}"

    page = editor.get(address(models.Option, "add"), {"_changelist_filters": before})

    assert "Which decision" not in page.content.decode()
    assert decision.title in page.content.decode()


def test_new_decision_can_be_begun(staff):
    page = staff.get(address(models.Decision, "add"))

    assert page.status_code == 200
    assert "Save the question and its options first" in page.content.decode()


@pytest.mark.parametrize("kind", KINDS, ids=name_of)
def test_pages_ask_no_more_of_the_database_when_more_is_there(admin, kind):
    def counted(client_pages):
        with CaptureQueriesContext(connection) as queries:
            for page in client_pages:
                assert admin.get(page).status_code == 200
        return len(queries)

    small, large = fill(DecisionFactory(), 1), fill(DecisionFactory(), 4)
    sizes = []
    for decision in (small, large):
        record = (
            decision if kind is models.Decision else kind.objects.filter(decision=decision)[0]
        )
        pages = [address(kind, "change", record.pk)]
        if kind is not models.Decision:
            pages.append(address(kind, "add") + f"?decision={decision.pk}")
            pages.append(address(kind, "changelist") + f"?decision__id__exact={decision.pk}")
        if decision == small:
            counted(pages)  # what Django remembers from the first look does not count
        sizes.append(counted(pages))

    assert sizes[0] == sizes[1]


def test_list_of_decisions_asks_no_more_when_there_are_more(admin):
    fill(DecisionFactory(), 1)
    with CaptureQueriesContext(connection) as few:
        admin.get(address(models.Decision, "changelist"))
    for _number in range(10):
        fill(DecisionFactory(), 1)
    with CaptureQueriesContext(connection) as many:
        admin.get(address(models.Decision, "changelist"))

    assert len(few) == len(many)


@pytest.mark.parametrize("kind", ["participant", "score", "scorechange", "swing", "key"])
def test_nobody_finds_sheets_or_scores_in_the_admin(admin, kind):
    assert admin.get(f"/admin/options/{kind}/").status_code == 404


@pytest.mark.parametrize(
    "page", ["auth/user/", "auth/group/", "options/invitation/", "options/invitation/add/"]
)
def test_accounts_are_the_admins_alone(admin, editor, page):
    assert admin.get(f"/admin/{page}").status_code == 200
    assert editor.get(f"/admin/{page}").status_code == 403


@pytest.mark.ignore_template_errors  # the history package leaves one undefined
def test_entry_in_a_decisions_history_opens(admin):
    decision = DecisionFactory()
    entry = decision.history.get()

    page = admin.get(f"/admin/options/decision/{decision.pk}/history/{entry.history_id}/")

    assert page.status_code == 200


@pytest.mark.parametrize("chosen", ["abc", "9" * 23, "-1"])
def test_selection_that_our_list_cannot_have_sent_is_refused(admin, chosen):
    data = {"action": "park", "_selected_action": chosen}

    assert admin.post("/admin/options/option/", data).status_code == 400


def test_decisions_come_and_go_as_files(admin, decision):
    listed = soup(admin.get(reverse("admin:options_decision_changelist")))
    page = soup(admin.get(reverse("admin:options_decision_change", args=[decision.pk])))

    assert listed.find("a", href="/decisions/import/")
    for ending in ("json", "xlsx", "csv.zip", "xml"):
        assert page.find("a", href=f"/decisions/{decision.slug}/export/decision.{ending}")
