"""The decisions that an account shapes or reads, and what hangs on one of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db.models import Count, Q, QuerySet

from options.formats.names import same_name_key
from options.models import Decision, Membership, Score, Workshop
from options.permissions import Anybody


@dataclass(frozen=True)
class Line:
    """One decision with what the reader may do with it."""

    decision: Decision
    options: int
    criteria: int
    is_own: bool
    may_edit: bool


@dataclass(frozen=True)
class Library:
    """Everything in four lists; `fields` are those of all, with how many each has."""

    own: tuple[Line, ...]
    shared: tuple[Line, ...]
    built_in: tuple[Line, ...]
    archived: tuple[Line, ...]
    fields: tuple[tuple[str, int], ...]

    @property
    def is_empty(self) -> bool:
        """Nothing was found."""
        return not (self.own or self.shared or self.built_in or self.archived)


@dataclass(frozen=True)
class Hanging:
    """What hangs on a decision: how many of each."""

    sheets: int
    scores: int
    workshops: int
    editions: int
    copies: int
    members: int


def library_of(user: Anybody, *, search: str = "", field: str = "") -> Library:
    """What the account has, of these words and this field; five queries however many."""
    edited = Membership.objects.filter(user=user.pk, role=Membership.Role.EDITOR)
    editable = set(edited.values_list("decision_id", flat=True))
    own = lines_of(Decision.objects.owned_by(user), user, editable)
    shared = lines_of(Decision.objects.shared_with(user), user, editable)
    built_in = lines_of(Decision.objects.listed().built_in(), user, editable)
    everything = (*own, *shared, *built_in)
    found = [line for line in everything if fits(line.decision, search, field)]
    return Library(
        own=tuple(x for x in found if x in own and not x.decision.archived_at),
        shared=tuple(x for x in found if x in shared and not x.decision.archived_at),
        built_in=tuple(x for x in found if x in built_in and x not in own),
        archived=tuple(x for x in found if x.decision.archived_at),
        fields=fields_of(everything),
    )


def lines_of(
    decisions: QuerySet[Decision], user: Anybody, editable: set[int]
) -> tuple[Line, ...]:
    """The decisions, the latest changed first, with their counts; one query."""
    parts = decisions.annotate(
        option_count=Count("options", filter=Q(options__parked_at=None), distinct=True),
        criterion_count=Count(
            "criteria",
            filter=Q(criteria__parked_at=None, criteria__children=None),
            distinct=True,
        ),
    )
    is_staff = getattr(user, "is_staff", False)
    return tuple(
        Line(
            decision=decision,
            options=decision.option_count,
            criteria=decision.criterion_count,
            is_own=decision.owner_id == user.pk,
            may_edit=is_staff
            or (
                decision.built_in_key is None
                and (decision.owner_id == user.pk or decision.pk in editable)
            ),
        )
        for decision in parts.order_by("-changed_at", "pk")
    )


def fits(decision: Decision, search: str, field: str) -> bool:
    """It has every word that was looked for, and the field."""
    if field and same_name_key(decision.field) != same_name_key(field):
        return False
    text = same_name_key(f"{decision.title} {decision.field} {decision.question}"[:240])
    return all(word in text for word in same_name_key(search).split())


def fields_of(lines: Iterable[Line]) -> tuple[tuple[str, int], ...]:
    """The fields that are named, in alphabetical order."""
    counted = Counter(line.decision.field for line in lines if line.decision.field)
    return tuple(sorted(counted.items(), key=lambda pair: pair[0].casefold()))


def to_copy(user: AbstractBaseUser | AnonymousUser) -> tuple[Decision, ...]:
    """What may be copied beside the built-in cases: one's own, and what is shared."""
    own = list(Decision.objects.owned_by(user))
    return (*own, *Decision.objects.shared_with(user))


def hanging_on(decision: Decision) -> Hanging:
    """What hangs on a decision, in six queries."""
    copies = Decision.objects.filter(copied_from=decision)
    return Hanging(
        sheets=decision.participants.count(),
        scores=Score.objects.filter(participant__decision=decision).count(),
        workshops=Workshop.objects.filter(decision__copied_from=decision).count(),
        editions=decision.editions.count(),
        copies=copies.filter(workshop=None).count(),
        members=decision.memberships.count(),
    )
