"""Preparing a workshop: two clicks open it, everything can be changed before and some after."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from options.actions.invitations import give_role
from options.actions.seats import join
from options.models import Workshop
from tests.factories import (
    NOON,
    CriterionFactory,
    DecisionFactory,
    OptionFactory,
    PerspectiveFactory,
    UserFactory,
)

FIELDS = {
    "privacy": "anonymous",
    "pace": "free",
    "with_ranges": "on",
    "grace_seconds": "15",
    "may_choose_perspective": "on",
    "template": "class",
}
SHORT = ["lobby", "score", "reveal", "results", "wrap"]


@pytest.fixture(scope="module")
def kept_decision(kept):
    made = DecisionFactory(slug="d")
    OptionFactory.create_batch(2, decision=made)
    CriterionFactory.create_batch(2, decision=made)
    return made


@pytest.fixture
def ada(db):
    user = UserFactory()
    give_role(user, "facilitator")
    return user


@pytest.fixture
def site(client, decision, ada):
    client.force_login(ada)
    return client


NEW = "/decisions/d/workshops/new/"


def rows(kinds, minutes=None):
    return {"kind": kinds, "minutes": minutes or ["3"] * len(kinds)}


def kinds_on(response):
    tree = BeautifulSoup(response.content, "html.parser")
    return [field["value"] for field in tree.select("input[name=kind]")]


def stored():
    return Workshop.objects.latest("pk")


def steps(workshop):
    return [(step.kind, step.round_number, step.minutes) for step in workshop.steps.all()]


def test_two_clicks_and_no_field_put_code_and_picture_on_the_wall(site):
    brief = BeautifulSoup(site.get("/decisions/d/brief/").content, "html.parser")
    link = brief.find("a", string=lambda text: text and "Run a workshop" in text)
    form = BeautifulSoup(site.get(link["href"]).content, "html.parser").select_one("form.setup")
    button = form.select_one("button")
    sent = {"do": button["value"]}
    for field in form.select("input[type=hidden], input[checked], input[type=number]"):
        sent.setdefault(field["name"], []).append(field.get("value", "on"))
    sent["minutes"] = [field["value"] for field in form.select("input[name=minutes]")]

    console = site.post(link["href"], sent, follow=True)

    wall = BeautifulSoup(console.content, "html.parser").select_one("#wall-copy")
    code = stored().join_code
    assert button.text == "Open the room"
    assert f"{code[:3]}-{code[3:]}" in wall.text
    assert wall.select_one("svg.qr") is not None


def test_brief_offers_no_workshop_to_those_who_may_not_hold_one(client, decision):
    client.force_login(UserFactory())

    assert "Run a workshop" not in client.get("/decisions/d/brief/").content.decode()


def test_second_button_goes_to_the_wall_at_once(site):
    answer = site.post(NEW, {**FIELDS, "do": "open-wall"})

    assert answer.url == reverse("wall", args=[stored().wall_key])


def test_draft_is_kept_and_opened_later(site):
    site.post(NEW, {**FIELDS, **rows(SHORT), "do": "draft"})
    draft = stored()

    site.post(
        f"/workshops/{draft.slug}/setup/",
        {**FIELDS, **rows(SHORT, ["9"] * 5), "do": "open", "epoch": draft.epoch},
    )

    assert draft.state == "draft"
    assert (stored().state, steps(stored())[1]) == ("open", ("score", 1, 9))


def test_button_beside_a_step_moves_it_and_keeps_what_was_typed(site):
    sent = {**FIELDS, **rows(SHORT, ["1", "x", "3", "4", "5"]), "do": "down-2"}

    answer = site.post(NEW, sent)

    assert answer.status_code == 200
    assert kinds_on(answer) == ["lobby", "score", "results", "reveal", "wrap"]
    assert 'value="x"' in answer.content.decode()
    assert not Workshop.objects.exists()


@pytest.mark.parametrize(
    ("deed", "expected"),
    [
        ("add", ["lobby", "score", "predict", "reveal", "results", "wrap"]),
        ("remove-3", ["lobby", "score", "reveal", "wrap"]),
        ("remove-0", SHORT),
        ("up-1", SHORT),
        ("up-77", SHORT),
        ("dance", SHORT),
    ],
)
def test_agenda_is_edited_by_plain_buttons(site, deed, expected):
    answer = site.post(NEW, {**FIELDS, **rows(SHORT), "do": deed, "new_kind": "predict"})

    assert kinds_on(answer) == expected


def test_template_replaces_the_steps_and_is_remembered(site):
    answer = site.post(NEW, {**FIELDS, **rows(SHORT), "do": "template-assignment"})

    tree = BeautifulSoup(answer.content, "html.parser")
    assert len(kinds_on(answer)) == 12
    assert tree.select_one("input[name=template]")["value"] == "assignment"


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"grace_seconds": "61"}, "The grace lasts from 5 to 60 seconds."),
        ({"privacy": "public"}, "Choose one of the three ways."),
        ({"pace": ""}, "Choose a pace."),
        (rows(SHORT, ["3", "-1", "3", "3", "3"]), "A step lasts from 0 minutes to four weeks."),
        (
            rows(["lobby", "score", "reveal", "gut", "wrap"]),
            "A first choice or a guess comes before anything is shown.",
        ),
    ],
)
def test_what_is_wrong_stands_beside_its_cause_and_nothing_is_made(site, wrong, sentence):
    answer = site.post(NEW, {**FIELDS, **rows(SHORT), "do": "open", **wrong})

    tree = BeautifulSoup(answer.content, "html.parser")
    assert answer.status_code == 422
    assert sentence in [error.text.strip() for error in tree.select(".errors")]
    assert not Workshop.objects.exists()


def test_perspectives_that_are_offered_are_kept_and_none_at_all_is_refused(site, decision):
    for key in ("north", "south"):
        PerspectiveFactory(decision=decision, key=key)

    refused = site.post(NEW, {**FIELDS, **rows(SHORT), "do": "open"})
    site.post(NEW, {**FIELDS, **rows(SHORT), "do": "open", "offered": ["south"]})

    assert "Offer at least one perspective" in refused.content.decode()
    assert list(stored().offered.values_list("key", flat=True)) == ["south"]


def test_running_workshop_changes_only_the_steps_ahead(site):
    site.post(NEW, {**FIELDS, **rows(SHORT), "do": "open"})
    room = stored()

    shown = site.get(f"/workshops/{room.slug}/setup/")
    site.post(
        f"/workshops/{room.slug}/setup/",
        {**FIELDS, **rows(["score", "gut", "reveal", "wrap"]), "epoch": room.epoch},
    )

    assert kinds_on(shown) == SHORT[1:]
    assert [kind for kind, *_rest in steps(stored())] == [
        "lobby", "score", "gut", "reveal", "wrap",
    ]  # fmt: skip


def test_privacy_only_grows_once_somebody_has_joined(site):
    site.post(NEW, {**FIELDS, **rows(SHORT), "do": "open"})
    room = stored()
    join(workshop=room, token_hash="a", order_seed=1, now=NOON)
    sent = {**FIELDS, **rows(SHORT[1:]), "epoch": room.epoch, "privacy": "named"}

    answer = site.post(f"/workshops/{room.slug}/setup/", sent)

    assert answer.status_code == 422
    assert "the workshop can only become more private" in answer.content.decode()
    assert stored().privacy == "anonymous"


def test_stale_page_says_who_was_quicker_and_keeps_what_was_chosen(site, ada):
    site.post(NEW, {**FIELDS, **rows(SHORT), "do": "open"})
    room = stored()
    sent = {**FIELDS, **rows(SHORT[1:]), "epoch": room.epoch - 1, "pace": "together"}

    answer = site.post(f"/workshops/{room.slug}/setup/", sent)

    tree = BeautifulSoup(answer.content, "html.parser")
    assert answer.status_code == 409
    assert f"{ada} moved the workshop at" in tree.text
    assert tree.select_one("input[value=together]").has_attr("checked")
    assert stored().pace == "free"


def test_list_shows_ones_own_workshops_and_an_observer_only_the_wall(site, ada):
    site.post(NEW, {**FIELDS, "do": "open"})
    room, watcher = stored(), UserFactory()
    room.facilitations.create(user=watcher, role="observer")

    own = site.get("/workshops/").content.decode()
    site.force_login(watcher)
    watched = site.get("/workshops/").content.decode()

    assert f"/workshops/{room.slug}/" in own
    assert f"/workshops/{room.slug}/" not in watched
    assert f"/walls/{room.wall_key}/" in watched
