"""Perspectives side by side, one line each; the least objectionable; what several agree on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from options.charts.side_by_side import MOST, lines_of_letters, regret_bars
from options.models import Perspective
from options.numbers import points
from options.reports.side_by_side import (
    Coalition,
    LeastObjected,
    PerspectiveLine,
    SideBySide,
    side_by_side,
)
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
from options.sections.room_perspectives import tell_of_room

CHOSEN = "with-"
POINTS: Written = "points"


@dataclass(frozen=True)
class Choice:
    """A perspective, and whether it is asked what it agrees on with others."""

    perspective: Perspective
    is_chosen: bool


def tell(ground: Ground) -> Told | None:
    """A line each; the least objection; what the chosen ones agree on."""
    if ground.whose is Whose.ROOM:
        return tell_of_room(ground)
    chosen = chosen_in(ground.asked)
    found = side_by_side(ground.basis, with_own=ground.whose is Whose.OWN, chosen=chosen)
    if found is None:
        return None
    pictures = [lines(found)]
    if found.least:
        pictures.append(regrets(found.least))
    agreed = tuple(agreement(found.coalition))
    return Told(
        sentences=(summary(found), *([objection(found.least)] if found.least else [])),
        pictures=tuple(pictures),
        template="options/sections/coalition.html",
        context={
            "choices": tuple(
                Choice(one, chosen is None or one.key in chosen) for one in found.perspectives
            ),
            "shown": ground.perspective,
            "agreed": agreed,
        },
    )


def chosen_in(asked: Mapping[str, str]) -> frozenset[str] | None:
    """The keys of the perspectives that an address names; None where it names none."""
    if "chosen" not in asked:
        return None
    return frozenset(name.removeprefix(CHOSEN) for name in asked if name.startswith(CHOSEN))


def summary(found: SideBySide) -> str:
    """Who puts what first."""
    theirs = [line for line in found.lines if line.perspective]
    if all(len(line.firsts) == len(line.placed) for line in theirs):
        return _("By the weights of every perspective all options are level.")
    count = Counter(view for line in theirs for view in line.firsts)
    if len(count) == 1:
        (view,) = count
        return ngettext(
            "%(count)s perspective puts %(option)s first.",
            "All %(count)s perspectives put %(option)s first.",
            len(theirs),
        ) % {"count": len(theirs), "option": named(view.name)}
    parts = [
        _("%(option)s for %(count)s") % {"option": named(view.name), "count": number}
        for view, number in count.most_common(4)
    ]
    return _(
        "The %(count)s perspectives put %(different)s different options first: %(parts)s."
    ) % {"count": len(theirs), "different": len(count), "parts": ", ".join(parts)}


def objection(least: LeastObjected) -> str:
    """The least objectionable, and that it depends on which options there are."""
    words = [
        _(
            "Least objectionable: %(options)s. No perspective falls more than %(points)s points"
            " short of its own best; hardest for %(whom)s."
        )
        % {
            "options": listed(least.views),
            "points": points(least.points),
            "whom": listed(least.hardest_for),
        }
        if least.points > 0
        else _("Least objectionable: %(options)s, the best for every perspective.")
        % {"options": listed(least.views)}
    ]
    if least.swayed_by:
        view, others = least.swayed_by[0]
        words.append(
            _(
                "Regret depends on which options there are: without %(option)s it would be"
                " %(others)s."
            )
            % {"option": named(view.name), "others": listed(others)}
        )
    else:
        words.append(
            _("Regret depends on which options there are; here no other one decides it.")
        )
    return " ".join(words)


def agreement(coalition: Coalition | None) -> list[str]:
    """What the chosen perspectives have in common, the strongest first."""
    if coalition is None:
        return [_("Tick at least two perspectives.")]
    who = ngettext(
        "For %(count)s perspective",
        "For all %(count)s perspectives",
        len(coalition.perspectives),
    ) % {"count": len(coalition.perspectives)}
    within = points(coalition.within)
    first = set(coalition.first)
    unsettled = [view for view in coalition.unsettled if view not in first]
    acceptable = [
        view for view in coalition.acceptable if view not in first and view not in unsettled
    ]
    found: list[str] = []
    if first:
        found.append(
            _("%(who)s first: %(options)s.") % {"who": who, "options": listed(coalition.first)}
        )
    if unsettled:
        found.append(
            _("%(who)s first, or not settled against the first: %(options)s.")
            % {"who": who, "options": listed(unsettled)}
        )
    if acceptable:
        found.append(
            _("%(who)s within %(within)s points of their best: %(options)s.")
            % {"who": who, "within": within, "options": listed(acceptable)}
        )
    return found or [nothing_shared(coalition, within)]


def nothing_shared(coalition: Coalition, within: str) -> str:
    """No option is near the best for all; which comes nearest."""
    if coalition.points is None:
        return _("Scores are missing: no option has a total for all of them.")
    return _(
        "No option lies within %(within)s points of the best for all of them. The nearest is"
        " %(options)s, within %(points)s."
    ) % {
        "within": within,
        "options": listed(coalition.least),
        "points": points(coalition.points),
    }


def lines(found: SideBySide) -> Picture:
    """One line each."""
    own = _("Your own weights")
    most = max(len(line.placed) for line in found.lines)
    cut = _("The first %(most)s places are drawn; the table has all.") % {"most": MOST}
    return Picture(
        name="lines",
        title=gettext_lazy("One line for each perspective"),
        sentence=" ".join(
            [
                summary(found),
                _(
                    "All lines stand on the same scores. A full box is a first place, a framed"
                    " one is not settled against it; below are the totals."
                ),
                *([cut] if most > MOST else []),
            ]
        ),
        drawing="options/pictures/perspective_lines.svg",
        context={"drawn": lines_of_letters(found.lines, own)},
        table=totals(found, own),
        method="perspectives-side-by-side",
    )


def totals(found: SideBySide, own: str) -> Table:
    """Every total; options in the order of the first line that has them all."""
    longest = max(found.lines, key=lambda line: len(line.placed))
    views = [one.view for one in longest.placed]
    return Table(
        caption=_("The total of each option by the weights of each perspective."),
        head=(_("Perspective"), *(view.name for view in views)),
        written=("text", *[POINTS] * len(views)),
        rows=tuple(row_of(line, views, own) for line in found.lines),
    )


def row_of(line: PerspectiveLine, views: list[OptionView], own: str) -> tuple[Entry, ...]:
    """One perspective's totals."""
    by_view = {one.view: one.total for one in line.placed}
    whose = line.perspective.name if line.perspective else own
    return (whose, *(by_view.get(view) for view in views))


def regrets(least: LeastObjected) -> Picture:
    """The most that anybody gives up with each option."""
    return Picture(
        name="regrets",
        title=gettext_lazy("The most that anybody gives up"),
        sentence=" ".join(
            [
                objection(least),
                _("A bar is the greatest regret with an option, and beside it whose it is."),
            ]
        ),
        drawing="options/pictures/regret_bars.svg",
        context={"drawn": regret_bars(least)},
        table=Table(
            caption=_("The greatest regret with each option, and whose it is."),
            head=(_("Option"), _("Greatest regret"), _("Perspective")),
            written=("text", "points", "text"),
            rows=tuple((view.name, number, who.name) for view, number, who in least.regrets),
        ),
        method="minimax-regret",
    )


SECTION = Section("perspectives", gettext_lazy("Perspectives side by side"), tell)
