"""Delete nameless sheets that nobody has used for a long time."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from options.actions.participants import purge_unused_sheets


class Command(BaseCommand):
    """What the page on privacy promises; every start of the site runs it too."""

    help = "Delete sheets without an account that were not used for UNUSED_SHEETS_DAYS days."

    def handle(self, *_args: Any, **options: Any) -> None:  # noqa: ANN401 -- Django's signature
        """Say how many went."""
        days: int = settings.UNUSED_SHEETS_DAYS
        purged = purge_unused_sheets(unused_for=timedelta(days=days))
        if options["verbosity"]:
            self.stdout.write(f"{purged} sheets unused for {days} days were deleted.")
