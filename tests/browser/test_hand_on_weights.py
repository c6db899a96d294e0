"""Weights moved in a browser: the server's figures, at once, by key, pointer and number."""

import json

import numpy as np
import pytest
from django.urls import reverse
from playwright.sync_api import expect

from options.analysis.totals.ranking import competition_ranks, weighted_totals
from options.reports.hand_on_weights import stands

PROBLEMS = 40
SOLVED = """(problems) => problems.map(({table, points}) => {
  const weights = weigh.shares(points);
  const found = weigh.totals(table, weights);
  return {found, places: weigh.places(found)};
})"""


@pytest.fixture
def tool(case, page, hold_sheet):
    hold_sheet(page.context, case, scored=1.0, in_points=True)
    page.goto(reverse("what_if", args=[case.slug]))
    return page.locator("#hand")


def problems():
    rng = np.random.default_rng(11)
    for _ in range(PROBLEMS):
        options, criteria = rng.integers(1, 41), rng.integers(1, 41)
        table = rng.integers(0, 101, (options, criteria)).astype(float)
        table[rng.random(table.shape) < rng.choice([0, 0.05])] = np.nan
        points = rng.uniform(0, 100, criteria)
        points[rng.random(criteria) < 0.2] = 0
        points[0] = 50
        yield table, points


def test_page_and_server_come_to_the_same_within_a_billionth(tool):
    tables = list(problems())
    sent = [
        {
            "table": json.loads(json.dumps(table.tolist()).replace("NaN", "null")),
            "points": points.tolist(),
        }
        for table, points in tables
    ]

    answers = tool.page.evaluate(SOLVED, sent)

    for (table, points), answer in zip(tables, answers, strict=True):
        for mine, theirs in zip(
            stands(table, points / points.sum()), answer["found"], strict=True
        ):
            assert theirs["least"] == pytest.approx(mine.least, abs=1e-9)
            assert theirs["most"] == pytest.approx(mine.most, abs=1e-9)
            assert (theirs["total"] is None) == (mine.total is None)
        totals = weighted_totals(table, points / points.sum())
        if not np.isnan(totals).any():
            assert answer["places"] == competition_ranks(totals).tolist()


def test_slider_key_and_number_move_the_ranking_beside_the_base(tool):
    page = tool.page
    slider, field = (
        tool.get_by_role("slider").first,
        tool.locator("[data-control] [name]").first,
    )
    base = tool.locator("[data-rows] > li").first.get_attribute("data-name")

    slider.focus()
    page.keyboard.press("Home")
    expect(field).to_have_value("0")
    expect(tool.locator("[data-share]").first).to_have_text("0 %")
    field.fill("37")
    expect(slider).to_have_value("37")
    assert "=37&" in tool.locator("[data-link]").get_attribute("href")
    tool.get_by_role("link", name="Back to the base case").click()

    expect(slider).to_have_value("100")
    assert tool.locator("[data-rows] > li").first.get_attribute("data-name") == base


def test_ranking_follows_within_a_tenth_of_a_second(tool):
    took = tool.evaluate("""(tool) => {
      const slider = tool.querySelector("input[type=range]");
      const start = performance.now();
      for (const points of [0, 30, 60, 90]) {
        slider.value = points;
        slider.dispatchEvent(new Event("input", { bubbles: true }));
      }
      return (performance.now() - start) / 4;
    }""")

    assert took < 100


def test_printing_waits_for_every_part(case, page, hold_sheet):
    hold_sheet(page.context, case, scored=1.0, in_points=True)
    page.goto(reverse("results", args=[case.slug]))
    page.evaluate("() => { window.print = () => { document.body.dataset.printed = 'yes'; }; }")

    page.keyboard.press("Control+p")

    expect(page.locator("body[data-printed]")).to_be_attached()
    assert page.locator(".near").count() == 0
    assert page.locator("#flip-map svg.drawing").count() == 1


def test_map_is_redrawn_by_the_keyboard_and_the_select_keeps_the_focus(case, page, hold_sheet):
    hold_sheet(page.context, case, scored=1.0, in_points=True)
    page.goto(reverse("result_section", args=[case.slug, "flip-map"]))
    chosen = page.locator("#flip-x")
    before = page.locator("polygon").first.get_attribute("points")
    chosen.focus()

    with page.expect_response(lambda answer: "flip-map" in answer.url):
        chosen.select_option(index=5)

    expect(page.locator("polygon").first).not_to_have_attribute("points", before)
    expect(page.locator("#flip-x")).to_be_focused()
