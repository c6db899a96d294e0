"""The red-line ledger: who crosses whose line, by how much, and what would lift it."""

import pytest
from django.template.loader import render_to_string

from options.models import RedLineAnswer, RedLineSwitch
from options.sections import SECTIONS
from options.sections.grounds import own_ground
from tests.factories import RedLineFactory
from tests.reports.small_case import small_sheet

pytestmark = pytest.mark.django_db


def told(sheet):
    return SECTIONS["ledger"].tell(own_ground(sheet.decision, sheet, 0, {}))


def line_on(sheet, **fields):
    """A line on cost, where Train has 40, Share 70 and Wait 30."""
    cost = sheet.decision.criteria.get(key="cost")
    wishes = {"criterion": cost, "fails_below": 50, "name": "Budget", "question": ""}
    return RedLineFactory(decision=sheet.decision, **(wishes | fields))


def test_line_says_who_crosses_it_by_how_much_and_who_holds_it():
    sheet = small_sheet()
    line_on(sheet, held_by="The treasury")

    assert (
        "\u2068Budget\u2069, held by \u2068The treasury\u2069:"
        " \u2068Train\u2069 has 40 and is 10 short of 50;"
        " \u2068Wait\u2069 has 30 and is 20 short of 50."
    ) in told(sheet).sentences


def test_line_that_changes_the_leader_says_so_whether_on_or_off():
    sheet = small_sheet()
    line = line_on(sheet)
    words = "With \u2068Budget\u2069 \u2068Share\u2069 leads, without it \u2068Train\u2069."

    assert words in told(sheet).sentences

    RedLineSwitch.objects.create(participant=sheet, red_line=line)

    assert words in told(sheet).sentences


def test_question_answered_no_needs_a_yes():
    sheet = small_sheet()
    line = line_on(sheet, criterion=None, fails_below=None, question="Is it lawful?")
    train = sheet.decision.options.get(key="train")
    RedLineAnswer.objects.create(participant=sheet, red_line=line, option=train, is_yes=False)

    found = told(sheet)

    assert "\u2068Budget\u2069: \u2068Train\u2069 would need a “yes”." in found.sentences
    assert found.pictures == ()


def test_nothing_crossed_is_one_sentence():
    sheet = small_sheet()
    line_on(sheet, fails_below=10)

    assert told(sheet).sentences == ("No option is known to cross a red line.",)


def test_decision_without_lines_says_so():
    assert told(small_sheet()).sentences == ("This decision has no red lines.",)


def test_ledger_has_every_option_at_every_line():
    sheet = small_sheet()
    line_on(sheet)

    (table,) = told(sheet).tables

    assert [row[3:6] for row in table.rows] == [
        ("Train", "across the line", 10),
        ("Share", "clear", None),
        ("Wait", "across the line", 20),
    ]


def test_drawing_has_the_line_and_each_option():
    sheet = small_sheet()
    line_on(sheet)

    (picture,) = told(sheet).pictures
    drawn = render_to_string(
        picture.drawing, {**picture.context, "title": picture.title, "sentence": "Drawn"}
    )

    assert "Budget" in drawn
    assert drawn.count("p-letter") == 3
