"""Red lines as switches: how each option stands to them, and the difference they make."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from options.analysis.totals.ranking import competition_ranks
from options.analysis.totals.red_lines import Standing, standings
from options.models import Participant, RedLine, RedLineAnswer, RedLineSwitch
from options.reports.basis import Basis
from options.reports.matrices import Judgements
from options.reports.ranking import Marks, known
from options.reports.structure import OptionView, Structure

Answers = Mapping[tuple[int, int], bool]


@dataclass(frozen=True)
class StandingOf:
    """One option's standing; the answer only for a yes-or-no line."""

    view: OptionView
    standing: Standing
    points: float | None
    answer: bool | None

    @property
    def said(self) -> str:
        """The answer as the radios know it."""
        return {True: "yes", False: "no", None: "unknown"}[self.answer]


@dataclass(frozen=True)
class LineView:
    """A red line, whether it counts, and every option's standing in the decision's order."""

    line: RedLine
    is_on: bool
    is_parked: bool
    standings: tuple[StandingOf, ...]

    @property
    def counts(self) -> bool:
        """It is switched on, and its criterion is in use."""
        return self.is_on and not self.is_parked

    def options(self, standing: Standing) -> tuple[OptionView, ...]:
        """The options that stand so."""
        return tuple(own.view for own in self.standings if own.standing is standing)

    @property
    def clear(self) -> tuple[OptionView, ...]:
        """On the good side."""
        return self.options(Standing.CLEAR)

    @property
    def at_risk(self) -> tuple[OptionView, ...]:
        """On the good side, but not by much."""
        return self.options(Standing.AT_RISK)

    @property
    def fails(self) -> tuple[OptionView, ...]:
        """Across the line."""
        return self.options(Standing.FAILS)

    @property
    def unknown(self) -> tuple[OptionView, ...]:
        """Not known yet."""
        return self.options(Standing.UNKNOWN)


@dataclass(frozen=True)
class PutOut:
    """An option that this line puts out, and its place without the line where that is known."""

    view: OptionView
    place: int | None
    is_tied: bool
    other_lines: tuple[RedLine, ...]


@dataclass(frozen=True)
class Difference:
    """What a line changes: who is out by it, and who leads with it and without it."""

    put_out: tuple[PutOut, ...]
    leaders_with: tuple[OptionView, ...]
    leaders_without: tuple[OptionView, ...]

    @property
    def changes_leader(self) -> bool:
        """Another option leads with the line than without it."""
        return bool(self.leaders_without) and self.leaders_with != self.leaders_without


@dataclass(frozen=True)
class LineReport:
    """A line and the difference it makes, or would make if it were switched on."""

    view: LineView
    difference: Difference | None

    @property
    def dom_id(self) -> str:
        """The start of every id of this line."""
        return f"red-line-{self.view.line.pk}"


def lines_of(
    structure: Structure, judgements: Judgements | None, participant: Participant | None
) -> tuple[LineView, ...]:
    """Every line of the decision, in three queries; two fewer before there is a sheet."""
    lines = list(structure.decision.red_lines.select_related("criterion"))
    switched, answers = said_by(participant)
    return tuple(
        LineView(
            line=line,
            is_on=line.pk in switched,
            is_parked=not line.is_yes_no and line.criterion not in structure.criteria,
            standings=standings_of(structure, judgements, line, answers),
        )
        for line in lines
    )


def said_by(participant: Participant | None) -> tuple[set[int], dict[tuple[int, int], bool]]:
    """The lines that a sheet has switched on, and its answers by line and option."""
    if participant is None:
        return set(), {}
    switched = RedLineSwitch.objects.filter(participant=participant)
    answers = RedLineAnswer.objects.filter(participant=participant)
    return set(switched.values_list("red_line_id", flat=True)), {
        (line, option): is_yes
        for line, option, is_yes in answers.values_list("red_line_id", "option_id", "is_yes")
    }


def standings_of(
    structure: Structure, judgements: Judgements | None, line: RedLine, answers: Answers
) -> tuple[StandingOf, ...]:
    """By the answers, or by the points on the line's criterion; unknown without either."""
    if line.is_yes_no:
        by_answer = {True: Standing.CLEAR, False: Standing.FAILS, None: Standing.UNKNOWN}
        said = [(view, answers.get((line.pk, view.pk))) for view in structure.options]
        return tuple(StandingOf(view, by_answer[yes], None, yes) for view, yes in said)
    if judgements is None or line.criterion not in judgements.criteria:
        return tuple(
            StandingOf(view, Standing.UNKNOWN, None, None) for view in structure.options
        )
    column = judgements.criteria.index(line.criterion)
    points = judgements.points[:, column]
    found = standings(
        points,
        low=judgements.stated_low[:, column],
        fails_below=float(line.fails_below or 0),
        at_risk_below=risk_limit(line),
        at_risk_when_low_below=line.at_risk_when_low_below,
    )
    rows = [(view, judgements.row(view)) for view in structure.options]
    return tuple(StandingOf(view, found[at], known(points[at]), None) for view, at in rows)


def risk_limit(line: RedLine) -> int | None:
    """The points below which an option is at risk; a limit within failing says nothing."""
    at_risk, fails = line.at_risk_below, line.fails_below
    return None if at_risk is None or fails is None or at_risk < fails else at_risk


def crossed(lines: Iterable[LineView]) -> dict[OptionView, tuple[RedLine, ...]]:
    """The options that are out, and the lines that count and put them out."""
    out: dict[OptionView, tuple[RedLine, ...]] = {}
    for view in lines:
        if view.counts:
            for option in view.fails:
                out[option] = (*out.get(option, ()), view.line)
    return out


def marks_of(structure: Structure, lines: Iterable[LineView]) -> dict[int, Marks]:
    """What the lines that count say of each option, by its key."""
    counting = [view for view in lines if view.counts]
    return {
        option.pk: Marks(
            crosses=tuple(v.line for v in counting if option in v.fails),
            at_risk=tuple(v.line for v in counting if option in v.at_risk),
            unknown=tuple(v.line for v in counting if option in v.unknown),
        )
        for option in structure.options
    }


def line_reports(lines: tuple[LineView, ...], basis: Basis | None) -> tuple[LineReport, ...]:
    """Each line with the difference it makes, or would make."""
    out = crossed(lines)
    return tuple(
        LineReport(
            view, difference_of(view, basis, out) if basis and not view.is_parked else None
        )
        for view in lines
    )


def difference_of(
    view: LineView, basis: Basis, out: Mapping[OptionView, tuple[RedLine, ...]]
) -> Difference:
    """Compare the ranking with this line and without it, all other lines as they are."""
    elsewhere = {
        option: tuple(line for line in crossing if line != view.line)
        for option, crossing in out.items()
    }
    without = [row for row, option in enumerate(basis.options) if not elsewhere.get(option)]
    with_it = [row for row in without if basis.options[row] not in view.fails]
    places = places_among(basis, without)
    counts = list(places.values())
    return Difference(
        put_out=tuple(
            PutOut(
                option,
                places.get(option),
                is_tied=counts.count(places.get(option, 0)) > 1,
                other_lines=elsewhere.get(option, ()),
            )
            for option in view.fails
        ),
        leaders_with=leaders_among(basis, with_it),
        leaders_without=leaders_among(basis, without),
    )


def places_among(basis: Basis, rows: list[int]) -> dict[OptionView, int]:
    """The places among some options; none while a total is missing."""
    if not rows or np.isnan(basis.totals[rows]).any():
        return {}
    return dict(
        zip(basis.views(rows), competition_ranks(basis.totals[rows]).tolist(), strict=True)
    )


def leaders_among(basis: Basis, rows: list[int]) -> tuple[OptionView, ...]:
    """Who comes first among some options."""
    places = places_among(basis, rows)
    return tuple(view for view in basis.structure.options if places.get(view) == 1)
