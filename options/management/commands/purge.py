"""Delete what is not kept: unused sheets, links to people in workshops, old answers."""

import contextlib
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils import timezone

from config import stamps
from options.actions.purging import forget_workshops, purge_unused_sheets, purge_workshops


class Command(BaseCommand):
    """What the page on privacy promises; every start of the site runs it too."""

    help = (
        "Delete sheets without an account that were not used for UNUSED_SHEETS_DAYS days, cut "
        "what leads from a browser to a seat WORKSHOP_LINKS_DAYS days after its workshop was "
        "closed, and delete what was said there after WORKSHOP_ANSWERS_DAYS days; 0 is never."
    )

    def handle(self, *_args: Any, **options: Any) -> None:  # noqa: ANN401 -- Django's signature
        """Say what went, or that it never does."""
        for sentence in self.deeds():
            if options["verbosity"]:
                self.stdout.write(sentence)
        with contextlib.suppress(OSError):  # a full disk is told by what writes answers
            stamps.note(settings.DATA_DIR, stamps.PURGE, timezone.now())

    def deeds(self) -> list[str]:
        """Do all of it, and say so."""
        sheets: int = settings.UNUSED_SHEETS_DAYS
        links: int = settings.WORKSHOP_LINKS_DAYS
        answers: int = settings.WORKSHOP_ANSWERS_DAYS
        now = timezone.now()
        purged = purge_unused_sheets(unused_for=timedelta(days=sheets))
        forgotten = forget_workshops(now=now, days=links)
        emptied = purge_workshops(now=now, days=answers)
        return [
            f"{purged} sheets unused for {sheets} days were deleted."
            if sheets
            else "UNUSED_SHEETS_DAYS is 0: every sheet is kept.",
            f"{forgotten} workshops closed {links} days ago forgot who had which seat."
            if links
            else "WORKSHOP_LINKS_DAYS is 0: every link to a seat is kept.",
            f"{emptied} workshops closed {answers} days ago were emptied."
            if answers
            else "WORKSHOP_ANSWERS_DAYS is 0: what was said in workshops is kept.",
        ]
