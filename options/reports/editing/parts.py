"""What the pages of options, perspectives, red lines, notes and sources show."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from options.models import Criterion, Decision, Evidence, Option, Source


@dataclass(frozen=True)
class Cell:
    """One place of the grid, and how many notes it has."""

    option: Option | None
    criterion: Criterion | None
    count: int

    @property
    def place(self) -> str:
        """Its id on the page."""
        option = self.option.pk if self.option else "every"
        return f"cell-{option}-{self.criterion.pk if self.criterion else 'whole'}"

    @property
    def query(self) -> str:
        """How an address names it."""
        option = self.option.pk if self.option else ""
        return f"option={option}&criterion={self.criterion.pk if self.criterion else ''}"


@dataclass(frozen=True)
class Row:
    """A criterion, or the options as a whole, with a cell for each option."""

    criterion: Criterion | None
    cells: tuple[Cell, ...]


def leaves_to_edit(decision: Decision) -> list[Criterion]:
    """The criteria that are scored, in their order; parked ones too. One query."""
    everything = list(decision.criteria.all())
    above = {one.parent_id for one in everything}
    return [one for one in everything if one.pk not in above]


def notes_of(decision: Decision) -> QuerySet[Evidence]:
    """Every note with what it is about and rests on."""
    return decision.evidence.select_related("option", "criterion").prefetch_related("sources")


def grid_of(
    options: Sequence[Option], leaves: Sequence[Criterion], notes: Sequence[Evidence]
) -> list[Row]:
    """Criterion by option; the first column is every option, the last row whole options."""
    counts: dict[tuple[int | None, int | None], int] = defaultdict(int)
    for note in notes:
        counts[note.option_id, note.criterion_id] += 1
    rows = []
    for leaf in [*leaves, None]:
        across: list[Option | None] = [None, *options] if leaf else [*options]
        pk = leaf.pk if leaf else None
        cells = [Cell(one, leaf, counts[one.pk if one else None, pk]) for one in across]
        rows.append(Row(leaf, tuple(cells)))
    return rows


def sources_with_uses(decision: Decision) -> QuerySet[Source]:
    """The sources with the notes and later facts that name them; constant queries."""
    return decision.sources.prefetch_related(
        "evidence__option", "evidence__criterion", "later_facts"
    )
