"""From the nameless sheets of a decision file to their records."""

import dataclasses

from options.formats import limits
from options.formats.decision import (
    NamelessAnswerFile,
    NamelessScoreFile,
    NamelessSheetFile,
    NamelessSwingFile,
)
from options.formats.members import checked_text, members_of


def nameless_sheet(data: object, path: str) -> NamelessSheetFile:
    """One person's judgements."""
    given = members_of(data, path, _names(NamelessSheetFile))
    weighing = given.choice_or_none("weighing", limits.WEIGHINGS)
    return NamelessSheetFile(
        is_full_version=given.flag("is_full_version", default=False),
        weighing="equal" if weighing is None else weighing,
        adopted_from=given.key_or_none("adopted_from"),
        scores=given.list_of("scores", _score),
        swings=given.list_of("swings", _swing),
        red_lines_on=given.list_of("red_lines_on", _key),
        red_line_answers=given.list_of("red_line_answers", _answer),
    )


def _score(data: object, path: str) -> NamelessScoreFile:
    given = members_of(data, path, _names(NamelessScoreFile))
    confidence = given.choice_or_none("confidence", limits.CONFIDENCES)
    return NamelessScoreFile(
        option=given.key("option"),
        criterion=given.key("criterion"),
        points=given.whole_number_or_none("points"),
        low=given.whole_number_or_none("low"),
        high=given.whole_number_or_none("high"),
        confidence=confidence or "",
        cannot_judge=given.flag("cannot_judge", default=False),
        check_again=given.flag("check_again", default=False),
    )


def _swing(data: object, path: str) -> NamelessSwingFile:
    given = members_of(data, path, _names(NamelessSwingFile))
    return NamelessSwingFile(
        criterion=given.key("criterion"),
        scope=given.choice("scope", limits.SWING_SCOPES),
        rank=given.whole_number_or_none("rank", limit=limits.MAX_PLACE),
        points=given.whole_number_or_none("points"),
    )


def _answer(data: object, path: str) -> NamelessAnswerFile:
    given = members_of(data, path, _names(NamelessAnswerFile))
    return NamelessAnswerFile(
        red_line=given.key("red_line"),
        option=given.key("option"),
        is_yes=given.required_flag("is_yes"),
    )


def _key(data: object, path: str) -> str:
    return checked_text(data, path, limit=limits.KEY, required=True)


def _names(record: type) -> list[str]:
    return [field.name for field in dataclasses.fields(record)]
