"""Perspectives side by side: a line each, the least objection, what several agree on."""

import pytest
from django.template.loader import render_to_string

from options.sections import SECTIONS
from options.sections.grounds import own_ground
from tests.factories import PerspectiveFactory, PerspectiveSwingFactory
from tests.reports.small_case import small_sheet

pytestmark = pytest.mark.django_db

VOICES = {"safe": (100, 0), "cheap": (0, 100), "fair": (50, 50)}


def sheet_with(voices=VOICES, points=None):
    """Train, Share and Wait have 80/40, 50/70 and 20/30 unless told otherwise."""
    sheet = small_sheet(points)
    for place, (key, weights) in enumerate(voices.items()):
        held = PerspectiveFactory(
            decision=sheet.decision, key=key, name=key.title(), position=place
        )
        for leaf, number in zip(sheet.decision.criteria.all(), weights, strict=True):
            PerspectiveSwingFactory(perspective=held, criterion=leaf, points=number)
    return sheet


def told(sheet, **asked):
    return SECTIONS["perspectives"].tell(own_ground(sheet.decision, sheet, 0, asked))


def test_every_perspective_has_a_line_and_nothing_is_blended():
    table = told(sheet_with()).pictures[0].table
    rows = {row[0]: tuple(round(total, 6) for total in row[1:]) for row in table.rows}

    assert rows == {
        "Your own weights": (64, 58, 24),
        "Safe": (80, 50, 20),
        "Cheap": (40, 70, 30),
        "Fair": (60, 60, 25),
    }


def test_first_places_are_counted():
    assert told(sheet_with()).sentences[0] == (
        "The 3 perspectives put 2 different options first:"
        " \u2068Train\u2069 for 2, \u2068Share\u2069 for 2."
    )


def test_agreement_on_the_first_place_is_said():
    sheet = sheet_with({"safe": (100, 0), "safer": (90, 10)})

    assert told(sheet).sentences[0] == "All 2 perspectives put \u2068Train\u2069 first."


def test_least_objection_names_points_and_whom_it_is_hardest_for():
    # Train lacks 0, 30 and 0 points of the best, Share 30, 0 and 0, Wait 60, 40 and 35.
    sentence = told(sheet_with()).sentences[1]

    assert sentence.startswith(
        "Least objectionable: \u2068Train\u2069, \u2068Share\u2069. No perspective falls more"
        " than 30 points short of its own best; hardest for \u2068Cheap\u2069."
    )
    assert "Regret depends on which options there are" in sentence


def test_option_that_is_not_chosen_can_decide():
    # Greatest regrets: Train 25, Share 30, Wait 21; without Train: Share 12, Wait 21.
    sheet = sheet_with(
        {"safe": (100, 0), "cheap": (0, 100)},
        {"train": (80, 40), "share": (50, 65), "wait": (62, 44)},
    )

    found = told(sheet).sentences[1]

    assert "Least objectionable: \u2068Wait\u2069" in found
    assert "without \u2068Train\u2069 it would be \u2068Share\u2069." in found


def test_coalition_agrees_on_what_is_first_for_both():
    asked = {"chosen": "1", "with-safe": "1", "with-fair": "1"}

    agreed = told(sheet_with(), **asked).context["agreed"]

    assert agreed[0] == "For all 2 perspectives first: \u2068Train\u2069."


def test_coalition_that_agrees_on_nothing_is_told_what_comes_nearest():
    asked = {"chosen": "1", "with-safe": "1", "with-cheap": "1"}

    agreed = told(sheet_with(), **asked).context["agreed"]

    (sentence,) = agreed
    assert sentence == (
        "No option lies within 10 points of the best for all of them. The nearest is"
        " \u2068Train\u2069, \u2068Share\u2069, within 30."
    )


def test_single_ticked_perspective_is_no_coalition():
    agreed = told(sheet_with(), **{"chosen": "1", "with-safe": "1"}).context["agreed"]

    assert agreed == ("Tick at least two perspectives.",)


def test_nothing_is_told_without_perspectives():
    assert told(small_sheet()) is None


def test_drawings_show_every_line_and_every_regret():
    lines, regrets = told(sheet_with()).pictures

    drawn = render_to_string(lines.drawing, {**lines.context, "title": "", "sentence": ""})
    bars = render_to_string(regrets.drawing, {**regrets.context, "title": "", "sentence": ""})

    assert all(name in drawn for name in ("Your own weights", "Safe", "Cheap", "Fair"))
    assert ">30</tspan>" in bars


def test_level_options_are_called_level():
    sheet = sheet_with(points={"train": (50, 50), "share": (50, 50), "wait": (50, 50)})

    assert (
        told(sheet).sentences[0].startswith("By the weights of every perspective all options")
    )
