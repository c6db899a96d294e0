"""A PostgreSQL database through its own programmes, pg_dump and psql."""

import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from django.db import connection, transaction
from django.db.backends.postgresql.client import DatabaseClient

from options.exchange.backups.manifest import BackupRefused

LAST_WORDS = 300
FUNCTIONS = """
    SELECT p.oid::regprocedure::text FROM pg_proc p
    WHERE p.pronamespace = current_schema()::regnamespace AND NOT EXISTS (
        SELECT 1 FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')
    ORDER BY 1"""


def dump(to: Path) -> dict[str, int]:
    """The whole database as statements, and the rows of its tables, as of the same moment."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        cursor.execute("SELECT pg_export_snapshot()")
        snapshot = cursor.fetchone()[0]
        counts = {name: count(name) for name in tables()}
        run(
            "pg_dump",
            ["--no-owner", "--no-privileges", f"--snapshot={snapshot}", f"--file={to}"],
        )
    return counts


def tables() -> list[str]:
    """The tables of the site."""
    return sorted(connection.introspection.table_names())


def count(table: str) -> int:
    """The rows of one table."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {connection.ops.quote_name(table)}")  # noqa: S608
        return int(cursor.fetchone()[0])


def has_data() -> bool:
    """There are tables that somebody might miss."""
    return bool(tables())


def load(unpacked: Path, counts: dict[str, int]) -> None:
    """Instead of what is there, in one transaction, which fails if rows are missing."""
    before, after = unpacked.with_suffix(".before"), unpacked.with_suffix(".after")
    before.write_text("".join(f"{line};\n" for line in removals()), encoding="utf-8")
    after.write_text("".join(f"{line};\n" for line in checks(counts)), encoding="utf-8")
    files = [f"--file={path}" for path in (before, unpacked, after)]
    run("psql", ["--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1", "-1", *files])


def removals() -> list[str]:
    """What takes away all that the site has there now."""
    quote = connection.ops.quote_name
    with connection.cursor() as cursor:
        cursor.execute(FUNCTIONS)
        functions = [name for (name,) in cursor.fetchall()]
    return [
        *(f"DROP TABLE IF EXISTS {quote(name)} CASCADE" for name in tables()),
        *(f"DROP FUNCTION IF EXISTS {name} CASCADE" for name in functions),
    ]


def checks(counts: dict[str, int]) -> list[str]:
    """What stops the transaction when a table has other rows than the backup promised."""
    quote = connection.ops.quote_name
    return [
        f"DO $$ BEGIN IF (SELECT count(*) FROM public.{quote(name)}) <> {rows} "  # noqa: S608
        f"THEN RAISE EXCEPTION 'rows are missing'; END IF; END $$"
        for name, rows in counts.items()
    ]


def run(programme: str, words: Sequence[str]) -> None:
    """One of PostgreSQL's programmes; the password goes through its environment."""
    found = shutil.which(programme)
    if found is None:
        raise BackupRefused(
            f"{programme} was not found. Install PostgreSQL's client programmes (on Debian: "
            f"apt install postgresql-client), in the version of the server or newer."
        )
    told = connection.settings_dict
    named, secret = DatabaseClient.settings_to_cmd_args_env(told, [])
    done = subprocess.run(  # noqa: S603 -- a programme of the system, no shell
        [found, *words, *named[1:-1], f"--dbname={named[-1]}"],
        env={**os.environ, **(secret or {})},
        capture_output=True,
        check=False,
    )
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip()[-LAST_WORDS:]
        raise BackupRefused(f"{programme} did not succeed: {said}")
