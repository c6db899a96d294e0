"""The parts of a result, in the order in which a reader meets them."""

from options.sections.contract import Section

SECTIONS: dict[str, Section] = {}
