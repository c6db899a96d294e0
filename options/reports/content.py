"""What people read of a decision, kept between requests until somebody edits it.

Everybody in a room reads the same options, criteria and evidence hundreds of times. A process
keeps them under the stamp that the database draws anew with every change (models/stamps.py), so
it shows no other content than the decision has that a request has just read. For pages that
judge; who edits a decision reads it anew.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from options.models import Criterion, Decision, Evidence
from options.reports.structure import Structure, structure_of

KEEPS = 32


def kept_structure(decision: Decision, *, full: bool) -> Structure:
    """The structure of a decision that was just read; no query when it is kept."""
    kept = structure_under(decision.pk, decision.content_stamp, full)
    return replace(kept, decision=decision)


@lru_cache(maxsize=KEEPS)
def structure_under(decision_id: int, _stamp: int, full: bool) -> Structure:  # noqa: FBT001 -- part of a key
    """The structure as it is under a stamp; three queries for the first who asks."""
    return structure_of(Decision.objects.get(pk=decision_id), full=full)


def evidence_on(structure: Structure, criteria: Iterable[Criterion]) -> list[Evidence]:
    """Notes on these criteria, or on a whole option, known on the reading date."""
    decision, wanted = structure.decision, {leaf.pk for leaf in criteria} | {None}
    notes = evidence_under(decision.pk, decision.content_stamp)
    return [note for note in notes if note.criterion_id in wanted]


@lru_cache(maxsize=KEEPS)
def evidence_under(decision_id: int, _stamp: int) -> tuple[Evidence, ...]:
    """All notes with their sources, under a stamp; two queries for the first who asks."""
    known = Evidence.objects.filter(decision=decision_id).known_on_the_reading_date()
    return tuple(known.prefetch_related("sources"))
