"""`python -m tests.bench.room`: how long the result of the largest room takes, and its memory.

A site in a folder of its own with a sealed room of 300 people x 10 options x 15 criteria who
speak for 4 perspectives in two camps; 10,000 draws. The whole page and every part at its own
address are asked for in this process through every middleware, first as after a start and then
again. The promise: verdict and ranking within 300 ms the first time and 50 ms afterwards,
every other part within 300 ms. `--people`, `--options`, `--criteria` make it another size.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path

TIMES = 7
FIRST, AFTERWARDS = 300, 50
LINE = "{part:<34} {first:>10} {again:>10} {queries:>9} {weight:>8}"


def main() -> int:
    """0 if every part keeps its promise."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.room", description=__doc__)
    for name, number in (("people", 300), ("options", 10), ("criteria", 15)):
        parser.add_argument(f"--{name}", type=int, default=number)
    told = parser.parse_args()
    folder = tempfile.mkdtemp(prefix="policy-options-room-")
    os.environ |= {"DATA_DIR": folder, "DJANGO_SETTINGS_MODULE": "config.settings"}
    os.environ |= {"DEBUG": "0", "SECRET_KEY": "only-to-time-a-room"}
    try:
        import django  # noqa: PLC0415 -- the settings read what was set above

        django.setup()
        return timed(told.people, told.options, told.criteria)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def timed(people: int, options: int, criteria: int) -> int:
    """Build the room, then time every part of its result."""
    from django.conf import settings  # noqa: PLC0415
    from django.core.management import call_command  # noqa: PLC0415
    from django.test import Client  # noqa: PLC0415

    Path(settings.STATIC_ROOT).mkdir(parents=True, exist_ok=True)
    settings.STORAGES["staticfiles"] = {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
    }
    call_command("migrate", verbosity=0)
    call_command("createcachetable")
    began = time.perf_counter()
    crowd = room_of_many(people, options, criteria)
    print(f"{people} people x {options} options x {criteria} criteria", end=", ")
    print(f"built and sealed in {time.perf_counter() - began:.1f} s.")
    client = Client(headers={"host": "localhost"})
    client.force_login(crowd.workshop.facilitator)
    before = memory()
    heads = {"first": "first ms", "again": "again ms", "queries": "queries", "weight": "KB"}
    print(LINE.format(part="part", **heads))
    slow = [part for part, path in parts_of(crowd) if not keeps_its_promise(client, part, path)]
    print(f"Memory: {before:.0f} MB before the first page, {memory():.0f} MB at most.")
    if slow:
        print("over the promise: " + ", ".join(slow), file=sys.stderr)
    return int(bool(slow))


def room_of_many(people: int, options: int, criteria: int):
    """Everybody's answers lie around those of a camp, and their weights around its weights."""
    import numpy as np  # noqa: PLC0415

    from tests.reports.crowd import Crowd  # noqa: PLC0415

    rng = np.random.default_rng(7)
    crowd = Crowd(options, criteria, perspectives=4)
    for at in range(4):
        crowd.sit(people // 4 + (at < people % 4), perspective=at)
    camp = np.arange(people) % 3 == 0
    centres = rng.uniform(20, 80, (2, options, criteria))
    answers = centres[camp.astype(int)] + rng.normal(0, 18, (people, options, criteria))
    weights = rng.gamma(2, size=(2, criteria))[camp.astype(int)]
    weights = weights * rng.gamma(3, size=weights.shape)
    crowd.answer(np.clip(answers, 0, 100).round().astype(int).tolist())
    crowd.seal(weights=(weights / weights.sum(axis=1, keepdims=True)).tolist())
    return crowd.at("results")


def parts_of(crowd) -> list[tuple[str, str]]:
    """The verdict alone, the whole page, and every other part at its address."""
    from django.urls import reverse  # noqa: PLC0415

    from options.sections import SECTIONS  # noqa: PLC0415
    from options.sections.contract import Whose  # noqa: PLC0415

    slug = crowd.workshop.slug
    names = [name for name, found in SECTIONS.items() if Whose.ROOM in found.of]
    parts = [(name, reverse("room_section", args=[slug, name])) for name in names]
    return [("page with verdict and ranking", reverse("room_results", args=[slug])), *parts]


def keeps_its_promise(client, part: str, path: str) -> bool:
    """Ask once as after a start, and then again; print both."""
    from django.db import connection  # noqa: PLC0415
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415

    begin_anew()
    first, _answer = asked(client, path)
    again = statistics.median(asked(client, path)[0] for _ in range(TIMES))
    with CaptureQueriesContext(connection) as queries:
        _ms, answer = asked(client, path)
    told = {"first": f"{first:.0f}", "again": f"{again:.0f}", "queries": len(queries)}
    print(LINE.format(part=part, weight=f"{len(answer.content) / 1024:.0f}", **told))
    is_at_once = part in {"page with verdict and ranking", "verdict", "ranking"}
    return first <= FIRST and again <= (AFTERWARDS if is_at_once else FIRST)


def begin_anew() -> None:
    """Forget what the process keeps of a room, as if it had just started."""
    from options.reports.others import discuss, drawn, figures, ground, ranking  # noqa: PLC0415

    for kept in (
        figures.figures_written,
        drawn.drawn_totals,
        ground.ground_from,
        ranking.full_result,
        discuss.listed_in,
    ):
        kept.cache_clear()


def asked(client, path: str):
    """Milliseconds of the processor's time, which others on the machine do not change."""
    began = time.process_time()
    answer = client.get(path)
    taken = 1000 * (time.process_time() - began)
    if answer.status_code != 200:
        raise RuntimeError(f"{path} answers {answer.status_code}")
    return taken, answer


def memory() -> float:
    """The most that this process has taken, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    sys.exit(main())
