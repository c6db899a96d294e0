"""Red lines: which are switched on, and how each option stands to them."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from options.analysis.command.judgements import Judgements
from options.analysis.command.refusals import Refused
from options.analysis.command.view import View
from options.analysis.totals.red_lines import Standing, standings
from options.formats import RedLineFile, SheetFile
from options.formats.errors import quoted

Answers = Mapping[tuple[str, str], bool]


@dataclass(frozen=True)
class Line:
    """A red line that is switched on.

    Attributes:
        counts: its criterion is compared; a question always counts.
        standings: by the option's key, in the decision's order.
    """

    line: RedLineFile
    counts: bool
    standings: Mapping[str, Standing]


@dataclass(frozen=True)
class Marks:
    """The keys of the lines that an option crosses, may cross, or is not known to clear."""

    crosses: tuple[str, ...] = ()
    at_risk: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()


def lines_on(
    view: View, judgements: Judgements, wanted: Collection[str], sheet: SheetFile | None
) -> tuple[Line, ...]:
    """The lines that are asked for or that the sheet has switched on, in the file's order."""
    by_sheet = {line.red_line for line in sheet.red_lines if line.is_on} if sheet else set()
    known = [line.key for line in view.decision.red_lines]
    for key in (*wanted, *sorted(by_sheet)):
        if key not in known:
            choose = f" Choose from: {', '.join(known)}." if known else ""
            raise Refused(f"No red line has the key {quoted(key)}.{choose}")
    answers = _answers(sheet) if sheet else {}
    return tuple(
        _line(view, judgements, line, answers)
        for line in view.decision.red_lines
        if line.key in by_sheet or line.key in wanted
    )


def marks_on(lines: Collection[Line], option: str) -> Marks:
    """What the lines that count say of one option."""

    def those(standing: Standing) -> tuple[str, ...]:
        return tuple(
            line.line.key
            for line in lines
            if line.counts and line.standings[option] is standing
        )

    return Marks(those(Standing.FAILS), those(Standing.AT_RISK), those(Standing.UNKNOWN))


def _answers(sheet: SheetFile) -> dict[tuple[str, str], bool]:
    return {
        (standing.red_line, standing.option): standing.answer
        for standing in sheet.red_line_standings
        if standing.answer is not None and standing.not_counted_because is None
    }


def _line(view: View, judgements: Judgements, line: RedLineFile, answers: Answers) -> Line:
    """By the answers, or by the points on the line's criterion; unknown without either."""
    if line.is_yes_no:
        by_answer = {True: Standing.CLEAR, False: Standing.FAILS, None: Standing.UNKNOWN}
        said = {o.key: by_answer[answers.get((line.key, o.key))] for o in view.options}
        return Line(line, counts=True, standings=said)
    if line.criterion not in view.column_of:
        unknown = {option.key: Standing.UNKNOWN for option in view.options}
        return Line(line, counts=False, standings=unknown)
    column = view.column_of[line.criterion]
    found = standings(
        judgements.points[:, column],
        low=judgements.stated_low[:, column],
        fails_below=float(line.fails_below or 0),
        at_risk_below=line.at_risk_below,
        at_risk_when_low_below=line.at_risk_when_low_below,
    )
    by_option = {option.key: found[view.row_of[option.key]] for option in view.options}
    return Line(line, counts=True, standings=by_option)
