"""How sure the order is, and what dominates what, as plain text."""

from collections.abc import Iterator

from options.analysis.command.columns import table, wrapped
from options.analysis.command.result import Result, Sureness
from options.analysis.command.view import Lettered

MOST_RANKS = 8
WEIGHTS_IN_WORDS = {
    "all": "all weights are as likely",
    "order": "all weights that agree with the order are as likely",
    "fixed": "the weights are exactly those above",
}


def sureness_section(result: Result) -> Iterator[str]:
    """The share of the draws that gives each option each place."""
    found = result.sureness
    if not found.shares:
        return
    gaps = ", missing ones from 0 to 100," if result.dominance.incomplete else ""
    yield from wrapped(
        f"In {found.samples:,} draws (seed {found.seed}) scores vary within their ranges{gaps} "
        f"and {WEIGHTS_IN_WORDS[found.weights_from]}. How often each option takes each place, "
        f"give or take at most {100 * found.error:.1f} percentage points (95 %):",
        indent="  ",
    )
    yield from _share_rows(found)
    yield from _bands(found)


def _share_rows(found: Sureness) -> list[str]:
    ranks = len(found.shares)
    shown = ranks if ranks <= MOST_RANKS + 1 else MOST_RANKS
    headings = ["", "Option", *(str(rank) for rank in range(1, shown + 1))]
    if shown < ranks:
        headings.append("later")
    rows = []
    for own in found.shares:
        cells = [*own.by_rank[:shown]]
        if shown < ranks:
            cells.append(sum(own.by_rank[shown:]))
        rows.append([own.option.letter, own.option.name, *map(_whole, cells)])
    return table(headings, rows, elastic=(1,), right=range(2, len(headings)))


def _whole(share: float) -> str:
    """A whole percentage that never rounds something to nothing, or to everything."""
    if share <= 0:
        return "-"
    if share < 0.005:
        return "<1%"
    return ">99%" if 0.995 <= share < 1 - 1e-12 else f"{100 * share:.0f}%"


def _bands(found: Sureness) -> Iterator[str]:
    if found.bands is None or len(found.shares) == 1:
        return
    settled = f"in {100 * found.settled:.0f}% of the draws"
    still_open = [band for band in found.bands if len(band) > 1]
    for band in still_open:
        yield from wrapped(f"Not settled among {_letters(band)}.", indent="  ")
    if still_open:
        yield from wrapped(f"An order is settled when it holds {settled}.", indent="  ")
    else:
        yield from wrapped(f"The whole order is settled: it holds {settled}.", indent="  ")


def _letters(options: tuple[Lettered, ...]) -> str:
    return ", ".join(option.letter for option in options)


def dominance_section(result: Result) -> Iterator[str]:
    """What holds whatever the weights are."""
    found = result.dominance
    for dominated in found.dominated:
        yield from wrapped(
            f"{dominated.option.letter} {dominated.option.name}: no better on any criterion "
            f"and worse on one than {_letters(dominated.by)}.",
            indent="  ",
        )
    if not found.dominated:
        yield from wrapped("No option is dominated by another.", indent="  ")
    if found.incomplete:
        yield from wrapped(
            f"Left out, as scores are missing: {_letters(found.incomplete)}.", indent="  "
        )
