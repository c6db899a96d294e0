"""Every comparison there is, in the order in which a result is read."""

from collections.abc import Iterator

from tests.bench import (
    changes,
    groups,
    linear,
    second_opinion,
    totals,
    uncertainty,
    weighing,
)
from tests.bench.comparison import Comparison


def comparisons() -> Iterator[Comparison]:
    """One at a time, so that only its own data is held."""
    for topic in (totals, weighing, changes, uncertainty, groups, linear, second_opinion):
        yield from topic.comparisons()
