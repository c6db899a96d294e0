"""The library and the ways to begin a decision."""

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from options import permissions
from options.models import Decision, Edition, Membership, ReadingLink
from tests.conftest import again
from tests.factories import (
    CriterionFactory,
    DecisionFactory,
    OptionFactory,
    ParticipantFactory,
    UserFactory,
)
from tests.htmx import soup

OUTLINE = """Why?
Options
Wait
<b>Act</b>
Criteria
Cost
 0: much
 100: little
"""


@pytest.fixture(scope="module")
def kept_mara(kept):
    return UserFactory(username="mara")


@pytest.fixture(scope="module")
def kept_client(kept_mara):
    client = Client()
    client.force_login(kept_mara)
    return client


@pytest.fixture
def mara(kept_mara, db):
    return kept_mara


@pytest.fixture
def client(kept_client, db):
    return again(kept_client)


def lists(client, query=""):
    page = soup(client.get(f"/library/{query}"))
    return {
        section["id"]: [h.get_text(strip=True) for h in section.select("h3")]
        for section in page.select("section[aria-labelledby]")
    }


def shared_with(user, role, **fields):
    decision = DecisionFactory(is_published=False, owner=UserFactory(), **fields)
    Membership.objects.create(decision=decision, user=user, role=role, made_at=timezone.now())
    return decision


def test_library_has_own_shared_built_in_and_archived(client, mara):
    DecisionFactory(title="Mine", owner=mara, is_published=False)
    DecisionFactory(title="Old", owner=mara, archived_at=timezone.now())
    shared_with(mara, "reader", title="Read")
    DecisionFactory(title="Case", built_in_key="case")
    DecisionFactory(title="Of somebody else", owner=UserFactory())

    assert lists(client) == {
        "own": ["Mine"], "shared": ["Read"], "built-in": ["Case"], "archived": ["Old"]
    }  # fmt: skip


def test_library_is_searched_by_words_and_by_field(client, mara):
    DecisionFactory(title="Roads in ÉVRY", owner=mara, field="Transport")
    DecisionFactory(title="Schools", owner=mara, field="Education")

    assert lists(client, "?q=évry+ROADS") == {"own": ["Roads in ÉVRY"]}
    assert lists(client, "?field=Education") == {"own": ["Schools"]}
    assert "Nothing has these words" in client.get("/library/?q=%00x").content.decode()


@pytest.mark.parametrize("many", [1, 8])
def test_library_asks_as_often_however_much_it_holds(
    client, mara, many, django_assert_num_queries
):
    for _ in range(many):
        OptionFactory(decision=DecisionFactory(owner=mara))
        shared_with(mara, "editor")

    with django_assert_num_queries(6):
        client.get("/library/")


def test_copy_is_private_and_of_the_account(client, mara):
    case = DecisionFactory(slug="case", title="Case", built_in_key="case")
    OptionFactory(decision=case, name="Wait")

    client.post("/decisions/case/duplicate/")
    client.post("/decisions/new/", {"way": "copy", "slug": "case"})

    copies = Decision.objects.filter(owner=mara)
    assert [(c.title, c.is_published, c.built_in_key) for c in copies] == [
        ("Case (copy)", False, None)
    ] * 2
    assert [c.options.get().name for c in copies] == ["Wait", "Wait"]


def test_private_decision_of_somebody_else_is_not_copied(client):
    DecisionFactory(slug="theirs", is_published=False, owner=UserFactory())

    answer = client.post("/decisions/new/", {"way": "copy", "slug": "theirs"})

    assert (answer.status_code, Decision.objects.count()) == (404, 1)


def test_blank_decision_needs_two_fields(client, mara):
    refused = client.post(
        "/decisions/new/", {"way": "blank", "title": "\u3164", "question": ""}
    )
    client.post("/decisions/new/", {"way": "blank", "title": "Roads", "question": "Why?"})

    made = Decision.objects.get()
    assert refused.status_code == 422
    assert (made.title, made.question, made.owner, made.is_published) == (
        "Roads", "Why?", mara, False
    )  # fmt: skip


def test_outline_is_shown_and_stored_only_when_asked(client, mara):
    shown = client.post("/decisions/new/", {"way": "outline", "outline": OUTLINE})
    page = soup(shown)

    assert (shown.status_code, Decision.objects.count()) == (200, 0)
    assert [b.get_text() for b in page.select(".read-options b")] == ["Wait", "<b>Act</b>"]
    assert page.select_one("[name=outline]").get_text().strip() == OUTLINE.strip()

    client.post("/decisions/new/", {"way": "outline", "outline": OUTLINE, "do": "make"})
    made = Decision.objects.get()
    assert (made.owner, made.is_published, made.options.count()) == (mara, False, 2)
    assert made.criteria.get().best == "little"


def test_outline_with_a_fault_names_the_line_and_is_not_stored(client):
    outline = OUTLINE.replace("<b>Act</b>", "WAIT")
    answer = client.post(
        "/decisions/new/", {"way": "outline", "outline": outline, "do": "make"}
    )

    assert (answer.status_code, Decision.objects.count()) == (422, 0)
    assert "Line 4:" in soup(answer).select_one(".outlined [role=alert]").get_text()


def test_archived_decision_leaves_the_lists_and_comes_back(client, mara):
    DecisionFactory(slug="mine", title="Mine", owner=mara)

    client.post("/decisions/mine/archive/", {"do": "archive"})
    assert lists(client) == {"archived": ["Mine"]}
    assert "Mine" not in client.get("/decisions/").content.decode()

    client.post("/decisions/mine/archive/", {"do": "bring_back"})
    assert lists(client) == {"own": ["Mine"]}


def test_answered_decision_is_not_deleted_and_says_what_hangs_on_it(client, mara):
    decision = DecisionFactory(slug="mine", owner=mara)
    ParticipantFactory(decision=decision)

    page = soup(client.get("/decisions/mine/delete/"))
    answer = client.post("/decisions/mine/delete/")

    assert [dd.get_text() for dd in page.select("dd")] == ["1", "0", "0", "0", "0", "0"]
    assert page.select(".danger") == []
    assert (answer.status_code, Decision.objects.count()) == (409, 1)


def test_decision_without_answers_is_deleted_with_its_editions(client, mara):
    decision = DecisionFactory(slug="mine", owner=mara)
    Edition.objects.create(
        decision=decision, number=1, document="{}", published_at=timezone.now(), by=mara
    )

    client.post("/decisions/mine/delete/")

    assert (Decision.objects.count(), Edition.objects.count()) == (0, 0)


def test_edition_never_changes_but_outlives_who_published_it(mara):
    author = UserFactory()
    edition = Edition.objects.create(
        decision=DecisionFactory(), number=1, document="{}", published_at=timezone.now(),
        by=author,
    )  # fmt: skip
    for change in ({"document": "[]"}, {"number": 2}, {"note": "x"}, {"by": mara}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Edition.objects.filter(pk=edition.pk).update(**change)

    author.delete()
    edition.refresh_from_db()
    assert (edition.document, edition.by) == ("{}", None)


def test_link_opens_its_decision_until_it_is_withdrawn(db):
    nobody, decision = UserFactory(), DecisionFactory(is_published=False)
    link = ReadingLink.objects.create(
        decision=decision, token_hash="abc", made_at=timezone.now()
    )

    assert permissions.may_read_decision(nobody, decision, link="abc")
    assert not permissions.may_read_decision(nobody, decision, link="other")
    assert Decision.objects.reachable_by(nobody, link="abc").get() == decision
    ReadingLink.objects.filter(pk=link.pk).update(withdrawn_at=timezone.now())
    assert not permissions.may_read_decision(nobody, decision, link="abc")
    assert not Decision.objects.reachable_by(nobody, link="abc").exists()


def test_built_in_case_is_edited_by_staff_alone(mara):
    case = DecisionFactory(built_in_key="case", owner=mara)

    assert not permissions.may_edit_decision(mara, case)
    assert permissions.may_edit_decision(UserFactory(is_staff=True), case)


@pytest.mark.parametrize("is_ready", [True, False])
def test_checklist_stands_beside_the_editor(client, mara, is_ready):
    decision = DecisionFactory(slug="mine", owner=mara)
    OptionFactory.create_batch(2, decision=decision)
    CriterionFactory.create_batch(2 if is_ready else 1, decision=decision)

    words = soup(client.get("/decisions/mine/edit/")).select_one("#checklist").get_text()

    assert ("Ready to be scored" in words, "Add 1 criterion" in words) == (
        is_ready, not is_ready
    )  # fmt: skip


@pytest.mark.parametrize(("role", "leads"), [("editor", True), ("reader", False)])
def test_brief_leads_an_editor_to_the_editor(client, mara, role, leads):
    decision = shared_with(mara, role, slug="theirs")
    OptionFactory(decision=decision)

    links = soup(client.get("/decisions/theirs/brief/")).select(
        "[href='/decisions/theirs/edit/']"
    )

    assert bool(links) == leads
