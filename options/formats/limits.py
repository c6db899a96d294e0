"""How long and how many things in a file may be, and the words it may choose from."""

FORMAT = "policy-options/2"
SHEET_FORMAT = "policy-options-sheet/1"

FILE_BYTES = 5_000_000
NESTING = 20

KEY = 80
SOURCE_KEY = 40
NAME = 120
SHORT_NAME = 28
FIELD = 80
DIRECTION = 60
UNIT = 40
DATE = 60
SOURCE_TITLE = 300
ADDRESS = 500
TEXT = 4_000
RATIONALE = 2_000

OPTIONS = 40
CRITERIA = 60
PERSPECTIVES = 40
RED_LINES = 40
SHEETS = 5_000

MAX_POINTS = 100
MAX_SEED = 2**31 - 1
MAX_PLACE = 10_000

STRENGTHS = ("A", "B", "C", "J")
GRADES = ("A", "B", "C", "OP")

CONFIDENCES = ("low", "medium", "high")
WEIGHINGS = ("equal", "ranks", "points")
SWING_SCOPES = ("all", "siblings")
STANDINGS = ("clear", "at_risk", "fails", "unknown")
COURSES = ("kept", "changed", "carried")
REASONS_NOT_TO_COUNT = (
    "option_parked",
    "criterion_parked",
    "criterion_divided",
    "full_version_only",
    "other_list",
)
