"""Put a backup where the site reads it, and keep what was there."""

import os
import tempfile
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import connection

from options.exchange.backups import postgresql, sqlite
from options.exchange.backups.container import (
    compare_checksum,
    key_in,
    read_manifest,
    refuse_small_disk,
)
from options.exchange.backups.making import make_backup
from options.exchange.backups.manifest import BackupRefused, Manifest
from options.exchange.backups.versions import refuse_other_site

ROOM_FOR = 3  # the copy, the old one kept beside it, and the log of the change


def check_backup(path: Path) -> Manifest:
    """What a backup holds, once its checksum and version were compared; changes nothing."""
    manifest = read_manifest(path)
    refuse_other_site(manifest)
    compare_checksum(path, manifest)
    return manifest


def restore_backup(path: Path, *, replace: bool, now: datetime) -> Path | None:
    """Every row of the backup or no change at all; says where the old data are kept.

    A backup that is damaged or of a newer version is refused before anything is touched.
    """
    manifest = read_manifest(path)
    refuse_other_site(manifest)
    data_dir: Path = settings.DATA_DIR
    data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
    is_sqlite = connection.vendor == "sqlite"
    folder = sqlite.place().parent if is_sqlite else data_dir
    folder.mkdir(parents=True, exist_ok=True)
    refuse_small_disk(folder, ROOM_FOR * manifest.size)
    with tempfile.TemporaryDirectory(dir=folder, prefix=".restore-") as unpacking:
        unpacked = Path(unpacking) / "database"
        with unpacked.open("wb") as file:
            compare_checksum(path, manifest, file)
        if is_sqlite:
            sqlite.refuse_damage(unpacked, manifest.counts)
        kept = keep_what_is_there(folder, replace=replace, now=now)
        put(unpacked, manifest)
    restore_key(path, data_dir)
    return kept


def put(unpacked: Path, manifest: Manifest) -> None:
    """The unpacked database in the place of the site's own."""
    if connection.vendor == "sqlite":
        sqlite.load(unpacked)
    else:
        postgresql.load(unpacked, manifest.counts)


def keep_what_is_there(folder: Path, *, replace: bool, now: datetime) -> Path | None:
    """Without leave nothing is replaced; with it, what was there stays beside."""
    is_sqlite = connection.vendor == "sqlite"
    if not (sqlite.has_data() if is_sqlite else postgresql.has_data()):
        return None
    if not replace:
        raise BackupRefused(
            "This site has data already. Say --replace to put the backup in their place; the "
            "old ones are kept beside."
        )
    beside = folder / f"before-restore-{now:%Y%m%dT%H%M%S%f}"
    if is_sqlite:
        return sqlite.set_aside(beside)
    kept = beside.with_suffix(".zip")
    make_backup(kept, now=now)
    return kept


def restore_key(path: Path, data_dir: Path) -> None:
    """The key that signs cookies, where this machine has none of its own."""
    key = key_in(path)
    place = data_dir / "secret-key"
    if key is None or place.exists():
        return
    descriptor = os.open(place, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(key)
