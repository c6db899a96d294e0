"""The parts of a result, in the order in which a reader meets them."""

from options.sections import (
    bias,
    changes,
    conditions,
    discuss,
    flip_map,
    gut,
    methods,
    minority,
    moved,
    perspectives,
    ranking,
    sureness,
    verdict,
)
from options.sections.contract import Section

SECTIONS: dict[str, Section] = {
    section.name: section
    for section in (
        verdict.SECTION,
        ranking.SECTION,
        changes.SECTION,
        flip_map.SECTION,
        sureness.SECTION,
        perspectives.SECTION,
        minority.SECTION,
        discuss.SECTION,
        gut.SECTION,
        moved.SECTION,
        methods.SECTION,
        conditions.SECTION,
        bias.SECTION,
    )
}
