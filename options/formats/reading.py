"""From the text of a decision file to its records."""

import dataclasses

from options.formats import limits
from options.formats.checking import check_decision, gaps_in
from options.formats.decision import (
    CriterionFile,
    DecisionFile,
    EvidenceFile,
    LaterFactFile,
    OptionFile,
    PerspectiveFile,
    RedLineFile,
    ReferenceScoreFile,
    SourceFile,
)
from options.formats.errors import FormatError
from options.formats.members import Members, checked_text, members_of
from options.formats.nameless_reading import nameless_sheet
from options.formats.plain_json import load_plain_json
from options.formats.versions import brought_up_to_date

ANCHORS = {"0": "worst", "50": "middle", "100": "best"}


def read_decision(text: str | bytes) -> DecisionFile:
    """The decision in a file, checked as a whole.

    Raises FormatError for the first fault, with its path.

    >>> read_decision('{"format": "policy-options/2", "key": "lunch", "title": "Lunch"}').title
    'Lunch'
    """
    decision, _ = decision_in(text)
    check_decision(decision)
    return decision


def read_complete_decision(text: str | bytes) -> DecisionFile:
    """The same, where no draft will do: FormatError for the first gap too."""
    decision = read_decision(text)
    for gap in gaps_in(decision):
        raise gap
    return decision


def decision_in(text: str | bytes) -> tuple[DecisionFile, str | None]:
    """The decision, its parts not yet checked together; and the version, if it is an older one.

    Raises FormatError for the first slip in the JSON or in a member.
    """
    data, older = brought_up_to_date(load_plain_json(text))
    return _decision(members_of(data, "", ["format", *_names(DecisionFile)])), older


def _decision(given: Members) -> DecisionFile:
    return DecisionFile(
        key=given.key("key"),
        title=given.line("title", required=True),
        field=given.line("field", limit=limits.FIELD),
        summary=given.text("summary"),
        question=given.text("question"),
        why_hard=given.text("why_hard"),
        reading_date=given.date_or_none("reading_date"),
        is_illustrative_place=given.flag("is_illustrative_place", default=False),
        options=given.list_of("options", _option, limit=limits.OPTIONS),
        criteria=given.list_of("criteria", _criterion, limit=limits.CRITERIA),
        perspectives=given.list_of("perspectives", _perspective, limit=limits.PERSPECTIVES),
        red_lines=given.list_of("red_lines", _red_line, limit=limits.RED_LINES),
        reference_scores=given.list_of("reference_scores", _reference_score),
        evidence=given.list_of("evidence", _evidence),
        sources=given.list_of("sources", _source),
        later_facts=given.list_of("later_facts", _later_fact),
        discussion_questions=given.list_of("discussion_questions", _question),
        seed=given.whole_number_or_none("seed", limit=limits.MAX_SEED),
        sheets=given.list_of("sheets", nameless_sheet, limit=limits.SHEETS),
    )


def _option(data: object, path: str) -> OptionFile:
    given = members_of(data, path, _names(OptionFile))
    return OptionFile(
        key=given.key("key"),
        name=given.line("name", required=True),
        description=given.text("description"),
        strongest_case=given.text("strongest_case"),
        is_baseline=given.flag("is_baseline", default=False),
        in_core=given.flag("in_core", default=True),
        is_parked=given.flag("is_parked", default=False),
    )


def _criterion(data: object, path: str) -> CriterionFile:
    known = [name for name in _names(CriterionFile) if name not in ANCHORS.values()]
    given = members_of(data, path, [*known, "anchors"])
    anchors = members_of(given.data.get("anchors", {}), given.at("anchors"), ANCHORS)
    return CriterionFile(
        key=given.key("key"),
        parent=given.key_or_none("parent"),
        name=given.line("name", required=True),
        short_name=given.line("short_name", limit=limits.SHORT_NAME),
        definition=given.text("definition"),
        direction=given.line("direction", limit=limits.DIRECTION),
        worst=anchors.text("0"),
        middle=anchors.text("50"),
        best=anchors.text("100"),
        unit=given.line("unit", limit=limits.UNIT),
        in_core=given.flag("in_core", default=True),
        is_parked=given.flag("is_parked", default=False),
    )


def _perspective(data: object, path: str) -> PerspectiveFile:
    given = members_of(data, path, _names(PerspectiveFile))
    swings = given.data.get("swing_points", {})
    every_name = swings if isinstance(swings, dict) else ()
    points = members_of(swings, given.at("swing_points"), every_name)
    return PerspectiveFile(
        key=given.key("key"),
        name=given.line("name", required=True),
        reason=given.text("reason"),
        swing_points=tuple((name, points.whole_number(name)) for name in points.data),
    )


def _red_line(data: object, path: str) -> RedLineFile:
    given = members_of(data, path, _names(RedLineFile))
    return RedLineFile(
        key=given.key("key"),
        name=given.line("name", required=True),
        why=given.text("why"),
        held_by=given.line("held_by"),
        criterion=given.key_or_none("criterion"),
        fails_below=given.whole_number_or_none("fails_below"),
        at_risk_below=given.whole_number_or_none("at_risk_below"),
        at_risk_when_low_below=given.whole_number_or_none("at_risk_when_low_below"),
        is_yes_no=given.flag("is_yes_no", default=False),
        question=given.text("question"),
    )


def _reference_score(data: object, path: str) -> ReferenceScoreFile:
    given = members_of(data, path, _names(ReferenceScoreFile))
    return ReferenceScoreFile(
        option=given.key("option"),
        criterion=given.key("criterion"),
        best=given.whole_number("best"),
        low=given.whole_number("low"),
        high=given.whole_number("high"),
    )


def _evidence(data: object, path: str) -> EvidenceFile:
    given = members_of(data, path, _names(EvidenceFile))
    return EvidenceFile(
        option=given.key_or_none("option"),
        criterion=given.key_or_none("criterion"),
        note=given.text("note", required=True),
        strength=given.choice("strength", limits.STRENGTHS),
        sources=given.list_of("sources", _words),
        is_after_reading_date=given.flag("is_after_reading_date", default=False),
    )


def _source(data: object, path: str) -> SourceFile:
    given = members_of(data, path, _names(SourceFile))
    return SourceFile(
        key=given.key("key", limit=limits.SOURCE_KEY),
        title=given.line("title", limit=limits.SOURCE_TITLE, required=True),
        publisher=given.line("publisher"),
        address=given.address("address"),
        date=given.line("date", limit=limits.DATE),
        grade=given.choice("grade", limits.GRADES),
        grade_note=given.line("grade_note"),
        remark=given.text("remark"),
    )


def _later_fact(data: object, path: str) -> LaterFactFile:
    given = members_of(data, path, _names(LaterFactFile))
    return LaterFactFile(
        text=given.text("text", required=True), sources=given.list_of("sources", _words)
    )


def _question(data: object, path: str) -> str:
    if len(_words(data, path).splitlines()) > 1:
        raise FormatError(path, "Write each discussion question in one line.")
    return str(data)


def _words(data: object, path: str) -> str:
    return checked_text(data, path, limit=limits.TEXT, required=True)


def _names(record: type) -> list[str]:
    return [field.name for field in dataclasses.fields(record)]
