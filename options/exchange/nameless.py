"""Nameless sheets of a decision's file become sheets that no browser and no account opens."""

from __future__ import annotations

import secrets

from options.actions.participants import free_recovery_code
from options.formats import NamelessSheetFile
from options.models import Decision, Participant, RedLineAnswer, RedLineSwitch, Score, Swing


def load_sheets(decision: Decision, files: tuple[NamelessSheetFile, ...]) -> None:
    """Store the sheets of a decision that was just made; they have a code nobody knows."""
    if not files:
        return
    keys = Keys(decision)
    made = Participant.objects.bulk_create(
        Participant(
            decision=decision,
            recovery_code=free_recovery_code(),
            order_seed=secrets.randbelow(2**31),
            is_full_version=file.is_full_version,
            weighing=file.weighing,
            adopted_from_id=keys.perspectives.get(file.adopted_from or ""),
        )
        for file in files
    )
    pairs = list(zip(made, files, strict=True))
    Score.objects.bulk_create(s for person, file in pairs for s in keys.scores(person, file))
    Swing.objects.bulk_create(s for person, file in pairs for s in keys.swings(person, file))
    RedLineSwitch.objects.bulk_create(
        RedLineSwitch(participant=person, red_line_id=keys.red_lines[key])
        for person, file in pairs
        for key in file.red_lines_on
    )
    RedLineAnswer.objects.bulk_create(
        RedLineAnswer(
            participant=person,
            red_line_id=keys.red_lines[answer.red_line],
            option_id=keys.options[answer.option],
            is_yes=answer.is_yes,
        )
        for person, file in pairs
        for answer in file.red_line_answers
    )


class Keys:
    """The numbers of a decision's parts by their keys."""

    def __init__(self, decision: Decision) -> None:
        self.options = dict(decision.options.values_list("key", "pk"))
        self.criteria = dict(decision.criteria.values_list("key", "pk"))
        self.revisions = dict(decision.criteria.values_list("key", "revision"))
        self.perspectives = dict(decision.perspectives.values_list("key", "pk"))
        self.red_lines = dict(decision.red_lines.values_list("key", "pk"))

    def scores(self, person: Participant, file: NamelessSheetFile) -> list[Score]:
        """One person's answers; those to check again were given to an earlier meaning."""
        return [
            Score(
                participant=person,
                option_id=self.options[said.option],
                criterion_id=self.criteria[said.criterion],
                points=said.points,
                low=said.low,
                high=said.high,
                confidence=said.confidence,
                cannot_judge=said.cannot_judge,
                seen_revision=self.revisions[said.criterion] - said.check_again,
            )
            for said in file.scores
        ]

    def swings(self, person: Participant, file: NamelessSheetFile) -> list[Swing]:
        """What moving each criterion is worth to one person."""
        return [
            Swing(
                participant=person,
                criterion_id=self.criteria[said.criterion],
                scope=said.scope,
                rank=said.rank,
                points=said.points,
            )
            for said in file.swings
        ]
