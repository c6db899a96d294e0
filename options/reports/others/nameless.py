"""What people judged alone, to go along with a decision's file: no name, key, time or words."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import asdict

from django.utils.translation import gettext as _

from options.errors import NotNow
from options.formats import (
    NamelessAnswerFile,
    NamelessScoreFile,
    NamelessSheetFile,
    NamelessSwingFile,
)
from options.models import (
    Decision,
    Participant,
    RedLineAnswer,
    RedLineSwitch,
    Score,
    Swing,
)
from options.reports.others.rules import K, may_show_spread


def nameless_sheets(decision: Decision) -> tuple[NamelessSheetFile, ...]:
    """The sheets of everybody who has judged something, in an order that tells nothing.

    It follows from what the sheets say, so that the same answers always give the same file.

    Raises:
        NotNow: fewer than five people have answered.
    """
    people = Participant.objects.filter(decision=decision, seat=None)
    scores, swings = scores_of(people), swings_of(people)
    switches, answers = switches_of(people), answers_of(people)
    found = [
        NamelessSheetFile(
            is_full_version=person.is_full_version,
            weighing=person.weighing,
            adopted_from=person.adopted_from.key if person.adopted_from else None,
            scores=tuple(scores[person.pk]),
            swings=tuple(swings[person.pk]),
            red_lines_on=tuple(switches[person.pk]),
            red_line_answers=tuple(answers[person.pk]),
        )
        for person in people.select_related("adopted_from")
        if scores[person.pk] or swings[person.pk] or answers[person.pk]
    ]
    if not may_show_spread(len(found)):
        raise NotNow(
            _("Answers go along only once %(fewest)s people have answered.") % {"fewest": K}
        )
    return tuple(sorted(found, key=lambda one: json.dumps(asdict(one), sort_keys=True)))


def scores_of(people: object) -> dict[int, list[NamelessScoreFile]]:
    """Every answered cell by person."""
    by_person: dict[int, list[NamelessScoreFile]] = defaultdict(list)
    found = Score.objects.filter(participant__in=people, round_number=0)  # type: ignore[misc]
    ordered = found.order_by("option__key", "criterion__key")
    for score in ordered.select_related("option", "criterion"):
        if score.is_answered:
            by_person[score.participant_id].append(
                NamelessScoreFile(
                    option=score.option.key,
                    criterion=score.criterion.key,
                    points=score.points,
                    low=score.low,
                    high=score.high,
                    confidence=score.confidence,
                    cannot_judge=score.cannot_judge,
                    check_again=score.seen_revision != score.criterion.revision,
                )
            )
    return by_person


def swings_of(people: object) -> dict[int, list[NamelessSwingFile]]:
    """What moving each criterion is worth, by person."""
    by_person: dict[int, list[NamelessSwingFile]] = defaultdict(list)
    found = Swing.objects.filter(participant__in=people)  # type: ignore[misc]
    for swing in found.order_by("criterion__key", "scope").select_related("criterion"):
        by_person[swing.participant_id].append(
            NamelessSwingFile(
                criterion=swing.criterion.key,
                scope=swing.scope,
                rank=swing.rank,
                points=swing.points,
            )
        )
    return by_person


def switches_of(people: object) -> dict[int, list[str]]:
    """Which red lines are on, by person."""
    by_person: dict[int, list[str]] = defaultdict(list)
    found = RedLineSwitch.objects.filter(participant__in=people)  # type: ignore[misc]
    for pk, key in found.order_by("red_line__key").values_list(
        "participant_id", "red_line__key"
    ):
        by_person[pk].append(key)
    return by_person


def answers_of(people: object) -> dict[int, list[NamelessAnswerFile]]:
    """Yes or no to red lines, by person."""
    by_person: dict[int, list[NamelessAnswerFile]] = defaultdict(list)
    found = RedLineAnswer.objects.filter(participant__in=people)  # type: ignore[misc]
    ordered = found.order_by("red_line__key", "option__key")
    for answer in ordered.select_related("red_line", "option"):
        by_person[answer.participant_id].append(
            NamelessAnswerFile(
                red_line=answer.red_line.key, option=answer.option.key, is_yes=answer.is_yes
            )
        )
    return by_person
