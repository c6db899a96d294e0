"""Scales and pictures run from 0 at the left to 100, in right-to-left languages too."""

import re
from pathlib import Path

import pytest

PAGES = Path("static/options/css/pages")


@pytest.mark.parametrize(
    ("page", "rule"),
    [
        ("comparison.css", ".scale"),
        ("comparison.css", ".room-before"),
        ("comparison.css", ".exact input, .range"),
        ("seat.css", ".practice .scale"),
        ("seat.css", ".practice-ends"),
    ],
)
def test_rule_of_a_scale_sets_its_direction(page, rule):
    css = (PAGES / page).read_text(encoding="utf-8")

    found = re.findall(rf"^ *{re.escape(rule)} \{{([^}}]*)\}}", css, re.MULTILINE)

    assert any("direction: ltr" in declarations for declarations in found)
