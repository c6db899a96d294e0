"""What would have to change for another option to lead."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from options.charts.score_moves import score_arrows_of
from options.charts.strips import strips_of
from options.charts.tornado import tornado_of
from options.numbers import percent, points, signed
from options.reports.tornado import LeadSwings, lead_swings
from options.reports.what_would_change import Changes, Edge, changes_of
from options.sections.contract import Ground, Picture, Section, Table, Told, named
from options.sections.verdict import voice_of
from options.sections.wording import said

FEW = 2


def tell(ground: Ground) -> Told:
    """The bounds of the weights, the smallest score changes, and the tornado of the lead."""
    changes = changes_of(ground.basis)
    if changes is None:
        return Told(sentences=(why_not(ground),))
    swings = lead_swings(ground.basis)
    drawn = [
        strips(ground, changes) if changes.weights else None,
        score_moves(ground, changes) if changes.scores else None,
        swings_around(swings) if swings else None,
    ]
    return Told(
        sentences=(summary(changes),),
        pictures=tuple(picture for picture in drawn if picture is not None),
    )


def why_not(ground: Ground) -> str:
    """Why there are no thresholds."""
    if len(ground.basis.running) < FEW:
        return _("With fewer than two options in the running, nothing can change the order.")
    return _(
        "Exact thresholds appear here once every option in the running has a score on every"
        " criterion."
    )


def summary(changes: Changes) -> str:
    """How easily the first place changes."""
    leader = named(changes.leader.name)
    if changes.weights and changes.is_steady:
        return _(
            "%(leader)s has the highest total whatever any single weight is, the others keeping"
            " their proportions."
        ) % {"leader": leader}
    if not changes.edges:
        return _("%(leader)s has the highest total.") % {"leader": leader}
    move, edge = changes.edges[0]
    return _(
        "%(leader)s has the highest total. The nearest change of one weight: %(taker)s takes"
        " over if %(criterion)s counts %(side)s %(bound)s; it counts %(now)s."
    ) % {
        "leader": leader,
        "taker": named(edge.options[0].name),
        "criterion": named(move.name),
        "side": _("under") if edge.is_below else _("above"),
        "bound": share_of(edge, edge.bound),
        "now": share_of(edge, edge.weight),
    }


def share_of(edge: Edge, share: float) -> str:
    """A weight, with a decimal where whole percentages would hide the difference."""
    if edge.is_fine:
        return _("%(number)s\u00a0%%") % {"number": points(share * 100)}
    return percent(share)


def strips(ground: Ground, changes: Changes) -> Picture:
    """Where the leader stays first."""
    words = [
        said(
            "options/results/edge.html",
            move=move,
            edge=edge,
            method=voice_of(ground)["method"],
        )
        for move, edge in changes.edges[:FEW]
    ]
    return Picture(
        name="weights",
        title=gettext_lazy("How far each weight can move"),
        sentence=" ".join(
            [
                _(
                    "The band is where %(leader)s has the highest total, the dot is the present"
                    " weight, a letter names who takes over; the other weights keep their"
                    " proportions."
                )
                % {"leader": named(changes.leader.name)},
                *words,
            ]
        ),
        drawing="options/pictures/strips.svg",
        context={"strips": strips_of(changes)},
        table=Table(
            caption=_("Below or above which weight another option takes over."),
            head=(
                _("Criterion or branch"),
                _("Weight"),
                _("Under"),
                _("Takes over"),
                _("Above"),
                _("Takes over"),
            ),
            written=("text", "percent", "percent", "text", "percent", "text"),
            rows=tuple(
                (move.name, move.weight, *bound(move.lower), *bound(move.upper))
                for move in (*changes.weights, *changes.branches)
            ),
        ),
        method="bound-of-a-weight",
    )


def bound(edge: Edge | None) -> tuple[float | None, str]:
    """A bound and who takes over there."""
    if edge is None:
        return None, _("nobody")
    return edge.bound, ", ".join(named(view.name) for view in edge.options)


def score_moves(ground: Ground, changes: Changes) -> Picture:
    """The smallest change of one score for each rival."""
    words = [
        said(
            "options/results/score_move.html",
            move=changes.scores[0],
            voice=voice_of(ground)["voice"],
        )
    ]
    if changes.unreachable:
        names = ", ".join(named(view.name) for view in changes.unreachable)
        words.append(
            _("No change of a single score brings these level: %(names)s.") % {"names": names}
        )
    return Picture(
        name="scores",
        title=gettext_lazy("The smallest changes of a single score"),
        sentence=" ".join(words),
        drawing="options/pictures/score_moves.svg",
        context={"arrows": score_arrows_of(changes)},
        table=Table(
            caption=_("For each rival the smallest change of one score that brings it level."),
            head=(
                _("Draws level"),
                _("Whose score"),
                _("Criterion"),
                _("Score"),
                _("Change"),
            ),
            written=("text", "text", "text", "points", "signed"),
            rows=tuple(
                (
                    move.rival.name,
                    move.view.name,
                    move.criterion.name,
                    move.points,
                    move.needed if move.is_rise else -move.needed,
                )
                for move in changes.scores
            ),
        ),
        method="score-change",
    )


def swings_around(swings: LeadSwings) -> Picture | None:
    """The tornado; None where no score has a range."""
    if all(swing.most <= swing.least for swing in swings.swings):
        return None
    return Picture(
        name="tornado",
        title=gettext_lazy("Which scores could turn the lead"),
        sentence=tornado_sentence(swings),
        drawing="options/pictures/tornado.svg",
        context={"tornado": tornado_of(swings)},
        table=Table(
            caption=_(
                "The lead when the scores of one criterion lie at the ends of their ranges."
            ),
            head=(_("Criterion"), _("Lead at least"), _("Lead now"), _("Lead at most")),
            written=("text", "signed", "signed", "signed"),
            rows=tuple(
                (swing.criterion.name, swing.least, swings.lead, swing.most)
                for swing in swings.swings
            ),
        ),
        method="tornado",
    )


def tornado_sentence(swings: LeadSwings) -> str:
    """The lead, and how many criteria can turn it alone."""
    lead = _("%(leader)s is %(lead)s points ahead of %(rival)s.") % {
        "leader": named(swings.leader.name),
        "lead": points(swings.lead),
        "rival": named(swings.rival.name),
    }
    count = len(swings.turning)
    if not count:
        return lead + " " + _("The plausible scores of no single criterion can turn that.")
    widest = swings.turning[0]
    return (
        lead
        + " "
        + ngettext(
            "The plausible scores of %(count)s criterion alone can turn that: %(criterion)s,"
            " from %(least)s to %(most)s.",
            "The plausible scores of each of %(count)s criteria alone can turn that, most of"
            " all %(criterion)s, from %(least)s to %(most)s.",
            count,
        )
        % {
            "count": count,
            "criterion": named(widest.criterion.name),
            "least": signed(widest.least),
            "most": signed(widest.most),
        }
    )


SECTION = Section("changes", gettext_lazy("What would have to change"), tell)
