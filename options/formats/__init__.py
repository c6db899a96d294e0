"""A decision as plain data: the documented file format, read, checked and written.

The format is described for people in docs/decision-format.md. The sheet of a person, which the
site writes, is read here too; docs/sheet-files.md describes it.
"""

from options.formats.checking import check_decision, gaps_in, problems_in
from options.formats.decision import (
    CriterionFile,
    DecisionFile,
    EvidenceFile,
    LaterFactFile,
    NamelessAnswerFile,
    NamelessScoreFile,
    NamelessSheetFile,
    NamelessSwingFile,
    OptionFile,
    PerspectiveFile,
    RedLineFile,
    ReferenceScoreFile,
    SourceFile,
)
from options.formats.errors import FormatError
from options.formats.names import same_name_key
from options.formats.reading import read_complete_decision, read_decision
from options.formats.sheet import (
    SheetDecision,
    SheetFile,
    SheetRedLine,
    SheetScore,
    SheetStanding,
    SheetTotal,
    SheetWeight,
)
from options.formats.sheet_reading import read_sheet
from options.formats.writing import write_decision

__all__ = [
    "CriterionFile",
    "DecisionFile",
    "EvidenceFile",
    "FormatError",
    "LaterFactFile",
    "NamelessAnswerFile",
    "NamelessScoreFile",
    "NamelessSheetFile",
    "NamelessSwingFile",
    "OptionFile",
    "PerspectiveFile",
    "RedLineFile",
    "ReferenceScoreFile",
    "SheetDecision",
    "SheetFile",
    "SheetRedLine",
    "SheetScore",
    "SheetStanding",
    "SheetTotal",
    "SheetWeight",
    "SourceFile",
    "check_decision",
    "gaps_in",
    "problems_in",
    "read_complete_decision",
    "read_decision",
    "read_sheet",
    "same_name_key",
    "write_decision",
]
