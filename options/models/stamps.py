"""The database stamps a decision anew with every change of its content, whoever makes it.

What a page keeps of a decision between requests is kept under the stamp that it was read with,
so that no process ever shows what was edited in another. The rules are installed after every
`migrate`, and wait while one runs, as SQLite makes a table anew that is altered.
"""

from collections.abc import Iterator
from typing import Any

from django.apps import AppConfig
from django.db import connections
from django.db.models.signals import post_migrate, pre_migrate

OWN = (
    "options_option",
    "options_criterion",
    "options_evidence",
    "options_source",
    "options_perspective",
    "options_redline",
)
PARTS = dict.fromkeys(OWN, "{row}.decision_id") | {
    "options_evidence_sources": (
        "(SELECT e.decision_id FROM options_evidence e WHERE e.id = {row}.evidence_id)"
    )
}
EVENTS = {"insert": "NEW", "update": "NEW", "delete": "OLD"}
ANY_NUMBER = {
    "sqlite": "random() & 9223372036854775807",
    "postgresql": "floor(random() * 9007199254740992)::bigint",
}
STAMP = "UPDATE options_decision SET content_stamp = {number} WHERE id = {decision}"


def install(*, using: str, **_told: Any) -> None:  # noqa: ANN401 -- what a signal tells
    """Let every change stamp its decision; after `migrate`."""
    remove(using=using)
    vendor = connections[using].vendor
    run(using, (on_sqlite if vendor == "sqlite" else on_postgresql)(ANY_NUMBER[vendor]))


def remove(*, using: str, **_told: Any) -> None:  # noqa: ANN401 -- what a signal tells
    """Let changes pass without a stamp; before `migrate`."""
    connection = connections[using]
    there = set(connection.introspection.table_names())
    run(using, gone(is_sqlite=connection.vendor == "sqlite", there=there))


def run(using: str, statements: Iterator[str]) -> None:
    """Tell the database."""
    with connections[using].cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def names() -> Iterator[tuple[str, str, str, str]]:
    """Name, table, event and the decision in question, for each part's rule."""
    for table, decision in PARTS.items():
        for event, row in EVENTS.items():
            name = f"stamp_{event}_of_{table.removeprefix('options_')}"
            yield name, table, event, decision.format(row=row)


def on_sqlite(number: str) -> Iterator[str]:
    """A rule for each event; the decision's own does not call itself."""
    for name, table, event, decision in names():
        stamp = STAMP.format(number=number, decision=decision)
        yield f"CREATE TRIGGER {name} AFTER {event} ON {table} BEGIN {stamp}; END"
    stamp = STAMP.format(number=number, decision="NEW.id")
    yield f"CREATE TRIGGER stamp_decision AFTER UPDATE ON options_decision BEGIN {stamp}; END"


def on_postgresql(number: str) -> Iterator[str]:
    """A function for each rule, as PostgreSQL has it."""
    for name, table, event, decision in names():
        stamp = STAMP.format(number=number, decision=decision)
        yield (
            f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger AS "
            f"$$ BEGIN {stamp}; RETURN NULL; END $$ LANGUAGE plpgsql"
        )
        yield (
            f"CREATE TRIGGER {name} AFTER {event} ON {table} "
            f"FOR EACH ROW EXECUTE FUNCTION {name}()"
        )
    yield (
        "CREATE OR REPLACE FUNCTION stamp_decision() RETURNS trigger AS "
        f"$$ BEGIN NEW.content_stamp := {number}; RETURN NEW; END $$ LANGUAGE plpgsql"
    )
    yield (
        "CREATE TRIGGER stamp_decision BEFORE UPDATE ON options_decision "
        "FOR EACH ROW EXECUTE FUNCTION stamp_decision()"
    )


def gone(*, is_sqlite: bool, there: set[str]) -> Iterator[str]:
    """Take every rule away from the tables that are there."""
    found = [(name, table) for name, table, _event, _decision in names()]
    for name, table in (*found, ("stamp_decision", "options_decision")):
        if table in there:
            yield f"DROP TRIGGER IF EXISTS {name}" + ("" if is_sqlite else f" ON {table}")


def connect(app: AppConfig) -> None:
    """Follow every `migrate` of this app."""
    pre_migrate.connect(remove, sender=app, dispatch_uid="stamps wait")
    post_migrate.connect(install, sender=app, dispatch_uid="stamps again")
