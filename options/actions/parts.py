"""Store what hangs on a decision beside options and criteria, such as evidence."""

from django.db import transaction
from django.utils.translation import gettext as _

from options.actions.decisions import free_key, lock, refuse_to_move
from options.actions.versions import Kept, keep_first, keep_gone, keep_version
from options.errors import (
    AnotherDecision,
    HoldsAnswers,
    NoLimit,
    NotScored,
    SameName,
    TooMany,
)
from options.formats import limits
from options.models import (
    Criterion,
    Decision,
    Option,
    Perspective,
    PerspectiveSwing,
    RedLine,
    ReferenceScore,
    Source,
)

Part = Kept


@transaction.atomic
def save_part(*, part: Part, is_whole: bool = True) -> Part:
    """Store evidence, a source, a red line, a perspective or a later fact.

    Where its sources or points are stored after it, it is not whole yet: whoever stores them
    keeps the version.
    """
    lock(part.decision)
    check_part(part=part)
    keep_first(part)
    if part._state.adding and isinstance(part, Perspective | RedLine):
        part.key = part.key or free_key(type(part), part.decision, part.name)
    if part._state.adding and isinstance(part, Source):
        part.key = part.key or free_source_key(part.decision)
    part.save()
    if is_whole:
        keep_version(part)
    return part


def check_part(*, part: Part) -> None:
    """Raise what would be broken by storing the part as it is now."""
    refuse_to_move(part, decision_id=part.decision_id)
    for field in ("option", "criterion"):
        about: Option | Criterion | None = getattr(part, field, None)
        if about is not None and about.decision_id != part.decision_id:
            raise AnotherDecision(
                _("“%(name)s” belongs to another decision.") % {"name": about}
            )
    if isinstance(part, Source) and part.key:
        same = Source.objects.filter(decision_id=part.decision_id, key=part.key)
        if same.exclude(pk=part.pk).exists():
            raise SameName(
                _("This decision has a source “%(key)s”. Choose another key.")
                % {"key": part.key}
            )
    if isinstance(part, RedLine):
        check_red_line(part)
    refuse_more_than_fit(part)


def check_red_line(red_line: RedLine) -> None:
    """Raise HoldsAnswers when people's yes, no or switch would come to mean something else."""
    if red_line.criterion_id is not None and red_line.fails_below is None:
        raise NoLimit(
            _("Say below how many points an option crosses “%(name)s”.")
            % {"name": red_line.name}
        )
    if red_line._state.adding or not red_line_holds_answers(red_line):
        return
    stored = RedLine.objects.get(pk=red_line.pk)
    same = (stored.question, stored.criterion_id)
    if (red_line.question, red_line.criterion_id) != same:
        raise HoldsAnswers(
            _(
                "People use the red line “%(name)s”, so its question and its criterion stay "
                "as they are. Make a new red line instead."
            )
            % {"name": stored.name}
        )


def refuse_more_than_fit(part: Part) -> None:
    """Raise TooMany when a new perspective or red line would be one too many."""
    most = {Perspective: limits.PERSPECTIVES, RedLine: limits.RED_LINES}.get(type(part))
    if most is None or not part._state.adding:
        return
    stored = type(part)._default_manager.filter(decision_id=part.decision_id).count()
    if stored >= most:
        raise TooMany(
            _("A decision can have %(most)s of these. Delete one first.") % {"most": most}
        )


def free_source_key(decision: Decision) -> str:
    """S1, S2 and so on: the first that no source of the decision has."""
    taken = set(decision.sources.values_list("key", flat=True))
    number = len(taken) + 1
    while f"S{number}" in taken:
        number += 1
    return f"S{number}"


def red_line_holds_answers(red_line: RedLine) -> bool:
    """Somebody has switched it on, or has answered its question."""
    return red_line.switches.exists() or red_line.answers.exists()


@transaction.atomic
def delete_part(*, part: Part) -> None:
    """Delete what no answer hangs on."""
    lock(part.decision)
    if isinstance(part, RedLine) and red_line_holds_answers(part):
        raise HoldsAnswers(
            _("People use the red line “%(name)s”, so it cannot be deleted.")
            % {"name": part.name}
        )
    keep_gone(part)
    part.delete()


@transaction.atomic
def save_points(*, record: ReferenceScore | PerspectiveSwing) -> None:
    """Store an option's reference score or a perspective's swing."""
    owner = record.option if isinstance(record, ReferenceScore) else record.perspective
    check_points(record=record, decision=owner.decision)
    if isinstance(owner, Perspective):
        keep_first(owner)
    record.save()
    if isinstance(owner, Perspective):
        keep_version(owner)


def check_points(*, record: ReferenceScore | PerspectiveSwing, decision: Decision) -> None:
    """Raise AnotherDecision or NotScored when these points have no place."""
    if record.criterion.decision_id != decision.pk:
        raise AnotherDecision(
            _("“%(name)s” belongs to another decision.") % {"name": record.criterion}
        )
    if record.criterion.children.exists():
        raise NotScored(
            _("“%(name)s” only groups criteria; choose one that is scored.")
            % {"name": record.criterion}
        )


@transaction.atomic
def delete_points(*, record: ReferenceScore | PerspectiveSwing) -> None:
    """Take an option's reference score or a perspective's swing away."""
    if isinstance(record, PerspectiveSwing):
        keep_first(record.perspective)
    record.delete()
    if isinstance(record, PerspectiveSwing):
        keep_version(record.perspective)
