"""Shape a decision: its texts, its options, and what hangs on them."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.contrib.auth.models import AbstractBaseUser
from django.db import models, transaction
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from options.actions.room_edits import tell_room
from options.actions.versions import keep_gone
from options.errors import (
    AnotherDecision,
    HoldsAnswers,
    NoName,
    SameName,
    TooFewLeft,
    TooMany,
)
from options.formats import limits
from options.formats.names import same_name_key
from options.models import (
    Condition,
    Criterion,
    Decision,
    GutChoice,
    Option,
    Perspective,
    Prediction,
    RedLine,
    RedLineAnswer,
    Score,
    ScoreChange,
)

FEWEST_OPTIONS = 2

Keyed = type[Criterion | Option | Perspective | RedLine]


@transaction.atomic
def save_decision(*, decision: Decision, by: AbstractBaseUser | None = None) -> Decision:
    """Store a new or changed decision; a new one gets an address and an owner."""
    if not same_name_key(decision.title):
        raise NoName(_("Give the decision a title."))
    if decision._state.adding:
        decision.slug = decision.slug or free_slug(decision.title)
        decision.owner_id = decision.owner_id or getattr(by, "pk", None)
    decision.save()
    return decision


def free_slug(title: str) -> str:
    """An address for a new decision, made from its title."""
    taken = set(Decision.objects.values_list("slug", flat=True))
    return free_among(taken, title, otherwise="decision")


def free_key(kind: Keyed, decision: Decision, name: str) -> str:
    """A key made from the name that no other part of this kind has in the decision."""
    taken = set(kind._default_manager.filter(decision=decision).values_list("key", flat=True))
    return free_among(taken, name, otherwise=str(kind._meta.model_name))


def free_among(taken: set[str], name: str, *, otherwise: str) -> str:
    """The name as a slug, with a number behind it where that is taken.

    >>> free_among({"wait"}, "Wait!", otherwise="option")
    'wait-2'
    >>> free_among(set(), "等待", otherwise="option")
    'option'
    """
    stem = slugify(name)[: limits.KEY - 5].strip("-_") or otherwise
    key, number = stem, 1
    while key in taken:
        number += 1
        key = f"{stem}-{number}"
    return key


def hold(decision: Decision) -> None:
    """Let nobody else change the decision until this transaction ends.

    SQLite needs no lock: its transactions are IMMEDIATE, so they follow one another.
    """
    Decision.objects.select_for_update().filter(pk=decision.pk).values_list("pk").first()


@contextmanager
def undisturbed(decision: Decision) -> Iterator[None]:
    """Compare what a page had shown and do its deed in one transaction that nobody enters."""
    with transaction.atomic():
        hold(decision)
        yield


def lock(decision: Decision) -> None:
    """Hold it for a change of any part of it, and note that it was changed now."""
    hold(decision)
    touch(decision)


def touch(decision: Decision) -> None:
    """Note that the decision or a part of it was changed now."""
    Decision.objects.filter(pk=decision.pk).update(changed_at=timezone.now())


@transaction.atomic
def delete_decision(*, decision: Decision) -> None:
    """Delete a decision on which nobody has a sheet."""
    refuse_when_answered(decision)
    decision.delete()


def refuse_when_answered(decision: Decision) -> None:
    """Raise HoldsAnswers when the decision has sheets."""
    sheets = decision.participants.count()
    if sheets:
        raise HoldsAnswers(
            ngettext(
                "%(count)s person has a sheet on this decision, so it cannot be deleted. "
                "Take “published” away to hide it.",
                "%(count)s people have a sheet on this decision, so it cannot be deleted. "
                "Take “published” away to hide it.",
                sheets,
            )
            % {"count": sheets}
        )


# --- Options -----------------------------------------------------------------------------


@transaction.atomic
def save_option(*, option: Option) -> Option:
    """Store a new or changed option; a new one gets its key and the last place."""
    lock(option.decision)
    check_option(option=option)
    if option._state.adding:
        option.key = option.key or free_key(Option, option.decision, option.name)
    option.save()
    tell_room(option.decision, what="words", name=option.name)
    return option


def check_option(*, option: Option) -> None:
    """Raise what would be broken by storing the option as it is now."""
    option.name_key = same_name_key(option.name)
    if not option.name_key:
        raise NoName(_("Give the option a name."))
    refuse_to_move(option, decision_id=option.decision_id)
    others = Option.objects.filter(decision_id=option.decision_id).exclude(pk=option.pk)
    same = others.filter(name_key=option.name_key).first()
    if same:
        raise SameName(
            _("This decision has an option “%(name)s”, which is the same name. Choose another.")
            % {"name": same.name}
        )
    if option._state.adding and others.count() >= limits.OPTIONS:
        raise TooMany(
            _("A decision can have %(most)s options, parked ones included. Delete one first.")
            % {"most": limits.OPTIONS}
        )


def refuse_to_move(record: models.Model, *, decision_id: int) -> None:
    """Raise AnotherDecision when a stored part would change to another decision."""
    if record._state.adding:
        return
    stored = type(record)._default_manager.values_list("decision_id", flat=True)
    if stored.get(pk=record.pk) != decision_id:
        raise AnotherDecision(
            _("“%(name)s” belongs to its decision. Make a new one in the other decision.")
            % {"name": record}
        )


@transaction.atomic
def park_option(*, option: Option) -> Option:
    """Set an option aside: its scores stay and count nowhere."""
    lock(option.decision)
    active = Option.objects.filter(decision_id=option.decision_id, parked_at=None)
    if active.exclude(pk=option.pk).count() < FEWEST_OPTIONS:
        raise TooFewLeft(
            _("“%(name)s” stays: a comparison needs two options that are not parked.")
            % {"name": option.name}
        )
    option.parked_at = option.parked_at or timezone.now()
    option.save(update_fields=["parked_at"])
    tell_room(option.decision, what="parked", name=option.name)
    return option


@transaction.atomic
def bring_back_option(*, option: Option) -> Option:
    """Let a parked option count again, with the scores that it has."""
    lock(option.decision)
    option.parked_at = None
    option.save(update_fields=["parked_at"])
    tell_room(option.decision, what="brought_back", name=option.name)
    return option


def option_holds_answers(option: Option) -> bool:
    """Somebody has scored it, or has answered a red line for it."""
    return any(
        answers.filter(option=option).exists()
        for answers in (
            Score.objects,
            ScoreChange.objects,
            RedLineAnswer.objects,
            GutChoice.objects,
            Prediction.objects,
            Condition.objects,
        )
    )


@transaction.atomic
def delete_option(*, option: Option) -> None:
    """Delete an option that nobody has answered."""
    lock(option.decision)
    if option_holds_answers(option):
        raise HoldsAnswers(
            _("People have scored “%(name)s”, so it can be parked but not deleted.")
            % {"name": option.name}
        )
    for note in option.evidence.all():
        keep_gone(note)
    option.delete()
