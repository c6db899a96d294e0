"""`python -m tests.bench.pages`: how long the largest decision's pages take, and their queries.

A site in a folder of its own with a decision of 40 options x 60 criteria, 9 of them branches,
notes on every cell of a third of the criteria, 4 perspectives and a full sheet; beside it one
of 4 x 8, so that queries that grow are seen. Each page is asked for in this process through
every middleware; the first answer is left out. The promise is 300 ms on two cores.
"""

import os
import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path

TIMES = 15
PROMISED = 300
LARGE, SMALL = (40, 60), (4, 8)
LINE = "{page:<34} {size:>8} {wall:>9} {work:>9} {queries:>8} {weight:>8}"
KEY = {"page": "page", "size": "size", "wall": "ms", "work": "cpu ms"}


def main() -> int:
    """0 if every page keeps the promise, in as many queries for the small as for the large."""
    folder = tempfile.mkdtemp(prefix="policy-options-pages-")
    os.environ |= {"DATA_DIR": folder, "DJANGO_SETTINGS_MODULE": "config.settings"}
    os.environ |= {"DEBUG": "0", "SECRET_KEY": "only-to-time-pages"}
    try:
        import django  # noqa: PLC0415 -- the settings read what was set above

        django.setup()
        return timed()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def timed() -> int:
    from django.conf import settings  # noqa: PLC0415
    from django.core.management import call_command  # noqa: PLC0415

    Path(settings.STATIC_ROOT).mkdir(parents=True, exist_ok=True)
    settings.STORAGES["staticfiles"] = {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
    }
    call_command("migrate", verbosity=0)
    call_command("createcachetable")
    from tests.factories import UserFactory  # noqa: PLC0415

    owner = UserFactory(is_staff=True)
    print(LINE.format(**KEY, queries="queries", weight="KB"))
    found = {size: pages_of(filled(size, owner), owner, size) for size in (SMALL, LARGE)}
    slow = [page for page, (ms, _queries) in found[LARGE].items() if ms > PROMISED]
    grown = [page for page in found[LARGE] if found[LARGE][page][1] != found[SMALL][page][1]]
    for words, pages in (("over the promise", slow), ("more queries for the large", grown)):
        if pages:
            print(f"{words}: {', '.join(pages)}", file=sys.stderr)
    return int(bool(slow or grown))


def filled(size, owner):
    """A decision of this size, with a full sheet of its owner."""
    from options import models  # noqa: PLC0415
    from tests import factories  # noqa: PLC0415

    options, leaves = size
    decision = factories.DecisionFactory(slug=f"of-{options}-{leaves}", owner=owner)
    made = factories.OptionFactory.create_batch(options, decision=decision)
    groups = factories.CriterionFactory.create_batch(
        max(leaves // 7 + 1, 2), decision=decision, worst="", best=""
    )
    scored = [
        factories.CriterionFactory(
            decision=decision, parent=groups[at % len(groups)], definition="What it is. " * 8
        )
        for at in range(leaves - len(groups))
    ]
    cells = [(option, leaf) for option in made for leaf in scored]
    models.Evidence.objects.bulk_create(
        models.Evidence(
            decision=decision, option=option, criterion=leaf, strength="B", note="Why. " * 20
        )
        for option, leaf in cells
        if leaf in scored[: len(scored) // 3]
    )
    for perspective in factories.PerspectiveFactory.create_batch(4, decision=decision):
        models.PerspectiveSwing.objects.bulk_create(
            models.PerspectiveSwing(perspective=perspective, criterion=leaf, points=50)
            for leaf in scored
        )
    sheet = factories.ParticipantFactory(decision=decision, user=owner, is_full_version=True)
    models.Score.objects.bulk_create(
        models.Score(
            participant=sheet, option=option, criterion=leaf, points=50, rationale="Because."
        )
        for option, leaf in cells
    )
    return decision


def pages_of(decision, owner, size):
    """Milliseconds and queries of each page; every page is a line of what is printed."""
    from django.test import Client  # noqa: PLC0415
    from django.urls import reverse  # noqa: PLC0415

    from tests.queries import queries  # noqa: PLC0415

    leaf = decision.criteria.exclude(worst="").first()
    client = Client(headers={"host": "127.0.0.1"})
    client.force_login(owner)
    found = {}
    for name in ("edit_tree", "edit_options", "edit_evidence", "criterion", "overview"):
        where = {"slug": decision.slug} | (
            {"criterion_key": leaf.key} if name == "criterion" else {}
        )
        address = reverse(name, kwargs=where)
        client.get(address)
        walls, works = zip(*(seconds(client, address) for _ in range(TIMES)), strict=True)
        with queries() as asked:
            answer = client.get(address)
        assert answer.status_code == 200, (name, answer.status_code)
        wall, work = (round(statistics.median(each) * 1000) for each in (walls, works))
        found[name] = wall, len(asked)
        told = {"page": name, "size": f"{size[0]} x {size[1]}", "wall": wall, "work": work}
        weight = len(answer.content) // 1000
        print(LINE.format(**told, queries=len(asked), weight=weight), flush=True)
    return found


def seconds(client, address):
    """What one answer takes on the wall's clock and on the processor's."""
    wall, work = time.perf_counter(), time.process_time()
    client.get(address)
    return time.perf_counter() - wall, time.process_time() - work


if __name__ == "__main__":
    sys.exit(main())
