"""Delete nameless sheets that nobody has used for a long time."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from options.actions.participants import purge_unused_sheets


class Command(BaseCommand):
    """What the page on privacy promises; every start of the site runs it too."""

    help = (
        "Delete sheets without an account that were not used for UNUSED_SHEETS_DAYS days; "
        "with 0 none is deleted."
    )

    def handle(self, *_args: Any, **options: Any) -> None:  # noqa: ANN401 -- Django's signature
        """Say how many went, or that none ever does."""
        days: int = settings.UNUSED_SHEETS_DAYS
        purged = purge_unused_sheets(unused_for=timedelta(days=days))
        said = f"{purged} sheets unused for {days} days were deleted."
        if options["verbosity"]:
            self.stdout.write(said if days else "UNUSED_SHEETS_DAYS is 0: every sheet is kept.")
