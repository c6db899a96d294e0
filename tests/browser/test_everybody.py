"""Every page for everybody: no axe finding, light and dark, and room enough at 320 pixels."""

import json

import pytest
from axe_playwright_python.base import AXE_SCRIPT

from options.actions.invitations import invite
from tests.browser.acts import sideways
from tests.browser.addresses import decision_sights, site_sights

WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]
EVERY_RULE = {"type": "tag", "values": WCAG}
COLOURS_ONLY = {"type": "rule", "values": ["color-contrast"]}  # all that a scheme can change
NARROW = {"width": 320, "height": 640}
WIDE = {"width": 1280, "height": 800}
LOOKS = (  # every page in both schemes and both widths; pages in turn the one way or the other
    (("light", NARROW), ("dark", WIDE)),
    (("dark", NARROW), ("light", WIDE)),
)
PARTS = 4  # so that several cores can share the work
RIGHT_TO_LEFT = {
    "comparison, full",
    "head to head",
    "overview",
    "overview, full version",
    "weights, begun",
    "result, half",
    "result, full",
}


class Viewer:
    """Opens pages in one browser, each with the sheet of its state."""

    def __init__(self, page, hold_sheet, console, decision):
        self.cookies = {}
        self.page = page
        self.hold_sheet = hold_sheet
        self.console = console
        self.decision = decision

    def open(self, sight):
        """The page, while the browser holds the sheet; one sheet a state."""
        self.hold(sight.sheet)
        self.page.set_viewport_size(NARROW)
        if sight.status != 200:
            self.console.expect(f"status of {sight.status}")
        answer = self.page.goto(sight.address)
        assert answer.status == sight.status, sight.name
        return self.page

    def hold(self, sheet):
        """Put the sheet of this state into the browser, and no other."""
        state = json.dumps(sheet)
        context = self.page.context
        context.clear_cookies()
        if state in self.cookies:
            context.add_cookies(self.cookies[state])
        else:
            self.hold_sheet(context, self.decision, **sheet)
            self.cookies[state] = context.cookies()


@pytest.fixture
def viewer(page, hold_sheet, console, case):
    page.emulate_media(reduced_motion="reduce")
    return Viewer(page, hold_sheet, console, case)


@pytest.fixture
def sights(case):
    """Every page, with an invitation that is open."""
    _made, token = invite(role="editor", made_by=None)
    return [*site_sights(token), *decision_sights(case.slug)]


def findings(page, rules=EVERY_RULE, within=None):
    """What axe finds on a page or in a part of it, one line a fault."""
    part = json.dumps(within) if within else "document"
    wishes = {"runOnly": rules, "resultTypes": ["violations"], "preload": False}
    found = page.evaluate(f"axe.run({part}, {json.dumps(wishes)})")["violations"]
    return [
        f"{fault['id']}: {' '.join(map(str, node['target']))} {node['failureSummary']}"
        for fault in found
        for node in fault["nodes"]
    ]


def see_all(page):
    """Open every folded part, so that it is looked at too."""
    page.locator("details").evaluate_all("all => all.forEach(one => { one.open = true; })")


def faults_of(page, looks, within=None):
    """What is wrong with a page, at its narrowest and in each look; axe may read a part."""
    found = [f"scrolls sideways by {sideways(page)}"] if sideways(page) > 0 else []
    see_all(page)
    if sideways(page) > 0:
        found.append(f"scrolls sideways by {sideways(page)} with all parts open")
    page.evaluate(AXE_SCRIPT)
    for scheme, size in looks:
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size(size)
        rules = EVERY_RULE if size == NARROW else COLOURS_ONLY
        found += [
            f"{scheme}, {size['width']}: {fault}" for fault in findings(page, rules, within)
        ]
    return found


@pytest.mark.parametrize("part", range(PARTS))
def test_every_page_passes_axe_and_fits_320_pixels(viewer, sights, part):
    found = {}

    for index, sight in enumerate(sights):
        if index % PARTS == part:
            page = viewer.open(sight)
            faults = faults_of(page, LOOKS[index // PARTS % 2])
            found |= {sight.name: faults} if faults else {}

    assert found == {}


def test_axe_finds_a_fault_that_is_there(page, base_url):
    page.goto("/")
    page.evaluate("document.querySelector('h1').insertAdjacentHTML('afterend', '<img>')")
    page.evaluate(AXE_SCRIPT)

    assert [fault.split(":")[0] for fault in findings(page)] == ["image-alt"]


def test_no_page_scrolls_sideways_from_right_to_left(viewer, sights):
    found = {}

    for sight in sights:
        if sight.name not in RIGHT_TO_LEFT:
            continue
        page = viewer.open(sight)
        page.evaluate("document.documentElement.dir = 'rtl'")
        for width in (360, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            if sideways(page) > 0:
                found[sight.name, width] = sideways(page)

    assert found == {}


def test_first_ruler_is_in_view_on_a_small_phone(case, new_context):
    size = {"width": 360, "height": 640}
    page = new_context(viewport=size, is_mobile=True, has_touch=True).new_page()
    below = {}

    for leaf in case.criteria.leaves().filter(in_core=True, parked_at=None):
        page.goto(leaf.get_absolute_url())
        box = page.locator(".scale").first.bounding_box()
        if box["y"] + box["height"] > size["height"]:
            below[leaf.key] = box["y"] + box["height"]

    assert below == {}
