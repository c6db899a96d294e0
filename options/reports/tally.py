"""How many are in a room and how far they are: counts only, one query."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Q

from options.models import Seat

HERE = timedelta(seconds=45)


@dataclass(frozen=True)
class Tally:
    """Counts of the seats that were not taken away."""

    joined: int
    here: int
    on_paper: int
    understood: int
    done: int
    needs_time: int
    chosen: int
    committed: int
    guessed: int

    @property
    def away(self) -> int:
        """Who has a device that was not seen for a while."""
        return self.joined - self.on_paper - self.here

    @property
    def mark(self) -> str:
        """The same as long as no count differs."""
        numbers = (self.joined, self.here, self.on_paper, self.understood, self.done)
        rest = (self.needs_time, self.chosen, self.committed, self.guessed)
        return "-".join(map(str, (*numbers, *rest)))


def tally_of(workshop_id: int, *, round_number: int, now: datetime) -> Tally:
    """The counts at this moment; `round_number` says which round people are done with."""
    device = Q(kind=Seat.Kind.DEVICE)
    counted = Seat.objects.filter(workshop_id=workshop_id, removed_at=None).aggregate(
        joined=Count("pk", distinct=True),
        here=Count("pk", filter=device & Q(last_seen_at__gte=now - HERE), distinct=True),
        on_paper=Count("pk", filter=~device, distinct=True),
        understood=Count("pk", filter=~Q(understood_at=None), distinct=True),
        done=Count("pk", filter=Q(done_round__gte=max(round_number, 1)), distinct=True),
        needs_time=Count("pk", filter=~Q(needs_time_at=None), distinct=True),
        chosen=Count("choices", filter=Q(choices__kind="gut"), distinct=True),
        committed=Count("choices", filter=Q(choices__kind="commit"), distinct=True),
        guessed=Count("prediction", distinct=True),
    )
    return Tally(**counted)
