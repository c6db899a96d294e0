"""How long and how many things in a decision file may be, and the words it may choose from."""

FORMAT = "policy-options/1"

FILE_BYTES = 5_000_000
NESTING = 20

KEY = 80
NAME = 120
SHORT_NAME = 28
UNIT = 40
LINE = 300
ADDRESS = 2_000
TEXT = 4_000

OPTIONS = 40
CRITERIA = 60
PERSPECTIVES = 40
RED_LINES = 40

MAX_POINTS = 100
MAX_SEED = 2**63 - 1

STRENGTHS = ("A", "B", "C", "J")
GRADES = ("A", "B", "C", "OP")
