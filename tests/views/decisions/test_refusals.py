"""Pages that say no say what to do next."""

from pathlib import Path

import pytest
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.template.loader import get_template
from django.test import RequestFactory
from django.views import defaults

from tests.htmx import soup
from tests.views.decisions.pages import words

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "address",
    [
        "/nothing/",
        "/decisions/%00/brief/",
        "/decisions/../../etc/passwd",
        "/decisions/%3Cscript%3E/brief/",
        "/decisions/" + "a" * 5000 + "/brief/",
    ],
)
def test_unknown_address_says_what_to_do_next(client, address):
    answer = client.get(address)

    assert answer.status_code == 404
    page = soup(answer)
    assert words(page.h1) == "Nothing is here"
    assert page.select_one("main a.button")["href"] == "/"


def test_refused_right_says_what_to_do_next(rf):
    answer = defaults.permission_denied(rf.get("/"), PermissionDenied())

    assert answer.status_code == 403
    assert words(soup(answer).h1) == "This is not open to you"


@pytest.mark.parametrize(
    ("view", "status", "heading"),
    [
        (defaults.server_error, 500, "This page broke"),
        (
            lambda request: defaults.bad_request(request, ValueError()),
            400,
            "This request cannot be read",
        ),
    ],
)
def test_broken_page_needs_no_database(django_assert_num_queries, view, status, heading):
    with django_assert_num_queries(0):
        answer = view(RequestFactory().get("/"))

    assert answer.status_code == status
    assert words(soup(answer).h1) == heading
    assert soup(answer).select_one("main a.button")["href"] == "/"


def test_style_that_a_broken_page_names_is_there():
    page = get_template("500.html").render()

    for link in page.split('href="/static/')[1:]:
        name = link.split('"')[0]
        assert (Path(settings.BASE_DIR) / "static" / name).is_file()
