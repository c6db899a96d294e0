"""Record one judgement of one cell, once, and undo it."""

import hashlib
import json
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from options.actions.rounds import hold_open
from options.errors import MeaningChanged, NothingToUndo, SheetGone
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
class Change:
    """What one request wants of a cell: what it says, and what its page had shown.

    Only what differs from what was shown was meant; `confirms` says that an answer given for
    an older meaning still holds; `gives_back` is the revision that an undo puts back.
    """

    id: str
    said: Judgement
    shown: Judgement = Judgement()
    seen_revision: int | None = None
    confirms: bool = False
    gives_back: int | None = None

    @property
    def answers_anew(self) -> bool:
        """The answer itself was given now, not only a word beside it."""
        return self.confirms or answer_in(self.said) != answer_in(self.shown)


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
            with transaction.atomic():
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


def settled(said: Judgement, *, shown: Judgement, stored: Judgement) -> Judgement:
    """What to store: what differs from what was shown is meant, the rest stays as it is.

    A range makes room for the points, wherever they came from.
    """
    meant = {
        name: getattr(said if getattr(said, name) != getattr(shown, name) else stored, name)
        for name in ("low", "high", "confidence", "rationale")
    }
    answered = said if answer_in(said) != answer_in(shown) else stored
    points = answered.points
    if points is not None:
        meant["low"] = None if meant["low"] is None else min(meant["low"], points)
        meant["high"] = None if meant["high"] is None else max(meant["high"], points)
    if None not in (meant["low"], meant["high"]) and meant["low"] > meant["high"]:
        meant["low"], meant["high"] = meant["high"], meant["low"]
    return Judgement(points=points, cannot_judge=answered.cannot_judge, **meant)


def answer_in(judgement: Judgement) -> tuple[int | None, bool]:
    """The answer itself: points, or that the person can't judge."""
    return judgement.points, judgement.cannot_judge


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


def fingerprint_of(change: Change) -> str:
    """The same for the same request sent again, and only then."""
    said = json.dumps([change.id, asdict(change.said), change.confirms], sort_keys=True)
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


def logged(score: Score | None) -> dict[str, Any] | None:
    """A state of a cell as the log keeps it, with the meaning it was given for."""
    if score is None:
        return None
    return {**asdict(judgement_in(score)), "seen_revision": score.seen_revision}


def judgement_from(entry: dict[str, Any] | None) -> tuple[Judgement, int | None]:
    """A state of a cell as the log kept it."""
    if entry is None:
        return Judgement(), None
    said = dict(entry)
    revision = said.pop("seen_revision", None)
    return Judgement(**said), revision


def judgement_in(score: Score | None) -> Judgement:
    """What a stored score says; nothing where there is none."""
    if score is None:
        return Judgement()
    return Judgement(
        points=score.points,
        low=score.low,
        high=score.high,
        confidence=score.confidence,
        cannot_judge=score.cannot_judge,
        rationale=score.rationale,
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
