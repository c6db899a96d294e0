"""What every deed of somebody in a room asks first: are they in, and what is shown."""

from django.utils.translation import gettext as _

from options.agenda.movement import WAITING
from options.errors import (
    AnotherDecision,
    DoesNotFit,
    NothingSaid,
    NotScored,
    SeatRemoved,
    SheetGone,
)
from options.formats.names import same_name_key
from options.models import Criterion, Option, Perspective, Seat, Workshop

LOWEST, HIGHEST = 1, 5


def hold_room(seat: Seat) -> Workshop:
    """The room of somebody who takes part, kept where it is until the deed ends.

    Raises SeatRemoved for somebody who was sent out, SheetGone for somebody who left.
    """
    room = Workshop.objects.select_for_update(no_key=True).get(pk=seat.workshop_id)
    refuse_absent(seat)
    return room


def refuse_absent(seat: Seat) -> None:
    """Raise SeatRemoved or SheetGone when this seat answers nothing any more."""
    stored = Seat.objects.filter(pk=seat.pk).first()
    if stored is None:
        raise SheetGone(_("This seat was given up. Join again to take part."))
    if stored.removed_at is not None:
        raise SeatRemoved(_("The facilitator has taken this seat away."))


def newest_state(room: Workshop) -> str | None:
    """The state of the newest round that has begun, None before the first."""
    begun = room.rounds.exclude(state=WAITING).order_by("-number")
    return begun.values_list("state", flat=True).first()


def newest_sealed(room: Workshop) -> int:
    """The number of the newest sealed round; 0 before there is one."""
    sealed = room.rounds.filter(state="sealed").order_by("-number")
    return sealed.values_list("number", flat=True).first() or 0


def refuse_other_cell(room: Workshop, option: Option, criterion: Criterion) -> None:
    """Raise AnotherDecision or NotScored where the room has no such cell."""
    refuse_other_option(room, option)
    refuse_other_criterion(room, criterion)


def refuse_other_criterion(room: Workshop, criterion: Criterion) -> None:
    """Raise AnotherDecision or NotScored where the room scores no such criterion."""
    if criterion.decision_id != room.decision_id:
        raise AnotherDecision(
            _("“%(name)s” belongs to another decision.") % {"name": criterion}
        )
    if criterion.children.exists():
        raise NotScored(_("“%(name)s” only groups criteria.") % {"name": criterion})


def refuse_other_option(room: Workshop, option: Option) -> None:
    """Raise AnotherDecision where the room has no such option."""
    if option.decision_id != room.decision_id:
        raise AnotherDecision(_("“%(name)s” belongs to another decision.") % {"name": option})


def refuse_other_perspective(room: Workshop, perspective: Perspective | None) -> None:
    """Raise AnotherDecision where the room has no such perspective."""
    if perspective is not None and perspective.decision_id != room.decision_id:
        raise AnotherDecision(
            _("“%(name)s” belongs to another decision.") % {"name": perspective}
        )


def words_in(text: str, longest: int) -> str:
    """A text as it is kept; raises NothingSaid or DoesNotFit."""
    said = text.replace("\r\n", "\n").replace("\0", "").strip()
    if not same_name_key(said):
        raise NothingSaid(_("Write something that others can read."))
    return refuse_longer(said, longest)


def refuse_longer(text: str, longest: int) -> str:
    """The text; raises DoesNotFit when it is too long."""
    if len(text) > longest:
        raise DoesNotFit(
            _("This has %(count)s signs; there is room for %(most)s. Shorten it.")
            % {"count": len(text), "most": longest}
        )
    return text


def refuse_outside(*answers: int | None) -> None:
    """Raise DoesNotFit for an answer that is not one of five."""
    if any(answer is not None and not LOWEST <= answer <= HIGHEST for answer in answers):
        raise DoesNotFit(_("Choose one of the five answers."))
