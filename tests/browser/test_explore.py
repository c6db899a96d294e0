"""The file that is explored offline reckons as the server does."""

import pytest

from options.exchange.explore.page import write
from tests.exchange.test_explore import ground  # noqa: F401 -- a fixture
from tests.factories import NOON

pytestmark = pytest.mark.browser


def test_totals_of_the_file_are_the_servers(page, ground, tmp_path):  # noqa: F811
    file = tmp_path / "explore.html"
    file.write_bytes(write(ground, made_at=NOON))
    told = []
    page.on("console", lambda message: told.append(message.text))

    page.goto(file.as_uri())
    totals = page.eval_on_selector_all(
        "#rows li", "rows => rows.map(row => +row.dataset.total)"
    )
    page.fill("#points-0", "0")

    assert totals == pytest.approx(ground.basis.totals.tolist(), abs=1e-9)
    assert page.inner_text("#said") == "Tram would lead with these weights."
    assert told == []
