"""A stored decision as its file: the same decision always gives the same bytes."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable
from typing import Any, TypeVar

from options.formats import (
    CriterionFile,
    DecisionFile,
    EvidenceFile,
    LaterFactFile,
    NamelessSheetFile,
    OptionFile,
    PerspectiveFile,
    RedLineFile,
    ReferenceScoreFile,
    SourceFile,
    write_decision,
)
from options.models import Decision, Edition, Evidence, LaterFact, ReferenceScore

Part = TypeVar("Part")

#: Behind an address whose key was taken when its file was imported.
COUNTED = re.compile(r"--\d+\Z")
NO_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")

OWN = (
    "title", "field", "summary", "question", "why_hard", "reading_date",
    "is_illustrative_place", "seed",
)  # fmt: skip


def decision_file(
    decision: Decision, *, sheets: tuple[NamelessSheetFile, ...] = ()
) -> DecisionFile:
    """All that belongs to a decision, in its order; sheets only if they are handed in."""
    options = list(decision.options.all())
    criteria = list(decision.criteria.all())
    option_keys = {option.pk: option.key for option in options}
    keys = {criterion.pk: criterion.key for criterion in criteria}
    return DecisionFile(
        **{name: cleaned(getattr(decision, name)) for name in OWN},
        key=COUNTED.sub("", decision.slug),
        options=tuple(
            as_file(OptionFile, option, is_parked=option.parked_at is not None)
            for option in options
        ),
        criteria=tuple(
            as_file(
                CriterionFile,
                criterion,
                parent=keys.get(criterion.parent_id or 0),
                is_parked=criterion.parked_at is not None,
            )
            for criterion in criteria
        ),
        perspectives=tuple(
            as_file(
                PerspectiveFile,
                perspective,
                swing_points=tuple(
                    (keys[swing.criterion_id], swing.points)
                    for swing in sorted(perspective.swings.all(), key=lambda one: one.pk)
                ),
            )
            for perspective in decision.perspectives.prefetch_related("swings")
        ),
        red_lines=tuple(
            as_file(
                RedLineFile,
                line,
                criterion=keys.get(line.criterion_id or 0),
                is_yes_no=line.criterion_id is None,
            )
            for line in decision.red_lines.all()
        ),
        reference_scores=tuple(
            as_file(
                ReferenceScoreFile,
                score,
                option=option_keys[score.option_id],
                criterion=keys[score.criterion_id],
            )
            for score in ReferenceScore.objects.filter(option__in=option_keys).order_by("pk")
        ),
        evidence=tuple(
            as_file(
                EvidenceFile,
                note,
                option=option_keys.get(note.option_id or 0),
                criterion=keys.get(note.criterion_id or 0),
                sources=cited,
            )
            for note, cited in with_sources(Evidence, decision)
        ),
        sources=tuple(as_file(SourceFile, source) for source in decision.sources.all()),
        later_facts=tuple(
            as_file(LaterFactFile, fact, sources=cited)
            for fact, cited in with_sources(LaterFact, decision)
        ),
        discussion_questions=tuple(cleaned(line) for line in decision.questions),
        sheets=sheets,
    )


def as_file(kind: type[Part], record: Any, **said: object) -> Part:  # noqa: ANN401 -- any part
    """The part of a file that a record is; what it names otherwise is handed in."""
    names = [field.name for field in dataclasses.fields(kind)]  # type: ignore[arg-type]
    own = {name: cleaned(getattr(record, name)) for name in names if name not in said}
    return kind(**own, **said)


def cleaned(value: Any) -> Any:  # noqa: ANN401 -- texts are cleaned, all else is as it is
    """A text without signs that no file may hold."""
    return NO_TEXT.sub("", value) if isinstance(value, str) else value


def with_sources(
    kind: type[Evidence | LaterFact], decision: Decision
) -> Iterable[tuple[Any, tuple[str, ...]]]:
    """The notes or facts in their order, each with the keys of its sources in theirs."""
    field = "evidence_id" if kind is Evidence else "laterfact_id"
    records = list(kind._default_manager.filter(decision=decision))
    through = kind.sources.through._default_manager
    links = through.filter(**{f"{field}__in": [record.pk for record in records]}).order_by("pk")
    cited: dict[int, list[str]] = {}
    for pk, key in links.values_list(field, "source__key"):
        cited.setdefault(pk, []).append(key)
    return [(record, tuple(cited.get(record.pk, ()))) for record in records]


def edition_now(decision: Decision) -> Edition | None:
    """The newest edition, if the decision still says what stands in it."""
    newest = decision.editions.last()
    if newest is None or newest.document != write_decision(decision_file(decision)):
        return None
    return newest
