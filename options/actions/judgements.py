"""What a person says of one cell: read from a page, settled with what is stored, logged."""

import hashlib
import json
from dataclasses import asdict, dataclass
from typing import Any

from options.models import Score


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


def fingerprint_of(change: Change) -> str:
    """The same for the same request sent again, and only then."""
    said = json.dumps([change.id, asdict(change.said), change.confirms], sort_keys=True)
    return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()
