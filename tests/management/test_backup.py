"""The commands that save a site and bring it back, as somebody runs them."""

from datetime import UTC, datetime

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone

from config import stamps
from options.exchange.backups import sqlite as on_sqlite
from options.management.commands.backup import thin_out

pytestmark = pytest.mark.skipif(connection.vendor != "sqlite", reason="about SQLite's file")


@pytest.fixture
def home(tmp_path, settings):
    settings.DATA_DIR = tmp_path / "home"
    settings.DATA_DIR.mkdir()
    return settings.DATA_DIR


def test_backup_names_its_file_by_the_time_and_notes_that_it_was_made(
    home, capsys, transactional_db
):
    call_command("backup")

    (made,) = (home / "backups").iterdir()
    assert made.name.startswith(f"policy-options-{datetime.now(UTC):%Y}")
    assert f"Backup {made}: " in capsys.readouterr().out
    noted = stamps.noted(home, stamps.BACKUP)
    assert (timezone.now() - noted).total_seconds() < 60

    call_command("restore", str(made), "--check")
    assert "by version 0.1.0" in capsys.readouterr().out


def test_restore_refuses_in_a_sentence(home, monkeypatch):
    monkeypatch.setattr(on_sqlite, "place", lambda: home / "site.sqlite3")

    with pytest.raises(CommandError, match="There is no file"):
        call_command("restore", str(home / "nothing.zip"))


def test_only_the_newest_backups_are_kept_and_nothing_else_goes(home):
    for day in range(1, 6):
        (home / f"policy-options-2026110{day}T000000Z.zip").touch()
    (home / "policy-options-mine.zip").touch()

    assert thin_out(home, 2) == 3
    assert thin_out(home, 0) == 0
    assert sorted(path.name for path in home.iterdir()) == [
        "policy-options-20261104T000000Z.zip",
        "policy-options-20261105T000000Z.zip",
        "policy-options-mine.zip",
    ]
