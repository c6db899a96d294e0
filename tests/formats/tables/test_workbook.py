"""A decision as a workbook and back, with what people and spreadsheets change in between."""

import io

import pytest
from openpyxl import Workbook, load_workbook

from options.cases import CASES, case_texts
from options.exchange.kinds import kind_of
from options.formats import (
    CriterionFile,
    DecisionFile,
    EvidenceFile,
    LaterFactFile,
    OptionFile,
    PerspectiveFile,
    RedLineFile,
    ReferenceScoreFile,
    SourceFile,
    read_decision,
)
from options.formats.tables.workbook_reading import read_workbook
from options.formats.tables.workbook_writing import write_workbook

LUNCH = DecisionFile(
    key="lunch",
    title="=1+1",
    question=" two\nlines ",
    options=(
        OptionFile(key="soup", name="+1", description="@x", is_baseline=True),
        OptionFile(key="salad", name="Salad", description="_x0041_ '=1", is_parked=True),
    ),
    criteria=(
        CriterionFile(key="joy", name="Joy"),
        CriterionFile(key="taste", parent="joy", name="Taste", worst="bad", best="good"),
        CriterionFile(key="cost", name="Cost", worst="-2+3", best="007", in_core=False),
    ),
    perspectives=(PerspectiveFile(key="cook", name="Cook", swing_points=(("taste", 0),)),),
    red_lines=(
        RedLineFile(key="floor", name="Floor", criterion="taste", fails_below=0),
        RedLineFile(key="near", name="Near", is_yes_no=True, question="Is it near?"),
    ),
    reference_scores=(
        ReferenceScoreFile(option="soup", criterion="taste", best=0, low=0, high=20),
        ReferenceScoreFile(option="soup", criterion="cost", best=50, low=40, high=60),
    ),
    evidence=(EvidenceFile(option="soup", note="Hot.", strength="J", sources=("s1", "s2")),),
    sources=(
        SourceFile(key="s1", title="A", grade="OP"),
        SourceFile(key="s2", title="B", grade="A", address="https://example.org/?a=1,2"),
    ),
    later_facts=(LaterFactFile(text="It rained.", sources=("s1",)),),
    discussion_questions=("Why?", "=why"),
    seed=0,
)


def opened(data):
    return load_workbook(io.BytesIO(data))


def kept(book):
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def faults_in(data):
    return [(fault.where, fault.sentence) for fault in read_workbook(data, "d.xlsx").faults]


@pytest.fixture
def book():
    return opened(write_workbook(LUNCH))


@pytest.mark.parametrize("text", case_texts(), ids=CASES)
def test_built_in_case_comes_back_as_it_went(text):
    decision = read_decision(text)

    imported = read_workbook(write_workbook(decision), "case.xlsx")

    assert imported.decision == decision
    assert imported.faults == ()


def test_everything_comes_back_and_no_text_became_a_formula(book):
    imported = read_workbook(write_workbook(LUNCH), "lunch.xlsx")

    assert imported.decision == LUNCH
    assert imported.questions == ()
    kinds = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row}
    assert kinds == {"s", "n"}
    assert [book["Matrix"].cell(4, column).data_type for column in (3, 4, 5)] == ["n"] * 3


def test_each_sheet_has_a_title_an_instruction_and_still_headings(book):
    assert book.sheetnames[:4] == ["Read me first", "Decision", "Options", "Criteria"]
    for sheet in book.worksheets[1:]:
        assert sheet["A1"].value == sheet.title
        assert len(sheet["A2"].value) > 20
        assert sheet.freeze_panes.endswith("4")


def test_moved_columns_empty_rows_and_numbers_as_text_are_understood(book):
    options, matrix = book["Options"], book["Matrix"]
    options.move_range("B3:B5", cols=12)
    options.insert_rows(5, 3)
    options["N8"] = "  Salad  "
    options["B3"] = "My remarks"
    matrix["D4"] = " 0 "
    matrix["A4"] = "+1"

    imported = read_workbook(kept(book), "lunch.xlsx")

    assert imported.decision == LUNCH
    assert [(fate.name, fate.fate) for fate in imported.fates if fate.note] == [
        ("My remarks", "left_out")
    ]


def test_fault_names_its_sheet_and_cell(book):
    book["Criteria"]["B5"] = "nowhere"
    book["Options"]["E4"] = "perhaps"
    book["Matrix"]["D4"] = 101
    book["Weights"]["D4"] = 1.5
    book["Evidence"]["D4"] = "D"

    assert faults_in(kept(book)) == [
        (
            "Options, cell E4",
            "“perhaps” is neither yes nor no. Write one of them.",
        ),
        (
            "Criteria, cell B5",
            "No criterion has the key or name “nowhere”. Name one that exists.",
        ),
        ("Weights, cell D4", "“1.5” is not a whole number. Write one."),
        ("Matrix, cell D4", "101 is not from 0 to 100. Write one that is."),
        (
            "Matrix, cell C4",
            "There is an end but no best estimate. Write one, or take the end out.",
        ),
        ("Evidence, cell D4", "“D” is not known here. Use one of: A, B, C, J."),
    ]


def test_fault_between_parts_names_both_places(book):
    book["Options"]["B5"] = " +1"

    assert faults_in(kept(book)) == [
        (
            "Options, cell B5",
            "“+1” reads like the name of Options, row 4. Change one.",
        )
    ]


def test_rows_written_by_hand_need_no_key():
    book = Workbook()
    book.active.title = "Options"
    for row in (["Name"], ["Soup"], ["Salad"], ["选项"]):
        book.active.append(row)

    imported = read_workbook(kept(book), "our lunch.xlsx", {"title": "Lunch"})

    assert [option.key for option in imported.decision.options] == ["soup", "salad", "option"]
    assert imported.decision.title == "Lunch"
    assert imported.questions[0].proposed == "Our lunch"


def test_heading_that_stands_twice_is_a_fault(book):
    book["Options"]["C3"] = "Name"

    assert faults_in(kept(book)) == [
        ("Options, cell C3", "“Name” stands above two columns. Rename or delete one of them.")
    ]


def test_workbook_is_known_by_what_it_holds():
    assert kind_of(write_workbook(LUNCH)).key == "xlsx"
