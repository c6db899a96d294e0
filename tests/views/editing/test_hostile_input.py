"""Whatever is sent to an editor's page: never an error, and what was typed stands there."""

from urllib.parse import quote

import pytest
from django.test import Client
from django.urls import reverse

from tests.conftest import again
from tests.factories import (
    CriterionFactory,
    DecisionFactory,
    EvidenceFactory,
    OptionFactory,
    PerspectiveFactory,
    RedLineFactory,
    SourceFactory,
    UserFactory,
)
from tests.htmx import soup

TEXTS = [
    "x" * 10_000,
    "a\x00b",
    "<script>alert(1)</script>",
    "\u202eevil",
    "a\ud800b",
    "\u200b",
]
NUMBERS = ["nan", "1e400", "-1", "100.0001", "0x10", "9" * 5_000, "9" * 30, "a\x00b"]
PAGES = {
    "edit_options": ("name", {}),
    "edit_perspectives": ("swing", {"name": "Shops"}),
    "edit_red_lines": ("fails_below", {"name": "Floor"}),
    "edit_evidence": ("sources", {"note": "Seen.", "strength": "B"}),
    "edit_sources": ("address", {"title": "A report", "grade": "B"}),
    "add_criterion": ("under", {"name": "Noise", "worst": "loud", "best": "still"}),
    "add_group": ("members", {"name": "Life"}),
    "edit_sharing": ("name", {"role": "editor"}),
    "edit_editions": ("note", {}),
}


@pytest.fixture(scope="module")
def kept_decision(kept):
    decision = DecisionFactory(slug="d", is_published=False, owner=UserFactory())
    leaf = CriterionFactory(decision=decision, key="cost", name="Cost")
    OptionFactory.create_batch(2, decision=decision)
    EvidenceFactory(decision=decision, criterion=leaf).sources.add(
        SourceFactory(decision=decision)
    )
    PerspectiveFactory(decision=decision)
    RedLineFactory(criterion=leaf)
    return decision


@pytest.fixture
def client(decision):
    client = Client()
    client.force_login(decision.owner)
    return again(client)


def sent(client, address, data):
    """Post what a browser could not: any bytes, lone surrogates too."""
    written = "&".join(
        f"{name}={quote(value.encode('utf-8', 'surrogatepass'))}"
        for name, value in data.items()
    )
    form = "application/x-www-form-urlencoded"
    return client.post(address, data=written.encode(), content_type=form)


def names_in(decision, name):
    """The field that a page gives to the first criterion."""
    return f"swing-{decision.criteria.first().pk}" if name == "swing" else name


@pytest.mark.parametrize("there", PAGES)
def test_bad_value_is_refused_or_stored_and_never_an_error(client, decision, there):
    field, others = PAGES[there]
    field, address = names_in(decision, field), reverse(there, args=["d"])
    bads = TEXTS if field in {"name", "note"} else NUMBERS

    answers = {bad[:20]: sent(client, address, {**others, field: bad}) for bad in bads}
    answers["nothing"] = client.post(address)

    assert {answer.status_code for answer in answers.values()} <= {302, 409, 422}
    for answer in answers.values():
        assert b"<script>alert" not in answer.content


@pytest.mark.parametrize(
    "kind", ["options", "perspectives", "red_lines", "evidence", "sources"]
)
def test_bad_value_in_an_opened_part_is_refused_with_what_was_typed(client, decision, kind):
    part = getattr(decision, kind).first()
    address = reverse(f"{kind}_part", args=["d", part.pk])
    field = {"evidence": "note", "sources": "title"}.get(kind, "name")
    seen = soup(client.get(address)).select_one("main [name=seen]")["value"]

    refused = sent(client, address, {field: "a\x00b", "seen": seen})
    cell = sent(client, address, {field: "Words", "criterion": "9" * 30, "seen": seen})

    assert refused.status_code == 422
    assert soup(refused).select_one(f"[name={field}]")["aria-invalid"] == "true"
    assert cell.status_code in {302, 422}
    assert sent(client, address, {"seen": "\ud800"}).status_code in {409, 422}


@pytest.mark.parametrize("bad", NUMBERS[:4])
def test_number_that_is_none_stands_there_again_with_its_fault(client, decision, bad):
    address = reverse("edit_red_lines", args=["d"])
    leaf = str(decision.criteria.first().pk)

    answer = sent(client, address, {"name": "Floor", "criterion": leaf, "fails_below": bad})

    field = soup(answer).select_one("[name=fails_below]")
    assert (answer.status_code, field["value"]) == (422, bad)
    assert field["aria-invalid"] == "true"


@pytest.mark.parametrize(
    "query", ["option=%00", "criterion=" + "9" * 40, "option=x&criterion=-1"]
)
def test_cell_that_is_none_is_an_ordinary_page(client, decision, query):
    assert client.get(f"/decisions/d/edit/evidence/?{query}").status_code == 200
