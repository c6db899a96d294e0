"""What is compared: one figure of ours, and the functions of others that give the same."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

SIZES = ((5, 8), (20, 30), (100, 50))


@dataclass(frozen=True, eq=False)
class Comparison:
    """One figure at one size.

    Attributes:
        figure: what is computed, in words.
        size: of what, in words.
        ours: computes it; a page calls this very function.
        others: the same by name of the library; each was seen to give the same before it is
            timed (`agrees`).
        agrees: whether an answer of another is the same as ours; None where the two cannot
            be compared number by number, such as random draws.
    """

    figure: str
    size: str
    ours: Callable[[], object]
    others: Mapping[str, Callable[[], object]] = field(default_factory=dict)
    agrees: Callable[[object, object], bool] | None = None


def size_in_words(shape: tuple[int, int]) -> str:
    """Options by criteria.

    >>> size_in_words((5, 8))
    '5 x 8'
    """
    return f"{shape[0]} x {shape[1]}"
