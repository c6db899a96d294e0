"""The minority report: the room's two camps, if it has two, and what keeps them apart."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from options.charts.rulers import Ruled, rulers_of
from options.numbers import percent, points
from options.reports.others import results_of
from options.reports.others.camps import Camps
from options.sections.contract import Ground, Picture, Section, Table, Told, Whose, named


def tell(ground: Ground) -> Told | None:
    """What the smaller camp would have said; that there is none is worth a sentence."""
    if ground.room is None:
        return None
    camps = results_of(ground.room).camps
    if camps is None:
        words = _(
            "The room does not fall into two camps: by their own totals people lie too close"
            " together, or one side would be fewer than five."
        )
        return Told(sentences=(words,))
    return Told(sentences=tuple(sentences_of(camps)), pictures=(picture_of(camps),))


def sentences_of(camps: Camps) -> list[str]:
    """Who is first in either camp, and why they differ."""
    firsts = [
        ", ".join(named(row.view.name) for row in camps.rows if row.ranks[side] == 1)
        for side in (0, 1)
    ]
    numbers = {"larger": camps.sizes[0], "smaller": camps.sizes[1]}
    if firsts[0] == firsts[1]:
        head = _(
            "The room has two camps, of %(larger)s and %(smaller)s people. Both put %(first)s"
            " first."
        ) % {**numbers, "first": firsts[0]}
    else:
        head = _(
            "The room has two camps. The larger, %(larger)s people, puts %(first)s first; the"
            " smaller, %(smaller)s people, puts %(second)s first."
        ) % {**numbers, "first": firsts[0], "second": firsts[1]}
    return [head, topic_said(camps), *bridges_of(camps)]


def topic_said(camps: Camps) -> str:
    """Whether weights or scores keep them apart."""
    share = camps.share_values
    if share is None or camps.topic == "nothing":
        return _("Nothing that could change an order keeps them apart.")
    words = {
        "weights": _("They differ in what they value: weights explain %(share)s of the gap."),
        "scores": _("They differ on facts: scores explain %(facts)s of the gap."),
        "both": _(
            "They differ in both: weights explain %(share)s of the gap, scores %(facts)s."
        ),
    }
    kept = min(max(share, 0.0), 1.0)
    return words[camps.topic] % {"share": percent(kept), "facts": percent(1 - kept)}


def bridges_of(camps: Camps) -> list[str]:
    """The weight and the score that would bring the sides together most."""
    said = []
    if camps.criterion is not None and camps.weights is not None:
        said.append(
            _(
                "Of the weights, that of %(criterion)s keeps them apart most: %(smaller)s for"
                " the smaller camp, %(larger)s for the larger."
            )
            % {
                "criterion": named(camps.criterion.name),
                "smaller": percent(camps.weights[0]),
                "larger": percent(camps.weights[1]),
            }
        )
    if camps.view is not None and camps.cell_criterion is not None and camps.points is not None:
        said.append(
            _(
                "Of the scores, %(option)s on %(criterion)s keeps them apart most: %(smaller)s"
                " points for the smaller camp, %(larger)s for the larger."
            )
            % {
                "option": named(camps.view.name),
                "criterion": named(camps.cell_criterion.name),
                "smaller": points(camps.points[0]),
                "larger": points(camps.points[1]),
            }
        )
    return said


def picture_of(camps: Camps) -> Picture:
    """A ruler for each camp."""
    names = (
        _("Larger camp, %(count)s") % {"count": camps.sizes[0]},
        _("Smaller camp, %(count)s") % {"count": camps.sizes[1]},
    )
    judges = [
        Ruled(
            name,
            "",
            tuple(
                (row.view, total)
                for row in camps.rows
                if (total := row.totals[side]) is not None
            ),
        )
        for side, name in enumerate(names)
    ]
    return Picture(
        name="camps",
        title=gettext_lazy("The totals of the two camps"),
        sentence=_(
            "Each letter is an option at the mean total of a camp, from 0 to 100; a disc marks"
            " the first. %(apart)s"
        )
        % {"apart": widest(camps)},
        drawing="options/pictures/rulers.svg",
        context={"rulers": rulers_of(judges)},
        table=Table(
            caption=_("Mean totals and places in the two camps."),
            head=(
                _("Option"),
                _("Larger camp"),
                _("Place"),
                _("Smaller camp"),
                _("Place"),
            ),
            written=("text", "points", "count", "points", "count"),
            rows=tuple(
                (
                    row.view.name,
                    row.totals[0],
                    row.ranks[0] or None,
                    row.totals[1],
                    row.ranks[1] or None,
                )
                for row in camps.rows
            ),
        ),
        method="camps-and-minority-report",
    )


def widest(camps: Camps) -> str:
    """The option on which they differ most."""
    known = [
        (abs(row.totals[0] - row.totals[1]), row.view)
        for row in camps.rows
        if row.totals[0] is not None and row.totals[1] is not None
    ]
    if not known:
        return ""
    gap, view = max(known, key=lambda pair: pair[0])
    return _("They are furthest apart on %(option)s: %(points)s points.") % {
        "option": named(view.name),
        "points": points(gap),
    }


SECTION = Section("minority", gettext_lazy("Minority report"), tell, of=frozenset({Whose.ROOM}))
