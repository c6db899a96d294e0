"""All that a sheet says about weights at one moment: read under a lock, and put back."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from options.errors import SheetGone
from options.models import Criterion, Participant, Perspective, Swing

Method = Participant.Weighing
Scope = Swing.Scope


@dataclass(frozen=True)
class Entry:
    """One stored swing."""

    criterion: int
    scope: str
    rank: int | None
    points: int | None


@dataclass(frozen=True)
class Kept:
    """The way weights are made, where they were adopted from, and every stored swing."""

    weighing: str
    adopted_from: int | None
    swings: tuple[Entry, ...]

    def ranks(self, scope: Scope, among: Collection[Criterion] | None = None) -> dict[int, int]:
        """The rank of each placed criterion, of all or among these."""
        asked = None if among is None else {criterion.pk for criterion in among}
        return {
            entry.criterion: entry.rank
            for entry in self.swings
            if entry.scope == scope
            and entry.rank is not None
            and (asked is None or entry.criterion in asked)
        }

    def points(self, scope: Scope) -> dict[int, int]:
        """The points of each criterion that has some, 0 included."""
        return {
            entry.criterion: entry.points
            for entry in self.swings
            if entry.scope == scope and entry.points is not None
        }


def hold(participant: Participant) -> Kept:
    """The weights as they stand, so that nobody else changes them before this deed ends.

    The sheet's row is locked where the database locks rows; SQLite lets one deed in at a time.
    """
    sheet = Participant.objects.select_for_update().filter(pk=participant.pk).first()
    if sheet is None:
        raise SheetGone(_("This sheet was deleted. Reload the page to begin a new one."))
    participant.weighing, participant.adopted_from_id = sheet.weighing, sheet.adopted_from_id
    rows = Swing.objects.filter(participant=sheet).order_by("scope", "criterion_id")
    return Kept(
        weighing=sheet.weighing,
        adopted_from=sheet.adopted_from_id,
        swings=tuple(
            Entry(*row) for row in rows.values_list("criterion_id", "scope", "rank", "points")
        ),
    )


def write(participant: Participant, entries: Iterable[Entry], *fields: str) -> None:
    """Store these fields of these swings, whether or not there were rows for them."""
    Swing.objects.bulk_create(
        [
            Swing(
                participant=participant,
                criterion_id=entry.criterion,
                scope=entry.scope,
                rank=entry.rank,
                points=entry.points,
            )
            for entry in entries
        ],
        update_conflicts=True,
        unique_fields=["participant", "criterion", "scope"],
        update_fields=fields,
    )


def count_by(
    participant: Participant, kept: Kept, *, method: str, adopted_from: int | None
) -> None:
    """Let the weights be made in this way from now on."""
    if (kept.weighing, kept.adopted_from) != (method, adopted_from):
        Participant.objects.filter(pk=participant.pk).update(
            weighing=method, adopted_from_id=adopted_from
        )
    participant.weighing = method
    participant.adopted_from_id = adopted_from


@transaction.atomic
def put_back(*, participant: Participant, earlier: Kept) -> Kept | None:
    """Make the weights what they were; what was deleted since stays away.

    Returns what this replaced, so that undoing can be undone, and None for no difference.
    """
    kept = hold(participant)
    entries = still_there(participant, earlier.swings)
    known = Perspective.objects.filter(decision_id=participant.decision_id)
    source = next((found for found in known if found.pk == earlier.adopted_from), None)
    again = Kept(earlier.weighing, source.pk if source else None, entries)
    if again == kept:
        return None
    Swing.objects.filter(participant=participant).delete()
    write(participant, entries, "rank", "points")
    count_by(participant, kept, method=again.weighing, adopted_from=again.adopted_from)
    return kept


def still_there(participant: Participant, entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """The entries whose criterion the decision still has."""
    criteria = Criterion.objects.filter(decision_id=participant.decision_id)
    known = set(criteria.values_list("pk", flat=True))
    return tuple(entry for entry in entries if entry.criterion in known)
