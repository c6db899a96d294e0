"""Go from one step to another, and the cell that the room looks at there."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import Max

from options.actions.epochs import advance, refuse
from options.actions.opening import refuse_fault, write_agenda
from options.actions.rounds import begin_to_seal, open_round, states_of
from options.agenda.movement import WAITING, kind_of, may_go, opened_by, seals_on_the_way
from options.agenda.plans import Plan
from options.models import Criterion, Option, Round, RoundCell, Workshop

AGAIN, SHOWN_AGAIN = 3, 3
LAST_WORDS = (Plan("results", 5), Plan("wrap", 2))


@dataclass(frozen=True)
class Spot:
    """One option on one criterion, or nothing."""

    option: Option | None = None
    criterion: Criterion | None = None

    @property
    def changes(self) -> dict[str, Any]:
        """What is written into the workshop."""
        return {"spot_option": self.option, "spot_criterion": self.criterion}

    @property
    def detail(self) -> dict[str, str]:
        """What the log says."""
        if self.option is None or self.criterion is None:
            return {}
        return {"option": self.option.key, "criterion": self.criterion.key}


NOWHERE = Spot()


def waiting_round(room: Workshop) -> Round | None:
    """The next round that asks again what was discussed."""
    return room.rounds.filter(state=WAITING, number__gt=1).order_by("number").first()


def ask_again(waiting: Round, option: Option, criterion: Criterion) -> None:
    """Let a later round ask for this cell."""
    RoundCell.objects.get_or_create(round=waiting, option=option, criterion=criterion)


def go(
    held: Workshop,
    to_step: int,
    *,
    by: AbstractBaseUser | None,
    now: datetime,
    deed: str = "move",
    spot: Spot = NOWHERE,
) -> Workshop:
    """Go to a step of a workshop that is held; where a round begins or ends, look at `spot`.

    Nobody (None) goes where the times of an assignment lead.
    """
    steps, rounds, start = list(held.steps.all()), states_of(held), held.step or 0
    refuse(may_go(steps, rounds, start, to_step))
    sealing = seals_on_the_way(steps, rounds, start, to_step)
    opening = opened_by(steps, rounds, to_step)
    changes: dict[str, Any] = {"step": to_step, "step_started_at": now, "paused_at": None}
    if sealing or opening is not None:
        changes |= {**spot.changes, "criterion": None}
    detail = {"seals": sealing, "opens": opening, **spot.detail}
    moved = advance(workshop=held, by=by, now=now, deed=deed, changes=changes, detail=detail)
    begin_to_seal(moved, sealing, now)
    if opening is not None:
        open_round(moved, opening, now)
    elif kind_of(steps[to_step]).seals:
        ask_anew(moved, steps[to_step].round_number)
    return moved


def ask_anew(moved: Workshop, number: int | None) -> None:
    """Who was done with an earlier step of a round is not done with the next one.

    An assignment is handed in as a whole, so there they stay done.
    """
    if number is not None and not moved.is_assignment:
        moved.seats.filter(done_round=number).update(done_round=number - 1)


def next_scoring(held: Workshop) -> int | None:
    """The place of the next step that scores a round that waits."""
    waiting = [number for number, state in states_of(held).items() if state == WAITING]
    ahead = held.steps.filter(
        kind="score", round_number__in=waiting, position__gt=held.step or 0
    )
    return ahead.order_by("position").values_list("position", flat=True).first()


def put_in_a_round(held: Workshop, *, with_results: bool = False) -> None:
    """Add a step that scores the next round, and one that shows it, behind what was reached.

    With `with_results` the results are shown after it, too.
    """
    reached = held.moves.aggregate(last=Max("after"))["last"] or 0
    agenda = [Plan(s.kind, s.minutes, s.round_number) for s in held.steps.all()]
    done, ahead = agenda[: reached + 1], agenda[reached + 1 :]
    begun = held.rounds.exclude(state=WAITING).aggregate(last=Max("number"))["last"] or 0
    added = [Plan("score", AGAIN, begun + 1)]
    if not any(plan.kind == "reveal" and plan.round_number == begun + 1 for plan in ahead):
        added.append(Plan("reveal", SHOWN_AGAIN, begun + 1))
    if with_results and not any(plan.kind == "results" for plan in ahead or LAST_WORDS):
        added.append(LAST_WORDS[0])
    longer = [*done, *added, *(ahead or LAST_WORDS)]
    refuse_fault(longer)
    write_agenda(held, longer, reached + 1)
