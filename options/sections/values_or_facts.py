"""Values or facts: how much of a gap is weights, how much scores, and what carries most."""

from __future__ import annotations

from dataclasses import replace

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from options.charts.two_sides import gap_bars
from options.models import Perspective
from options.numbers import percent, points
from options.reports.matrices import judgements_of
from options.reports.perspective_weights import PerspectiveWeights, weights_of_perspectives
from options.reports.standpoint import illustrative_scores
from options.reports.two_sides import Between, Side, between
from options.sections.contract import Ground, Picture, Section, Table, Told, Whose, named


def tell(ground: Ground) -> Told | None:
    """One's own answers, or a perspective's, beside another perspective's."""
    shown = ground.perspective
    held = [
        one
        for one in weights_of_perspectives(ground.basis.structure)
        if one.perspective != shown
    ]
    if not held:
        return None
    if ground.whose is Whose.OWN and not (ground.missing and ground.missing.is_answered):
        return Told(
            sentences=(
                _(
                    "Once every cell has an answer, you can see here why you differ from a"
                    " perspective on the illustrative scores."
                ),
            )
        )
    key = ground.asked.get("other")
    other = next((one for one in held if one.perspective.key == key), held[0])
    own, against = sides_of(ground, other)
    rows = list(ground.basis.running)
    told = told_between(
        between(
            replace(own, points=own.points[rows]),
            replace(against, points=against.points[rows]),
            ground.basis.views(rows),
            ground.basis.criteria,
        )
    )
    return replace(
        told,
        template="options/sections/other_side.html",
        context={
            "others": tuple(one.perspective for one in held),
            "other": other.perspective,
            "shown": shown,
        },
    )


def sides_of(ground: Ground, other: PerspectiveWeights) -> tuple[Side, Side]:
    """What the ground stands on, and a perspective's weights on the illustrative scores."""
    structure, basis = ground.basis.structure, ground.basis
    illustrative = judgements_of(structure, illustrative_scores(structure))
    return (
        Side(called(ground.perspective), basis.judgements.points, basis.weights),
        Side(other.perspective.name, illustrative.points, other.weights),
    )


def called(perspective: Perspective | None) -> str:
    """What the first side is called."""
    return perspective.name if perspective else _("You")


def told_between(found: Between | None) -> Told:
    """What is said of any two sides: people, perspectives, rooms or camps."""
    if found is None:
        return Told(
            sentences=(_("This needs two options that both sides have scored everywhere."),)
        )
    return Told(sentences=tuple(sentences_of(found)), pictures=(gaps(found),))


def sentences_of(found: Between) -> list[str]:
    """Whether to argue or to look for evidence, and on what."""
    words = [summary(found)]
    if found.topic in {"weights", "both"} and found.criterion and found.weights:
        words.append(
            _("Argue first about the weight of %(criterion)s: %(first)s against %(second)s.")
            % {
                "criterion": named(found.criterion.name),
                "first": percent(found.weights[0]),
                "second": percent(found.weights[1]),
            }
        )
    if found.topic in {"scores", "both"} and found.cell and found.points:
        view, criterion = found.cell
        words.append(
            _(
                "Look for evidence first on %(option)s, %(criterion)s: %(first)s against"
                " %(second)s points."
            )
            % {
                "option": named(view.name),
                "criterion": named(criterion.name),
                "first": points(found.points[0]),
                "second": points(found.points[1]),
            }
        )
    return words


def summary(found: Between) -> str:
    """How much of the gap is what."""
    facts = {
        "one": named(found.names[0]),
        "other": named(found.names[1]),
        "share": percent(found.share),
        "rest": percent(None if found.share is None else 1 - found.share),
    }
    if found.share is None:
        return (
            _("Nothing that could change an order lies between %(one)s and %(other)s.") % facts
        )
    if found.share > 1 or found.share < 0:
        words = (
            _(
                "The gap between %(one)s and %(other)s comes from weights; scores pull the"
                " other way. Values are at issue."
            )
            if found.share > 1
            else _(
                "The gap between %(one)s and %(other)s comes from scores; weights pull the"
                " other way. Facts are at issue."
            )
        )
        return words % facts
    words = {
        "weights": _(
            "%(one)s and %(other)s differ in values: %(share)s of the gap comes from weights,"
            " %(rest)s from scores."
        ),
        "scores": _(
            "%(one)s and %(other)s differ on facts: %(rest)s of the gap comes from scores,"
            " %(share)s from weights."
        ),
    }.get(
        found.topic,
        _(
            "%(one)s and %(other)s differ in both: %(share)s of the gap comes from weights,"
            " %(rest)s from scores."
        ),
    )
    return words % facts


def gaps(found: Between) -> Picture:
    """Both parts of the gap on each option."""
    widest = found.gaps[0]
    return Picture(
        name="gaps",
        title=gettext_lazy("Where the two differ"),
        sentence=_(
            "They are furthest apart on %(option)s: %(first)s against %(second)s points. Full"
            " bars come from weights, dashed ones from scores, and together they are the gap."
            " The shares leave out what moves all options alike."
        )
        % {
            "option": named(widest.view.name),
            "first": points(widest.totals[0]),
            "second": points(widest.totals[1]),
        },
        drawing="options/pictures/gap_bars.svg",
        context={"drawn": gap_bars(found)},
        table=Table(
            caption=_("The totals of both sides, and where the gap between them comes from."),
            head=(_("Option"), *found.names, _("From weights"), _("From scores")),
            written=("text", "points", "points", "signed", "signed"),
            rows=tuple(
                (gap.view.name, *gap.totals, gap.from_weights, gap.from_scores)
                for gap in found.gaps
            ),
        ),
        method="values-or-facts",
    )


SECTION = Section(
    "values-or-facts",
    gettext_lazy("Values or facts?"),
    tell,
    of=frozenset({Whose.OWN, Whose.PERSPECTIVE}),
)
