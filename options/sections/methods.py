"""Does the method matter? Other methods on the same data: only where they differ, and why."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from options.analysis.second_opinion.methods import Method
from options.charts.opinions import opinion_grid
from options.reports.second_opinions import (
    AcrossPerspectives,
    SecondOpinion,
    SecondOpinions,
    second_opinions,
)
from options.reports.structure import OptionView
from options.sections.contract import Ground, Picture, Section, Table, Told, Written, named

NAMES = {
    Method.ADDITIVE: gettext_lazy("Weighted total"),
    Method.WEIGHTED_PRODUCT: gettext_lazy("Weighted product"),
    Method.TOPSIS_VECTOR: gettext_lazy("TOPSIS, vector"),
    Method.TOPSIS_MIN_MAX: gettext_lazy("TOPSIS, best and worst"),
    Method.VIKOR: gettext_lazy("VIKOR"),
    Method.PROMETHEE_USUAL: gettext_lazy("PROMETHEE, any lead"),
    Method.PROMETHEE_LINEAR: gettext_lazy("PROMETHEE, by lead"),
    Method.ELECTRE: gettext_lazy("ELECTRE I"),
    AcrossPerspectives.MEDIAN_VOTER: gettext_lazy("Median of the perspectives"),
    AcrossPerspectives.MINIMAX_REGRET: gettext_lazy("Least greatest regret"),
}
WHY = {
    Method.WEIGHTED_PRODUCT: gettext_lazy("it punishes very low scores more than a sum does"),
    Method.TOPSIS_VECTOR: gettext_lazy(
        "it measures the distance to the best and the worst of these options, not to fixed ends"
    ),
    Method.TOPSIS_MIN_MAX: gettext_lazy(
        "it stretches every scale to the best and the worst of these options"
    ),
    Method.VIKOR: gettext_lazy("half of it looks only at an option's weakest criterion"),
    Method.PROMETHEE_USUAL: gettext_lazy("it counts who is ahead, not by how much"),
    Method.PROMETHEE_LINEAR: gettext_lazy("a lead of more than 25 points counts no further"),
    Method.ELECTRE: gettext_lazy(
        "it keeps every option that no other clearly beats, and gives no order"
    ),
    AcrossPerspectives.MEDIAN_VOTER: gettext_lazy(
        "it weighs by all perspectives of the decision, each counted once"
    ),
    AcrossPerspectives.MINIMAX_REGRET: gettext_lazy(
        "it avoids what one perspective would mind most, and depends on which options there are"
    ),
}


def tell(ground: Ground) -> Told:
    """Who chooses otherwise, in one line each; the whole grid as a picture."""
    found = second_opinions(ground.basis)
    if found is None:
        return Told(
            sentences=(
                _(
                    "Other methods are asked once two options in the running have a score on"
                    " every criterion."
                ),
            )
        )
    told = [line_on(opinion) for opinion in found.differing]
    return Told(sentences=(summary(found), *told, *swayed(found)), pictures=(grid(found),))


def summary(found: SecondOpinions) -> str:
    """Whether the choice depends on the method."""
    others, differing = len(found.opinions) - 1, len(found.differing)
    winners = listed(found.base.winners)
    if not differing:
        return _("No. All %(count)s other ways choose %(winners)s too.") % {
            "count": others,
            "winners": winners,
        }
    return _(
        "It does: %(differing)s of %(count)s other ways do not choose what the weighted total"
        " chooses, %(winners)s."
    ) % {"differing": differing, "count": others, "winners": winners}


def line_on(opinion: SecondOpinion) -> str:
    """What one way chooses instead, and why."""
    words = (
        _("%(way)s keeps %(winners)s: %(why)s.")
        if opinion.way is Method.ELECTRE
        else _("%(way)s chooses %(winners)s: %(why)s.")
    )
    return words % {
        "way": NAMES[opinion.way],
        "winners": listed(opinion.winners) or _("nothing"),
        "why": WHY[opinion.way],
    }


def swayed(found: SecondOpinions) -> list[str]:
    """The ways whose choice depends on options that lose."""
    if not found.swayed:
        return []
    ways = ", ".join(str(NAMES[opinion.way]) for opinion in found.swayed)
    return [
        _(
            "Without one of the losing options these would choose otherwise: %(ways)s. The"
            " weighted total between fixed ends never does."
        )
        % {"ways": ways}
    ]


def listed(views: tuple[OptionView, ...]) -> str:
    """Names in a sentence."""
    return ", ".join(named(view.name) for view in views)


def grid(found: SecondOpinions) -> Picture:
    """Which place each way gives each option."""
    names = {str(way): str(name) for way, name in NAMES.items()}
    places: list[Written] = ["count"] * len(found.views)
    return Picture(
        name="ways",
        title=gettext_lazy("Places by each way of choosing"),
        sentence=_(
            "%(winners)s: first by %(agreeing)s of %(count)s ways. A filled circle is a first"
            " place; the ways in bold choose otherwise."
        )
        % {
            "winners": listed(found.base.winners),
            "agreeing": len(found.opinions) - len(found.differing),
            "count": len(found.opinions),
        },
        drawing="options/pictures/opinions.svg",
        context={"grid": opinion_grid(found, names)},
        table=Table(
            caption=_("The place that each way of choosing gives each option."),
            head=(_("Way of choosing"), *(view.name for view in found.views)),
            written=("text", *places),
            rows=tuple((names[opinion.way], *opinion.ranks) for opinion in found.opinions),
        ),
        method="does-the-method-matter",
    )


SECTION = Section("methods", gettext_lazy("Does the method matter?"), tell)
