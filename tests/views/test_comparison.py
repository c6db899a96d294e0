"""One criterion at a time, head to head and at a glance, with and without JavaScript."""

import pytest
from django.test import Client
from django.urls import reverse

from options.models import Score
from tests.factories import (
    CriterionFactory,
    DecisionFactory,
    EvidenceFactory,
    OptionFactory,
    ParticipantFactory,
    ScoreFactory,
    SourceFactory,
    UserFactory,
)
from tests.htmx import soup
from tests.views.test_scoring import PAGE, fields


@pytest.fixture(scope="module")
def kept_decision(kept):
    decision = DecisionFactory(slug="d")
    for name in ("Train", "Share", "Wait"):
        OptionFactory(decision=decision, name=name, key=name.lower())
    for name in ("Safety", "Cost"):
        CriterionFactory(decision=decision, name=name, key=name.lower())
    return decision


@pytest.fixture
def sheet(decision):
    return ParticipantFactory(decision=decision)


def score_all(sheet, criterion, *points):
    leaf = sheet.decision.criteria.get(key=criterion)
    for option, number in zip(sheet.decision.options.all(), points, strict=True):
        ScoreFactory(participant=sheet, option=option, criterion=leaf, points=number)


def whole_form(page, **said):
    """What the ordinary button sends: every cell, with some fields changed."""
    sent = {}
    for index, card in enumerate(page.select("[data-cell]")):
        sent.update(fields(page, index))
        prefix = card["data-cell"]
        for name, value in said.get(card.h2.text.strip(), {}).items():
            sent[f"{prefix}-{name}"] = value
    for hidden in page.select("#common input"):
        sent[hidden["name"]] = hidden["value"]
    return sent


def test_comparing_starts_at_the_first_criterion_with_something_left(browser_of, sheet):
    score_all(sheet, "safety", 1, 2, 3)

    answer = browser_of(sheet).get(reverse("comparison", args=["d"]))

    assert answer.url == "/decisions/d/compare/cost/"


def test_comparing_a_complete_sheet_leads_to_the_overview(browser_of, sheet):
    score_all(sheet, "safety", 1, 2, 3)
    score_all(sheet, "cost", 1, 2, 3)

    answer = browser_of(sheet).get(reverse("comparison", args=["d"]))

    assert answer.url == reverse("overview", args=["d"])


def test_nothing_is_chosen_before_the_person_chooses(client, decision):
    page = soup(client.get(PAGE))

    assert len(page.select(".scale input[type=radio]")) == 33
    assert not page.select(".scale input[checked], .cannot input[checked]")


def test_every_radio_and_field_has_a_name_of_its_own(client, decision):
    page = soup(client.get(PAGE))

    ids = [tag["id"] for tag in page.select("[id]")]
    assert len(ids) == len(set(ids))
    for field in page.select("[data-cell] input:not([type=hidden]), [data-cell] textarea"):
        assert field.find_parent("label") or page.select_one(f"label[for={field['id']}]")


def test_order_of_options_is_a_persons_own_and_stays(client, decision):
    OptionFactory.create_batch(6, decision=decision)
    first = [card["id"] for card in soup(client.get(PAGE)).select("[data-cell]")]

    again = [card["id"] for card in soup(client.get(PAGE)).select("[data-cell]")]
    others = {
        tuple(card["id"] for card in soup(type(client)().get(PAGE)).select("[data-cell]"))
        for _ in range(5)
    }

    assert again == first
    assert len(others) > 1


def test_evidence_on_the_cell_is_there_with_strength_and_source(client, decision):
    note = EvidenceFactory(
        decision=decision,
        criterion=decision.criteria.get(key="safety"),
        option=decision.options.get(key="train"),
        note="It worked once.",
        strength="A",
    )
    note.sources.add(SourceFactory(decision=decision, address="https://example.org/report"))
    EvidenceFactory(
        decision=decision,
        criterion=decision.criteria.get(key="safety"),
        note="Known only later.",
        is_after_reading_date=True,
    )

    page = soup(client.get(PAGE))

    found = [card for card in page.select("[data-cell]") if "It worked once." in card.text]
    assert [card.h2.text.strip() for card in found] == ["Train"]
    assert "strength: strong" in found[0].text
    assert found[0].select_one(".note a")["href"] == "https://example.org/report"
    assert "Known only later." not in page.text


def test_ordinary_button_saves_the_whole_page_in_one_go(client, decision):
    page = soup(client.get(PAGE))

    answer = client.post(PAGE, whole_form(page, Train={"points": "70"}, Share={"number": "37"}))

    assert (answer.status_code, answer.url) == (302, PAGE)
    assert sorted(Score.objects.values_list("option__name", "points")) == [
        ("Share", 37),
        ("Train", 70),
    ]


def test_ordinary_button_can_lead_on(client, decision):
    sent = whole_form(soup(client.get(PAGE)), Train={"points": "70"})

    assert client.post(PAGE, {**sent, "next": ""}).url == "/decisions/d/compare/cost/"


def test_ordinary_button_saves_what_is_valid_and_keeps_the_rest_as_typed(client, decision):
    page = soup(client.get(PAGE))

    answer = client.post(
        PAGE, whole_form(page, Train={"points": "70"}, Share={"number": "lots"})
    )

    page = soup(answer)
    typed = {card.h2.text.strip(): card for card in page.select("[data-cell]")}
    assert answer.status_code == 422
    assert list(Score.objects.values_list("option__name", "points")) == [("Train", 70)]
    assert typed["Share"].select_one(".exact input")["value"] == "lots"
    assert typed["Share"].select_one(".errors li").text == "Type a whole number from 0 to 100."
    assert typed["Train"].select_one(".scale input[checked]")["value"] == "70"


def test_untouched_cells_are_left_alone_by_the_ordinary_button(browser_of, sheet):
    score_all(sheet, "safety", 37, 50, 0)
    client = browser_of(sheet)

    client.post(
        PAGE, whole_form(soup(client.get(PAGE)), Train={"points": "80", "number": "37"})
    )

    assert sorted(Score.objects.values_list("option__name", "points", "version")) == [
        ("Share", 50, 1),
        ("Train", 80, 2),
        ("Wait", 0, 1),
    ]


def test_old_tab_without_javascript_leaves_alone_what_it_did_not_touch(browser_of, sheet):
    client = browser_of(sheet)
    half = {"points": "50"}
    client.post(PAGE, whole_form(soup(client.get(PAGE)), Train=half, Share=half, Wait=half))
    old_tab = soup(client.get(PAGE))
    client.post(PAGE, whole_form(soup(client.get(PAGE)), Share={"points": "80"}))

    client.post(PAGE, whole_form(old_tab, Train={"points": "10"}))

    assert sorted(Score.objects.values_list("option__name", "points")) == [
        ("Share", 80),
        ("Train", 10),
        ("Wait", 50),
    ]


def test_pair_that_is_partly_refused_shows_what_was_saved(client, decision):
    address = reverse("head_to_head", args=["d"])
    page = soup(client.get(address, {"a": "train", "b": "share"}))

    answer = client.post(
        address, whole_form(page, Train={"points": "70"}, Share={"number": "lots"})
    )

    cards = soup(answer).select("[data-cell]")
    assert answer.status_code == 422
    assert cards[-2].select_one(".scale input[checked]")["value"] == "70"
    assert cards[-1].select_one(".exact input")["value"] == "lots"


def test_note_on_a_whole_option_is_there_on_each_of_its_cells(client, decision):
    EvidenceFactory(
        decision=decision,
        criterion=None,
        option=decision.options.get(key="train"),
        note="On training as a whole.",
    )

    page = soup(client.get(PAGE))

    found = [
        card.h2.text.strip() for card in page.select("[data-cell]") if card.select(".note")
    ]
    assert found == ["Train"]


def test_number_and_scale_changed_differently_without_javascript_is_refused(browser_of, sheet):
    score_all(sheet, "safety", 50, 50, 50)
    client = browser_of(sheet)
    page = soup(client.get(PAGE))

    answer = client.post(PAGE, whole_form(page, Train={"points": "80", "number": "37"}))

    assert answer.status_code == 422
    assert set(Score.objects.values_list("points", flat=True)) == {50}


def test_sentence_about_the_order_follows_the_last_option(browser_of, sheet):
    score_all(sheet, "safety", 80, 50, 10)

    page = soup(browser_of(sheet).get(PAGE))

    assert page.select_one("#consistency").text.strip() == (
        "You put Train 30 above Share here, and 70 above Wait. Right?"
    )


def test_score_for_an_older_meaning_asks_to_be_checked_again(browser_of, sheet):
    score_all(sheet, "safety", 80, 50, 10)
    sheet.decision.criteria.filter(key="safety").update(revision=2)

    page = soup(browser_of(sheet).get(PAGE))

    assert "Please check again" in page.select_one(".state").text
    assert page.select_one(".scale input[checked]") is not None


@pytest.mark.parametrize("size", [1, 3, 30])
def test_page_takes_the_same_queries_however_large(client, db, size, django_assert_num_queries):
    decision = DecisionFactory(slug="large")
    criterion = CriterionFactory(decision=decision, key="safety")
    for option in OptionFactory.create_batch(size, decision=decision):
        note = EvidenceFactory(decision=decision, criterion=criterion, option=option)
        note.sources.add(SourceFactory(decision=decision))

    client.get("/decisions/large/compare/safety/")  # -- the content is kept from now on

    with django_assert_num_queries(3):
        client.get("/decisions/large/compare/safety/")


def test_hidden_criterion_of_the_full_version_can_still_be_opened(client, decision):
    CriterionFactory(decision=decision, key="extra", in_core=False)

    assert client.get("/decisions/d/compare/extra/").status_code == 200


def test_parent_and_parked_criteria_are_not_scored(client, decision):
    parent = CriterionFactory(decision=decision, key="parent")
    CriterionFactory(decision=decision, key="child", parent=parent)
    CriterionFactory(decision=decision, key="parked", parked_at="2026-01-01T00:00Z")

    for key in ("parent", "parked", "nothing"):
        assert client.get(f"/decisions/d/compare/{key}/").status_code == 404


@pytest.mark.parametrize("name", ["comparison", "overview", "head_to_head"])
def test_decision_with_nothing_in_it_says_what_to_do(client, db, name):
    DecisionFactory(slug="empty")

    answer = client.get(reverse(name, args=["empty"]))

    assert answer.status_code == 200
    assert soup(answer).h1.text == "Nothing to compare yet"


def test_overview_shows_each_number_and_leads_to_its_control(browser_of, sheet):
    score_all(sheet, "safety", 0, 50, 100)
    cost, train = sheet.decision.criteria.get(key="cost"), sheet.decision.options.first()
    ScoreFactory(
        participant=sheet, option=train, criterion=cost, points=None, cannot_judge=True
    )

    page = soup(browser_of(sheet).get(reverse("overview", args=["d"])))

    cells = page.select("td")
    classes = [" ".join(cell.get("class", [])) for cell in cells]
    assert classes[:3] == ["heat-0", "heat-5", "heat-10"]
    assert ["can't judge" in cell.text for cell in cells] == [False] * 3 + [True, False, False]
    assert ["not scored" in cell.text for cell in cells] == [False] * 4 + [True, True]
    assert cells[0].a["href"] == f"{PAGE}#cell-{train.pk}-{sheet.decision.criteria.first().pk}"


def test_head_to_head_shows_both_scores_and_who_is_ahead(browser_of, sheet):
    score_all(sheet, "safety", 80, 50, 10)

    page = soup(
        browser_of(sheet).get(reverse("head_to_head", args=["d"]), {"a": "wait", "b": "train"})
    )

    first, second = page.select(".difference")
    assert " ".join(first.p.text.split()) == "70 in favour of Train"
    assert "once both are scored" in second.text
    assert [card.h2.text.strip() for card in page.select("[data-cell]")] == [
        "Train",
        "Wait",
    ] * 2


def test_head_to_head_steps_through_all_pairs(client, decision):
    address = reverse("head_to_head", args=["d"])
    seen = []

    page = soup(client.get(address))
    while True:
        seen.append(tuple(card.h2.text.strip() for card in page.select("[data-cell]")[:2]))
        onward = page.select_one(".foot a.button:not(.quiet)")
        if not onward["href"].startswith("?"):
            break
        page = soup(client.get(address + onward["href"]))

    assert seen == [("Train", "Share"), ("Train", "Wait"), ("Share", "Wait")]


def test_head_to_head_saves_without_javascript(client, decision):
    address = reverse("head_to_head", args=["d"])
    page = soup(client.get(address, {"a": "train", "b": "share"}))

    answer = client.post(address, whole_form(page, Train={"points": "70"}))

    assert answer.url == f"{address}?a=train&b=share"
    assert set(Score.objects.values_list("option__name", "points")) == {("Train", 70)}


@pytest.mark.parametrize(
    "pair", [{"a": "train", "b": "train"}, {"a": "x", "b": "train"}, {"a": "train"}]
)
def test_pair_that_is_none_is_not_found(client, decision, pair):
    assert client.get(reverse("head_to_head", args=["d"]), pair).status_code == 404


def test_sheet_of_an_account_is_closed_to_its_browser_after_logging_out(browser_of, sheet):
    score_all(sheet, "safety", 80, 50, 10)
    client = browser_of(sheet)
    sheet.user = UserFactory()
    sheet.save()

    page = soup(client.get(PAGE))

    assert page.select_one(".scale input[checked]") is None


def test_what_lies_beyond_the_points_is_blank_again_for_whoever_said_nothing(browser_of, sheet):
    leaf = sheet.decision.criteria.leaves().first()
    before = Client().get(leaf.get_absolute_url()).content.decode()
    ScoreFactory(
        participant=sheet,
        option=sheet.decision.options.first(),
        criterion=leaf,
        rationale="Only I know why.",
        confidence="low",
    )

    mine = browser_of(sheet).get(leaf.get_absolute_url()).content.decode()
    after = Client().get(leaf.get_absolute_url()).content.decode()

    assert "Only I know why." in mine
    assert "Only I know why." not in before + after
