"""`python -m tests.load.migration`: bring an old database with a million scores up to date.

It is made in a folder of its own with the tables of an earlier version (or in the empty
database that DATABASE_URL names), migrated, and compared: every row of every table that was
there before, in every column that was there before. Then it is saved and brought back. Prints
how long all took.
"""

import argparse
import hashlib
import os
import shutil
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path

OPTIONS, CRITERIA = 10, 20
AT_ONCE = 20_000
OLD = "0008_content_stamp"


def main() -> int:
    """0 if every count and checksum is the same as before."""
    asked = arguments()
    folder = tempfile.mkdtemp(prefix="policy-options-migration-")
    os.environ |= {"DATA_DIR": folder, "DJANGO_SETTINGS_MODULE": "config.settings"}
    os.environ.setdefault("SECRET_KEY", "only-to-try-a-migration")
    try:
        import django  # noqa: PLC0415 -- the settings read what was set above

        django.setup()
        return tried(asked, Path(folder))
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def arguments() -> argparse.Namespace:
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--scores", type=int, default=1_000_000)
    words.add_argument("--from", dest="old", default=OLD, help="a migration of the app options")
    return words.parse_args()


def tried(asked: argparse.Namespace, folder: Path) -> int:
    from django.core.management import call_command  # noqa: PLC0415
    from django.db import connection  # noqa: PLC0415

    if connection.introspection.table_names():
        sys.exit("The database of DATABASE_URL has tables already. Name an empty one.")
    with timed(f"the tables of {asked.old}"):
        then = step_by_step(asked.old)
    with timed(f"{asked.scores} scores stored"):
        fill(asked, then)
    columns = columns_of_tables()
    with timed("counts and checksums before"):
        before = sums(columns)
    with timed("migrated to the newest"):
        call_command("migrate", verbosity=0)
    with timed("counts and checksums after"):
        after = sums(columns)
    say(before, after)
    if before == after:
        save_and_bring_back(folder)
    return int(before != after)


def step_by_step(old: str):
    """Migrate as an old database was made, without the migration that stands for the earlier
    ones; gives back the models of then."""
    from django.core.management.sql import emit_post_migrate_signal  # noqa: PLC0415
    from django.db import connection  # noqa: PLC0415
    from django.db.migrations.executor import MigrationExecutor  # noqa: PLC0415
    from django.db.migrations.loader import MigrationLoader  # noqa: PLC0415

    executor = MigrationExecutor(connection)
    executor.loader = MigrationLoader(connection, replace_migrations=False)
    executor.migrate([("options", old)])
    then = executor.loader.project_state([("options", old)]).apps
    emit_post_migrate_signal(0, False, "default", apps=then)
    return then


@contextmanager
def timed(deed: str):
    began = time.monotonic()
    yield
    print(f"{time.monotonic() - began:8.1f} s  {deed}", flush=True)


# --- What is in it ------------------------------------------------------------------------


def fill(asked: argparse.Namespace, then) -> None:
    """People who have scored every cell of one decision, with the tables as they were then."""
    model = lambda name: then.get_model("options", name)  # noqa: E731
    decision = model("Decision").objects.create(slug="many", title="Many", question="Which?")
    options = [
        model("Option").objects.create(
            decision=decision, key=f"o{n}", name=f"O{n}", name_key=f"o{n}", position=n
        )
        for n in range(OPTIONS)
    ]
    criteria = [
        model("Criterion").objects.create(
            decision=decision, key=f"c{n}", name=f"C{n}", name_key=f"c{n}", position=n
        )
        for n in range(CRITERIA)
    ]
    people = -(-asked.scores // (OPTIONS * CRITERIA))
    sheets = model("Participant").objects.bulk_create(
        [
            model("Participant")(
                decision=decision, recovery_code=f"code-{n}", order_seed=n, weighing="equal"
            )
            for n in range(people)
        ],
        batch_size=AT_ONCE,
    )
    store_scores(model("Score"), asked.scores, sheets, options, criteria)


def store_scores(score, wanted, sheets, options, criteria) -> None:
    cells = ((s, o, c) for s in sheets for o in options for c in criteria)
    waiting = []
    for number, (sheet, option, criterion) in enumerate(cells):
        if number == wanted:
            break
        waiting.append(
            score(
                participant=sheet,
                option=option,
                criterion=criterion,
                points=number * 7 % 101 if number % 13 else None,
                confidence=("", "low", "medium", "high")[number % 4],
                rationale=f"Because of № {number}." if number % 5 == 0 else "",
            )
        )
        if len(waiting) == AT_ONCE:
            score.objects.bulk_create(waiting)
            waiting = []
    score.objects.bulk_create(waiting)


# --- What is compared ---------------------------------------------------------------------


def columns_of_tables() -> dict[str, list[str]]:
    """Every table of the app and its columns, as they are now."""
    from django.db import connection  # noqa: PLC0415

    with connection.cursor() as cursor:
        return {
            table: [
                column.name
                for column in connection.introspection.get_table_description(cursor, table)
            ]
            for table in sorted(connection.introspection.table_names(cursor))
            if table.startswith("options_")
        }


def sums(columns: dict[str, list[str]]) -> dict[str, tuple[int, str]]:
    """The rows of each table and a checksum over all of their values, in their order."""
    return {table: sum_of(table, names) for table, names in columns.items()}


def sum_of(table: str, columns: list[str]) -> tuple[int, str]:
    from django.db import connection, transaction  # noqa: PLC0415

    named = ", ".join(connection.ops.quote_name(column) for column in columns)
    seen, rows = hashlib.sha256(), 0
    with transaction.atomic(), connection.chunked_cursor() as cursor:
        cursor.execute(
            f"SELECT {named} FROM {connection.ops.quote_name(table)} ORDER BY 1"  # noqa: S608
        )
        while found := cursor.fetchmany(AT_ONCE):
            rows += len(found)
            seen.update("".join(map(repr, found)).encode())
    return rows, seen.hexdigest()


def say(before, after) -> None:
    for table, (rows, checksum) in before.items():
        if before[table] != after[table]:
            print(f"DIFFERENT {table}: {rows} rows before, {after[table][0]} after.")
        elif rows:
            print(f"    equal   {table}: {rows} rows, sha256 {checksum[:16]}…")


def save_and_bring_back(folder: Path) -> None:
    """A backup of it, and that backup in the place of the same data."""
    from django.core.management import call_command  # noqa: PLC0415

    file = folder / "saved.zip"
    with timed("backup"):
        call_command("backup", str(file))
    print(f"            {file.stat().st_size / 1e6:.0f} MB")
    with timed("restore --replace"):
        call_command("restore", str(file), "--replace")


if __name__ == "__main__":
    sys.exit(main())
