"""A room's perspectives side by side: what each holds by its own people's judgements."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from options.charts.rulers import Ruled, rulers_of
from options.numbers import percent, points
from options.reports.others import results_of
from options.reports.others.agreed import Agreed, Regret, agreed_among
from options.reports.others.lines import Apart, PerspectiveLine
from options.reports.structure import OptionView
from options.sections.contract import Ground, Picture, Table, Told, Written, named
from options.sections.listing import listed

FEW = 2
POINTS: Written = "points"


def tell_of_room(ground: Ground) -> Told | None:
    """A ruler each, so that nobody can be had by subtraction; what they agree on."""
    if ground.room is None:
        return None
    lines = results_of(ground.room).lines
    shown = [line for line in lines if not line.is_hidden]
    if not shown:
        words = _(
            "No perspective is shown: each needs at least five people in every cell, and so do"
            " all the others together."
        )
        return Told(sentences=(words,))
    agreed = agreed_among(shown) if len(shown) >= FEW else None
    return Told(
        sentences=(
            *([summary(shown)] if len(shown) >= FEW else []),
            *(agreement(agreed) if agreed else []),
            *hidden_said(lines),
        ),
        pictures=(rulers(ground, shown),),
        tables=(gaps(shown), *([regrets(agreed)] if agreed else [])),
    )


def name_of(line: PerspectiveLine) -> str:
    """What the line is called."""
    return line.perspective.name if line.perspective else _("Without a perspective")


def summary(shown: list[PerspectiveLine]) -> str:
    """Who puts what first."""
    firsts = {tuple(view.pk for view in line.leaders) for line in shown}
    if len(firsts) == 1 and shown[0].leaders:
        return _("All %(count)s perspectives that are shown put %(option)s first.") % {
            "count": len(shown),
            "option": names(shown[0].leaders),
        }
    parts = [
        _("%(who)s: %(option)s") % {"who": named(name_of(line)), "option": names(line.leaders)}
        for line in shown
        if line.leaders
    ]
    return _("First by perspective. %(parts)s.") % {"parts": "; ".join(parts)}


def names(views: tuple[OptionView, ...]) -> str:
    """Some options in one breath."""
    return listed(views)


def agreement(agreed: Agreed) -> list[str]:
    """The least objectionable option, and what all could live with."""
    said = []
    if agreed.least:
        said.append(
            _(
                "Least objectionable: %(option)s. It costs nobody more than %(points)s points"
                " against their own best: %(who)s."
            )
            % {
                "option": names(agreed.least),
                "points": points(agreed.points or 0.0),
                "who": ", ".join(named(name_of(line)) for line in agreed.hardest_for),
            }
        )
    if agreed.acceptable:
        said.append(
            _("Within %(within)s points of the best for every perspective: %(options)s.")
            % {"within": points(agreed.within), "options": names(agreed.acceptable)}
        )
    else:
        said.append(
            _("No option lies within %(within)s points of the best for every perspective.")
            % {"within": points(agreed.within)}
        )
    return said


def hidden_said(lines: tuple[PerspectiveLine, ...]) -> list[str]:
    """How many are not shown, and why."""
    count = sum(line.is_hidden for line in lines)
    if not count:
        return []
    return [
        ngettext(
            "%(count)s perspective is hidden: too few speak for it, or somebody could be found"
            " by subtraction.",
            "%(count)s perspectives are hidden: too few speak for them, or somebody could be"
            " found by subtraction.",
            count,
        )
        % {"count": count}
    ]


def rulers(ground: Ground, shown: list[PerspectiveLine]) -> Picture:
    """The totals of each perspective's own means, beside the room's."""
    basis = ground.basis
    whole = tuple(
        (basis.options[row], float(basis.totals[row]))
        for row in range(len(basis.options))
        if basis.totals[row] >= 0
    )
    judges = [
        Ruled(_("The room"), "", whole),
        *(
            Ruled(
                name_of(line),
                people_said(line.people or 0),
                tuple((p.view, p.total) for p in line.points if p.total is not None),
            )
            for line in shown
        ),
    ]
    return Picture(
        name="lines",
        title=_("Every perspective's own totals"),
        sentence=" ".join(
            [
                _(
                    "Each letter is an option at its total, by the mean weights and scores of"
                    " those who speak for a perspective; a disc marks the first."
                ),
                *widest_said(shown),
            ]
        ),
        drawing="options/pictures/rulers.svg",
        context={"rulers": rulers_of(judges)},
        table=Table(
            caption=_("The total of each option for each perspective."),
            head=(_("Option"), _("The room"), *(name_of(line) for line in shown)),
            written=("text", "points", *(POINTS for _line in shown)),
            rows=tuple(
                (
                    view.name,
                    {one.pk: total for one, total in whole}.get(view.pk),
                    *(total_in(line, view) for line in shown),
                )
                for view in basis.structure.options
            ),
        ),
        method="averages-of-a-room",
    )


def widest_said(shown: list[PerspectiveLine]) -> list[str]:
    """The option on which the perspectives are furthest apart."""
    spans = [
        (max(totals) - min(totals), view)
        for view in (point.view for point in shown[0].points)
        if len(totals := [t for line in shown if (t := total_in(line, view)) is not None])
        >= FEW
    ]
    if not spans:
        return []
    gap, view = max(spans, key=lambda pair: pair[0])
    return [
        _("They are furthest apart on %(option)s: %(points)s points.")
        % {"option": named(view.name), "points": points(gap)}
    ]


def people_said(count: int) -> str:
    """How many speak for it."""
    return ngettext("%(count)s person", "%(count)s people", count) % {"count": count}


def total_in(line: PerspectiveLine, view: OptionView) -> float | None:
    """An option's total on a line."""
    return next((point.total for point in line.points if point.view == view), None)


def gaps(shown: list[PerspectiveLine]) -> Table:
    """Values or facts, each perspective against the room."""
    return Table(
        caption=_("Why each perspective differs from the room: in values, or on facts."),
        head=(
            _("Perspective"),
            _("They differ in"),
            _("Weights explain"),
            _("The weight that carries most"),
            _("The score that carries most"),
        ),
        written=("text", "text", "percent", "text", "text"),
        rows=tuple((name_of(line), *gap_said(line.apart)) for line in shown),
    )


def gap_said(apart: Apart | None) -> tuple[str, float | None, str, str]:
    """What keeps a perspective from the room."""
    if apart is None:
        return _("not known"), None, "", ""
    topics = {
        "weights": _("what they value"),
        "scores": _("what they hold for fact"),
        "both": _("both"),
        "nothing": _("nothing that changes an order"),
    }
    weight = cell = ""
    if apart.criterion is not None and apart.weights is not None:
        weight = _("%(criterion)s: %(own)s here, %(room)s in the room") % {
            "criterion": named(apart.criterion.name),
            "own": percent(apart.weights[0]),
            "room": percent(apart.weights[1]),
        }
    if apart.view and apart.cell_criterion and apart.points:
        cell = _("%(option)s on %(criterion)s: %(own)s here, %(room)s in the room") % {
            "option": named(apart.view.name),
            "criterion": named(apart.cell_criterion.name),
            "own": points(apart.points[0]),
            "room": points(apart.points[1]),
        }
    share = None if apart.share_values is None else min(max(apart.share_values, 0.0), 1.0)
    return topics[apart.topic], share, weight, cell


def regrets(agreed: Agreed) -> Table:
    """The most that any perspective gives up with each option."""
    return Table(
        caption=_("The greatest regret with each option, and whose it is."),
        head=(_("Option"), _("Greatest regret"), _("Perspective")),
        written=("text", "points", "text"),
        rows=tuple(row_of(regret) for regret in agreed.regrets),
    )


def row_of(regret: Regret) -> tuple[str, float, str]:
    """One option's."""
    return regret.view.name, regret.points, name_of(regret.line)
