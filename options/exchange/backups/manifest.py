"""What a backup says about itself: when, by which version, and what must be in it."""

import dataclasses
import json
from datetime import datetime

FORMAT = "policy-options-backup/1"
DATABASES = ("sqlite", "postgresql")


class BackupRefused(Exception):  # noqa: N818 -- it names what happened, as a person would
    """A backup cannot be made or used; the message says why and what to do."""


@dataclasses.dataclass(frozen=True, kw_only=True)
class Manifest:
    """The first member of a backup. `counts` has the rows of every table."""

    version: str
    made_at: str
    vendor: str
    migrations: tuple[str, ...]
    counts: dict[str, int]
    size: int
    sha256: str

    @property
    def rows(self) -> int:
        """The rows of all tables."""
        return sum(self.counts.values())


def written(manifest: Manifest) -> str:
    """The manifest as a text that a person can read, too."""
    members = {"format": FORMAT, **dataclasses.asdict(manifest)}
    return json.dumps(members, indent=2) + "\n"


def manifest_in(text: bytes) -> Manifest:
    """The manifest in a member, every value of the kind that it must be."""
    try:
        members = json.loads(text)
        if not isinstance(members, dict) or members.get("format") != FORMAT:
            raise BackupRefused(
                f"This is no backup that this version knows ({FORMAT}). Take another file, or "
                f"update the site first."
            )
        manifest = Manifest(
            version=str(members["version"]),
            made_at=datetime.fromisoformat(members["made_at"]).isoformat(),
            vendor=str(members["vendor"]),
            migrations=tuple(str(name) for name in members["migrations"]),
            counts={str(name): int(rows) for name, rows in members["counts"].items()},
            size=int(members["size"]),
            sha256=str(members["sha256"]),
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise BackupRefused("What the backup says about itself cannot be read.") from None
    if manifest.vendor not in DATABASES:
        raise BackupRefused("The backup is of a database that is not known here.")
    return manifest
