"""Saving one cell: a small answer beside the control, the same without JavaScript."""

from hashlib import sha256

import pytest
from django.test import Client
from django.urls import reverse

from options.models import Key, Participant, Score, ScoreChange
from tests.factories import (
    CriterionFactory,
    DecisionFactory,
    OptionFactory,
    ParticipantFactory,
    ScoreFactory,
    UserFactory,
)
from tests.htmx import HTMX, soup, swap
from tests.queries import queries


@pytest.fixture(scope="module")
def kept_decision(kept):
    decision = DecisionFactory(slug="d")
    for name in ("Train", "Share"):
        OptionFactory(decision=decision, name=name, key=name.lower())
    for name in ("Safety", "Cost"):
        CriterionFactory(decision=decision, name=name, key=name.lower())
    return decision


PAGE = "/decisions/d/compare/safety/"
SAVE = "/decisions/d/scores/train/safety/"


def fields(page, cell=0):
    """What the control of a cell would send untouched."""
    card = page.select("[data-cell]")[cell]
    return {
        field["name"]: field.get("value", field.text)
        for field in card.select("input[name], textarea[name]")
        if field.get("type") not in ("radio", "checkbox") or field.has_attr("checked")
    }


def cell_named(page, name):
    cards = page.select("[data-cell]")
    return next(i for i, card in enumerate(cards) if card.h2.text.strip() == name)


def saving(client, page=None, option="Train", **said):
    page = page or soup(client.get(PAGE))
    sent = fields(page, cell_named(page, option))
    prefix = next(iter(sent)).rsplit("-", 1)[0]
    sent.update({f"{prefix}-{name}": value for name, value in said.items()})
    sent[f"{prefix}-change"] = sha256(str(said).encode()).hexdigest()
    return sent


def test_first_save_begins_a_sheet_and_reading_does_not(client, decision):
    client.get(PAGE)
    assert not Participant.objects.exists()

    client.post(SAVE, saving(client, points="70"), headers=HTMX)

    assert Score.objects.get().points == 70
    assert Participant.objects.get().decision == decision


def test_page_after_a_save_looks_as_it_does_on_a_fresh_one(client, decision):
    page = soup(client.get(PAGE))

    answer = client.post(SAVE, saving(client, page, points="70"), headers=HTMX)
    swap(page, f"#{soup(answer).find(class_='state')['id']}", answer)
    fresh = soup(client.get(PAGE))

    for tree in (page, fresh):
        for radio in tree.select(".scale input"):
            radio.attrs.pop("checked", None)
        for late in tree.select("[hx-swap-oob]"):
            del late["hx-swap-oob"]
    assert page.prettify() == fresh.prettify()


def test_answer_to_a_save_never_holds_the_control_itself(client, decision):
    answer = client.post(SAVE, saving(client, points="70"), headers=HTMX)

    assert not soup(answer).select("input[type=radio]")
    assert [part["id"].split("-")[0] for part in soup(answer).children if part.name] == [
        "state", "errors", "yardstick", "step", "count", "consistency",
    ]  # fmt: skip


def test_answer_to_a_save_is_small(client, decision):
    answer = client.post(SAVE, saving(client, points="70"), headers=HTMX)

    assert len(answer.content) <= 3000


def test_same_deed_without_javascript_leads_back_to_the_page(client, decision):
    answer = client.post(SAVE, saving(client, points="70"))

    assert answer.status_code == 302
    assert answer.url == PAGE
    assert Score.objects.get().points == 70


def test_double_submit_has_one_effect_and_the_same_answer(client, decision):
    sent = saving(client, points="70")

    first = client.post(SAVE, sent, headers=HTMX)
    second = client.post(SAVE, sent, headers=HTMX)

    assert soup(first).prettify() == soup(second).prettify()
    assert ScoreChange.objects.count() == 1


def test_refused_number_is_said_beside_the_control_and_nothing_is_stored(client, decision):
    answer = client.post(SAVE, saving(client, number="1e400"), headers=HTMX)

    assert answer.status_code == 422
    assert soup(answer).select_one(".errors").text.strip() == (
        "Type a whole number from 0 to 100."
    )
    assert not Score.objects.exists()


def test_refused_number_without_javascript_keeps_what_was_typed(client, decision):
    answer = client.post(SAVE, saving(client, number="1e400", rationale="My reason"))

    page = soup(answer)
    card = page.select("[data-cell]")[cell_named(page, "Train")]
    assert answer.status_code == 422
    assert card.select_one(".exact input")["value"] == "1e400"
    assert card.textarea.text == "My reason"
    assert card.select_one(".errors li").text == "Type a whole number from 0 to 100."


def test_save_of_nothing_is_refused_and_begins_no_sheet(client, decision):
    answer = client.post(SAVE, {}, headers=HTMX)

    assert answer.status_code == 422
    assert not Participant.objects.exists()


def test_changed_meaning_is_a_409_that_keeps_the_old_answer(client, decision):
    page = soup(client.get(PAGE))
    sent = saving(client, page, points="70")
    decision.criteria.filter(key="safety").update(revision=2)

    answer = client.post(SAVE, sent, headers=HTMX)

    assert answer.status_code == 409
    assert "another meaning" in soup(answer).select_one(".errors").text
    assert not Score.objects.exists()


def test_typo_fix_while_somebody_reads_does_not_refuse_the_save(client, decision):
    sent = saving(client, points="70")
    decision.criteria.filter(key="safety").update(definition="Reworded.")

    assert client.post(SAVE, sent, headers=HTMX).status_code == 200


def test_second_tab_wins_and_is_told_what_it_replaced(client, decision):
    first_tab, second_tab = soup(client.get(PAGE)), soup(client.get(PAGE))
    client.post(SAVE, saving(client, first_tab, points="10"), headers=HTMX)

    answer = client.post(SAVE, saving(client, second_tab, points="90"), headers=HTMX)

    assert Score.objects.get().points == 90
    assert "This replaced 10" in soup(answer).select_one(".state").text


def test_range_that_stood_makes_room_and_says_so(client, decision):
    client.post(SAVE, saving(client, points="50", low="40", high="60"), headers=HTMX)

    answer = client.post(SAVE, saving(client, points="80"), headers=HTMX)

    assert "Your range now reaches to this score." in soup(answer).text
    assert soup(answer).select_one("input[name$=-high]")["value"] == "80"
    assert Score.objects.get().high == 80


def test_undo_brings_the_whole_control_back_as_it_was(client, decision):
    client.post(SAVE, saving(client, points="10"), headers=HTMX)
    client.post(SAVE, saving(client, points="90"), headers=HTMX)

    answer = client.post(f"{SAVE}undo/", {"undo": "2"}, headers=HTMX)

    chosen = soup(answer).select("[data-cell] .scale input[checked]")
    assert [radio["value"] for radio in chosen] == ["10"]
    assert Score.objects.get().points == 10


def test_undo_without_javascript_leads_back(client, decision):
    client.post(SAVE, saving(client, points="10"))

    answer = client.post(f"{SAVE}undo/", {"undo": "1"})

    assert (answer.status_code, answer.url) == (302, PAGE)
    assert Score.objects.get().points is None


def test_undo_without_javascript_keeps_what_else_was_filled_in(client, decision):
    client.post(SAVE, saving(client, points="10"))
    sent = saving(client, option="Share", number="37")

    client.post(f"{SAVE}undo/", {**sent, "undo": "1"})

    assert sorted(Score.objects.values_list("option__key", "points")) == [
        ("share", 37),
        ("train", None),
    ]


def test_undo_sent_twice_undoes_once(client, decision):
    client.post(SAVE, saving(client, points="10"), headers=HTMX)
    client.post(SAVE, saving(client, points="90"), headers=HTMX)

    for _ in range(2):
        client.post(f"{SAVE}undo/", {"undo": "2"}, headers=HTMX)

    assert Score.objects.get().points == 10


def test_reason_from_an_old_tab_keeps_the_newer_points_and_shows_them(client, decision):
    client.post(SAVE, saving(client, points="50"), headers=HTMX)
    old_tab = soup(client.get(PAGE))
    client.post(SAVE, saving(client, points="80"), headers=HTMX)

    answer = client.post(SAVE, saving(client, old_tab, rationale="Late."), headers=HTMX)

    chosen = soup(answer).select("[data-cell] .scale input[checked]")
    stored = Score.objects.get()
    assert (stored.points, stored.rationale) == (80, "Late.")
    assert [radio["value"] for radio in chosen] == ["80"]
    assert answer.headers["HX-Retarget"] == f"#{soup(answer).select_one('[data-cell]')['id']}"
    assert "Another tab or device had changed this." in soup(answer).text


def test_page_that_showed_an_old_meaning_stays_refused_until_it_is_read_again(client, decision):
    page = soup(client.get(PAGE))
    sent = saving(client, page, points="70")
    prefix = next(iter(sent)).rsplit("-", 1)[0]
    decision.criteria.filter(key="safety").update(revision=2)
    refused = soup(client.post(SAVE, sent, headers=HTMX))

    sent.update({field["name"]: field["value"] for field in refused.select("input")})
    again = client.post(SAVE, {**sent, f"{prefix}-points": "80"}, headers=HTMX)

    assert again.status_code == 409
    assert refused.select_one(".state a")["href"] == PAGE
    assert not Score.objects.exists()


def test_old_answer_can_be_confirmed_for_the_new_meaning(client, decision):
    client.post(SAVE, saving(client, points="70"), headers=HTMX)
    decision.criteria.filter(key="safety").update(revision=2)
    page = soup(client.get(PAGE))
    button = page.select_one("button[id^=confirm]")

    sent = saving(client, page)
    answer = client.post(SAVE, {**sent, button["name"]: button["value"]}, headers=HTMX)

    assert "✓ Saved" in soup(answer).select_one(".state").text
    assert (Score.objects.get().points, Score.objects.get().seen_revision) == (70, 2)


def test_undo_where_nothing_was_saved_is_a_readable_409(client, decision):
    client.post(SAVE, saving(client, points="10"))

    answer = client.post("/decisions/d/scores/share/safety/undo/", headers=HTMX)

    assert answer.status_code == 409
    assert "nothing to undo" in soup(answer).text


def test_stranger_neither_sees_nor_changes_my_sheet(client, decision):
    client.post(SAVE, saving(client, points="70"), headers=HTMX)
    stranger = Client()

    page = soup(stranger.get(PAGE))
    stranger.post(SAVE, saving(stranger, points="20"), headers=HTMX)
    undone = stranger.post("/decisions/d/scores/share/safety/undo/", headers=HTMX)

    assert not page.select(".scale input[checked]")
    assert undone.status_code == 409
    assert sorted(Score.objects.values_list("points", flat=True)) == [20, 70]


def test_undo_without_a_sheet_is_not_found(client, decision):
    assert client.post(f"{SAVE}undo/").status_code == 404


@pytest.mark.parametrize(
    "address",
    [
        "/decisions/d/scores/nobody/safety/",
        "/decisions/d/scores/train/nothing/",
        "/decisions/other/scores/train/safety/",
    ],
)
def test_cell_that_does_not_exist_is_not_found(client, decision, address):
    assert client.post(address, {}).status_code == 404


def test_option_of_another_decision_is_not_found(client, decision):
    OptionFactory(decision=DecisionFactory(slug="other"), key="foreign")

    assert client.post("/decisions/d/scores/foreign/safety/", {}).status_code == 404


def test_draft_is_not_found_for_anybody_but_staff(client, decision):
    sent = saving(client, points="70")
    decision.is_published = False
    decision.save()

    assert client.post(SAVE, sent).status_code == 404
    client.force_login(UserFactory(is_staff=True))
    assert client.post(SAVE, sent).status_code == 302


@pytest.mark.parametrize("method", ["get", "put", "delete"])
def test_save_is_a_post_and_nothing_else(client, decision, method):
    assert getattr(client, method)(SAVE).status_code == 405


def test_method_override_header_changes_nothing(client, decision):
    answer = client.get(SAVE, headers={"X-HTTP-Method-Override": "POST"})

    assert answer.status_code == 405


def test_extra_fields_reach_nothing_they_should_not(client, decision):
    other = ParticipantFactory(decision=decision)
    sent = saving(client, points="70", round_number="3", participant=str(other.pk), version="9")

    client.post(SAVE, {**sent, "participant": other.pk, "is_staff": "1"}, headers=HTMX)

    stored = Score.objects.get()
    assert (stored.round_number, stored.version) == (0, 1)
    assert stored.participant != other


def test_form_without_its_token_is_refused_with_a_page(decision):
    careful = Client(enforce_csrf_checks=True)

    answer = careful.post(SAVE, {})

    assert answer.status_code == 403
    assert soup(answer).h1 is not None


@pytest.mark.parametrize("others", [0, 2, 299])
def test_a_save_takes_the_same_few_queries_whoever_else_is_there(client, decision, others):
    option = decision.options.get(key="share")
    criterion = decision.criteria.get(key="safety")
    for sheet in ParticipantFactory.create_batch(others, decision=decision):
        ScoreFactory(participant=sheet, option=option, criterion=criterion)
    first = saving(client, points="70")

    with queries() as of_the_first:
        client.post(SAVE, first, headers=HTMX)
    second = saving(client, points="80")
    with queries() as of_the_second:
        client.post(SAVE, second, headers=HTMX)

    assert (len(of_the_first), len(of_the_second)) == (8, 4)


def test_a_save_of_an_account_takes_seven_queries(client, decision):
    client.force_login(UserFactory())
    client.post(SAVE, saving(client, points="70"), headers=HTMX)
    sent = saving(client, points="80")

    with queries() as found:
        client.post(SAVE, sent, headers=HTMX)

    assert len(found) == 7


def test_browser_knows_its_sheet_by_a_token_that_only_the_hash_of_is_kept(client, decision):
    client.post(SAVE, saving(client, points="70"), headers=HTMX)

    cookie = client.cookies["sheet"]
    token = cookie.value.split(":")[0]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert len(token) >= 43
    assert token not in Key.objects.get().token_hash


@pytest.mark.parametrize(
    "spoil",
    [
        lambda cookie: cookie[:-1],
        lambda cookie: "x" + cookie[1:],
        lambda cookie: cookie.split(":")[0],
        lambda cookie: cookie * 300,
        lambda cookie: cookie[:0],
    ],
    ids=["truncated", "edited", "unsigned", "10 KB", "empty"],
)
def test_spoilt_token_is_a_new_browser_and_not_an_error(client, decision, spoil):
    client.post(SAVE, saving(client, points="70"), headers=HTMX)
    client.cookies["sheet"] = spoil(client.cookies["sheet"].value)

    page = soup(client.get(PAGE))

    assert not page.select(".scale input[checked]")


def test_parked_option_is_not_found_and_its_scores_stay(client, decision):
    client.post(SAVE, saving(client, points="70"), headers=HTMX)
    sent = saving(client, points="80")
    decision.options.filter(key="train").update(parked_at="2026-01-01T00:00Z")

    answer = client.post(SAVE, sent, headers=HTMX)

    assert answer.status_code == 404
    assert Score.objects.get().points == 70


def test_hostile_rationale_is_shown_as_typed(client, decision):
    text = '<script>alert(1)</script> {{7*7}} "><img onerror=x>'

    client.post(SAVE, saving(client, points="70", rationale=text), headers=HTMX)
    page = soup(client.get(reverse("criterion", args=["d", "safety"])))

    card = page.select("[data-cell]")[cell_named(page, "Train")]
    assert card.textarea.text == text
    assert not [s for s in page.select("script") if "alert" in s.text]
