"""The result page: its sentences, its states, and red lines with and without JavaScript."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from options.models import (
    Criterion,
    Decision,
    LaterFact,
    Option,
    Participant,
    RedLine,
    RedLineAnswer,
    RedLineSwitch,
    Score,
)
from tests.factories import (
    CriterionFactory,
    DecisionFactory,
    OptionFactory,
    ParticipantFactory,
    PerspectiveFactory,
    PerspectiveSwingFactory,
    RedLineFactory,
    ReferenceScoreFactory,
    ScoreFactory,
)
from tests.htmx import HTMX, soup, swap
from tests.queries import queries
from tests.reports.small_case import POINTS, small_decision, small_sheet

pytestmark = pytest.mark.django_db


def page_of(sheet, browser_of):
    return soup(browser_of(sheet).get(url(sheet.decision)))


def url(decision, name="results", *more):
    return reverse(name, args=[decision.slug, *more])


def words(page, selector="main"):
    """The text of a part, each run of space as one."""
    return re.sub(
        r"\s+([.,;:)])", r"\1", " ".join(page.select_one(selector).get_text().split())
    )


def floor(sheet, **limits):
    leaf = sheet.decision.criteria.get(key="cost")
    fields = {"name": "Cost floor", "key": "floor", "fails_below": 35, **limits}
    return RedLineFactory(criterion=leaf, decision=sheet.decision, **fields)


def consent(sheet):
    return RedLine.objects.create(
        decision=sheet.decision, key="consent", name="Consent", question="Is there consent?"
    )


def test_settled_leader_is_named_in_the_headline(browser_of):
    page = page_of(small_sheet(), browser_of)

    assert words(page, "h1") == "Train leads."


def test_fragile_leader_is_not_reported_as_a_winner(browser_of):
    page = page_of(small_sheet(confidence="medium"), browser_of)

    assert words(page, "h1") == "Too close to call between Train and Share."


def test_barely_begun_sheet_gets_no_share_but_the_next_criterion(browser_of):
    page = page_of(small_sheet({"train": (80, None)}), browser_of)

    assert words(page, "h1") == "Too early to call."
    assert words(page, "#verdict a.button") == "Go on with Safety"
    assert "%" not in words(page, "#verdict")


def test_unweighed_totals_and_shares_say_which_weights_they_use(browser_of):
    verdict = words(page_of(small_sheet(weights=()), browser_of), "#verdict")

    assert "totals count them all the same and the shares try all possible weights" in verdict
    assert "±15 where you gave none" in verdict


def test_conditions_are_whole_sentences_with_the_own_weight(browser_of):
    page = page_of(small_sheet(), browser_of)

    said = [
        " ".join(item.get_text().split()) for item in page.select("#verdict .conditions li")
    ]
    assert sorted(said) == [
        (
            "B Share draws level if the score of Train on Safety falls by 10 points "
            "(you gave it 80)."
        ),
        "B Share takes over if Cost counts above 50 % (you gave it 40 %).",
        "B Share takes over if Safety counts under 50 % (you gave it 60 %).",
    ]


def test_threshold_next_to_the_own_weight_shows_a_decimal(browser_of):
    sheet = small_sheet(weights=(60, 59))

    page = page_of(sheet, browser_of)

    assert "Safety counts under 50 % (you gave it 50.4 %)." in words(page, "#verdict")


def test_first_visit_begins_with_scoring():
    decision = small_decision()

    page = soup(Client().get(url(decision)))

    assert words(page, "h1") == "Nothing to rank yet."
    assert page.select_one("#verdict .button")["href"] == url(decision, "comparison")
    assert not Participant.objects.exists()


def test_decision_without_parts_says_what_it_needs():
    page = soup(Client().get(url(DecisionFactory())))

    assert "at least one option and one criterion" in words(page, "#verdict")


def test_equal_weights_are_said_with_the_way_to_weigh(browser_of):
    sheet = small_sheet(weights=())

    page = page_of(sheet, browser_of)

    assert "Until you weigh the criteria, the totals count them all the same" in words(
        page, "#verdict"
    )
    assert page.select_one(f"#verdict a[href='{url(sheet.decision, 'weighting')}']")


def test_missing_score_is_shown_as_an_interval(browser_of):
    page = page_of(small_sheet({**POINTS, "train": (80, None)}), browser_of)

    ranking = words(page, "#ranking")
    assert "48–88" in ranking
    assert "The order is still open among Train, Share." in ranking


def test_missing_cell_links_to_where_it_is_scored(browser_of):
    sheet = small_sheet({**POINTS, "train": (80, None)})
    train, cost = Option.objects.get(key="train"), Criterion.objects.get(key="cost")

    page = page_of(sheet, browser_of)

    assert [link["href"] for link in page.select(".gap-link")] == [
        f"{url(sheet.decision, 'criterion', 'cost')}#cell-{train.pk}-{cost.pk}"
    ]
    assert "5 of 6 answered." in words(page, "#missing")


def test_result_sheet_and_home_count_the_answers_in_the_same_words(browser_of):
    sheet = small_sheet({**POINTS, "train": (80, None)})
    cell = {
        "option": Option.objects.get(key="train"),
        "criterion": Criterion.objects.get(key="cost"),
    }
    ScoreFactory(participant=sheet, **cell, points=None, cannot_judge=True)
    browser = browser_of(sheet)

    pages = [url(sheet.decision, "results"), url(sheet.decision, "sheet"), "/", "/sheets/"]
    for page in pages:
        said = " ".join(soup(browser.get(page)).get_text().split())
        assert "6 of 6 answered, 1 of them “can't judge”" in said, page


def test_jump_list_names_only_parts_that_are_there(browser_of):
    page = page_of(small_sheet(), browser_of)

    names = [link["href"] for link in page.select(".jump .open a")]
    assert names
    assert all(page.select_one(name) for name in names)


def test_result_ends_in_the_next_steps(browser_of):
    sheet = small_sheet()
    Decision.objects.update(discussion_questions="Who pays?")
    LaterFact.objects.create(decision=sheet.decision, text="It closed.")

    page = page_of(sheet, browser_of)

    brief = url(sheet.decision, "brief")
    assert [link["href"] for link in page.select("#next a")] == [
        url(sheet.decision, "sheet"),
        f"{brief}#discussion",
        f"{brief}#later",
    ]


def test_score_for_another_meaning_asks_to_be_checked_again(browser_of):
    sheet = small_sheet()
    Criterion.objects.filter(key="cost").update(revision=2)

    page = page_of(sheet, browser_of)

    assert [" ".join(link.get_text().split()) for link in page.select(".gap-link")] == [
        "A Train please check again",
        "B Share please check again",
        "C Wait please check again",
    ]


def test_reference_is_told_of_but_hidden_until_the_sheet_is_complete(browser_of):
    sheet = small_sheet({**POINTS, "wait": (20, None)})
    ReferenceScoreFactory(
        option=Option.objects.get(key="train"),
        criterion=Criterion.objects.get(key="safety"),
        best=77,
        high=99,
    )

    hidden = words(page_of(sheet, browser_of), "#reference")
    ScoreFactory(
        participant=sheet,
        option=Option.objects.get(key="wait"),
        criterion=Criterion.objects.get(key="cost"),
    )
    shown = words(page_of(sheet, browser_of), "#reference")

    assert ("77" in hidden, "Once every cell has your own answer" in hidden) == (False, True)
    assert "illustrative teaching values, not findings" in shown
    assert "Train on Safety: you 80, illustrative 77 (from 40 to 99)." in shown


def test_red_line_is_off_until_it_is_switched_on(browser_of):
    sheet = small_sheet()
    line = floor(sheet)

    page = page_of(sheet, browser_of)

    switch = page.select_one(f"#red-line-{line.pk}-switch")
    assert not switch.has_attr("checked")
    assert "Off. Switched on, it would put 1 option out." in words(page, "#red-lines")


def test_difference_that_a_line_makes_is_said(browser_of):
    sheet = small_sheet()
    line = floor(sheet)
    RedLineSwitch.objects.create(participant=sheet, red_line=line)

    page = page_of(sheet, browser_of)

    assert "With “Cost floor” on, Wait is out; without it, it would be 3rd." in words(
        page, "#red-lines"
    )
    assert "out: Cost floor" in words(page, "#ranking .out")


def test_all_out_is_a_state_of_its_own(browser_of):
    sheet = small_sheet()
    RedLineSwitch.objects.create(participant=sheet, red_line=floor(sheet, fails_below=99))

    page = page_of(sheet, browser_of)

    assert words(page, "h1") == "Every option is out."
    assert len(page.select("#ranking .band.out li")) == 3


def test_switch_changes_the_page_as_a_fresh_one_shows_it(browser_of):
    sheet = small_sheet()
    line, _ = floor(sheet), consent(sheet)
    browser = browser_of(sheet)
    page = soup(browser.get(url(sheet.decision)))

    answer = browser.post(
        url(sheet.decision, "switch_red_line", line.key), {"is_on": "on"}, headers=HTMX
    )
    page.select_one(f"#red-line-{line.pk}-switch")["checked"] = ""
    swap(page, "", answer)

    assert page == soup(browser.get(url(sheet.decision)))
    assert RedLineSwitch.objects.get().red_line == line


def test_answers_change_the_page_as_a_fresh_one_shows_it(browser_of):
    sheet = small_sheet()
    line = consent(sheet)
    RedLineSwitch.objects.create(participant=sheet, red_line=line)
    wait = Option.objects.get(key="wait")
    browser = browser_of(sheet)
    page = soup(browser.get(url(sheet.decision)))

    answer = browser.post(
        url(sheet.decision, "answer_red_line", line.key),
        {f"answer-{wait.pk}": "no"},
        headers=HTMX,
    )
    del page.select_one(f"#red-line-{line.pk}-{wait.pk}-unknown")["checked"]
    page.select_one(f"#red-line-{line.pk}-{wait.pk}-no")["checked"] = ""
    swap(page, "", answer)

    assert page == soup(browser.get(url(sheet.decision)))
    assert RedLineAnswer.objects.get().is_yes is False


def test_switch_works_without_javascript_and_returns_to_its_line(browser_of):
    sheet = small_sheet()
    line = floor(sheet)
    browser = browser_of(sheet)
    address = url(sheet.decision, "switch_red_line", line.key)

    answer = browser.post(address, {"is_on": "on"})
    assert answer["Location"] == f"{url(sheet.decision)}#red-line-{line.pk}"
    assert RedLineSwitch.objects.count() == 1

    browser.post(address, {})
    assert not RedLineSwitch.objects.exists()


def test_first_switch_of_a_new_browser_begins_its_sheet():
    sheet = small_sheet()
    line = floor(sheet)
    visitor = Client()

    visitor.post(url(sheet.decision, "switch_red_line", line.key), {"is_on": "on"})

    assert RedLineSwitch.objects.get().participant != sheet
    assert (
        soup(visitor.get(url(sheet.decision))).select_one("[role=switch]").has_attr("checked")
    )


@pytest.mark.parametrize("headers", [{}, HTMX])
@pytest.mark.parametrize("name", ["switch_red_line", "answer_red_line"])
def test_line_that_is_off_and_not_answered_begins_no_sheet(name, headers):
    sheet = small_sheet()
    line = consent(sheet)
    visitor = Client()

    answer = visitor.post(url(sheet.decision, name, line.key), {}, headers=headers)

    assert answer.status_code == (200 if headers else 302)
    assert list(Participant.objects.all()) == [sheet]


def test_answer_that_is_no_answer_is_refused_with_the_page(browser_of):
    sheet = small_sheet()
    line = consent(sheet)
    wait = Option.objects.get(key="wait")

    answer = browser_of(sheet).post(
        url(sheet.decision, "answer_red_line", line.key), {f"answer-{wait.pk}": "perhaps"}
    )

    assert answer.status_code == 422
    assert "Choose yes, no or not known yet." in words(soup(answer), "#red-lines")
    assert not RedLineAnswer.objects.exists()


@pytest.mark.parametrize("name", ["switch_red_line", "answer_red_line"])
def test_line_of_another_decision_is_not_found(name, browser_of):
    sheet, other = small_sheet(), small_sheet()
    line = floor(other)

    answer = browser_of(sheet).post(url(sheet.decision, name, line.key), {"is_on": "on"})

    assert answer.status_code == 404
    assert not RedLineSwitch.objects.exists()


def test_line_with_a_limit_takes_no_answers(browser_of):
    sheet = small_sheet()
    line = floor(sheet)

    answer = browser_of(sheet).post(url(sheet.decision, "answer_red_line", line.key), {})

    assert answer.status_code == 404


@pytest.mark.parametrize("name", ["switch_red_line", "answer_red_line"])
def test_looking_at_a_deed_does_not_do_it(name):
    sheet = small_sheet()
    line = consent(sheet)

    assert Client().get(url(sheet.decision, name, line.key)).status_code == 405
    assert not RedLineSwitch.objects.exists()


def test_decision_that_is_not_published_is_not_found():
    decision = small_decision()
    decision.is_published = False
    decision.save()

    assert Client().get(url(decision)).status_code == 404


def test_hostile_names_are_shown_as_typed(browser_of):
    name = "<img onerror=x> {{7*7}} \u202e"
    sheet = small_sheet()
    line = floor(sheet, name=name, why=name, held_by=name)
    RedLineSwitch.objects.create(participant=sheet, red_line=line)
    Option.objects.update(name=name)
    Criterion.objects.update(name=name, short_name="")

    answer = browser_of(sheet).get(url(sheet.decision))

    assert soup(answer).select("img") == []
    assert soup(answer).select_one("#ranking .who bdi").text == name


def test_looking_writes_nothing(browser_of):
    sheet = small_sheet()

    browser = browser_of(sheet)

    with queries() as made:
        browser.get(url(sheet.decision))

    assert {sql.split()[0] for sql in made} == {"SELECT"}


def large_sheet(count):
    sheet = ParticipantFactory(decision=DecisionFactory())
    decision = sheet.decision
    options = [OptionFactory(decision=decision) for _ in range(count)]
    leaves = [CriterionFactory(decision=decision) for _ in range(count)]
    for leaf in leaves:
        line = RedLineFactory(criterion=leaf, decision=decision, fails_below=0)
        RedLineSwitch.objects.create(participant=sheet, red_line=line)
        perspective = PerspectiveFactory(decision=decision)
        PerspectiveSwingFactory(perspective=perspective, criterion=leaf)
    cells = [(option, leaf) for option in options for leaf in leaves]
    Score.objects.bulk_create(
        Score(participant=sheet, option=option, criterion=leaf, points=(7 * i) % 101)
        for i, (option, leaf) in enumerate(cells)
    )
    for option in options[:1]:
        for leaf in leaves:
            ReferenceScoreFactory(option=option, criterion=leaf)
    return sheet


def test_queries_do_not_grow_with_options_criteria_and_lines(browser_of):
    counts = []
    for count in (1, 3, 30):
        sheet = large_sheet(count)
        browser = browser_of(sheet)
        with queries() as made:
            assert browser.get(url(sheet.decision)).status_code == 200
        counts.append(len(made))

    assert counts == [counts[0]] * 3
