"""Record one judgement of one cell, once, and undo it."""

import hashlib
import json
from dataclasses import asdict, dataclass

from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from options.errors import MeaningChanged, NothingToUndo
from options.models import Criterion, Option, Participant, Score, ScoreChange

TRIES = 8


@dataclass(frozen=True)
class Judgement:
    """What a person says of one cell; None for points means no answer yet."""

    points: int | None = None
    low: int | None = None
    high: int | None = None
    confidence: str = ""
    cannot_judge: bool = False
    rationale: str = ""

    @property
    def is_empty(self) -> bool:
        """Nothing was said at all."""
        return self == Judgement()


@dataclass(frozen=True)
class Recorded:
    """A stored judgement, and what the page that sent it should hear."""

    score: Score
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
    *,
    participant: Participant,
    option: Option,
    criterion: Criterion,
    judgement: Judgement,
    change_id: str,
    seen_revision: int | None = None,
    known: Score | None,
) -> Recorded:
    """Store a judgement; the same change sent twice has one effect.

    `known` is the score as the caller has just read it, None for none; where somebody wrote
    in between, it is read again. Raises MeaningChanged when the page showed an older meaning.
    """
    if seen_revision is not None and seen_revision != criterion.revision:
        raise MeaningChanged(
            _("“%(name)s” was given another meaning while you were reading. Read it again.")
            % {"name": criterion.name}
        )
    cell = Cell(participant, option, criterion)
    fingerprint = fingerprint_of(change_id, judgement)
    for attempt in range(TRIES):
        try:
            with transaction.atomic():
                current = known if attempt == 0 else locked(cell)
                stored = write(cell, judgement, current)
                if stored is not None:
                    note(cell, stored, current, fingerprint)
                    return Recorded(stored, said_in(current))
        except IntegrityError:
            if cell_changes(cell).filter(fingerprint=fingerprint).exists():
                return Recorded(scores_of(cell).get(), None, was_replayed=True)
    raise IntegrityError("The cell was being written by too many at once.")


def fingerprint_of(change_id: str, judgement: Judgement) -> str:
    """The same for the same request sent again, and only then."""
    said = json.dumps([change_id, asdict(judgement)], sort_keys=True)
    return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()


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


def write(cell: Cell, judgement: Judgement, current: Score | None) -> Score | None:
    """Write the judgement over what was read; None when somebody wrote in between."""
    if current is None:
        return Score.objects.create(
            participant=cell.participant,
            option=cell.option,
            criterion=cell.criterion,
            round_number=cell.round_number,
            seen_revision=cell.criterion.revision,
            **asdict(judgement),
        )
    fields = {
        **asdict(judgement),
        "seen_revision": cell.criterion.revision,
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
    said_before = said_in(before)
    ScoreChange.objects.create(
        participant=cell.participant,
        option=cell.option,
        criterion=cell.criterion,
        round_number=cell.round_number,
        version=stored.version,
        fingerprint=fingerprint,
        before=asdict(said_before) if said_before else None,
        after=asdict(judgement_in(stored)),
    )


def judgement_in(score: Score) -> Judgement:
    """What a stored score says."""
    return Judgement(
        points=score.points,
        low=score.low,
        high=score.high,
        confidence=score.confidence,
        cannot_judge=score.cannot_judge,
        rationale=score.rationale,
    )


def said_in(score: Score | None) -> Judgement | None:
    """What a score said, or None when there was none."""
    return None if score is None else judgement_in(score)


def undo_score(
    *, participant: Participant, option: Option, criterion: Criterion, change_id: str
) -> Recorded:
    """Put back what the cell said before its last save; undoing twice redoes.

    Raises NothingToUndo where nothing was ever saved.
    """
    cell = Cell(participant, option, criterion)
    last = cell_changes(cell).last()
    if last is None:
        raise NothingToUndo(_("There is nothing to undo here."))
    earlier = Judgement(**last.before) if last.before else Judgement()
    return record_score(
        participant=participant,
        option=option,
        criterion=criterion,
        judgement=earlier,
        change_id=change_id,
        known=scores_of(cell).first(),
    )
