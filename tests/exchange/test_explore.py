import json
import re

import pytest

from options.exchange.explore.page import hash_of, write
from options.reports.structure import structure_of
from options.sections.grounds import perspective_ground
from tests.factories import (
    NOON,
    CriterionFactory,
    DecisionFactory,
    OptionFactory,
    PerspectiveFactory,
    PerspectiveSwingFactory,
    ReferenceScoreFactory,
)


@pytest.fixture
def ground(db):
    decision = DecisionFactory(title="</script><b>Trams")
    views = [OptionFactory(decision=decision, name=name) for name in ("Tram", "</script>")]
    leaves = [CriterionFactory(decision=decision, name=name) for name in ("Cost", "Noise")]
    cabinet = PerspectiveFactory(decision=decision)
    for leaf, points in zip(leaves, (100, 50), strict=True):
        PerspectiveSwingFactory(perspective=cabinet, criterion=leaf, points=points)
        for view, best in zip(views, (60, 30), strict=True):
            ReferenceScoreFactory(option=view, criterion=leaf, low=best, best=best, high=best)
    return perspective_ground(structure_of(decision, full=True), cabinet, {})


def test_file_runs_only_its_own_script_and_asks_nobody(ground):
    page = write(ground, made_at=NOON).decode()
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page)[1]
    script = re.search(r"<script>(.*?)</script>", page, re.DOTALL)[1]
    style = re.search(r"<style>(.*?)</style>", page, re.DOTALL)[1]

    assert (
        f"script-src &#x27;{hash_of(script)}&#x27;" in policy
        or f"'{hash_of(script)}'" in policy
    )
    assert f"'{hash_of(style)}'" in policy
    assert policy.startswith("default-src 'none'")
    assert not re.search(r"https?://(?!www\.w3\.org/2000/svg)", page)


def test_figures_are_the_servers_own_and_no_name_ends_the_block(ground):
    page = write(ground, made_at=NOON).decode()
    block = re.search(r'<script type="application/json"[^>]*>(.*?)</script>', page, re.DOTALL)[
        1
    ]
    figures = json.loads(block)

    assert [option["name"] for option in figures["options"]] == ["Tram", "</script>"]
    assert figures["points"] == [[60.0, 60.0], [30.0, 30.0]]
    assert figures["base"] == [100.0, 50.0]
