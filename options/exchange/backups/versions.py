"""Which migrations a backup and this site know."""

from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from options.exchange.backups.manifest import BackupRefused, Manifest

NAMES = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}


def applied_migrations() -> tuple[str, ...]:
    """The migrations that this database has, by name."""
    applied = MigrationRecorder(connection).applied_migrations()
    return tuple(sorted(f"{app}.{name}" for app, name in applied))


def known_migrations() -> set[str]:
    """The migrations that this version of the site could make."""
    known = MigrationLoader(None).disk_migrations
    return {f"{app}.{name}" for app, name in known}


def refuse_other_site(manifest: Manifest) -> None:
    """A backup of another kind of database, or of a newer version, is refused."""
    if manifest.vendor != connection.vendor:
        theirs, ours = NAMES[manifest.vendor], NAMES[connection.vendor]
        raise BackupRefused(
            f"The backup is of {theirs} and this site keeps its data in {ours}. Set "
            f"DATABASE_URL so that it uses {theirs}, or leave it away for SQLite."
        )
    unknown = sorted(set(manifest.migrations) - known_migrations())
    if unknown:
        raise BackupRefused(
            f"The backup was made by a newer version ({manifest.version}), which has "
            f"changed the database ({unknown[-1]}). Update this one, then restore."
        )
