"""The canonical text of a decision, and that reading and writing undo each other."""

import dataclasses
import re
from pathlib import Path

import pytest

from options.cases import CASES, case_texts
from options.formats import (
    CriterionFile,
    DecisionFile,
    EvidenceFile,
    LaterFactFile,
    OptionFile,
    PerspectiveFile,
    RedLineFile,
    ReferenceScoreFile,
    SourceFile,
    read_decision,
    write_decision,
)

GUIDE = Path(__file__).parents[2] / "docs" / "decision-format.md"

RECORDS = [
    DecisionFile,
    OptionFile,
    CriterionFile,
    PerspectiveFile,
    RedLineFile,
    ReferenceScoreFile,
    EvidenceFile,
    SourceFile,
    LaterFactFile,
]

SMALL = DecisionFile(
    key="lunch",
    title="Déjeuner",
    options=(OptionFile(key="soup", name="Soup", in_core=False),),
    criteria=(
        CriterionFile(key="taste", name="Taste", worst="bad", best="good", unit="stars"),
    ),
    perspectives=(PerspectiveFile(key="cook", name="Cook", swing_points=(("taste", 0),)),),
    seed=0,
)
SMALL_TEXT = """\
{
  "format": "policy-options/2",
  "key": "lunch",
  "title": "Déjeuner",
  "options": [
    {
      "key": "soup",
      "name": "Soup",
      "in_core": false
    }
  ],
  "criteria": [
    {
      "key": "taste",
      "name": "Taste",
      "anchors": {
        "0": "bad",
        "100": "good"
      },
      "unit": "stars"
    }
  ],
  "perspectives": [
    {
      "key": "cook",
      "name": "Cook",
      "swing_points": {
        "taste": 0
      }
    }
  ],
  "seed": 0
}
"""


def test_file_says_what_is_not_the_default_and_zero_is_kept():
    assert write_decision(SMALL) == SMALL_TEXT


def test_decision_that_was_written_is_read_back_equal():
    assert read_decision(SMALL_TEXT) == SMALL
    assert read_decision(SMALL_TEXT.encode()) == SMALL


@pytest.mark.parametrize("text", case_texts(), ids=CASES)
def test_built_in_case_is_written_as_it_was_read(text):
    assert write_decision(read_decision(text)) == text


def test_file_shown_in_the_guide_is_canonical():
    (example,) = re.findall(r"```json\n(.*?)```", GUIDE.read_text(encoding="utf-8"), re.DOTALL)

    assert write_decision(read_decision(example)) == example


@pytest.mark.parametrize("record", RECORDS)
def test_guide_describes_every_member_of(record):
    guide = GUIDE.read_text(encoding="utf-8")
    members = {field.name for field in dataclasses.fields(record)} - {"worst", "middle", "best"}

    assert {name for name in members if f"`{name}`" not in guide} == set()
