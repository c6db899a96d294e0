"""Several functions timed in turn, so that a busy moment of the machine falls on all alike."""

import statistics
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass

#: A measurement shorter than this repeats its function, seconds.
SHORTEST = 0.002

#: What one function may take in all, and how often it is measured within that.
BUDGET = 1.0
FEWEST, MOST = 3, 31


@dataclass(frozen=True)
class Timing:
    """The median time of one call, in seconds, over so many measurements."""

    median: float
    measurements: int


def timings(functions: Mapping[str, Callable[[], object]]) -> dict[str, Timing]:
    """The time of every function, measured in turn after a first call that warms it up."""
    repeats, wanted = {}, {}
    for name, function in functions.items():
        function()
        once = seconds_of(function, 1)
        repeats[name] = max(1, round(SHORTEST / max(once, 1e-9)))
        wanted[name] = min(MOST, max(FEWEST, int(BUDGET / (once * repeats[name]))))
    found: dict[str, list[float]] = {name: [] for name in functions}
    for turn in range(max(wanted.values())):
        for name, function in functions.items():
            if turn < wanted[name]:
                found[name].append(seconds_of(function, repeats[name]) / repeats[name])
    return {
        name: Timing(statistics.median(seconds), len(seconds))
        for name, seconds in found.items()
    }


def seconds_of(function: Callable[[], object], repeats: int) -> float:
    """How long so many calls take."""
    start = time.perf_counter()
    for _ in range(repeats):
        function()
    return time.perf_counter() - start
