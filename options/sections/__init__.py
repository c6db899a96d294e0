"""The parts of a result, in the order in which a reader meets them."""

from options.sections import changes
from options.sections.contract import Section

SECTIONS: dict[str, Section] = {section.name: section for section in (changes.SECTION,)}
