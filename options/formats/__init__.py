"""A decision as plain data: the documented file format, read, checked and written.

The format is described for people in docs/decision-format.md.
"""

from options.formats.checking import check_decision, problems_in
from options.formats.decision import (
    CriterionFile,
    DecisionFile,
    EvidenceFile,
    LaterFactFile,
    OptionFile,
    PerspectiveFile,
    RedLineFile,
    ReferenceScoreFile,
    SourceFile,
)
from options.formats.errors import FormatError
from options.formats.names import same_name_key
from options.formats.reading import read_decision
from options.formats.writing import write_decision

__all__ = [
    "CriterionFile",
    "DecisionFile",
    "EvidenceFile",
    "FormatError",
    "LaterFactFile",
    "OptionFile",
    "PerspectiveFile",
    "RedLineFile",
    "ReferenceScoreFile",
    "SourceFile",
    "check_decision",
    "problems_in",
    "read_decision",
    "same_name_key",
    "write_decision",
]
