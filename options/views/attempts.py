"""How often a code may be wrong: a few times for one address, many for the whole site."""

import math
import time
from dataclasses import dataclass

from django.core.cache import cache
from django.utils.crypto import salted_hmac
from django.utils.translation import ngettext

from config.middleware import client_address
from options.htmx import Request

WINDOW = 600
PER_ADDRESS, PER_SITE = 10, 500


@dataclass(frozen=True)
class Lock:
    """What a code opens, and how often it may be wrong within the window.

    A whole campus can be behind one address, so the door of a workshop allows many: of nearly a
    billion codes, that many lead nowhere.
    """

    name: str
    per_address: int
    per_site: int


SHEETS = Lock("wrong-codes", PER_ADDRESS, PER_SITE)
DOORS = Lock("wrong-join-codes", 200, 1000)


def seconds_to_wait(request: Request, lock: Lock) -> int:
    """How long nobody at this address may try another code; 0 when it may be tried now."""
    limits = counters(request, lock)
    known = cache.get_many(limits)
    waits = [
        times[-limit] + WINDOW - time.time()
        for key, limit in limits.items()
        if len(times := recent(known.get(key, []))) >= limit
    ]
    return math.ceil(max(waits, default=0))


def note_failure(request: Request, lock: Lock) -> None:
    """Remember that a code was wrong; nothing is kept longer than the window."""
    limits = counters(request, lock)
    known = cache.get_many(limits)
    for key, limit in limits.items():
        cache.set(key, [*recent(known.get(key, [])), time.time()][-limit:], WINDOW)


def recent(moments: list[float]) -> list[float]:
    """When codes were wrong within the window, the oldest first."""
    return [moment for moment in moments if moment > time.time() - WINDOW]


def counters(request: Request, lock: Lock) -> dict[str, int]:
    """Where failures are counted, and how many are allowed; the address is not readable."""
    address = salted_hmac("options.views.attempts", client_address(request)).hexdigest()
    return {f"{lock.name}-{address}": lock.per_address, lock.name: lock.per_site}


def too_many(seconds: int) -> str:
    """When another code may be tried, in words."""
    minutes = -(-seconds // 60)
    return ngettext(
        "Too many codes were wrong. Try again in %(minutes)s minute.",
        "Too many codes were wrong. Try again in %(minutes)s minutes.",
        minutes,
    ) % {"minutes": minutes}
