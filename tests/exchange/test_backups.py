"""The whole site as one file, and back: every row or no change."""

import json
import re
import shutil
import sqlite3
import zipfile
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.db import connection
from django.test import override_settings
from django.utils import timezone

from options.exchange.backups import BackupRefused, check_backup, make_backup, restore_backup
from options.exchange.backups import sqlite as on_sqlite
from options.exchange.backups.manifest import FORMAT
from options.models import Decision, Score
from tests import snapshots
from tests.factories import DecisionFactory, ScoreFactory

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
only_sqlite = pytest.mark.skipif(connection.vendor != "sqlite", reason="about SQLite's file")


@pytest.fixture
def home(tmp_path, settings, monkeypatch):
    """A data folder of another machine: nothing in it yet."""
    settings.DATA_DIR = tmp_path / "home"
    monkeypatch.setattr(on_sqlite, "place", lambda: settings.DATA_DIR / "site.sqlite3")
    return settings.DATA_DIR


@pytest.fixture(scope="module")
def saved(django_db_setup, django_db_blocker, tmp_path_factory):
    """The bytes of a backup of a site with one score, and a key; made once."""
    folder = tmp_path_factory.mktemp("old")
    (folder / "secret-key").write_text("the key")
    with django_db_blocker.unblock(), override_settings(DATA_DIR=folder):
        before = snapshots.taken()
        ScoreFactory(points=73)
        make_backup(folder / "b.zip", now=NOW)
        snapshots.put_back(before)
    return folder / "b.zip"


@pytest.fixture
def backup(saved, tmp_path):
    """A copy of it that a test may damage."""
    return Path(shutil.copy(saved, tmp_path / "b.zip"))


def points_in(path):
    with closing(sqlite3.connect(path)) as database:
        return [points for (points,) in database.execute("SELECT points FROM options_score")]


def rewritten(path, *, manifest=None, database=None, left_out=()):
    """The same backup with something in it changed."""
    with zipfile.ZipFile(path) as old:
        parts = {name: old.read(name) for name in old.namelist() if name not in left_out}
    if manifest:
        parts["manifest.json"] = json.dumps(json.loads(parts["manifest.json"]) | manifest)
    if database:
        parts["database"] = database(parts["database"])
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name, content in parts.items():
            new.writestr(name, content)


@only_sqlite
def test_a_new_machine_has_every_row_and_the_key_after_one_command(backup, home):
    kept = restore_backup(backup, replace=False, now=NOW)

    assert kept is None
    assert points_in(home / "site.sqlite3") == [73]
    assert (home / "secret-key").read_text() == "the key"
    assert (home / "site.sqlite3").stat().st_mode & 0o777 == 0o600
    assert sorted(path.name for path in home.iterdir()) == ["secret-key", "site.sqlite3"]


def test_a_backup_says_what_is_in_it_and_is_readable_by_its_owner_alone(backup):
    manifest = check_backup(backup)

    assert (manifest.version, manifest.made_at) == ("0.1.0", NOW.isoformat())
    assert manifest.counts["options_score"] == 1
    assert manifest.vendor == connection.vendor
    assert backup.stat().st_mode & 0o777 == 0o600
    assert json.loads(zipfile.ZipFile(backup).read("manifest.json"))["format"] == FORMAT


@only_sqlite
def test_data_are_never_replaced_unasked_and_the_old_ones_stay_beside(backup, home):
    home.mkdir()
    with closing(sqlite3.connect(home / "site.sqlite3")) as old:
        old.execute("CREATE TABLE options_score (points)")
        old.execute("INSERT INTO options_score VALUES (5)")
        old.commit()

    with pytest.raises(BackupRefused, match="Say --replace"):
        restore_backup(backup, replace=False, now=NOW)
    assert points_in(home / "site.sqlite3") == [5]

    kept = restore_backup(backup, replace=True, now=NOW)
    assert points_in(home / "site.sqlite3") == [73]
    assert kept == home / "before-restore-20261124T120000000000.sqlite3"
    assert points_in(kept) == [5]


@only_sqlite
def test_a_site_in_use_reads_the_restored_rows_at_once(backup, home):
    restore_backup(backup, replace=False, now=NOW)
    with closing(sqlite3.connect(home / "site.sqlite3", isolation_level=None)) as in_use:
        in_use.execute("PRAGMA journal_mode=WAL")
        in_use.execute("UPDATE options_score SET points = 1")

        restore_backup(backup, replace=True, now=NOW)

        assert in_use.execute("SELECT points FROM options_score").fetchall() == [(73,)]
        assert in_use.execute("PRAGMA journal_mode").fetchone() == ("wal",)


@only_sqlite
def test_a_database_that_is_damaged_gives_way_and_is_kept(backup, home):
    home.mkdir()
    (home / "site.sqlite3").write_text("no database" * 100)

    kept = restore_backup(backup, replace=True, now=NOW)

    assert points_in(home / "site.sqlite3") == [73]
    assert kept.read_text() == "no database" * 100


@only_sqlite
def test_a_key_that_the_machine_has_stays(backup, home):
    home.mkdir()
    (home / "secret-key").write_text("own")

    restore_backup(backup, replace=False, now=NOW)

    assert (home / "secret-key").read_text() == "own"


def broken_byte(content):
    middle = len(content) // 2
    return content[:middle] + bytes([content[middle] ^ 1]) + content[middle + 1 :]


@only_sqlite
@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda path: path.unlink(), "There is no file"),
        (lambda path: path.write_bytes(path.read_bytes()[:-200]), "or its end is missing"),
        (lambda path: path.write_text("{}"), "is no backup"),
        (lambda path: rewritten(path, left_out=["database"]), "is no backup of this site"),
        (lambda path: rewritten(path, left_out=["manifest.json"]), "is no backup of this site"),
        (lambda path: rewritten(path, database=broken_byte), "checksum is another one"),
        (lambda path: rewritten(path, database=lambda old: old[:-1]), "has another size"),
        (lambda path: rewritten(path, manifest={"sha256": "0"}), "checksum is another one"),
        (lambda path: rewritten(path, manifest={"counts": {"options_score": 2}}), "lacks rows"),
        (lambda path: rewritten(path, manifest={"format": "other/9"}), "no backup that this"),
        (lambda path: rewritten(path, manifest={"migrations": 3}), "cannot be read"),
        (lambda path: rewritten(path, manifest={"vendor": "oracle"}), "not known here"),
        (lambda path: rewritten(path, manifest={"vendor": "postgresql"}), "Set DATABASE_URL"),
        (
            lambda path: rewritten(
                path, manifest={"version": "9.9", "migrations": ["axes.9999_from_the_future"]}
            ),
            re.escape("made by a newer version (9.9)"),
        ),
    ],
)
def test_a_backup_that_is_damaged_or_newer_changes_nothing(backup, home, change, sentence):
    home.mkdir()
    with closing(sqlite3.connect(home / "site.sqlite3")) as old:
        old.execute("CREATE TABLE options_score (points)")
    before = (home / "site.sqlite3").read_bytes()
    change(backup)

    with pytest.raises(BackupRefused, match=sentence):
        restore_backup(backup, replace=True, now=NOW)

    assert (home / "site.sqlite3").read_bytes() == before
    assert [path.name for path in home.iterdir()] == ["site.sqlite3"]


@only_sqlite
def test_a_database_that_somebody_writes_to_for_long_is_left_alone(backup, home, monkeypatch):
    monkeypatch.setattr(on_sqlite, "WAIT", 0)
    restore_backup(backup, replace=False, now=NOW)
    with closing(sqlite3.connect(home / "site.sqlite3", isolation_level=None)) as in_use:
        in_use.execute("PRAGMA journal_mode=WAL")
        in_use.execute("BEGIN IMMEDIATE")
        in_use.execute("UPDATE options_score SET points = 1")

        with pytest.raises(BackupRefused, match="Stop the site and try again"):
            restore_backup(backup, replace=True, now=NOW)

        in_use.execute("COMMIT")
    assert points_in(home / "site.sqlite3") == [1]


@only_sqlite
def test_too_small_a_disk_is_told_before_anything_is_written(backup, home, monkeypatch):
    usage = type("Usage", (), {"free": 1_000_000})
    monkeypatch.setattr("shutil.disk_usage", lambda _folder: usage)

    with pytest.raises(BackupRefused, match="Make some room"):
        restore_backup(backup, replace=False, now=NOW)


def test_a_backup_is_never_written_over_another_file(backup):
    with pytest.raises(BackupRefused, match="is there already"):
        make_backup(backup, now=NOW)


@pytest.mark.postgresql
@pytest.mark.skipif(connection.vendor != "postgresql", reason="about PostgreSQL's programmes")
@pytest.mark.django_db(transaction=True)
def test_postgresql_is_saved_and_put_back_by_its_own_programmes(tmp_path, settings):
    settings.DATA_DIR = tmp_path
    ScoreFactory(points=73)
    make_backup(tmp_path / "b.zip", now=NOW)
    Score.objects.update(points=5)
    DecisionFactory(title="Made since")

    with pytest.raises(BackupRefused, match="Say --replace"):
        restore_backup(tmp_path / "b.zip", replace=False, now=NOW)
    kept = restore_backup(tmp_path / "b.zip", replace=True, now=timezone.now())

    assert Score.objects.get().points == 73
    assert not Decision.objects.filter(title="Made since").exists()
    assert check_backup(kept).counts["options_decision"] == Decision.objects.count() + 1


@pytest.mark.postgresql
@pytest.mark.skipif(connection.vendor != "postgresql", reason="about PostgreSQL's programmes")
@pytest.mark.django_db(transaction=True)
def test_postgresql_takes_all_of_a_backup_or_nothing(tmp_path, settings):
    settings.DATA_DIR = tmp_path
    ScoreFactory(points=73)
    manifest = make_backup(tmp_path / "b.zip", now=NOW)
    Score.objects.update(points=5)
    rewritten(tmp_path / "b.zip", manifest={"counts": manifest.counts | {"options_score": 2}})

    with pytest.raises(BackupRefused, match="rows are missing"):
        restore_backup(tmp_path / "b.zip", replace=True, now=timezone.now())

    assert Score.objects.get().points == 5
