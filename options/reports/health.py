"""Whether the site is well, for a machine that asks every minute; nothing about anybody."""

import dataclasses
import functools
from datetime import datetime

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from config import stamps


@dataclasses.dataclass(frozen=True)
class Health:
    """What is asked most: does the database answer, does it fit this version, what was done."""

    version: str
    answers: bool
    pending: tuple[str, ...]
    last_backup: datetime | None
    last_purge: datetime | None
    now: datetime

    @property
    def is_well(self) -> bool:
        """Pages can be served and answers be kept."""
        return self.answers and not self.pending

    @property
    def members(self) -> dict[str, object]:
        """As JSON has it; times in UTC, ages in whole hours, None for never."""
        return {
            "status": "ok" if self.is_well else "trouble",
            "version": self.version,
            "database": "ok" if self.answers else "does not answer",
            "migrations_pending": list(self.pending) if self.answers else None,
            "last_backup": written(self.last_backup),
            "hours_since_backup": hours(self.now, self.last_backup),
            "last_purge": written(self.last_purge),
            "hours_since_purge": hours(self.now, self.last_purge),
        }


def health(now: datetime) -> Health:
    """One question to the database and two small files."""
    pending = pending_migrations()
    return Health(
        version=settings.VERSION,
        answers=pending is not None,
        pending=pending or (),
        last_backup=stamps.noted(settings.DATA_DIR, stamps.BACKUP),
        last_purge=stamps.noted(settings.DATA_DIR, stamps.PURGE),
        now=now,
    )


def pending_migrations() -> tuple[str, ...] | None:
    """What this version would change in the database first; None when that does not answer."""
    try:
        applied = MigrationRecorder(connection).applied_migrations()
    except DatabaseError:
        return None
    return tuple(sorted(known_migrations() - {".".join(made) for made in applied}))


@functools.cache
def known_migrations() -> frozenset[str]:
    """The migrations of this version, read once by every process."""
    graph = MigrationLoader(None).graph
    return frozenset(".".join(node) for node in graph.nodes)


def written(moment: datetime | None) -> str | None:
    """A moment as a machine reads it."""
    return moment.isoformat(timespec="seconds") if moment else None


def hours(now: datetime, then: datetime | None) -> int | None:
    """The whole hours since then; a clock that was set back makes no negative ones."""
    return None if then is None else max(0, int((now - then).total_seconds() // 3600))
