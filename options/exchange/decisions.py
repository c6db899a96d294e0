"""A decision file becomes a decision with everything under it."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any, Protocol

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils import timezone
from simple_history.utils import bulk_create_with_history

from options.exchange.nameless import load_sheets
from options.formats import CriterionFile, DecisionFile, OptionFile, limits
from options.formats.names import same_name_key
from options.models import (
    Criterion,
    Decision,
    Evidence,
    LaterFact,
    Option,
    Perspective,
    PerspectiveSwing,
    RedLine,
    ReferenceScore,
    Source,
)
from options.models.decision import new_seed

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

ROOM = limits.KEY - 6
OWN_TEXTS = (
    "title",
    "field",
    "summary",
    "question",
    "why_hard",
    "reading_date",
    "is_illustrative_place",
)


class Cited(Protocol):
    """A part of a file that names its sources."""

    @property
    def sources(self) -> tuple[str, ...]: ...


@transaction.atomic
def load_decision(
    file: DecisionFile,
    *,
    built_in_key: str | None = None,
    is_published: bool,
    position: int,
    owner: AbstractBaseUser | None = None,
) -> Decision:
    """Make the decision that a checked file describes, as a whole or not at all.

    Its address is the file's key, with a number behind it where another decision has that.
    """
    decision = Decision.objects.create(
        **{name: getattr(file, name) for name in OWN_TEXTS},
        slug=free_address(file.key),
        built_in_key=built_in_key,
        discussion_questions="\n".join(file.discussion_questions),
        is_published=is_published,
        position=position,
        owner_id=getattr(owner, "pk", None),
        seed=new_seed() if file.seed is None else file.seed,
    )
    options = load_options(decision, file.options)
    criteria = load_criteria(decision, file.criteria)
    load_perspectives(decision, file, criteria)
    load_red_lines(decision, file, criteria)
    load_reference_scores(file, options, criteria)
    sources = load_sources(decision, file)
    load_evidence(decision, file, options=options, criteria=criteria, sources=sources)
    load_later_facts(decision, file, sources)
    load_sheets(decision, file.sheets)
    return decision


def free_address(key: str) -> str:
    """The key of the file, with a number behind it where another decision has that address.

    Two hyphens before the number tell it from a key, so that the decision is written again
    with the key that it came with.
    """
    alike = Decision.objects.filter(slug__startswith=key[:ROOM])
    taken = set(alike.values_list("slug", flat=True))
    address, number = key, 1
    while address in taken:
        number += 1
        address = f"{key[:ROOM]}--{number}"
    return address


def plain(part: DataclassInstance, *, without: Iterable[str] = ()) -> dict[str, Any]:
    """What a part of a file says, under the names that its record uses too."""
    names = [field.name for field in dataclasses.fields(part)]
    return {name: getattr(part, name) for name in names if name not in without}


def load_options(decision: Decision, files: tuple[OptionFile, ...]) -> dict[str, Option]:
    """The options by their keys."""
    made = [
        Option(
            **plain(file, without=["is_parked"]),
            decision=decision,
            name_key=same_name_key(file.name),
            parked_at=when_parked(file),
            position=position,
        )
        for position, file in enumerate(files)
    ]
    return {option.key: option for option in bulk_create_with_history(made, Option)}


def load_criteria(decision: Decision, files: tuple[CriterionFile, ...]) -> dict[str, Criterion]:
    """The criteria by their keys, stored level by level as a child needs its parent."""
    made: dict[str, Criterion] = {}
    waiting = list(enumerate(files))
    while waiting:
        ready = [
            as_criterion(decision, file, position=position, made=made)
            for position, file in waiting
            if file.parent is None or file.parent in made
        ]
        if not ready:
            raise ValueError("The criteria of the file hang in a circle.")
        stored = bulk_create_with_history(ready, Criterion)
        made |= {criterion.key: criterion for criterion in stored}
        waiting = [(position, file) for position, file in waiting if file.key not in made]
    return made


def as_criterion(
    decision: Decision, file: CriterionFile, *, position: int, made: Mapping[str, Criterion]
) -> Criterion:
    """A criterion that is not stored yet, under a parent that is."""
    return Criterion(
        **plain(file, without=["parent", "is_parked"]),
        decision=decision,
        parent=None if file.parent is None else made[file.parent],
        name_key=same_name_key(file.name),
        parked_at=when_parked(file),
        position=position,
    )


def when_parked(file: OptionFile | CriterionFile) -> datetime | None:
    """A file says only that a part is parked, so it is parked from now on."""
    return timezone.now() if file.is_parked else None


def load_perspectives(
    decision: Decision, file: DecisionFile, criteria: Mapping[str, Criterion]
) -> None:
    """The perspectives and their illustrative swings."""
    made = Perspective.objects.bulk_create(
        Perspective(
            **plain(perspective, without=["swing_points"]), decision=decision, position=position
        )
        for position, perspective in enumerate(file.perspectives)
    )
    PerspectiveSwing.objects.bulk_create(
        PerspectiveSwing(perspective=perspective, criterion=criteria[key], points=points)
        for perspective, from_file in zip(made, file.perspectives, strict=True)
        for key, points in from_file.swing_points
    )


def load_red_lines(
    decision: Decision, file: DecisionFile, criteria: Mapping[str, Criterion]
) -> None:
    """The red lines; each is off until a participant switches it on."""
    RedLine.objects.bulk_create(
        RedLine(
            **plain(line, without=["criterion", "is_yes_no"]),
            decision=decision,
            criterion=None if line.criterion is None else criteria[line.criterion],
            position=position,
        )
        for position, line in enumerate(file.red_lines)
    )


def load_reference_scores(
    file: DecisionFile, options: Mapping[str, Option], criteria: Mapping[str, Criterion]
) -> None:
    """The illustrative points that the file brings along."""
    ReferenceScore.objects.bulk_create(
        ReferenceScore(
            **plain(score, without=["option", "criterion"]),
            option=options[score.option],
            criterion=criteria[score.criterion],
        )
        for score in file.reference_scores
    )


def load_sources(decision: Decision, file: DecisionFile) -> dict[str, Source]:
    """The sources by their keys."""
    made = Source.objects.bulk_create(
        Source(**plain(source), decision=decision, position=position)
        for position, source in enumerate(file.sources)
    )
    return {source.key: source for source in made}


def load_evidence(
    decision: Decision,
    file: DecisionFile,
    *,
    options: Mapping[str, Option],
    criteria: Mapping[str, Criterion],
    sources: Mapping[str, Source],
) -> None:
    """The notes on cells, with the sources that they rest on."""
    made = Evidence.objects.bulk_create(
        Evidence(
            **plain(note, without=["option", "criterion", "sources"]),
            decision=decision,
            option=None if note.option is None else options[note.option],
            criterion=None if note.criterion is None else criteria[note.criterion],
            position=position,
        )
        for position, note in enumerate(file.evidence)
    )
    cite = Evidence.sources.through
    cite.objects.bulk_create(
        cite(evidence_id=pk, source_id=source_pk)
        for pk, source_pk in citations([note.pk for note in made], file.evidence, sources)
    )


def load_later_facts(
    decision: Decision, file: DecisionFile, sources: Mapping[str, Source]
) -> None:
    """What became known after the reading date, with its sources."""
    made = LaterFact.objects.bulk_create(
        LaterFact(decision=decision, text=fact.text, position=position)
        for position, fact in enumerate(file.later_facts)
    )
    cite = LaterFact.sources.through
    cite.objects.bulk_create(
        cite(laterfact_id=pk, source_id=source_pk)
        for pk, source_pk in citations([fact.pk for fact in made], file.later_facts, sources)
    )


def citations(
    pks: list[int], files: Iterable[Cited], sources: Mapping[str, Source]
) -> list[tuple[int, int]]:
    """Every pair of a stored part and a source that it cites."""
    return [
        (pk, sources[key].pk)
        for pk, file in zip(pks, files, strict=True)
        for key in file.sources
    ]
