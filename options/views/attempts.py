"""How often a code may be wrong: a few times for one address, many for the whole site."""

import math
import time

from django.core.cache import cache
from django.utils.crypto import salted_hmac

from config.middleware import client_address
from options.htmx import Request

WINDOW = 600
PER_ADDRESS = 10
PER_SITE = 500


def seconds_to_wait(request: Request) -> int:
    """How long nobody at this address may try another code; 0 when it may be tried now."""
    waits = [
        times[-limit] + WINDOW - time.time()
        for key, limit in counters(request)
        if len(times := recent(key)) >= limit
    ]
    return math.ceil(max(waits, default=0))


def note_failure(request: Request) -> None:
    """Remember that a code was wrong; nothing is kept longer than the window."""
    for key, limit in counters(request):
        cache.set(key, [*recent(key), time.time()][-limit:], WINDOW)


def recent(key: str) -> list[float]:
    """When codes were wrong within the window, the oldest first."""
    return [moment for moment in cache.get(key, []) if moment > time.time() - WINDOW]


def counters(request: Request) -> list[tuple[str, int]]:
    """Where failures are counted, and how many are allowed; the address is not readable."""
    address = salted_hmac("options.views.attempts", client_address(request)).hexdigest()
    return [(f"wrong-codes-{address}", PER_ADDRESS), ("wrong-codes", PER_SITE)]
