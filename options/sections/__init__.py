"""The parts of a result, in the order in which a reader meets them."""

from options.sections import bias, changes, flip_map, methods, ranking, sureness, verdict
from options.sections.contract import Section

SECTIONS: dict[str, Section] = {
    section.name: section
    for section in (
        verdict.SECTION,
        ranking.SECTION,
        changes.SECTION,
        flip_map.SECTION,
        sureness.SECTION,
        methods.SECTION,
        bias.SECTION,
    )
}
