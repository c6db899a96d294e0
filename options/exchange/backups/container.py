"""The file around a backup: a zip of a manifest, the database, and the key that signs cookies.

The key is in it when it lies in the data folder: without it no browser could open its sheet any
more on another machine.
"""

import hashlib
import os
import shutil
import zipfile
import zlib
from pathlib import Path
from typing import IO

from options.exchange.backups.manifest import BackupRefused, Manifest, manifest_in, written

MANIFEST, DATABASE, KEY = "manifest.json", "database", "secret-key"
CHUNK = 1 << 20
MOST_OF_MANIFEST = 4_000_000
MOST_OF_KEY = 4_096
FASTEST = 1
DAMAGED = "The backup is damaged: {why}. Nothing was changed; take an earlier one."


def write_container(path: Path, manifest: Manifest, database: Path, key: Path) -> None:
    """One file, readable by this account alone, there as a whole or not at all."""
    new = path.with_name(f".{path.name}-{os.getpid()}")
    descriptor = os.open(new, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600)
    try:
        with os.fdopen(descriptor, "w+b") as file:
            with zipfile.ZipFile(
                file, "w", zipfile.ZIP_DEFLATED, compresslevel=FASTEST
            ) as members:
                members.writestr(MANIFEST, written(manifest))
                members.write(database, DATABASE)
                if key.is_file():
                    members.write(key, KEY)
            file.flush()
            os.fsync(file.fileno())
        compare_checksum(new, manifest)
        new.replace(path)
    finally:
        new.unlink(missing_ok=True)


def read_manifest(path: Path) -> Manifest:
    """What the backup says about itself; refuses what is no backup or lacks a part."""
    with opened(path) as members:
        names = members.namelist()
        if names[:2] != [MANIFEST, DATABASE] or len(names) != len(set(names)):
            raise BackupRefused(f"{path.name} is no backup of this site. Take another file.")
        manifest = manifest_in(small(members, MANIFEST, MOST_OF_MANIFEST))
        if members.getinfo(DATABASE).file_size != manifest.size:
            raise BackupRefused(DAMAGED.format(why="the database in it has another size"))
    return manifest


def compare_checksum(path: Path, manifest: Manifest, into: IO[bytes] | None = None) -> None:
    """Read the database in it to its end, and copy it; refuses what has another checksum."""
    seen = hashlib.sha256()
    try:
        with opened(path) as members, members.open(DATABASE) as source:
            while chunk := source.read(CHUNK):
                seen.update(chunk)
                if into is not None:
                    into.write(chunk)
    except (zipfile.BadZipFile, EOFError, ValueError, zlib.error) as fault:
        raise BackupRefused(DAMAGED.format(why=f"it cannot be unpacked ({fault})")) from None
    if seen.hexdigest() != manifest.sha256:
        raise BackupRefused(DAMAGED.format(why="its checksum is another one"))


def key_in(path: Path) -> bytes | None:
    """The key that signed the cookies, if the backup brings it."""
    with opened(path) as members:
        return small(members, KEY, MOST_OF_KEY) if KEY in members.namelist() else None


def opened(path: Path) -> zipfile.ZipFile:
    """The file as a zip, or a sentence."""
    try:
        return zipfile.ZipFile(path)
    except FileNotFoundError:
        raise BackupRefused(f"There is no file {path}.") from None
    except (zipfile.BadZipFile, NotImplementedError, ValueError):
        raise BackupRefused(
            f"{path.name} is no backup, or its end is missing. Take another file."
        ) from None


def small(members: zipfile.ZipFile, name: str, most: int) -> bytes:
    """A member that is never large."""
    try:
        with members.open(name) as source:
            text = source.read(most + 1)
    except (zipfile.BadZipFile, EOFError, RuntimeError, NotImplementedError) as fault:
        raise BackupRefused(DAMAGED.format(why=f"{name} cannot be read ({fault})")) from None
    if len(text) > most:
        raise BackupRefused(DAMAGED.format(why=f"{name} is too large"))
    return text


def digest_of(path: Path) -> str:
    """The checksum of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def refuse_small_disk(folder: Path, wanted: int) -> None:
    """Before writing much, as half a database helps nobody."""
    free = shutil.disk_usage(folder).free
    if free < wanted:
        raise BackupRefused(
            f"{folder} has {free // CHUNK} MB free, and {wanted // CHUNK + 1} MB are needed. "
            f"Make some room and try again."
        )
