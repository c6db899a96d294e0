"""Amounts in natural units become scores between anchors that a person confirms."""

import io

import pytest
from openpyxl import Workbook

from options.analysis.totals.value_functions import value
from options.formats.imported import WhatBecame
from options.formats.tables.amounts import points_on
from options.formats.tables.csv_reading import read_csv
from options.formats.tables.workbook_reading import read_workbook

MATRIX = """\
Option,Cost (million €),Riders
Bus,10,200
Tram,30,400
Metro,50,
"""


def points_in(imported):
    return {
        (score.option, score.criterion): (score.low, score.best, score.high)
        for score in imported.decision.reference_scores
    }


def test_extremes_are_proposed_as_anchors():
    imported = read_csv(MATRIX.encode(), "transport-plan.csv")

    assert {question.key: question.proposed for question in imported.questions} == {
        "title": "Transport plan",
        "cost-better": "less",
        "cost-low": "10",
        "cost-high": "50",
        "riders-better": "more",
        "riders-low": "200",
        "riders-high": "400",
    }
    assert points_in(imported) == {
        ("bus", "cost"): (100, 100, 100),
        ("tram", "cost"): (50, 50, 50),
        ("metro", "cost"): (0, 0, 0),
        ("bus", "riders"): (0, 0, 0),
        ("tram", "riders"): (100, 100, 100),
    }
    cost = imported.decision.criteria[0]
    assert (cost.unit, cost.worst, cost.best) == ("million €", "50 million €", "10 million €")
    assert imported.faults == ()


def test_confirmed_anchors_give_the_points():
    answers = {"cost-high": "100", "cost-low": "0", "riders-better": "less", "title": "Plan"}

    imported = read_csv(MATRIX.encode(), "t.csv", answers)

    points = points_in(imported)
    assert [points[option, "cost"][1] for option in ("bus", "tram", "metro")] == [90, 70, 50]
    assert points["bus", "riders"][1] == 100
    assert imported.decision.title == "Plan"


@pytest.mark.parametrize(
    ("answers", "where"),
    [
        ({"cost-high": "10"}, "answer cost-high"),
        ({"cost-low": "ten"}, "answer cost-low"),
        ({"cost-low": "1e400"}, "answer cost-low"),
        ({"cost-low": "nan"}, "answer cost-low"),
        ({"cost-better": "maybe"}, "answer cost-better"),
        ({"title": " "}, "answer title"),
    ],
)
def test_answer_that_will_not_do_is_a_fault_beside_it(answers, where):
    imported = read_csv(MATRIX.encode(), "t.csv", answers)

    assert [fault.where for fault in imported.faults] == [where]


def test_equal_amounts_need_a_scale_from_a_person():
    data = b"Option,Riders\nBus,5\nTram,5\n"

    assert read_csv(data, "t.csv").faults[0].where == "answer riders-high"
    assert read_csv(data, "t.csv", {"riders-high": "10", "riders-low": "0"}).faults == ()


def test_list_of_amounts_with_its_anchors_asks_only_for_a_title():
    data = b"option,criterion,amount,unit,worst,best\nBus,Cost,5,m,10,0\nTram,Cost,12,,,\n"

    imported = read_csv(data, "t.csv")

    assert [question.key for question in imported.questions] == ["title"]
    assert points_in(imported) == {("bus", "cost"): (50, 50, 50), ("tram", "cost"): (0, 0, 0)}


def test_matrix_may_hold_units_and_anchors_in_rows():
    data = "Option;Cost\nunit;m\nworst;10\nbest;0\nBus;2,5\n"

    imported = read_csv(data.encode(), "t.csv")

    assert points_in(imported) == {("bus", "cost"): (75, 75, 75)}
    assert imported.decision.criteria[0].unit == "m"


@pytest.mark.parametrize(
    ("data", "where", "words"),
    [
        (
            'Option,Cost\nBus,1\nTram,"1,234"\nRail,2\n',
            "line 3, column “Cost”",
            "1234 or 1.234",
        ),
        ("Option,Cost\nBus,1\nTram,2\nBus,3\n", "line 4, column “Cost”", "line 2"),
        ("Option,Cost,cost\nBus,1,2\n", "line 1, column “cost”", "two columns"),
        ("Option,Cost\nBus,1\n,2\n", "line 3", "name of the option"),
    ],
)
def test_fault_names_its_line_and_column(data, where, words):
    fault = read_csv(data.encode(), "t.csv").faults[0]

    assert fault.where == where
    assert words in fault.sentence


def test_workbook_with_one_matrix_is_read_too():
    book = Workbook()
    for row in (["Option", "Cost"], ["Bus", 10.5], ["Tram", "20"]):
        book.active.append(row)
    file = io.BytesIO()
    book.save(file)

    imported = read_workbook(file.getvalue(), "t.xlsx")

    assert points_in(imported)["bus", "cost"][1] == 100
    assert imported.fates[3].where == "Sheet, cell B2"


@pytest.mark.parametrize("amount", [-5, 0, 12.5, 37, 100, 250])
def test_points_are_those_of_the_analysis(amount):
    for worst, best in ((0, 100), (100, 0), (-20, 30)):
        expected = float(value(amount, worst=worst, best=best))
        assert points_on(amount, worst=worst, best=best) == round(expected)


def test_workbook_says_which_sheet_of_amounts_was_read():
    book = Workbook()
    book.active.title = "Buses"
    for title, rows in {
        "Buses": [("Option", "Cost"), ("Bus", 10), ("Tram", 30)],
        "Trains": [("Option", "Noise"), ("Bus", 1), ("Tram", 2)],
        "Empty": [],
    }.items():
        sheet = book[title] if title in book.sheetnames else book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    data = io.BytesIO()
    book.save(data)

    imported = read_workbook(data.getvalue(), "plan.xlsx")

    (left_out,) = [fate for fate in imported.fates if fate.fate is WhatBecame.LEFT_OUT]
    assert (left_out.where, left_out.name) == ("Trains", "Trains")
    assert left_out.note == "Amounts are read from one sheet, and that is “Buses”."
    assert [criterion.name for criterion in imported.decision.criteria] == ["Cost"]
