"""What a rehearsal measured: how long each kind of request took, and what went wrong."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

PERCENTILES = (50, 95, 99)


@dataclass
class Measures:
    """Times in milliseconds by kind of request; errors by what happened; many threads write.

    `steady` holds the times of the minutes in which everybody scores and nothing else happens.
    """

    times: dict[str, list[float]] = field(default_factory=dict)
    steady: dict[str, list[float]] = field(default_factory=dict)
    is_steady: bool = False
    errors: Counter[str] = field(default_factory=Counter)
    faults: int = 0
    retries: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def took(self, kind: str, seconds: float) -> None:
        """One request was answered as it should be."""
        with self.lock:
            self.times.setdefault(kind, []).append(seconds * 1000)
            if self.is_steady:
                self.steady.setdefault(kind, []).append(seconds * 1000)

    def went_wrong(self, kind: str, what: str) -> None:
        """One request was answered in a way that no page should."""
        with self.lock:
            self.errors[f"{kind}: {what}"] += 1

    def was_cut(self) -> None:
        """The network failed, as it was told to."""
        with self.lock:
            self.faults += 1

    def was_repeated(self) -> None:
        """A save was sent again because nobody heard its answer."""
        with self.lock:
            self.retries += 1

    def table(self) -> list[str]:
        """One line for each kind, the slowest twentieth and hundredth included."""
        lines = rows_of(self.times)
        if self.steady:
            lines += ["While everybody scored, a burst and changes of step left out:"]
            lines += rows_of(self.steady)
        return lines


def rows_of(times: Mapping[str, list[float]]) -> list[str]:
    """A head and a line for each kind of request."""
    lines = [f"{'':10}{'number':>9}{'p50 ms':>9}{'p95 ms':>9}{'p99 ms':>9}{'longest':>9}"]
    for kind, taken in sorted(times.items()):
        ordered = sorted(taken)
        shares = "".join(f"{percentile(ordered, p):>9.1f}" for p in PERCENTILES)
        lines.append(f"{kind:10}{len(ordered):>9}{shares}{ordered[-1]:>9.1f}")
    return lines


def percentile(ordered: list[float], share: int) -> float:
    """The smallest time that this share of all does not exceed; 0 for none.

    >>> percentile([1.0, 2.0, 3.0, 4.0], 50)
    2.0
    """
    if not ordered:
        return 0.0
    return ordered[max(0, -(-len(ordered) * share // 100) - 1)]
