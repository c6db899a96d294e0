"""Make a backup of the whole site while it is in use."""

from argparse import ArgumentParser
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError
from django.utils import timezone

from config import stamps
from config.place import sentence_for
from options.exchange.backups import BackupRefused, make_backup

NAME = "policy-options-{:%Y%m%dT%H%M%SZ}.zip"
PATTERN = "policy-options-*T*Z.zip"


class Command(BaseCommand):
    """One file with a checksum; it is as confidential as the site."""

    help = (
        "Write the whole database to one file, with a checksum, while the site is in use. "
        "Without FILE it gets a name with the time, in the folder backups of DATA_DIR."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Where to, and how many to keep."""
        parser.add_argument("file", nargs="?", type=Path, metavar="FILE")
        parser.add_argument(
            "--keep",
            type=int,
            default=0,
            metavar="N",
            help="afterwards keep only the newest N of DATA_DIR/backups (0: all)",
        )

    def handle(self, *_args: Any, **options: Any) -> None:  # noqa: ANN401 -- Django's signature
        """Make it, note the time, say what is in it."""
        now = timezone.now()
        folder: Path = settings.DATA_DIR / "backups"
        path = options["file"] or folder / NAME.format(now.astimezone(UTC))
        try:
            manifest = make_backup(Path(path).absolute(), now=now)
            stamps.note(settings.DATA_DIR, stamps.BACKUP, datetime.now(UTC))
            gone = thin_out(folder, options["keep"])
        except BackupRefused as refused:
            raise CommandError(str(refused)) from None
        except DatabaseError as fault:
            raise CommandError(f"The database cannot be read: {fault}") from None
        except OSError as fault:
            raise CommandError(sentence_for(fault)) from None
        self.stdout.write(f"Backup {path}: {manifest.rows} rows, sha256 {manifest.sha256}.")
        if gone:
            self.stdout.write(f"{gone} older backups were deleted.")


def thin_out(folder: Path, keep: int) -> int:
    """Delete all but the newest of the backups that have a time in their name."""
    found = sorted(folder.glob(PATTERN)) if keep > 0 else []
    for old in found[:-keep]:
        old.unlink()
    return len(found[:-keep])
