"""Files of an older version are still read."""

import json

import pytest

from options.formats import FormatError, read_decision
from options.formats.imported import WhatBecame
from options.formats.json_import import read_json

OLD = {
    "format": "policy-options/1",
    "key": "lunch",
    "title": "Lunch",
    "options": [{"key": "soup", "name": "Soup"}],
}


def test_file_of_the_first_version_says_the_same_in_this_one():
    new = {**OLD, "format": "policy-options/2"}

    assert read_decision(json.dumps(OLD)) == read_decision(json.dumps(new))


def test_preview_says_that_the_file_is_older():
    imported = read_json(json.dumps(OLD).encode(), "lunch.json")

    assert imported.is_sound
    assert imported.fates[0].fate == WhatBecame.CHANGED
    assert "policy-options/1" in imported.fates[0].note


def test_first_version_knows_no_sheets():
    with pytest.raises(FormatError) as refused:
        read_decision(json.dumps({**OLD, "sheets": []}))

    assert refused.value.path == "sheets"


def test_newer_version_is_refused_by_name():
    imported = read_json(json.dumps({**OLD, "format": "policy-options/3"}).encode(), "x")

    assert [fault.where for fault in imported.faults] == ["format"]
    assert "policy-options/3" in imported.faults[0].sentence


def test_faults_beyond_a_hundred_are_counted():
    scores = [{"option": "x", "criterion": "y", "low": 1, "best": 1, "high": 1}] * 200

    faults = read_json(json.dumps({**OLD, "reference_scores": scores}).encode(), "x").faults

    assert len(faults) == 101
    assert "more faults" in faults[-1].sentence
