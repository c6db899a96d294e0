"""An outline becomes a decision, however it is indented; a fault is said with its line."""

import pytest

from options.formats import check_decision
from options.formats.outline import read_outline
from options.formats.outline_parts import Words

PLAIN = """What should the city do?
It is full of cars.

Options
Leave it (baseline)
A charge: everybody pays

Criteria
Cost
  For the city: what it pays
    0: 200 million
    50: 100 million
    100: nothing
  For people
    0: much / 100: nothing
Safety
  0: worse
  100: better
"""
MESSY = """\ufeff# What should the city do?
It is full of cars.

**Options:**
\t1. Leave it (Baseline)
\t2) A charge: everybody pays

## CRITERIA
 • Cost
\t\t- 1.1 For the city: what it pays
\t\t0 : 200 million
\t\t\t\t50= 100 million
\t\t\t100：nothing
\t\ta) For people
0: much; 100: nothing
 * Safety
  0: worse | 100: better
"""


@pytest.mark.parametrize("text", [PLAIN, MESSY], ids=["plain", "messy"])
def test_outline_is_read_however_it_is_indented(text):
    outline = read_outline(text)
    decision = outline.decision

    assert outline.faults == ()
    check_decision(decision)
    assert decision.title == decision.question == "What should the city do?"
    assert decision.why_hard == "It is full of cars."
    assert [(o.name, o.is_baseline, o.description) for o in decision.options] == [
        ("Leave it", True, ""),
        ("A charge", False, "everybody pays"),
    ]
    assert [(c.name, c.parent, c.worst, c.middle, c.best) for c in decision.criteria] == [
        ("Cost", None, "", "", ""),
        ("For the city", "cost", "200 million", "100 million", "nothing"),
        ("For people", "cost", "much", "", "nothing"),
        ("Safety", None, "worse", "", "better"),
    ]


@pytest.mark.parametrize(
    ("text", "where", "words"),
    [
        ("", "line 1", "Write the question"),
        ("Why?\nCriteria\nCost", "line 1", "Options"),
        ("Why?\nOptions\nA way", "line 1", "Criteria"),
        ("Why?\nOptions\nA way\nＡ WAY\nCriteria\nCost", "line 4", "already on line 3"),
        ("Why?\nOptions\nA way\nCriteria\n0: bad\nCost", "line 5", "no criterion above"),
        ("Why?\nOptions\nA way\nCriteria\nCost\n0: a\n0: b", "line 7", "words for 0 already"),
        ("Why?\nOptions\nA way\nCriteria\nCost\n0: a\n Fuel", "line 5", "only groups"),
        ("Why?\nOptions\n" + "x" * 121 + "\nCriteria\nCost", "line 3", "more than 120"),
        ("Why?\nOptions\n: text\nCriteria\nCost", "line 3", "no name"),
        ("Why?\nOptions\n" + "\n".join(map(str, range(1000, 1041))) + "\nCriteria\nCost",
         "line 43", "at most 40 options"),
        ("x" * 100_001, "line 1", "100,000"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_with_its_line(text, where, words):
    faults = read_outline(text).faults

    assert [fault.where for fault in faults] == [where]
    assert words in faults[0].sentence


def test_long_question_gets_a_title_that_fits():
    decision = read_outline("word " * 40 + "?\nOptions\nOne\nCriteria\nCost").decision

    assert decision.title == "word " * 22 + "word…"


def test_names_without_latin_letters_get_keys_of_their_own():
    decision = read_outline("问题\nOptions\n等待\n行动\nCriteria\n成本").decision

    assert [option.key for option in decision.options] == ["option", "option-2"]
    assert (decision.key, decision.criteria[0].key) == ("decision", "criterion")


@pytest.mark.parametrize("nothing", ["-", "  * ", "-----", "\t•", "====="])
def test_bullet_that_nothing_follows_is_no_option(nothing):
    reading = read_outline(f"What now?\n\nOptions\n- Wait\n{nothing}\n- Act\n")

    assert [option.name for option in reading.decision.options] == ["Wait", "Act"]


def test_lists_begin_in_any_language_by_its_words_or_by_marks():
    words = Words(options=("Optionen",), criteria=("Kriterien",), baseline=("Bestand",))
    german = """Was soll die Stadt tun?

## Optionen
- So lassen (Bestand)
- Eine Maut [groß]

Kriterien:
- Kosten
"""

    told = read_outline(german, words)
    marked = read_outline(german.replace("## Optionen", "# 1").replace("Kriterien:", "##2"))

    assert (told.faults, marked.faults) == ((), ())
    assert [option.name for option in told.decision.options] == [
        "So lassen",
        "Eine Maut [groß]",
    ]
    assert [option.is_baseline for option in told.decision.options] == [True, False]
    assert [one.name for one in marked.decision.criteria] == ["Kosten"]
    assert not read_outline(german).is_sound
