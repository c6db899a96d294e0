"""What one person chose before the sums and at the end, ready to be shown to them alone."""

from __future__ import annotations

from dataclasses import dataclass

from options.models import GutChoice, Rating, Seat
from options.reports.room import Room
from options.reports.structure import OptionView


@dataclass(frozen=True)
class OwnChoice:
    """One option and how sure; `view` is None where it is parked meanwhile."""

    view: OptionView | None
    name: str
    sure: int | None
    would_change: str

    @property
    def key(self) -> str:
        """Of the option, as its radio has it; nothing for one that is parked."""
        return self.view.option.key if self.view else ""


@dataclass(frozen=True)
class OwnChoices:
    """Both choices of one person, where they were made."""

    gut: OwnChoice | None
    final: OwnChoice | None


def own_choices(room: Room, seat: Seat) -> OwnChoices:
    """The choices of this seat; one query, besides the room's structure."""
    views = {view.pk: view for view in room.structure.options}
    found = {
        choice.kind: OwnChoice(
            view=views.get(choice.option_id),
            name=choice.option.name,
            sure=choice.sure,
            would_change=choice.would_change,
        )
        for choice in GutChoice.objects.filter(seat=seat).select_related("option")
    }
    return OwnChoices(gut=found.get(GutChoice.Kind.GUT), final=found.get(GutChoice.Kind.COMMIT))


def own_rating(seat: Seat) -> Rating | None:
    """What this person thought of the workshop; one query."""
    return Rating.objects.filter(seat=seat).first()
