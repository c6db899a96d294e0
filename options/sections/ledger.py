"""The red-line ledger: who crosses whose line, by how much, and what would lift it."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from options.analysis.totals.red_lines import Standing
from options.charts.limits import limits_of
from options.numbers import points
from options.reports.red_lines import LineReport, LineView, StandingOf
from options.sections.contract import Entry, Ground, Picture, Section, Table, Told, named
from options.sections.listing import listed

STANDINGS = {
    Standing.CLEAR: gettext_lazy("clear"),
    Standing.AT_RISK: gettext_lazy("at risk"),
    Standing.FAILS: gettext_lazy("across the line"),
    Standing.UNKNOWN: gettext_lazy("not known"),
}


def tell(ground: Ground) -> Told:
    """A sentence for each line that somebody crosses."""
    lines = [report for report in ground.lines if not report.view.is_parked]
    if not lines:
        return Told(sentences=(_("This decision has no red lines."),))
    crossed = [report for report in lines if report.view.fails]
    first = (
        _("%(crossed)s of %(count)s red lines are crossed by an option, whether on or off.")
        % {"crossed": len(crossed), "count": len(lines)}
        if crossed
        else _("No option is known to cross a red line.")
    )
    told = [sentence for report in crossed for sentence in sentences_on(report)]
    scaled = [
        report.view
        for report in lines
        if not report.view.line.is_yes_no
        and any(own.points is not None for own in report.view.standings)
    ]
    return Told(
        sentences=(first, *told),
        pictures=(scales(scaled),) if scaled else (),
        tables=(ledger(lines),),
    )


def sentences_on(report: LineReport) -> list[str]:
    """Who crosses a line and what would lift them over it; then what the line changes."""
    line = report.view.line
    failing = [own for own in report.view.standings if own.standing is Standing.FAILS]
    lifts = "; ".join(f"{named(own.view.name)} {lift_of(report.view, own)}" for own in failing)
    held = line.held_by.strip()
    words = _("%(line)s, held by %(holder)s: %(lifts)s.") if held else _("%(line)s: %(lifts)s.")
    told = words % {"line": named(line.name), "holder": named(held), "lifts": lifts}
    return [told, change_by(report)] if change_by(report) else [told]


def lift_of(view: LineView, own: StandingOf) -> str:
    """By how much an option is across a line, and what would bring it back."""
    if own.points is None or view.line.fails_below is None:
        return _("would need a “yes”")
    return _("has %(points)s and is %(short)s short of %(limit)s") % {
        "points": points(own.points),
        "short": points(view.line.fails_below - own.points),
        "limit": points(float(view.line.fails_below)),
    }


def change_by(report: LineReport) -> str:
    """Who leads with the line and without it, where that differs."""
    difference = report.difference
    if difference is None or not difference.changes_leader:
        return ""
    without = listed(difference.leaders_without)
    if not difference.leaders_with:
        return _("With %(line)s every option is out; without it %(without)s leads.") % {
            "line": named(report.view.line.name),
            "without": without,
        }
    return _("With %(line)s %(with_it)s leads, without it %(without)s.") % {
        "line": named(report.view.line.name),
        "with_it": listed(difference.leaders_with),
        "without": without,
    }


def scales(views: Sequence[LineView]) -> Picture:
    """Where the options stand on the scale of each line."""
    fails = sum(len(view.fails) for view in views)
    return Picture(
        name="limits",
        title=gettext_lazy("Where the options stand to each line"),
        sentence=_(
            "The dashed mark is the limit, the hatched part lies across it: %(count)s times an"
            " option stands there."
        )
        % {"count": fails},
        drawing="options/pictures/limits.svg",
        context={"limits": limits_of(views)},
        table=Table(
            caption=_(
                "The limit of each line, and the points of each option on its criterion."
            ),
            head=(_("Red line"), _("Limit"), _("Option"), _("Points")),
            written=("text", "points", "text", "points"),
            rows=tuple(
                (view.line.name, view.line.fails_below, own.view.name, own.points)
                for view in views
                for own in view.standings
            ),
        ),
        method="red-line",
    )


def ledger(lines: Sequence[LineReport]) -> Table:
    """Every option at every line."""
    return Table(
        caption=_("Every option at every red line."),
        head=(
            _("Red line"),
            _("Held by"),
            _("Now"),
            _("Option"),
            _("Stands"),
            _("Short by"),
            _("Leads with it"),
            _("Leads without it"),
        ),
        written=("text", "text", "text", "text", "text", "points", "text", "text"),
        rows=tuple(entry_of(report, own) for report in lines for own in report.view.standings),
    )


def entry_of(report: LineReport, own: StandingOf) -> tuple[Entry, ...]:
    """One option at one line."""
    line, difference = report.view.line, report.difference
    is_short = own.standing is Standing.FAILS and own.points is not None
    return (
        line.name,
        line.held_by,
        _("on") if report.view.is_on else _("off"),
        own.view.name,
        str(STANDINGS[own.standing]),
        (line.fails_below or 0) - (own.points or 0) if is_short else None,
        listed(difference.leaders_with) if difference else None,
        listed(difference.leaders_without) if difference else None,
    )


SECTION = Section("ledger", gettext_lazy("Red-line ledger"), tell)
