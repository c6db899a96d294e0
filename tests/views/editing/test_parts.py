"""Options, perspectives, red lines, notes and sources are shaped on pages of their own."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from options.models import Evidence, Option, Perspective, Source
from options.views.editing.part_kinds import place_seen
from tests.conftest import again
from tests.factories import (
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
from tests.queries import queries

KINDS = ["options", "perspectives", "red_lines", "evidence", "sources"]


@pytest.fixture(scope="module")
def kept_decision(kept):
    decision = DecisionFactory(slug="d", is_published=False, owner=UserFactory())
    for name in ("Train", "Share"):
        OptionFactory(decision=decision, name=name)
    for name in ("Safety", "Cost"):
        CriterionFactory(decision=decision, name=name)
    return decision


@pytest.fixture
def client(decision):
    client = Client()
    client.force_login(decision.owner)
    return again(client)


def fill(decision, times):
    for _ in range(times):
        leaf = CriterionFactory(decision=decision)
        option = OptionFactory(decision=decision)
        note = EvidenceFactory(criterion=leaf, option=option)
        note.sources.add(SourceFactory(decision=decision))
        PerspectiveSwingFactory(
            perspective=PerspectiveFactory(decision=decision), criterion=leaf
        )
        RedLineFactory(criterion=leaf)


def shown(answer):
    """The digest that a form carries."""
    return answer.content.decode().split('name="seen" value="')[1].split('"')[0]


def faults(answer):
    """The fields beside which an error stands."""
    return re.findall(r'<ul class="errors" id="id_(\w+)_error"', answer.content.decode())


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_asks_as_much_of_a_long_list_as_of_a_short_one(client, decision, kind):
    fill(decision, 1)
    address = reverse(f"edit_{kind}", args=["d"])
    with queries() as few:
        client.get(address)
    fill(decision, 4)

    with queries() as many:
        client.get(address)

    assert len(many) == len(few)


def test_an_option_is_added_in_the_last_place(client, decision):
    answer = client.post(reverse("edit_options", args=["d"]), {"name": "Wait"})

    assert answer.status_code == 302
    assert list(decision.options.values_list("name", flat=True)) == ["Train", "Share", "Wait"]


def test_a_name_that_is_there_already_is_refused_with_what_was_typed(client, decision):
    answer = client.post(
        reverse("edit_options", args=["d"]), {"name": "TRAIN", "description": "Fast"}
    )

    assert answer.status_code == 422
    assert "Fast</textarea>" in answer.content.decode()
    assert faults(answer) == ["name"]


def test_the_second_of_two_editors_sees_both_values(client, decision):
    option = decision.options.first()
    address = reverse("options_part", args=["d", option.pk])
    seen = shown(client.get(address))
    Option.objects.filter(pk=option.pk).update(name="Night train")

    answer = client.post(address, {"name": "Fast train", "in_core": "on", "seen": seen})

    option.refresh_from_db()
    page = answer.content.decode()
    assert (answer.status_code, option.name) == (409, "Night train")
    assert "Stored now: “<bdi>Night train</bdi>”" in page
    assert 'value="Fast train"' in page


def test_a_second_save_after_a_conflict_stores(client, decision):
    option = decision.options.first()
    address = reverse("options_part", args=["d", option.pk])
    stale = client.post(address, {"name": "Fast train", "seen": "old"})

    client.post(address, {"name": "Fast train", "seen": shown(stale)})

    option.refresh_from_db()
    assert option.name == "Fast train"


def test_parts_move_and_options_are_parked_while_two_are_left(client, decision):
    last = decision.options.last()
    deed = reverse("options_deed", args=["d", last.pk])

    moved = client.post(deed, {"do": "up", "seen": place_seen(last)})
    last.refresh_from_db()
    refused = client.post(deed, {"do": "park", "seen": place_seen(last)})

    assert list(decision.options.values_list("name", flat=True)) == ["Share", "Train"]
    assert (moved.status_code, refused.status_code) == (302, 409)


def test_zero_points_of_a_perspective_are_kept_and_nothing_typed_is_not_zero(client, decision):
    safety, cost = decision.criteria.all()

    client.post(
        reverse("edit_perspectives", args=["d"]),
        {"name": "Shops", f"swing-{safety.pk}": "0", f"swing-{cost.pk}": ""},
    )

    swings = Perspective.objects.get(name="Shops").swings
    assert list(swings.values_list("criterion", "points")) == [(safety.pk, 0)]


def test_points_that_somebody_else_changed_are_a_conflict(client, decision):
    swing = PerspectiveSwingFactory(
        perspective=PerspectiveFactory(decision=decision, name="Shops"),
        criterion=decision.criteria.first(),
    )
    address = reverse("perspectives_part", args=["d", swing.perspective_id])
    seen = shown(client.get(address))
    type(swing).objects.update(points=7)

    answer = client.post(address, {"name": "Shops", "seen": seen})

    assert (answer.status_code, swing.perspective.swings.get().points) == (409, 7)
    assert "Stored now: “<bdi>7</bdi>”" in answer.content.decode()


@pytest.mark.parametrize(
    ("typed", "status"),
    [
        ({"question": "Is it legal?"}, 302),
        ({"criterion": "first", "fails_below": "40"}, 302),
        ({"criterion": "first"}, 422),
        ({}, 422),
        ({"criterion": "first", "fails_below": "140"}, 422),
    ],
)
def test_a_red_line_is_a_limit_or_a_question(client, decision, typed, status):
    if "criterion" in typed:
        typed = {**typed, "criterion": decision.criteria.first().pk}

    answer = client.post(reverse("edit_red_lines", args=["d"]), {"name": "Law", **typed})

    assert answer.status_code == status


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "ftp://a.example/x", "data:text/html,x", "//a.example"]
)
def test_a_source_leads_to_web_addresses_only(client, decision, address):
    answer = client.post(
        reverse("edit_sources", args=["d"]),
        {"title": "A report", "grade": "B", "address": address},
    )

    assert (answer.status_code, faults(answer)) == (422, ["address"])


def test_a_source_that_a_note_rests_on_is_not_deleted(client, decision):
    note = EvidenceFactory(criterion=decision.criteria.first())
    source = SourceFactory(decision=decision)
    note.sources.add(source)

    address = reverse("sources_delete", args=["d", source.pk])
    asked = client.get(address)

    answer = client.post(address, {"seen": shown(asked)})

    assert answer.status_code == 409
    assert "Notes that rest on it" in asked.content.decode()
    assert "Yes, delete it" not in asked.content.decode()
    assert Source.objects.filter(pk=source.pk).exists()


def test_a_note_on_a_cell_rests_on_its_sources(client, decision):
    option, criterion = decision.options.first(), decision.criteria.first()
    source = SourceFactory(decision=decision)

    client.post(
        reverse("edit_evidence", args=["d"]),
        {
            "option": option.pk,
            "criterion": criterion.pk,
            "note": "Seen.",
            "strength": "A",
            "sources": [source.pk],
        },
    )

    note = Evidence.objects.get(decision=decision)
    assert (note.option, note.criterion, note.sources.get()) == (option, criterion, source)


def test_a_source_of_another_decision_cannot_be_named(client, decision):
    answer = client.post(
        reverse("edit_evidence", args=["d"]),
        {
            "criterion": decision.criteria.first().pk,
            "note": "Seen.",
            "strength": "A",
            "sources": [SourceFactory().pk],
        },
    )

    assert (answer.status_code, faults(answer)) == (422, ["sources"])


@pytest.mark.parametrize("kind", KINDS)
def test_a_part_of_another_decision_is_not_found(client, decision, kind):
    other = DecisionFactory()
    fill(other, 1)
    part = getattr(other, kind).first()

    answers = [
        client.get(reverse(f"{kind}_part", args=["d", part.pk])),
        client.post(reverse(f"{kind}_deed", args=["d", part.pk]), {"do": "up"}),
        client.post(reverse(f"{kind}_delete", args=["d", part.pk])),
    ]

    assert [answer.status_code for answer in answers] == [404, 404, 404]


def test_a_broken_character_is_refused(client, decision):
    answer = client.post(reverse("edit_sources", args=["d"]), {"title": "a\x00b", "grade": "B"})

    assert answer.status_code == 422
