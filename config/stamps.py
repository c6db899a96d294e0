"""When a backup was last made here and when it was last purged: small files in the data folder.

They are beside the database and not in it, as a restored database must not say when it was last
saved. Only the standard library.
"""

import contextlib
import os
from datetime import UTC, datetime
from pathlib import Path

BACKUP = "last-backup"
PURGE = "last-purge"
LONGEST = 64


def note(data_dir: Path, name: str, when: datetime) -> None:
    """Keep the moment; half a file is never read."""
    new = data_dir / f".{name}-{os.getpid()}"
    try:
        new.write_text(when.astimezone(UTC).isoformat(timespec="seconds"), encoding="ascii")
        new.replace(data_dir / name)
    finally:
        new.unlink(missing_ok=True)


def noted(data_dir: Path, name: str) -> datetime | None:
    """The moment that was kept, if one was and it can be read."""
    with contextlib.suppress(OSError, ValueError):
        written = (data_dir / name).read_bytes()[:LONGEST].decode("ascii")
        when = datetime.fromisoformat(written.strip())
        return when if when.tzinfo else None
    return None
