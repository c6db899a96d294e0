"""A second look at one's own answers; for the person alone."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from options.charts.scales import scale_bars_of
from options.numbers import percent, points
from options.reports.bias import Habits, habits_of
from options.sections.contract import Ground, Picture, Section, Table, Told, Whose, named


def tell(ground: Ground) -> Told | None:
    """One sentence and one suggestion for each habit that is seen."""
    habits = habits_of(ground.basis, ground.sheet)
    if habits is None:
        return None
    found = (on_halo(habits), on_spread(habits), on_swings(habits), on_order(habits))
    told = tuple(sentence for sentence in found if sentence)
    first = (
        _("None of this says that an answer is wrong, only where a second look costs little.")
        if told
        else _(
            "Nothing stands out: your scores tell the options apart, and they follow neither"
            " one overall impression nor the order of the page."
        )
    )
    return Told(sentences=(first, *told), pictures=(scales(habits),))


def on_halo(habits: Habits) -> str:
    """One overall impression."""
    if habits.halo is None:
        return ""
    return _(
        "An option that you score high on one criterion you score high on nearly all: the mean"
        " correlation is %(share)s. Try the criterion on which your favourite should be weakest"
        " once more, as if you did not know which option it is."
    ) % {"share": percent(habits.halo)}


def on_spread(habits: Habits) -> str:
    """Scales of which little was used."""
    if not habits.is_mostly_flat:
        return ""
    count = len(habits.scales)
    return ngettext(
        "On %(flat)s of %(count)s criterion all options lie within 10 points. Read what 0 and"
        " 100 mean there, and ask which option is nearest to either.",
        "On %(flat)s of %(count)s criteria all options lie within 10 points. Read what 0 and"
        " 100 mean there, and ask which option is nearest to either.",
        count,
    ) % {"flat": len(habits.flat), "count": count}


def on_swings(habits: Habits) -> str:
    """A heavy criterion whose options hardly differ."""
    if not habits.heavy:
        return ""
    scale = habits.heavy[0]
    return _(
        "%(criterion)s has %(weight)s of your weight, yet your scores on it span only %(span)s"
        " points. A weight answers how much the whole way from 0 to 100 is worth, not how"
        " important the subject is: ask it once more."
    ) % {
        "criterion": named(scale.criterion.name),
        "weight": percent(scale.weight),
        "span": points(scale.span),
    }


def on_order(habits: Habits) -> str:
    """Scores that follow the page."""
    if habits.place is None:
        return ""
    effect, views = habits.place.effect, habits.place.views
    words = (
        _(
            "Your scores fall from the first option on your page, %(first)s, to the last,"
            " %(last)s. Of all orders %(chance)s would fit as well by chance. Score two"
            " criteria again from the bottom up."
        )
        if effect.correlation < 0
        else _(
            "Your scores rise from the first option on your page, %(first)s, to the last,"
            " %(last)s. Of all orders %(chance)s would fit as well by chance. Score two"
            " criteria again from the bottom up."
        )
    )
    return words % {
        "first": named(views[0].name),
        "last": named(views[-1].name),
        "chance": percent(effect.chance),
    }


def scales(habits: Habits) -> Picture:
    """From the lowest to the highest points on each criterion."""
    widest = max(habits.scales, key=lambda scale: scale.span)
    return Picture(
        name="scales",
        title=gettext_lazy("How much of each scale you used"),
        sentence=_(
            "Your scores tell the options apart most on %(criterion)s, where they run from"
            " %(low)s to %(high)s."
        )
        % {
            "criterion": named(widest.criterion.name),
            "low": points(widest.low),
            "high": points(widest.high),
        },
        drawing="options/pictures/scales.svg",
        context={"bars": scale_bars_of(habits)},
        table=Table(
            caption=_("The lowest and the highest points on each criterion, and its weight."),
            head=(_("Criterion"), _("Lowest"), _("Highest"), _("Span"), _("Weight")),
            written=("text", "points", "points", "points", "percent"),
            rows=tuple(
                (scale.criterion.name, scale.low, scale.high, scale.span, scale.weight)
                for scale in habits.scales
            ),
        ),
        method="flat-criteria",
    )


SECTION = Section(
    "bias",
    gettext_lazy("A second look at your own answers"),
    tell,
    of=frozenset({Whose.OWN}),
    is_private=True,
)
