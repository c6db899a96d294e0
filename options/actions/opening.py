"""Prepare a workshop on its own copy of a decision, open it, change how it runs."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils.translation import gettext as _

from options.actions.copies import copy_decision
from options.actions.door import free_code, new_slug, new_wall_key
from options.actions.epochs import advance, check, hold_epoch
from options.actions.workshop_words import FAULTS
from options.agenda.answers import Event
from options.agenda.plans import TEMPLATES, Plan, fault_in
from options.errors import ImpossibleAgenda, LessPrivate, NotNow
from options.models import Decision, Edition, Perspective, Round, Step, Workshop

Privacy = Workshop.Privacy
Pace = Workshop.Pace


@dataclass(frozen=True)
class Manner:
    """How a workshop runs; `offered` are the keys of some perspectives, none for all."""

    privacy: str = Privacy.ANONYMOUS
    pace: str = Pace.FREE
    with_ranges: bool = True
    grace_seconds: int = 15
    may_choose_perspective: bool = True
    offered: tuple[str, ...] = ()
    shows_names: bool = False
    is_assignment: bool = False
    is_full_version: bool = False

    @property
    def changes(self) -> dict[str, Any]:
        """What is written into the workshop; names are shown only where they are known."""
        return {
            "privacy": self.privacy,
            "pace": self.pace,
            "with_ranges": self.with_ranges,
            "grace_seconds": self.grace_seconds,
            "may_choose_perspective": self.may_choose_perspective,
            "shows_names": self.shows_names and self.privacy == Privacy.NAMED,
            "is_assignment": self.is_assignment,
            "is_full_version": self.is_full_version,
        }


@transaction.atomic
def open_workshop(
    *,
    decision: Decision,
    by: AbstractBaseUser,
    now: datetime,
    agenda: Sequence[Plan] = TEMPLATES["class"],
    manner: Manner = Manner(),
    edition: Edition | None = None,
) -> Workshop:
    """Prepare a workshop and open its lobby, in one go."""
    workshop = draft_workshop(
        decision=decision, by=by, now=now, agenda=agenda, manner=manner, edition=edition
    )
    return start_workshop(workshop=workshop, by=by, epoch=workshop.epoch, now=now)


@transaction.atomic
def draft_workshop(
    *,
    decision: Decision,
    by: AbstractBaseUser,
    now: datetime,
    agenda: Sequence[Plan] = TEMPLATES["class"],
    manner: Manner = Manner(),
    edition: Edition | None = None,
) -> Workshop:
    """Prepare a workshop on a copy of a decision; nobody can join yet.

    `edition` is the one that says just what the decision says now, if there is one.
    """
    refuse_fault(agenda)
    workshop = Workshop.objects.create(
        decision=copy_decision(decision=decision, by=by),
        facilitator_id=by.pk,
        slug=new_slug(),
        wall_key=new_wall_key(),
        created_at=now,
        original_changed_at=decision.changed_at,
        edition=edition,
        **manner.changes,
    )
    offer(workshop, manner.offered)
    write_agenda(workshop, agenda)
    return workshop


def offer(workshop: Workshop, keys: Sequence[str]) -> None:
    """Let people choose among these perspectives, named by their keys; none means all."""
    of_copy = Perspective.objects.filter(decision=workshop.decision_id)
    workshop.offered.set(of_copy.filter(key__in=keys))


def refuse_fault(agenda: Sequence[Plan]) -> None:
    """Raise ImpossibleAgenda with what is wrong."""
    fault = fault_in(agenda)
    if fault is not None:
        raise ImpossibleAgenda(str(FAULTS[fault]))


def write_agenda(workshop: Workshop, agenda: Sequence[Plan], start: int = 0) -> None:
    """Store the steps from a place on, and the rounds that they need."""
    workshop.steps.filter(position__gte=start).delete()
    Step.objects.bulk_create(
        Step(
            workshop=workshop,
            position=at,
            kind=plan.kind,
            round_number=plan.round_number,
            minutes=plan.minutes,
        )
        for at, plan in enumerate(agenda)
        if at >= start
    )
    wanted = {plan.round_number for plan in agenda if plan.round_number is not None}
    workshop.rounds.filter(state="waiting").exclude(number__in=wanted).delete()
    there = set(workshop.rounds.values_list("number", flat=True))
    Round.objects.bulk_create(
        Round(workshop=workshop, number=number) for number in sorted(wanted - there)
    )


@transaction.atomic
def start_workshop(
    *, workshop: Workshop, by: AbstractBaseUser, epoch: int, now: datetime
) -> Workshop:
    """Open the lobby of a prepared workshop: from now on it has a code."""
    held = hold_epoch(workshop=workshop, by=by, epoch=epoch, now=now)
    check(Event.OPEN, held)
    changes = {
        "state": Workshop.State.OPEN,
        "step": 0,
        "step_started_at": now,
        "opened_at": now,
        "join_code": free_code(),
    }
    return advance(workshop=held, by=by, now=now, deed="open", changes=changes)


@transaction.atomic
def adjust_workshop(
    *, workshop: Workshop, by: AbstractBaseUser, epoch: int, now: datetime, manner: Manner
) -> Workshop:
    """Change how the workshop runs; once somebody has joined, never to less privacy."""
    held = hold_epoch(workshop=workshop, by=by, epoch=epoch, now=now)
    check(Event.ADJUST, held)
    order = list(Privacy.values)
    if held.seats_given and order.index(manner.privacy) > order.index(held.privacy):
        raise LessPrivate(
            _("People have joined on a promise, so the workshop can only become more private.")
        )
    shows = manner.changes["shows_names"] and not held.shows_names
    if held.seats_given and shows:
        raise LessPrivate(_("People have joined on the promise that the wall shows no names."))
    if held.seats_given and manner.is_full_version != held.is_full_version:
        raise NotNow(
            _("People have joined, so the room goes on with the options and criteria it has.")
        )
    offer(held, manner.offered)
    if manner.privacy != Privacy.NAMED:
        held.seats.update(name="")
    return advance(workshop=held, by=by, now=now, deed="adjust", changes=manner.changes)


@transaction.atomic
def set_up_anew(
    *,
    workshop: Workshop,
    by: AbstractBaseUser,
    epoch: int,
    now: datetime,
    manner: Manner,
    agenda: Sequence[Plan],
) -> Workshop:
    """Change how the workshop runs and, where they differ, the steps ahead: both or nothing."""
    adjusted = adjust_workshop(workshop=workshop, by=by, epoch=epoch, now=now, manner=manner)
    if list(agenda) == plans_of(adjusted):
        return adjusted
    return edit_agenda(workshop=adjusted, by=by, epoch=adjusted.epoch, now=now, agenda=agenda)


def plans_of(workshop: Workshop) -> list[Plan]:
    """The agenda as it is stored."""
    return [Plan(step.kind, step.minutes, step.round_number) for step in workshop.steps.all()]


def reached_in(workshop: Workshop) -> int:
    """How many steps, from the first, the workshop has been at or passed."""
    reached = workshop.moves.exclude(after=None).values_list("after", flat=True)
    return max((after for after in reached if after is not None), default=-1) + 1


def manner_of(workshop: Workshop) -> Manner:
    """How the workshop runs now."""
    return Manner(
        privacy=workshop.privacy,
        pace=workshop.pace,
        with_ranges=workshop.with_ranges,
        grace_seconds=workshop.grace_seconds,
        may_choose_perspective=workshop.may_choose_perspective,
        offered=tuple(workshop.offered.values_list("key", flat=True)),
        shows_names=workshop.shows_names,
        is_assignment=workshop.is_assignment,
        is_full_version=workshop.is_full_version,
    )


@transaction.atomic
def edit_agenda(
    *,
    workshop: Workshop,
    by: AbstractBaseUser,
    epoch: int,
    now: datetime,
    agenda: Sequence[Plan],
) -> Workshop:
    """Change the steps that were not reached yet."""
    held = hold_epoch(workshop=workshop, by=by, epoch=epoch, now=now)
    check(Event.EDIT_AGENDA, held)
    refuse_fault(agenda)
    start = reached_in(held)
    if list(agenda[:start]) != plans_of(held)[:start]:
        raise ImpossibleAgenda(str(FAULTS["reached_already"]))
    write_agenda(held, agenda, start)
    return advance(workshop=held, by=by, now=now, deed="edit_agenda")
