"""Files that are made to harm: each is refused, or read, in little time and little memory."""

import pytest

from tests.formats.hostile import FILES
from tests.formats.measured import costs

SECONDS, MEGABYTES = 3, 150  # what a decision of 5 MB may cost; most are refused for nothing


@pytest.mark.parametrize("kind", ["workbook", "CSV", "JSON", "XMCDA"])
def test_hostile_file_is_told_where_it_is_wrong_and_costs_little(kind):
    names = [name for name in FILES if name.startswith(f"{kind}: ")]

    found = costs(names)

    said = {name: (cost["said"], bool(cost["where"])) for name, cost in found.items()}
    assert {name for name in names if not is_as_expected(*said[name], FILES[name][2])} == set()
    assert [name for name in names if found[name]["seconds"] > SECONDS] == []
    assert [name for name in names if found[name]["megabytes"] > MEGABYTES] == []


def is_as_expected(said, has_place, words):
    """Read without a fault, or refused in these words and at a place."""
    return (words in said and has_place) if words else said == ""
