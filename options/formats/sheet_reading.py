"""From the text of a sheet's JSON file to its records."""

import dataclasses
from collections.abc import Callable, Hashable, Iterable, Iterator
from typing import Any, TypeVar

from options.formats import limits
from options.formats.errors import FormatError
from options.formats.members import Members, members_of
from options.formats.plain_json import load_plain_json
from options.formats.sheet import (
    SheetCondition,
    SheetDecision,
    SheetFile,
    SheetRedLine,
    SheetRoundScore,
    SheetScore,
    SheetStanding,
    SheetTotal,
    SheetWeight,
)
from options.formats.versions import refuse_other_formats

Part = TypeVar("Part")

_HIGHEST_WEIGHT = 1.0
_HIGHEST_TOTAL = 100.0


def read_sheet(text: str | bytes) -> SheetFile:
    """The sheet in a file, checked as a whole, though not against its decision.

    Raises FormatError for the first fault, with its path.
    """
    data = load_plain_json(text)
    refuse_other_formats(data, limits.SHEET_FORMAT)
    given = members_of(data, "", ["format", *_names(SheetFile)])
    sheet = SheetFile(
        decision=_decision(given.required("decision"), "decision"),
        saved_at=given.moment_or_none("saved_at"),
        is_full_version=given.required_flag("is_full_version"),
        scores=given.list_of("scores", _score),
        round_scores=given.list_of("round_scores", _round_score),
        weights=given.list_of("weights", _weight),
        totals=given.list_of("totals", _total),
        red_lines=given.list_of("red_lines", _red_line),
        red_line_standings=given.list_of("red_line_standings", _standing),
        conditions=given.list_of("conditions", _condition),
    )
    for problem in _problems_in(sheet):
        raise problem
    return sheet


def _decision(data: object, path: str) -> SheetDecision:
    given = members_of(data, path, _names(SheetDecision))
    return SheetDecision(
        slug=given.key("slug"),
        built_in_key=given.key_or_none("built_in_key"),
        title=given.line("title", required=True),
        question=given.text("question"),
        edition=given.whole_number_or_none("edition", limit=limits.MAX_PLACE),
    )


def _score(data: object, path: str) -> SheetScore:
    return SheetScore(**_judgement(members_of(data, path, _names(SheetScore))))


def _round_score(data: object, path: str) -> SheetRoundScore:
    given = members_of(data, path, _names(SheetRoundScore))
    number = _place(given, "round")
    if number is None:
        raise FormatError(given.at("round"), "Write the number of the round here.")
    became = given.choice_or_none("became", limits.COURSES)
    return SheetRoundScore(**_judgement(given), round=number, became=became)


def _judgement(given: Members) -> dict[str, Any]:
    return {
        "criterion": given.key("criterion"),
        "criterion_name": given.line("criterion_name", required=True),
        "option": given.key("option"),
        "option_name": given.line("option_name", required=True),
        "points": given.whole_number_or_none("points"),
        "low": given.whole_number_or_none("low"),
        "high": given.whole_number_or_none("high"),
        "confidence": _confidence(given),
        "cannot_judge": given.flag("cannot_judge", default=False),
        "rationale": given.text("rationale", limit=limits.RATIONALE),
        "weight": given.number_or_none("weight", highest=_HIGHEST_WEIGHT),
        "saved_at": given.moment_or_none("saved_at"),
        "check_again": given.flag("check_again", default=False),
        "not_counted_because": _reason(given),
    }


def _confidence(given: Members) -> str:
    if given.data.get("confidence") == "":
        return ""
    return given.choice_or_none("confidence", limits.CONFIDENCES) or ""


def _weight(data: object, path: str) -> SheetWeight:
    given = members_of(data, path, _names(SheetWeight))
    return SheetWeight(
        criterion=given.key("criterion"),
        criterion_name=given.line("criterion_name", required=True),
        weight=given.number_or_none("weight", highest=_HIGHEST_WEIGHT),
        not_counted_because=_reason(given),
        weighing=given.choice_or_none("weighing", limits.WEIGHINGS),
        adopted_from=given.key_or_none("adopted_from"),
        swing_place=_place(given, "swing_place"),
        swing_points=given.whole_number_or_none("swing_points"),
    )


def _total(data: object, path: str) -> SheetTotal:
    given = members_of(data, path, _names(SheetTotal))
    return SheetTotal(
        option=given.key("option"),
        option_name=given.line("option_name", required=True),
        total=given.number_or_none("total", highest=_HIGHEST_TOTAL),
        total_low=given.number_or_none("total_low", highest=_HIGHEST_TOTAL),
        total_high=given.number_or_none("total_high", highest=_HIGHEST_TOTAL),
        place=_place(given, "place"),
    )


def _red_line(data: object, path: str) -> SheetRedLine:
    given = members_of(data, path, _names(SheetRedLine))
    return SheetRedLine(
        criterion=given.key_or_none("criterion"),
        criterion_name=given.line("criterion_name"),
        red_line=given.key("red_line"),
        red_line_name=given.line("red_line_name", required=True),
        is_on=given.required_flag("is_on"),
    )


def _condition(data: object, path: str) -> SheetCondition:
    given = members_of(data, path, _names(SheetCondition))
    return SheetCondition(
        option=given.key("option"),
        option_name=given.line("option_name", required=True),
        rationale=given.text("rationale"),
    )


def _standing(data: object, path: str) -> SheetStanding:
    given = members_of(data, path, _names(SheetStanding))
    return SheetStanding(
        option=given.key("option"),
        option_name=given.line("option_name", required=True),
        not_counted_because=_reason(given),
        red_line=given.key("red_line"),
        red_line_name=given.line("red_line_name", required=True),
        answer=given.flag_or_none("answer"),
        standing=given.choice_or_none("standing", limits.STANDINGS),
    )


def _reason(given: Members) -> str | None:
    return given.choice_or_none("not_counted_because", limits.REASONS_NOT_TO_COUNT)


def _place(given: Members, name: str) -> int | None:
    place = given.whole_number_or_none(name, limit=limits.MAX_PLACE)
    if place == 0:
        raise FormatError(given.at(name), "Places count from 1. Write one that does.")
    return place


def _problems_in(sheet: SheetFile) -> Iterator[FormatError]:
    """Every fault within and between the parts of a sheet."""
    yield from _repeated("scores", sheet.scores, lambda score: (score.option, score.criterion))
    for i, score in enumerate(sheet.scores):
        yield from _wrong_score(score, f"scores[{i}]")
    yield from _repeated(
        "round_scores", sheet.round_scores, lambda one: (one.option, one.criterion, one.round)
    )
    for i, score in enumerate(sheet.round_scores):
        yield from _wrong_score(score, f"round_scores[{i}]")
    counting = [weight for weight in sheet.weights if weight.not_counted_because is None]
    yield from _repeated("weights", counting, lambda weight: weight.criterion)
    yield from _different_ways(sheet.weights)
    yield from _repeated("totals", sheet.totals, lambda total: total.option)
    yield from _repeated("red_lines", sheet.red_lines, lambda line: line.red_line)
    yield from _repeated(
        "red_line_standings",
        sheet.red_line_standings,
        lambda standing: (standing.red_line, standing.option),
    )


def _repeated(
    kind: str, parts: Iterable[Part], name_of: Callable[[Part], Hashable]
) -> Iterator[FormatError]:
    first: dict[Hashable, int] = {}
    for i, part in enumerate(parts):
        if first.setdefault(name_of(part), i) != i:
            yield FormatError(
                f"{kind}[{i}]",
                f"{kind}[{first[name_of(part)]}] is about the same. Keep one of them.",
            )


def _wrong_score(score: SheetScore, path: str) -> Iterator[FormatError]:
    if score.cannot_judge and score.points is not None:
        yield FormatError(path, "What can't be judged has no points. Take one of them out.")
    ends = [end for end in (score.low, score.points, score.high) if end is not None]
    if ends != sorted(ends):
        yield FormatError(path, "Put low, points and high in rising order.")


def _different_ways(weights: tuple[SheetWeight, ...]) -> Iterator[FormatError]:
    said = [(i, weight) for i, weight in enumerate(weights) if weight.weighing is not None]
    for i, weight in said[1:]:
        if weight.weighing != said[0][1].weighing:
            yield FormatError(
                f"weights[{i}].weighing", "All weights of a sheet come about in one way."
            )


def _names(record: type) -> list[str]:
    return [field.name for field in dataclasses.fields(record)]
