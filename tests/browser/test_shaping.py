"""The pages on which a decision is shaped pass axe and fit 320 pixels, silently."""

import pytest
from django.conf import settings
from django.test import Client

from options.actions.decisions import save_option
from options.actions.editions import publish_edition
from options.formats import write_decision
from options.models import Membership
from options.reports.decision_file import decision_file
from tests.browser.test_everybody import LOOKS, faults_of
from tests.factories import (
    NOON,
    CriterionFactory,
    DecisionFactory,
    EvidenceFactory,
    OptionFactory,
    PerspectiveFactory,
    PerspectiveSwingFactory,
    RedLineFactory,
    SourceFactory,
    UserFactory,
)

LONG = "A name that goes on for as long as names are allowed to go on, and not a sign further"
PAGES = (
    "options", "perspectives", "red-lines", "evidence", "sources",
    "sharing", "sharing/hand-over", "history", "editions/?older=1",
    "preview/cost", "criteria/cost/delete",
)  # fmt: skip


@pytest.fixture
def decision(transactional_db):
    owner = UserFactory(username="mara")
    decision = DecisionFactory(slug="d", owner=owner, is_published=False)
    option = OptionFactory(decision=decision, name=LONG)
    OptionFactory(decision=decision, name="Wait", is_baseline=True)
    leaf = CriterionFactory(decision=decision, name=LONG.replace("name", "criterion"))
    CriterionFactory(decision=decision, name="Cost", key="cost")
    perspective = PerspectiveFactory(decision=decision, key="cabinet")
    PerspectiveSwingFactory(perspective=perspective, criterion=leaf, points=0)
    RedLineFactory(decision=decision, criterion=leaf)
    note = EvidenceFactory(decision=decision, option=option, criterion=leaf)
    note.sources.add(SourceFactory(decision=decision, address="https://example.org/a"))
    editor = UserFactory(username="somebody-with-a-rather-long-name")
    Membership.objects.create(decision=decision, user=editor, role="editor", made_at=NOON)
    document = write_decision(decision_file(decision))
    publish_edition(decision=decision, document=document, note="First", by=owner, now=NOON)
    option.description = "Said otherwise."
    save_option(option=option)
    return decision


def test_every_page_of_the_editor_passes_axe_and_fits_320_pixels(
    decision, context, page, base_url, console
):
    client = Client()
    client.force_login(decision.owner)
    name = settings.SESSION_COOKIE_NAME
    context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": base_url}])
    found = {}
    page.emulate_media(reduced_motion="reduce")
    for at, place in enumerate(PAGES):
        address = place if "?" in place else f"{place}/"
        page.goto(f"/decisions/d/edit/{address}")
        found[place] = faults_of(page, LOOKS[at % len(LOOKS)])

    assert {place: faults for place, faults in found.items() if faults} == {}
    assert console.heard == []
