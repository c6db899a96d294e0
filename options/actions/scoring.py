"""Record one judgement of one cell, once, and undo it."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime

from django.db import IntegrityError, connection, transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from options.actions.judgements import (
    Change,
    Judgement,
    fingerprint_of,
    judgement_from,
    judgement_in,
    logged,
    settled,
)
from options.actions.rounds import hold_open
from options.errors import MeaningChanged, NothingToUndo, SheetGone
from options.models import Criterion, Option, Participant, Score, ScoreChange

TRIES = 8
ONE_WRITER = threading.Lock()


@dataclass(frozen=True)
class Recorded:
    """A stored judgement, and what the page that sent it should hear."""

    score: Score | None
    replaced: Judgement | None
    was_replayed: bool = False


@dataclass(frozen=True)
class Cell:
    """Whose judgement of what."""

    participant: Participant
    option: Option
    criterion: Criterion
    round_number: int = 0


def record_score(
    *, cell: Cell, change: Change, known: Score | None, now: datetime | None = None
) -> Recorded:
    """Store what a request means; the same request sent twice has one effect.

    `known` is the score as the caller has just read it, None for none; where somebody wrote
    in between, it is read again. Raises MeaningChanged when the page showed an older meaning,
    SheetGone when the sheet was deleted meanwhile, RoundSealed when its round is over.
    """
    moment = now or timezone.now()
    if change.seen_revision not in (None, cell.criterion.revision):
        raise MeaningChanged(
            _("“%(name)s” was given another meaning while you were reading. Read it again.")
            % {"name": cell.criterion.name}
        )
    fingerprint = fingerprint_of(change)
    for attempt in range(TRIES):
        try:
            with in_turn(), transaction.atomic():
                current = known if attempt == 0 else locked(cell)
                recorded = attempt_to_write(cell, change, current, fingerprint, moment)
                if recorded is not None:
                    return recorded
        except IntegrityError:
            if cell_changes(cell).filter(fingerprint=fingerprint).exists():
                return Recorded(scores_of(cell).get(), None, was_replayed=True)
    if not Participant.objects.filter(pk=cell.participant.pk).exists():
        raise SheetGone(_("This sheet was deleted. Reload the page to begin a new one."))
    raise IntegrityError("The cell was being written by too many at once.")


@contextmanager
def in_turn() -> Iterator[None]:
    """On SQLite, which lets one writer in at a time: one after another, without asking again.

    Threads of one process would otherwise sleep longer and longer between their tries.
    """
    if connection.vendor != "sqlite" or connection.in_atomic_block:
        yield
        return
    with ONE_WRITER:
        yield


def attempt_to_write(
    cell: Cell, change: Change, current: Score | None, fingerprint: str, now: datetime
) -> Recorded | None:
    """One try: None when somebody wrote in between, nothing written when nothing changes."""
    stored = judgement_in(current)
    wanted = settled(change.said, shown=change.shown, stored=stored)
    revision = revision_of(cell, change, current)
    if wanted == stored and revision == revision_in(current):
        return Recorded(current, None)
    hold_open(
        participant=cell.participant,
        option=cell.option,
        criterion=cell.criterion,
        round_number=cell.round_number,
        now=now,
    )
    score = write(cell, wanted, revision, current)
    if score is None:
        return None
    note(cell, score, current, fingerprint)
    return Recorded(score, stored if current else None)


def revision_of(cell: Cell, change: Change, current: Score | None) -> int:
    """Which meaning the stored answer is for after this change."""
    if change.gives_back is not None:
        return change.gives_back
    if current is None or change.answers_anew:
        return cell.criterion.revision
    return current.seen_revision


def revision_in(score: Score | None) -> int | None:
    """Which meaning a stored answer was given for."""
    return None if score is None else score.seen_revision


def what_was_shown(cell: Cell, *, seen: int, known: Score | None) -> Judgement:
    """What the page showed that knew of save number `seen`; the log tells it."""
    if known is None or seen == known.version:
        return judgement_in(known)
    earlier = cell_changes(cell).filter(version=seen).first()
    return judgement_from(earlier.after)[0] if earlier else Judgement()


def scores_of(cell: Cell) -> QuerySet[Score]:
    """The stored score of the cell: one or none."""
    return Score.objects.filter(
        participant=cell.participant,
        option=cell.option,
        criterion=cell.criterion,
        round_number=cell.round_number,
    )


def cell_changes(cell: Cell) -> QuerySet[ScoreChange]:
    """All that was ever saved in the cell, oldest first."""
    return ScoreChange.objects.filter(
        participant=cell.participant,
        option=cell.option,
        criterion=cell.criterion,
        round_number=cell.round_number,
    )


def locked(cell: Cell) -> Score | None:
    """The score, read so that nobody else writes it before this save ends."""
    return scores_of(cell).select_for_update().first()


def write(
    cell: Cell, judgement: Judgement, revision: int, current: Score | None
) -> Score | None:
    """Write the judgement over what was read; None when somebody wrote in between."""
    if current is None:
        return Score.objects.create(
            participant=cell.participant,
            option=cell.option,
            criterion=cell.criterion,
            round_number=cell.round_number,
            seen_revision=revision,
            **asdict(judgement),
        )
    fields = {
        **asdict(judgement),
        "seen_revision": revision,
        "version": current.version + 1,
        "saved_at": timezone.now(),
    }
    written = Score.objects.filter(pk=current.pk, version=current.version).update(**fields)
    if not written:
        return None
    return Score(
        pk=current.pk,
        participant=cell.participant,
        option=cell.option,
        criterion=cell.criterion,
        round_number=cell.round_number,
        **fields,
    )


def note(cell: Cell, stored: Score, before: Score | None, fingerprint: str) -> None:
    """Add the change to the log, which refuses a request that had its effect already."""
    ScoreChange.objects.create(
        participant=cell.participant,
        option=cell.option,
        criterion=cell.criterion,
        round_number=cell.round_number,
        version=stored.version,
        fingerprint=fingerprint,
        before=logged(before),
        after=logged(stored),
    )


def undo_score(*, cell: Cell, seen: int) -> Recorded:
    """Put back what the cell said before save number `seen`; undoing that redoes.

    The same undo sent twice, or one from a page that is behind, changes nothing. Raises
    NothingToUndo where nothing was ever saved.
    """
    current = scores_of(cell).first()
    if current is None:
        raise NothingToUndo(_("There is nothing to undo here."))
    last = cell_changes(cell).filter(version=current.version).first()
    if last is None or seen != current.version:
        return Recorded(current, None, was_replayed=True)
    earlier, revision = judgement_from(last.before)
    change = Change(
        id=f"undo {seen}",
        said=earlier,
        shown=judgement_in(current),
        gives_back=revision,
    )
    return record_score(cell=cell, change=change, known=current)
