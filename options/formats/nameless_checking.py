"""What must hold in the nameless sheets of a decision file."""

from collections.abc import Hashable, Iterable, Iterator

from options.formats.decision import DecisionFile, NamelessScoreFile, NamelessSheetFile
from options.formats.errors import FormatError, quoted


def wrong_sheets(decision: DecisionFile) -> Iterator[FormatError]:
    """Every fault of the sheets, in their order."""
    known = {
        "option": {option.key for option in decision.options},
        "criterion": {criterion.key for criterion in decision.criteria},
        "perspective": {perspective.key for perspective in decision.perspectives},
        "red line": {line.key for line in decision.red_lines},
    }
    for i, sheet in enumerate(decision.sheets):
        yield from _wrong_references(sheet, f"sheets[{i}]", known)
        yield from _said_twice(sheet, f"sheets[{i}]")
        for j, score in enumerate(sheet.scores):
            yield from _wrong_score(score, f"sheets[{i}].scores[{j}]")


def _wrong_references(
    sheet: NamelessSheetFile, path: str, known: dict[str, set[str]]
) -> Iterator[FormatError]:
    for place, kind, key in _references(sheet):
        if key not in known[kind]:
            yield FormatError(
                f"{path}.{place}",
                f"No {kind} here has the key {quoted(key)}. Name one that exists.",
            )


def _references(sheet: NamelessSheetFile) -> Iterator[tuple[str, str, str]]:
    """Every key that a sheet names, with its place and the kind of part."""
    if sheet.adopted_from is not None:
        yield "adopted_from", "perspective", sheet.adopted_from
    for i, score in enumerate(sheet.scores):
        yield f"scores[{i}].option", "option", score.option
        yield f"scores[{i}].criterion", "criterion", score.criterion
    for i, swing in enumerate(sheet.swings):
        yield f"swings[{i}].criterion", "criterion", swing.criterion
    for i, key in enumerate(sheet.red_lines_on):
        yield f"red_lines_on[{i}]", "red line", key
    for i, answer in enumerate(sheet.red_line_answers):
        yield f"red_line_answers[{i}].red_line", "red line", answer.red_line
        yield f"red_line_answers[{i}].option", "option", answer.option


def _said_twice(sheet: NamelessSheetFile, path: str) -> Iterator[FormatError]:
    subjects: dict[str, Iterable[Hashable]] = {
        "scores": [(score.option, score.criterion) for score in sheet.scores],
        "swings": [(swing.criterion, swing.scope) for swing in sheet.swings],
        "red_lines_on": sheet.red_lines_on,
        "red_line_answers": [(one.red_line, one.option) for one in sheet.red_line_answers],
    }
    for kind, among in subjects.items():
        seen = set[Hashable]()
        for i, subject in enumerate(among):
            if subject in seen:
                yield FormatError(f"{path}.{kind}[{i}]", "This was said before. Keep one.")
            seen.add(subject)


def _wrong_score(score: NamelessScoreFile, path: str) -> Iterator[FormatError]:
    if score.cannot_judge and score.points is not None:
        yield FormatError(path, "Who cannot judge gives no points. Take one of the two out.")
    said = [one for one in (score.low, score.points, score.high) if one is not None]
    if said != sorted(said):
        yield FormatError(path, "Order these: low is not above points, points not above high.")
