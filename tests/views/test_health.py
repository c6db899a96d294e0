"""Whether the site is well, as a machine is told."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import OperationalError
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone

from config import stamps
from options.reports import health as reports_health

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(tmp_path, settings):
    settings.DATA_DIR = tmp_path
    return tmp_path


def test_a_site_that_is_well_says_its_version_and_what_was_done_when(client, folder):
    stamps.note(folder, stamps.BACKUP, timezone.now() - timedelta(hours=30, minutes=5))

    answer = client.get("/healthz")

    assert answer.status_code == 200
    said = answer.json()
    assert datetime.fromisoformat(said.pop("last_backup")).tzinfo is not None
    assert said == {
        "status": "ok",
        "version": "0.1.0",
        "database": "ok",
        "migrations_pending": [],
        "hours_since_backup": 30,
        "last_purge": None,
        "hours_since_purge": None,
    }


def test_asking_sets_no_cookie_and_costs_two_questions(
    client, folder, django_assert_max_num_queries
):
    client.get("/healthz")

    with django_assert_max_num_queries(2):
        answer = client.get("/healthz")

    assert not answer.cookies
    assert answer.headers["Cache-Control"] == "no-store"


def test_a_database_that_does_not_answer_is_told_without_its_words(client, folder, monkeypatch):
    def refuse(_recorder):
        raise OperationalError("password authentication failed for user secret")

    monkeypatch.setattr(MigrationRecorder, "applied_migrations", refuse)

    answer = client.get("/healthz")

    assert answer.status_code == 503
    assert answer.json()["database"] == "does not answer"
    assert "secret" not in answer.content.decode()


def test_a_migration_that_waits_is_named(client, folder, monkeypatch):
    known = reports_health.known_migrations() | {"options.9999_from_the_future"}
    monkeypatch.setattr(reports_health, "known_migrations", lambda: known)

    answer = client.get("/healthz")

    assert answer.status_code == 503
    assert answer.json()["migrations_pending"] == ["options.9999_from_the_future"]


def test_it_is_answered_over_plain_http_and_to_nobody_who_writes(client, folder, settings):
    settings.SECURE_SSL_REDIRECT = True
    settings.SECURE_REDIRECT_EXEMPT = [r"^healthz$"]

    assert client.get("/healthz").status_code == 200
    assert client.get("/privacy/").status_code == 301


@pytest.mark.parametrize(
    "content", ["", "yesterday", "2026-01-01T00:00:00", "\ud7ff", "9" * 999]
)
def test_a_note_that_cannot_be_read_counts_as_none(folder, content):
    (folder / stamps.PURGE).write_text(content, encoding="utf-8")

    assert stamps.noted(folder, stamps.PURGE) is None


def test_a_note_is_kept_to_the_second(folder):
    stamps.note(folder, stamps.PURGE, datetime(2026, 5, 1, 12, 30, 15, 999, tzinfo=UTC))

    assert stamps.noted(folder, stamps.PURGE) == datetime(2026, 5, 1, 12, 30, 15, tzinfo=UTC)
    assert [path.name for path in folder.iterdir()] == [stamps.PURGE]
