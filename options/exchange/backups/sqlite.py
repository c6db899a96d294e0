"""An SQLite database copied by its own online method, in use or not, and put back by it."""

import sqlite3
from contextlib import closing
from pathlib import Path

from django.db import connection

from options.exchange.backups.manifest import BackupRefused

WAIT = 20
LEFT_BESIDE = ("", "-wal", "-shm", "-journal")


def dump(to: Path) -> dict[str, int]:
    """A whole copy as one file, as of one moment; the rows of its tables."""
    copy_database(place(), to)
    with closing(sqlite3.connect(to)) as copy:
        copy.execute("PRAGMA journal_mode=DELETE")
        return counts_in(copy)


def counts_in(database: sqlite3.Connection) -> dict[str, int]:
    """The rows of every table."""
    named = database.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    )
    return {name: count(database, name) for (name,) in sorted(named)}


def count(database: sqlite3.Connection, table: str) -> int:
    """The rows of one table."""
    quoted = table.replace('"', '""')
    return int(database.execute(f'SELECT count(*) FROM "{quoted}"').fetchone()[0])  # noqa: S608


def refuse_damage(path: Path, counts: dict[str, int]) -> None:
    """What was unpacked is a whole database with all the rows that were promised."""
    try:
        with closing(sqlite3.connect(path)) as found:
            is_whole = found.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            agrees = is_whole and counts_in(found) == counts
    except sqlite3.DatabaseError:
        is_whole = agrees = False
    if not is_whole:
        raise BackupRefused("The database in the backup is damaged. Take an earlier one.")
    if not agrees:
        raise BackupRefused("The database in the backup lacks rows. Take an earlier one.")


def place() -> Path:
    """Where the site keeps its database."""
    return Path(str(connection.settings_dict["NAME"]))


def has_data() -> bool:
    """There is a file that somebody might miss."""
    return place().is_file() and place().stat().st_size > 0


def set_aside(to: Path) -> Path:
    """A copy of what is there now; what cannot be read any more is moved there as it is."""
    new = to.with_suffix(".sqlite3")
    try:
        copy_database(place(), new)
    except sqlite3.OperationalError as fault:
        new.unlink(missing_ok=True)
        raise BackupRefused(
            f"What is there could not be copied ({fault}). Nothing was changed."
        ) from None
    except sqlite3.DatabaseError:
        for end in LEFT_BESIDE:
            part = Path(f"{place()}{end}")
            if part.exists():
                part.replace(f"{new}{end}")
    new.chmod(0o600)
    return new


def load(unpacked: Path) -> None:
    """Put the copy where the site reads it: all of it in one transaction, in use or not."""
    try:
        copy_database(unpacked, place())
    except sqlite3.OperationalError as fault:
        raise BackupRefused(
            f"The database could not be written ({fault}). Stop the site and try again."
        ) from None
    place().chmod(0o600)


def copy_database(source: Path, to: Path) -> None:
    """Every page in one transaction; what others read there meanwhile is the old or the new."""
    with (
        closing(sqlite3.connect(source, timeout=WAIT)) as read,
        closing(sqlite3.connect(to, timeout=WAIT)) as written,
    ):
        read.backup(written, progress=give_up_when_busy)


def give_up_when_busy(status: int, _remaining: int, _total: int) -> None:
    """Python would try again for ever; a step has waited long enough already."""
    if status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        raise sqlite3.OperationalError("somebody is writing to it all the time")
