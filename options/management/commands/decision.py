"""Take a decision along, check a file, or bring one in, from scripts."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError

from options.errors import NotNow
from options.exchange.decisions import load_decision
from options.exchange.kinds import read_file
from options.exchange.taking import FILES
from options.formats import limits
from options.formats.imported import Imported
from options.models import Decision
from options.reports.decision_file import decision_file
from options.reports.others import nameless_sheets

FAULTY, NOT_FOUND = 1, 2
ENDINGS = {file.name.partition(".")[2]: file for file in FILES}


class Command(BaseCommand):
    """Ends with 0 when all is well, 1 for a faulty file, 2 where something is not there."""

    help = "decision export SLUG | check FILE | import FILE. A file named - is standard input."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """One deed, and what it is about."""
        deeds = parser.add_subparsers(dest="deed", required=True)
        out = deeds.add_parser("export", help="write a decision to a file or standard output")
        out.add_argument("slug", help="the decision's address")
        out.add_argument("--as", dest="kind", choices=ENDINGS, default="json")
        out.add_argument("--to", help="a file; without it, standard output")
        out.add_argument("--with-sheets", action="store_true", help="nameless answers too")
        for deed, words in (("check", "say what is wrong"), ("import", "make a decision")):
            into = deeds.add_parser(deed, help=words)
            into.add_argument("file")
            into.add_argument(
                "--answer",
                action="append",
                default=[],
                metavar="KEY=VALUE",
                help="answer a question of the file; others are answered as proposed",
            )
            if deed == "import":
                into.add_argument("--owner", help="the name of the account that gets it")
                into.add_argument("--published", action="store_true")

    def handle(self, *args: object, **asked: Any) -> None:  # noqa: ANN401, ARG002 -- Django's own
        """Do the deed."""
        if asked["deed"] == "export":
            self.export(asked)
        else:
            imported = self.read(asked)
            if asked["deed"] == "import":
                self.bring(imported, asked)

    def export(self, asked: dict[str, Any]) -> None:
        """The bytes of the file, and nothing else."""
        decision = Decision.objects.filter(slug=asked["slug"]).first()
        if decision is None:
            raise CommandError(f"No decision is at {asked['slug']}.", returncode=NOT_FOUND)
        try:
            sheets = nameless_sheets(decision) if asked["with_sheets"] else ()
        except NotNow as refused:
            raise CommandError(str(refused), returncode=FAULTY) from None
        body = ENDINGS[asked["kind"]].write(decision_file(decision, sheets=sheets))
        if asked["to"]:
            Path(asked["to"]).write_bytes(body)
        else:
            sys.stdout.buffer.write(body)

    def read(self, asked: dict[str, Any]) -> Imported:
        """What a file holds; its faults go to the error output, one a line."""
        name = asked["file"]
        answers = dict(answer.partition("=")[::2] for answer in asked["answer"])
        imported = read_file(bytes_of(name), Path(name).name, answers)
        for fault in imported.faults:
            self.stderr.write(" ".join(f"{fault.where}: {fault.sentence}".split()))
        if not imported.is_sound:
            raise SystemExit(FAULTY)
        for question in imported.questions:
            if question.key not in answers:
                self.stdout.write(
                    f"{question.sentence} ({question.key}={question.proposed}, as proposed)"
                )
        return imported

    def bring(self, imported: Imported, asked: dict[str, Any]) -> None:
        """Make the decision, and say its address."""
        owner = None
        if asked["owner"]:
            owner = get_user_model().objects.filter(username=asked["owner"]).first()
            if owner is None:
                name = asked["owner"]
                raise CommandError(f"No account has the name {name}.", returncode=NOT_FOUND)
        if imported.decision is not None:
            published = asked["published"]
            made = load_decision(
                imported.decision, is_published=published, position=0, owner=owner
            )
            self.stdout.write(made.slug)


def bytes_of(name: str) -> bytes:
    """No more of a file than any kind may have, and one byte."""
    try:
        if name == "-":
            return sys.stdin.buffer.read(limits.FILE_BYTES + 1)
        with Path(name).open("rb") as file:
            return file.read(limits.FILE_BYTES + 1)
    except (OSError, ValueError):
        raise CommandError(f"{name} cannot be read.", returncode=NOT_FOUND) from None
