"""Put a backup in the place of the site's data, and keep those beside."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connections
from django.utils import timezone

from config.place import sentence_for
from options.exchange.backups import BackupRefused, check_backup, restore_backup


class Command(BaseCommand):
    """All of the backup or no change; never over data without --replace."""

    help = (
        "Bring back a backup: its checksum, its version and its rows are checked before "
        "anything is touched. On a new machine nothing else is needed; where the site has "
        "data, --replace puts the backup in their place and keeps them beside."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Which file, and whether it may replace anything."""
        parser.add_argument("file", type=Path, metavar="FILE")
        parser.add_argument("--replace", action="store_true", help="replace this site's data")
        parser.add_argument("--check", action="store_true", help="look at the file only")

    def handle(self, *_args: Any, **options: Any) -> None:  # noqa: ANN401 -- Django's signature
        """Check, restore, bring up to date; say where the old data are."""
        path: Path = options["file"]
        try:
            manifest = check_backup(path)
            self.stdout.write(
                f"Made {manifest.made_at} by version {manifest.version}, {manifest.rows} rows."
            )
            if options["check"]:
                return
            kept = restore_backup(path, replace=options["replace"], now=timezone.now())
        except BackupRefused as refused:
            raise CommandError(str(refused)) from None
        except OSError as fault:
            raise CommandError(sentence_for(fault)) from None
        connections.close_all()
        call_command("migrate", interactive=False, verbosity=0)
        call_command("createcachetable", verbosity=0)
        if kept:
            self.stdout.write(f"What was there before is in {kept}.")
        self.stdout.write("Restored. Start the site again, or go on using it.")
