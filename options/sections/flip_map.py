"""The flip map: who leads at all weights of two criteria."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from options.charts.flip_map import flip_drawing_of
from options.numbers import percent
from options.reports.flip_map import FlipFacts, flip_facts
from options.sections.contract import Ground, Picture, Section, Table, Told, named


def tell(ground: Ground) -> Told:
    """The map that is asked for, or the one nearest to a flip."""
    facts = flip_facts(ground.basis, ground.asked)
    if facts is None:
        return Told(
            sentences=(
                _(
                    "A map of two weights needs two options in the running, three criteria and"
                    " every score."
                ),
            )
        )
    asked_for = (ground.asked.get("x"), ground.asked.get("y"))
    return Told(
        pictures=(picture_of(ground, facts),),
        template="options/sections/flip_map.html",
        context={
            "first": facts.first,
            "second": facts.second,
            "choices": facts.choices,
            "is_same": bool(asked_for[0]) and asked_for[0] == asked_for[1],
            "perspective": ground.perspective.key if ground.perspective else "",
        },
    )


def picture_of(ground: Ground, facts: FlipFacts) -> Picture:
    """The map with the present weights, and those of a room as dots where it shows them."""
    pair = (facts.first.pk, facts.second.pk)
    dots = [
        (weights[pair[0]], weights[pair[1]])
        for weights in ground.dots
        if all(pk in weights for pk in pair)
    ]
    return Picture(
        name="map",
        title=gettext_lazy("Who leads at which two weights"),
        sentence=" ".join(sentences_of(facts, len(dots))),
        drawing="options/pictures/flip_map.svg",
        context={"map": flip_drawing_of(facts, dots)},
        table=Table(
            caption=_("The part of all pairs of these two weights at which each option leads."),
            head=(_("Option"), _("Part of the map")),
            written=("text", "percent"),
            rows=tuple(
                (", ".join(view.name for view in region.options), region.share)
                for region in facts.regions
            ),
        ),
        method="flip-map",
    )


def sentences_of(facts: FlipFacts, dots: int) -> list[str]:
    """Where the present weights lie, how far the nearest border is, and what dots are."""
    now = {
        "leader": named(facts.leader.name),
        "first": named(facts.first.name),
        "second": named(facts.second.name),
        "x": percent(facts.weights[0]),
        "y": percent(facts.weights[1]),
    }
    found = [
        _(
            "Each field is where one option has the highest total, the other criteria keeping"
            " their proportions. At %(first)s %(x)s and %(second)s %(y)s, the ring, it is"
            " %(leader)s."
        )
        % now
    ]
    near = facts.nearest
    if near is None:
        found.append(_("It is so at all weights of these two."))
    else:
        found.append(
            _("The nearest border lies at %(x)s and %(y)s; beyond it %(other)s leads.")
            % {
                "x": percent(near.first),
                "y": percent(near.second),
                "other": named(near.options[0].name),
            }
        )
    if dots:
        found.append(
            ngettext(
                "The dot is %(count)s person's weights of these two.",
                "The dots are %(count)s people's weights of these two.",
                dots,
            )
            % {"count": dots}
        )
    return found


SECTION = Section("flip-map", gettext_lazy("Two weights at a time"), tell)
