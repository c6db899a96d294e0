"""Every address as every kind of visitor: who gets in, who is told no, nothing breaks."""

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import get_resolver, reverse

from options.actions.invitations import give_role
from options.models import Participant, Score
from tests.conftest import again, browser_with
from tests.factories import (
    CriterionFactory,
    DecisionFactory,
    OptionFactory,
    ParticipantFactory,
    PerspectiveFactory,
    PerspectiveSwingFactory,
    RedLineFactory,
    ScoreFactory,
    UserFactory,
)
from tests.htmx import soup
from tests.queries import BRACKETS
from tests.test_editing_addresses import TABLE as OF_EDITING
from tests.test_workshop_addresses import TABLE as OF_WORKSHOPS

ROLES = ["nobody", "owner", "stranger", "account", "facilitator", "editor", "admin"]
CELL = {"option_key": "train", "criterion_key": "safety"}
NOT_LOGGED_IN = dict.fromkeys(("nobody", "owner", "stranger"), 302)
OF_ACCOUNTS = {**NOT_LOGGED_IN, "else": 200}
NO_SUCH = {**NOT_LOGGED_IN, "else": 404}

# name: (arguments, GET, POST). A dictionary gives what differs from its "else" for a role.
PAGES = {
    "home": ({}, 200, 405),
    "decisions": ({}, 200, 405),
    "join_by_code": ({}, 200, 422),
    "join": ({"code": "K7M4QX"}, 404, 404),
    "sheets": ({}, 200, 422),
    "forget_browser": ({}, 405, 302),
    "methods": ({}, 200, 405),
    "public_report": ({"token": "unknown"}, 404, 405),
    "public_report_file": ({"token": "unknown", "ending": "json"}, 404, 405),
    "privacy": ({}, 200, 405),
    "import_decision": ({}, OF_ACCOUNTS, {**OF_ACCOUNTS, "else": 422}),
    "import_preview": ({"token": "unknown"}, NO_SUCH, NO_SUCH),
    "healthz": ({}, 200, 405),
    "login": ({}, 200, 422),
    "logout": ({}, 405, 302),
    "invitation": ({"token": "unknown"}, 404, 404),
}
OF_A_DECISION = {
    "brief": ({}, 200, 405),
    "decision_export": ({"file": "decision.json"}, 200, 405),
    "later_facts": ({}, 200, 405),
    "full_version": ({}, 405, 400),
    "comparison": ({}, 302, 405),
    "criterion": ({"criterion_key": "safety"}, 200, 302),
    "score": (CELL, 405, 422),
    "undo": (CELL, 405, {"owner": 409, "stranger": 409, "else": 404}),
    "head_to_head": ({}, 200, 302),
    "overview": ({}, 200, 405),
    "weighting": ({}, 200, 405),
    "weights_place": ({}, 405, 422),
    "weights_move": ({}, 405, 422),
    "weights_restart": ({}, 405, 302),
    "weights_points": ({}, 200, 422),
    "weights_method": ({}, 405, 422),
    "weights_clear": ({}, 405, 302),
    "weights_undo": ({}, 405, 422),
    "weights_perspectives": ({}, 200, 405),
    "weights_adopt": ({"perspective_key": "cabinet"}, 405, 302),
    "results": ({}, 200, 405),
    "result_section": ({"section": "changes"}, 200, 405),
    "report": ({}, 302, 405),
    "explore": ({}, 404, 405),
    "report_links": ({}, 405, {"owner": 200, "stranger": 200, "else": 404}),
    "report_file": ({"ending": "json"}, 404, 405),
    "picture_file": ({"section": "changes", "picture": "weights", "ending": "svg"}, 404, 405),
    "own_condition": ({}, 405, {"owner": 422, "stranger": 422, "else": 404}),
    "what_if": ({}, 200, 422),
    "what_if_deed": ({"number": 1}, 405, 404),
    "switch_red_line": ({"red_line_key": "floor"}, 405, 302),
    "answer_red_line": ({"red_line_key": "consent"}, 405, 302),
    "sheet": ({}, 200, 405),
    "sheet_csv": ({}, {"owner": 200, "stranger": 200, "else": 404}, 405),
    "sheet_xlsx": ({}, {"owner": 200, "stranger": 200, "else": 404}, 405),
    "sheet_json": ({}, {"owner": 200, "stranger": 200, "else": 404}, 405),
    "sheet_edition": ({}, 302, 302),
    "start_over": ({}, {"owner": 200, "stranger": 200, "else": 302}, 302),
    "delete_sheet": ({}, {"owner": 200, "stranger": 200, "else": 302}, 302),
}
# A decision that was withdrawn still gives people their own answers.
OF_ONES_OWN = {
    "sheet",
    "sheet_csv",
    "sheet_xlsx",
    "sheet_json",
    "sheet_edition",
    "start_over",
    "delete_sheet",
}
TABLE = {**PAGES, **OF_A_DECISION}


def expected(row, role):
    return row.get(role, row.get("else")) if isinstance(row, dict) else row


@pytest.fixture(scope="module")
def kept_decision(kept):
    decision = DecisionFactory(slug="d")
    for name in ("Train", "Share"):
        OptionFactory(decision=decision, name=name, key=name.lower())
    safety = CriterionFactory(decision=decision, name="Safety", key="safety")
    CriterionFactory(decision=decision, name="Cost", key="cost")
    cabinet = PerspectiveFactory(decision=decision, key="cabinet")
    PerspectiveSwingFactory(perspective=cabinet, criterion=safety)
    RedLineFactory(decision=decision, criterion=safety, key="floor")
    RedLineFactory(
        decision=decision, criterion=None, fails_below=None, question="Agreed?", key="consent"
    )
    return decision


@pytest.fixture(scope="module")
def people(kept_decision):
    """A client in each of the roles."""

    def client_of(role: str) -> Client:
        if role in ("owner", "stranger"):
            return browser_with(ParticipantFactory(decision=kept_decision))
        client = Client()
        if role != "nobody":
            is_staff = role in ("editor", "admin")
            user = UserFactory(is_staff=is_staff, is_superuser=role == "admin")
            if role == "facilitator":
                give_role(user, role)
            if role == "editor":
                user.user_permissions.set(
                    Permission.objects.filter(codename__contains="option")
                )
            client.force_login(user)
        return client

    return {role: client_of(role) for role in ROLES}


@pytest.fixture
def visitor(people, db):
    """A client in one of the roles, as if it had never been here."""
    return lambda role: again(people[role])


def address(name):
    arguments = TABLE[name][0]
    if name in OF_A_DECISION:
        arguments = {"slug": "d", **arguments}
    return reverse(name, kwargs=arguments)


def test_every_address_has_a_row():
    names = {
        pattern.name
        for entry in get_resolver().url_patterns
        for pattern in getattr(entry, "url_patterns", [entry])
        if "admin" not in str(entry.pattern)
    }

    assert names == set(TABLE) | set(OF_WORKSHOPS) | set(OF_EDITING)


def answers(visitor, name, method):
    """What each role is answered."""
    return {role: getattr(visitor(role), method)(address(name)).status_code for role in ROLES}


@pytest.mark.parametrize("name", TABLE)
def test_reading_an_address(visitor, name):
    row = TABLE[name][1]

    assert answers(visitor, name, "get") == {role: expected(row, role) for role in ROLES}


@pytest.mark.parametrize("name", TABLE)
def test_posting_to_an_address_with_nothing_in_it(visitor, name):
    row = TABLE[name][2]

    assert answers(visitor, name, "post") == {role: expected(row, role) for role in ROLES}


@pytest.mark.parametrize("name", OF_A_DECISION)
@pytest.mark.parametrize("method", ["get", "post"])
def test_draft_is_there_for_staff_only(visitor, decision, name, method):
    decision.is_published = False
    decision.save()
    row = TABLE[name][1 if method == "get" else 2]

    own = ("owner", "stranger") if name in OF_ONES_OWN else ()
    assert answers(visitor, name, method) == {
        role: expected(row, role)
        if role in ("editor", "admin", *own) or expected(row, role) == 405
        else 404
        for role in ROLES
    }


@pytest.mark.parametrize("name", OF_A_DECISION)
@pytest.mark.parametrize("method", ["get", "post"])
def test_nobody_changes_or_sees_another_persons_sheet(visitor, decision, name, method):
    mine = ParticipantFactory(decision=decision)
    score = ScoreFactory(
        participant=mine,
        option=decision.options.first(),
        criterion=decision.criteria.first(),
        points=73,
        rationale="A reason of mine.",
    )

    answer = getattr(visitor("stranger"), method)(address(name), follow=True)

    assert "A reason of mine." not in answer.content.decode(errors="replace")
    assert Participant.objects.filter(pk=mine.pk).exists()
    assert Score.objects.get(pk=score.pk).points == 73


@pytest.mark.parametrize("name", TABLE)
def test_reading_writes_nothing(visitor, name, django_assert_max_num_queries):
    client = visitor("nobody")

    with django_assert_max_num_queries(40) as captured:
        client.get(address(name))

    asked = [q["sql"].lstrip() for q in captured]
    writes = [sql for sql in asked if not sql.startswith(("SELECT", *BRACKETS))]
    counted = [sql for sql in writes if "cache" in sql]  # how often codes were wrong
    assert writes == (counted if name == "join" else [])


@pytest.mark.parametrize("name", TABLE)
def test_every_answer_carries_the_careful_headers(visitor, name):
    answer = visitor("owner").get(address(name))

    assert set(answer.headers["Content-Security-Policy"].split("; ")) == {
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    }
    assert answer.headers["Cache-Control"] == "no-store"
    assert {"Cookie", "HX-Request"} <= set(answer.headers["Vary"].split(", "))
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Referrer-Policy"] == "same-origin"
    assert answer.headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert answer.headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "camera=()" in answer.headers["Permissions-Policy"]
    assert answer.headers["X-Frame-Options"] == "DENY"


@pytest.mark.parametrize(
    "path",
    [
        "/%00", "/decisions/%00/brief/", "/decisions/../admin",
        "/decisions/..%2f..%2fetc/brief/",
        "/decisions/d/compare/%F0%9F%98%80/", "/join/%00%00/", "/static/../config/settings.py",
        "/decisions/d/compare/" + "x" * 3000 + "/", "/invitations/%0d%0aSet-Cookie:x/",
    ],
)  # fmt: skip
def test_crooked_path_is_not_found(visitor, path):
    assert visitor("nobody").get(path).status_code == 404


def test_foreign_host_is_refused(visitor):
    assert visitor("nobody").get("/", headers={"host": "evil.com"}).status_code == 400


@pytest.mark.parametrize("cookie", ["sheet", "session", "csrf"])
def test_cookie_of_eight_kilobytes_is_no_error(visitor, cookie):
    client = visitor("nobody")
    client.cookies[cookie] = "x" * 8192

    assert client.get(address("criterion")).status_code == 200


def test_the_same_field_twice_and_a_broken_body_are_no_error(visitor, decision):
    client = visitor("owner")
    field = f"c{decision.options.first().pk}-{decision.criteria.get(key='safety').pk}-points"

    twice = client.post(
        address("score"),
        f"{field}=10&{field}=20",
        content_type="application/x-www-form-urlencoded",
    )
    broken = client.post(
        address("score"), b"--x\r\nbroken", content_type="multipart/form-data; boundary=x"
    )

    assert twice.status_code == 302
    assert Score.objects.get().points == 20
    assert broken.status_code in (400, 422)


def test_body_of_ten_megabytes_is_refused_by_its_size(visitor):
    answer = visitor("owner").post(address("score"), {"c1-1-rationale": "x" * 10_000_000})

    assert answer.status_code == 413
    assert soup(answer).h1.text == "This is too much at once"
