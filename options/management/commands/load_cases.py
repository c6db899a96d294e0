"""Load the built-in cases that are missing."""

from django.core.management.base import BaseCommand
from django.db import IntegrityError, transaction

from options.cases import case_texts
from options.exchange.decisions import load_decision
from options.formats import DecisionFile, read_decision
from options.models import Decision


class Command(BaseCommand):
    """Safe to run at every start: what is there, and was perhaps edited, is left alone."""

    help = "Load the built-in cases that are missing; those that exist are left as they are."

    @transaction.atomic
    def handle(self, *args: object, **options: object) -> None:  # noqa: ARG002 -- Django's own
        """All the missing cases, or none of them."""
        for position, text in enumerate(case_texts()):
            file = read_decision(text)
            if not is_loaded(file) and load(file, position):
                self.stdout.write(f"Loaded “{file.title}”.")


def is_loaded(file: DecisionFile) -> bool:
    """The case is there, whatever an editor made of it."""
    return Decision.objects.filter(built_in_key=file.key).exists()


def load(file: DecisionFile, position: int) -> bool:
    """Load one case; False when another process that starts now was quicker."""
    try:
        with transaction.atomic():
            load_decision(file, built_in_key=file.key, is_published=True, position=position)
    except IntegrityError:
        if is_loaded(file):
            return False
        raise
    return True
