"""How sure that is: shares of places among many draws, and what one would have to believe."""

from __future__ import annotations

import numpy as np
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from options.charts.beliefs import MOST, belief_grid
from options.charts.sure_places import sure_places
from options.models import Criterion
from options.numbers import percent
from options.reports.beliefs import beliefs_of
from options.reports.how_sure import Belief, Sureness
from options.reports.structure import OptionView
from options.sections.contract import (
    Entry,
    Ground,
    Picture,
    Section,
    Table,
    Told,
    Whose,
    Written,
    named,
)
from options.sections.listing import listed

FEW, MANY = 2, 2
ENOUGH = 0.5
CLOSE = 0.03
PERCENT: Written = "percent"
Weights = dict[Criterion, float]
Held = tuple[OptionView, Weights, float | None]


def tell(ground: Ground) -> Told:
    """Shares as bars and as heat; then the weights that speak for each option."""
    sureness = ground.sureness
    if len(sureness.rows) < FEW:
        return Told(
            sentences=(_("With fewer than two options in the running, all is settled."),)
        )
    beliefs = sureness.beliefs
    if not beliefs and ground.whose is not Whose.ROOM:
        beliefs = beliefs_of(ground.basis)
    pictures = [bars(sureness), heat(sureness)]
    if any(belief.weights for belief in beliefs) and not np.isnan(ground.basis.weights).any():
        pictures.append(believing(ground, beliefs))
    return Told(
        sentences=(lead(sureness), *bands(sureness), *never(sureness), drawn(sureness)),
        pictures=tuple(pictures),
        template="options/sections/draws.html" if ground.whose is Whose.OWN else "",
        context={"method": sureness.method, "widths": sureness.half_widths},
    )


def lead(sureness: Sureness) -> str:
    """Who comes first most often, and the next."""
    first, second, *_others = sorted(sureness.rows, key=lambda row: -row.first)
    return _("%(first)s comes first in %(share)s of the draws, %(second)s in %(other)s.") % {
        "first": named(first.view.name),
        "share": percent(first.first),
        "second": named(second.view.name),
        "other": percent(second.first),
    }


def bands(sureness: Sureness) -> list[str]:
    """The options whose order is open."""
    return [
        _("The order of these is not settled in %(settled)s of the draws: %(names)s.")
        % {"settled": percent(sureness.settled), "names": listed(band)}
        for band in [band for band in sureness.bands if len(band) > 1][:MANY]
    ]


def never(sureness: Sureness) -> list[str]:
    """The options that are first in no draw."""
    if not sureness.never_first:
        return []
    return [_("First in none of them: %(names)s.") % {"names": listed(sureness.never_first)}]


def drawn(sureness: Sureness) -> str:
    """How many draws, and how far a share may be off."""
    return _("There were %(samples)s draws, so a share may be off by %(error)s.") % {
        "samples": number_format(sureness.samples, force_grouping=True),
        "error": percent(sureness.error),
    }


def bars(sureness: Sureness) -> Picture:
    """Stacked bars."""
    return Picture(
        name="places",
        title=gettext_lazy("How often each option takes each place"),
        sentence=" ".join([lead(sureness), _("The fuller the colour, the better the place.")]),
        drawing="options/pictures/place_bars.svg",
        context={"drawn": sure_places(sureness)},
        table=shares(sureness),
        method="share-of-places",
    )


def heat(sureness: Sureness) -> Picture:
    """The same, place by place."""
    surest = max(sureness.rows, key=lambda row: max(place.share for place in row.places))
    place = max(surest.places, key=lambda place: place.share)
    return Picture(
        name="heat",
        title=gettext_lazy("The same, place by place"),
        sentence=_(
            "Surest of all is place %(rank)s of %(name)s, in %(share)s of the draws. The"
            " fuller the colour, the more often."
        )
        % {
            "rank": number_format(place.rank),
            "name": named(surest.view.name),
            "share": percent(place.share),
        },
        drawing="options/pictures/place_heat.svg",
        context={"drawn": sure_places(sureness)},
        table=shares(sureness),
        method="share-of-places",
    )


def shares(sureness: Sureness) -> Table:
    """Every share."""
    written: tuple[Written, ...] = ("text", *[PERCENT] * len(sureness.rows))
    return Table(
        caption=_("In which share of the draws each option takes each place."),
        head=(
            _("Option"),
            *(
                _("Place %(rank)s") % {"rank": number_format(place.rank)}
                for place in sureness.rows[0].places
            ),
        ),
        written=written,
        rows=tuple(
            (row.view.name, *(place.share for place in row.places)) for row in sureness.rows
        ),
    )


def believing(ground: Ground, beliefs: tuple[Belief, ...]) -> Picture:
    """The middle of the weights that put each option first, beside the present weights."""
    own = ground.basis
    leaves = own.structure.criteria
    now = {leaf: float(own.weights[own.judgements.column(leaf)]) for leaf in leaves}
    held = [
        (
            belief.view,
            {leaf: belief.weights[own.judgements.column(leaf)] for leaf in leaves},
            belief.confidence,
        )
        for belief in beliefs
        if belief.weights
    ]
    words = [believed(*one, now) for one in held[:MANY]]
    return Picture(
        name="beliefs",
        title=gettext_lazy("What you would have to believe for an option to be best"),
        sentence=" ".join([*words, legend(ground, len(held))]),
        drawing="options/pictures/beliefs.svg",
        context={"grid": belief_grid([(view, row) for view, row, _sure in held], now)},
        table=believed_table(held, now),
        method="central-weights-and-confidence",
    )


def believed_table(held: list[Held], now: Weights) -> Table:
    """Every weight, and how sure each option is at its own."""
    rows: list[tuple[Entry, ...]] = [
        (leaf.name, now[leaf], *(row[leaf] for _view, row, _sure in held)) for leaf in now
    ]
    sure: list[Entry] = [sure for _view, _row, sure in held]
    return Table(
        caption=_(
            "The middle of the weights that put each option first; the last row says how"
            " often it is first at just these weights, whatever its scores turn out to be."
        ),
        head=(_("Criterion"), _("Weight now"), *(view.name for view, _row, _sure in held)),
        written=("text", PERCENT, *[PERCENT] * len(held)),
        rows=(*rows, (_("Confidence"), None, *sure)),
    )


def believed(view: OptionView, weights: Weights, sure: float | None, now: Weights) -> str:
    """What speaks for one option, and how sure it is then."""
    rises = max(weights, key=lambda leaf: round(weights[leaf] - now[leaf], 9))
    falls = min(weights, key=lambda leaf: round(weights[leaf] - now[leaf], 9))
    facts = {
        "option": named(view.name),
        "more": named(rises.name),
        "to": percent(weights[rises]),
        "at": percent(now[rises]),
        "less": named(falls.name),
        "down": percent(weights[falls]),
        "was": percent(now[falls]),
        "sure": percent(sure),
    }
    if weights[rises] - now[rises] < CLOSE:
        start = _("For %(option)s speak weights about as they are now.") % facts
    else:
        start = (
            _(
                "For %(option)s speak weights of about %(to)s on %(more)s (now %(at)s) and"
                " %(down)s on %(less)s (now %(was)s)."
            )
            % facts
        )
    if sure is None:
        return start
    end = (
        _("It is then first in %(sure)s of the draws.")
        if sure >= ENOUGH
        else _(
            "Even then it is first in only %(sure)s of the draws: the scores are too unsure."
        )
    )
    return f"{start} {end % facts}"


def legend(ground: Ground, count: int) -> str:
    """What the drawing shows, and of whom its weights are."""
    whose = (
        _("A bar is the middle of those weights in the room that put an option first.")
        if ground.whose is Whose.ROOM
        else _("A bar is the middle of all weights there are that put an option first.")
    )
    cut = (
        _("The first %(most)s of %(count)s options are drawn; the table has all.")
        % {"most": number_format(MOST), "count": number_format(count)}
        if count > MOST
        else ""
    )
    return " ".join([whose, _("The upright line is the weight now."), cut]).strip()


SECTION = Section("sureness", gettext_lazy("How sure that is"), tell)
