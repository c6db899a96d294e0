"""The chapters that every report has: sections as they are told, options, criteria, sources."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from options.exchange.documents.document import Part
from options.models import Criterion, Decision, Source
from options.reports.structure import OptionView, Structure
from options.sections import SECTIONS
from options.sections.contract import Ground, Table, named

ALREADY_SAID = frozenset({"verdict"})


def told_sections(ground: Ground) -> tuple[Part, ...]:
    """Every section that is not for one person's eyes alone, in its order."""
    found: list[Part] = []
    for name, section in SECTIONS.items():
        if section.is_private or name in ALREADY_SAID or ground.whose not in section.of:
            continue
        told = section.tell(ground)
        if told is not None:
            found.append(
                Part(
                    name,
                    section.title,
                    sentences=told.sentences,
                    pictures=told.pictures,
                    tables=told.tables,
                )
            )
    return tuple(part for part in found if not part.is_empty)


def compared(structure: Structure, weights: Mapping[int, float]) -> tuple[Part, ...]:
    """The options and the criteria, in the decision's own words."""
    return (
        Part(
            "options",
            gettext_lazy("The options"),
            items=tuple(
                f"{lettered(view)}: {view.option.description}".removesuffix(": ")
                for view in structure.options
            ),
        ),
        Part(
            "criteria",
            gettext_lazy("The criteria"),
            tables=(
                Table(
                    caption=_("What the options were judged by, and what each weighs."),
                    head=(_("Criterion"), _("Weight"), _("0 means"), _("100 means")),
                    written=("text", "percent", "text", "text"),
                    rows=tuple(
                        (leaf.name, weights.get(leaf.pk), *ends_of(leaf))
                        for leaf in structure.criteria
                    ),
                ),
            ),
        ),
    )


def ends_of(leaf: Criterion) -> tuple[str, str]:
    """What the ends of its scale mean."""
    return leaf.worst, leaf.best


def sources_of(decision: Decision) -> Part:
    """How it is computed, and what the decision rests on."""
    return Part(
        "method",
        gettext_lazy("Method and sources"),
        sentences=(
            _(
                "A total is the sum of weight times score over all criteria; weights sum to"
                " 100 %, scores run from 0 to 100. What is missing stays missing, never 0 or"
                " 50. Shares of first places come from 10,000 plausible weights and scores."
            ),
        ),
        items=tuple(source_line(source) for source in decision.sources.all()),
    )


def source_line(source: Source) -> str:
    """A publication as a list has it."""
    parts = (named(source.title), source.publisher, source.date, source.address)
    return ", ".join(part for part in parts if part)


def lettered(view: OptionView) -> str:
    """An option with the letter that it has in every picture."""
    return f"{view.letter} · {named(view.name)}"


def names_of(names: Iterable[str]) -> str:
    """Names in a row, each isolated from the direction of the others."""
    return ", ".join(named(name) for name in names)
