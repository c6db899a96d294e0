"""`kill -9` again and again in the middle of saves; all that was acknowledged must be there."""

from __future__ import annotations

import random
import threading
import time

from tests.load.site import Site

BETWEEN = (0.5, 2.0)


def kill_often(site: Site, words: list[str], kills: int) -> int:
    """Rehearse while the server is killed so many times; the rehearsal's exit code."""
    is_over = threading.Event()
    returned: list[int] = []

    def rehearse() -> None:
        returned.append(site.manage(*words, "--kills", "--restless"))
        is_over.set()

    threading.Thread(target=rehearse).start()
    rng, slowest, done = random.Random(1), 0.0, 0  # noqa: S311 -- moments, not secrets
    is_over.wait(10)
    while done < kills and not is_over.is_set():
        is_over.wait(rng.uniform(*BETWEEN))
        site.kill()
        slowest = max(slowest, site.start())
        done += 1
    began = time.monotonic()
    while not is_over.is_set() and time.monotonic() - began < 600:
        is_over.wait(1)
    print(f"Killed {done} times; back after {slowest:.1f} s at the latest.")
    return returned[0] if returned and done == kills else 1
