"""Make a backup of the site in use."""

import tempfile
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import connection

from options.exchange.backups import postgresql, sqlite
from options.exchange.backups.container import digest_of, write_container
from options.exchange.backups.manifest import BackupRefused, Manifest
from options.exchange.backups.versions import applied_migrations


def make_backup(path: Path, *, now: datetime) -> Manifest:
    """Write the whole database to a new file and read that back; people may work meanwhile."""
    if path.exists():
        raise BackupRefused(f"{path} is there already. Name another file.")
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=path.parent, prefix=".backup-") as folder:
        copy = Path(folder) / "database"
        dump = sqlite.dump if connection.vendor == "sqlite" else postgresql.dump
        migrations = applied_migrations()
        counts = dump(copy)
        manifest = Manifest(
            version=settings.VERSION,
            made_at=now.isoformat(timespec="seconds"),
            vendor=connection.vendor,
            migrations=migrations,
            counts=counts,
            size=copy.stat().st_size,
            sha256=digest_of(copy),
        )
        write_container(path, manifest, copy, settings.DATA_DIR / "secret-key")
    return manifest
