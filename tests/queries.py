"""Count what a request asks of the database, savepoints left out."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection
from django.test.utils import CaptureQueriesContext

BRACKETS = ("SAVEPOINT", "RELEASE", "ROLLBACK", "BEGIN", "COMMIT")


@contextmanager
def queries() -> Iterator[list[str]]:
    """The statements of the block, filled in when it ends."""
    found: list[str] = []
    with CaptureQueriesContext(connection) as captured:
        yield found
    found.extend(query["sql"] for query in captured if not query["sql"].startswith(BRACKETS))
