"""The parts of a result, in the order in which a reader meets them."""

from options.sections import (
    bias,
    changes,
    conditions,
    discuss,
    evidence,
    flip_map,
    gut,
    ledger,
    methods,
    minority,
    moved,
    perspectives,
    ranking,
    sureness,
    values_or_facts,
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
        values_or_facts.SECTION,
        ledger.SECTION,
        discuss.SECTION,
        gut.SECTION,
        moved.SECTION,
        minority.SECTION,
        evidence.SECTION,
        methods.SECTION,
        conditions.SECTION,
        bias.SECTION,
    )
}
