"""Switch a red line on or off, and answer one that asks yes or no of each option."""

from collections.abc import Mapping

from django.db import transaction
from django.utils.translation import gettext as _

from options.errors import AnotherDecision
from options.models import Option, Participant, RedLine, RedLineAnswer, RedLineSwitch


@transaction.atomic
def switch_red_line(*, participant: Participant, red_line: RedLine, is_on: bool) -> None:
    """Put the switch where it should be; twice the same has one effect."""
    check_decision(participant, red_line.decision_id)
    if is_on:
        switch = RedLineSwitch(participant=participant, red_line=red_line)
        RedLineSwitch.objects.bulk_create([switch], ignore_conflicts=True)
    else:
        RedLineSwitch.objects.filter(participant=participant, red_line=red_line).delete()


@transaction.atomic
def answer_red_line(
    *, participant: Participant, red_line: RedLine, answers: Mapping[Option, bool | None]
) -> None:
    """Keep a yes or a no for each option that is named; None makes it unknown again."""
    check_decision(participant, red_line.decision_id)
    for option in answers:
        check_decision(participant, option.decision_id)
    unknown = [option.pk for option, is_yes in answers.items() if is_yes is None]
    RedLineAnswer.objects.filter(
        participant=participant, red_line=red_line, option__in=unknown
    ).delete()
    RedLineAnswer.objects.bulk_create(
        [
            RedLineAnswer(
                participant=participant, red_line=red_line, option=option, is_yes=is_yes
            )
            for option, is_yes in answers.items()
            if is_yes is not None
        ],
        update_conflicts=True,
        unique_fields=["participant", "red_line", "option"],
        update_fields=["is_yes"],
    )


def check_decision(participant: Participant, decision_id: int) -> None:
    """A sheet judges only what its own decision holds."""
    if participant.decision_id != decision_id:
        raise AnotherDecision(_("This belongs to another decision."))
