"""The whole database put back as it was, for tests that no transaction can undo."""

import sqlite3

from django.db import connection


def can_be_taken() -> bool:
    """Only SQLite copies a database within a few milliseconds."""
    return connection.vendor == "sqlite"


def taken() -> sqlite3.Connection:
    """A copy in memory of all that is stored now."""
    copy = sqlite3.connect(":memory:")
    connection.ensure_connection()
    connection.connection.backup(copy)
    return copy


def put_back(copy: sqlite3.Connection) -> None:
    """Whatever was stored since is gone, and what was deleted is there again."""
    connection.ensure_connection()
    copy.backup(connection.connection)
