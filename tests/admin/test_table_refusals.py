"""Tables that the admin refuses, and what happens between a preview and its button."""

import io

import pytest
from django.apps import apps
from openpyxl import Workbook

from options import models
from options.admin.resources import tables
from options.formats import limits
from tests.admin.table_pages import (
    bring,
    confirmation,
    fates,
    faults,
    page_of,
    soup,
    store,
    table,
)
from tests.factories import (
    DecisionFactory,
    EvidenceFactory,
    OptionFactory,
)

# --- What is refused ----------------------------------------------------------------------


def test_one_wrong_cell_stores_nothing_and_is_named(editor, decision):
    head = ["decision", "key", "name", "baseline"]
    rows = [[decision.slug, "", "Good", "no"], [decision.slug, "", "Bad", "perhaps"]]

    answer = bring(editor, models.Option, table(head, *rows))

    assert answer.status_code == 422
    assert faults(answer) == [
        (
            "line 3, column “baseline”",
            "“perhaps” is neither yes nor no. Write one of them.",
        )
    ]
    assert decision.options.count() == 1


def test_fault_in_a_workbook_names_its_cell(editor, decision):
    book = Workbook()
    book.active.append(["decision", "key", "name"])
    book.active.append([decision.slug, "", "  "])
    file = io.BytesIO()
    book.save(file)

    answer = bring(editor, models.Option, file.getvalue(), name="a.xlsx")

    assert ("Sheet, cell C2", "Give the option a name.") in faults(answer)


@pytest.mark.parametrize(
    ("kind", "head", "row", "said"),
    [
        ("option", ["decision", "name"], ["nowhere", "X"], "No decision has the address"),
        ("option", ["decision", "name"], ["", "X"], "Write the address of its decision."),
        ("option", ["decision", "name"], ["{d}", "x" * 121], "at most 120 characters"),
        ("option", ["decision", "name", "parked"], ["{d}", "X", "yes"], "parks nothing"),
        ("option", ["decision", "nmae"], ["{d}", "X"], "No column is called “nmae”."),
        ("option", ["name", "name"], ["X", "X"], "stands above two columns"),
        ("source", ["decision", "title", "address"], ["{d}", "T", "ftp://a.b/"], "https://"),
        ("source", ["decision", "title", "grade"], ["{d}", "T", "Z"], "not a valid choice"),
        ("source", ["decision", "title", "key"], ["{d}", "T", "a;b"], "without “;”"),
        ("evidence", ["decision", "note", "strength"], ["{d}", "N", "A"], "Say which option"),
        ("evidence", ["decision", "option", "note"], ["{d}", "none", "N"], "has no option"),
        ("evidence", ["decision", "number"], ["{d}", "x"], "not a whole number"),
        ("evidence", ["decision", "number"], ["{d}", "9" * 20], "whole number"),
        ("perspective", ["decision", "name", "points"], ["{d}", "P", "a=1=2"], "has no"),
        ("perspective", ["decision", "name", "points"], ["{d}", "P", "101"], "Write a key"),
        ("redline", ["decision", "name"], ["{d}", "R"], "yes-or-no question"),
        ("redline", ["decision", "name", "question", "fails below"], ["{d}", "R", "Q", "101"],
         "less than or equal to 100"),
    ],
)  # fmt: skip
def test_row_that_breaks_a_rule_is_refused_in_words(editor, decision, kind, head, row, said):
    kind = apps.get_model("options", kind)
    rows = [cell.replace("{d}", decision.slug) for cell in row]
    before = kind.objects.count()

    answer = bring(editor, kind, table(head, rows))

    assert answer.status_code == 422
    (where,) = [where for where, sentence in faults(answer) if said in sentence]
    assert "column" in where or kind is models.RedLine or "Say which" in said
    assert kind.objects.count() == before


def test_same_name_in_another_spelling_is_refused(editor, decision):
    OptionFactory(decision=decision, name="Café")

    answer = bring(
        editor, models.Option, table(["decision", "name"], [decision.slug, "CAFE\u0301"])
    )

    assert "which is the same name" in faults(answer)[0][1]


def test_one_part_in_two_rows_is_refused(editor, decision):
    option = decision.options.get()
    row = [decision.slug, option.key, "X"]

    answer = bring(editor, models.Option, table(["decision", "key", "name"], row, row))

    assert faults(answer) == [("line 3, column “key”", "This is said in line 2 already.")]


def test_note_of_another_decision_is_never_changed(editor, decision):
    elsewhere = EvidenceFactory(decision=DecisionFactory(), note="Mine")

    answer = bring(
        editor,
        models.Evidence,
        table(["decision", "number", "note"], [decision.slug, elsewhere.pk, "Yours"]),
    )

    assert answer.status_code == 422
    elsewhere.refresh_from_db()
    assert elsewhere.note == "Mine"


def test_with_a_decision_chosen_no_row_reaches_another_one(editor, decision):
    other = DecisionFactory()
    head = ["decision", "name"]

    refused = bring(editor, models.Option, table(head, [other.slug, "X"]), decision=decision)
    store(editor, models.Option, table(["name"], ["Y"]), decision=decision)

    assert faults(refused)[0][1] == "This row belongs to another decision."
    assert decision.options.filter(name="Y").exists()
    assert not other.options.exists()


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.csv", b"", "This file is empty"),
        ("a.pdf", b"%PDF-1.7", "Use CSV or XLSX"),
        ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 600, "old Excel file"),
        ("a.csv", b"x" * (limits.FILE_BYTES + 1), "larger than 5 MB"),
        ("a.csv", b'decision,name\n"a', "quotation mark"),
        ("a.csv", b"decision,name\nd,a\x00b", "Use CSV or XLSX"),
        ("a.xlsx", b"PK\x03\x04" + b"\x00" * 90, "damaged"),
    ],
)  # fmt: skip
def test_file_that_is_no_table_is_refused_before_it_is_read(editor, decision, name, data, said):
    answer = bring(editor, models.Option, data, name=name)

    assert answer.status_code == 422
    assert said in soup(answer).text


def test_table_of_too_many_rows_is_refused(editor, decision, monkeypatch):
    monkeypatch.setattr(tables, "MOST_ROWS", 2)
    rows = [[decision.slug, f"Option {n}"] for n in range(3)]

    answer = bring(editor, models.Option, table(["decision", "name"], *rows))

    assert "There are 3 rows, and 2 fit." in soup(answer).text


# --- Between the preview and the button ---------------------------------------------------


def test_what_changed_after_the_preview_is_shown_anew_and_not_overwritten(editor, decision):
    option = decision.options.get()
    data = table(["decision", "key", "name"], [decision.slug, option.key, "Mine"])
    shown = bring(editor, models.Option, data)
    models.Option.objects.update(name="Theirs", name_key="theirs")

    answer = editor.post(page_of(models.Option, "process_import"), confirmation(shown))

    assert answer.status_code == 409
    assert fates(answer) == [("Changed", {"name": ("Theirs", "Mine")})]
    assert decision.options.get().name == "Theirs"


def test_what_became_wrong_after_the_preview_stores_nothing(editor, decision):
    rows = [[decision.slug, "Good"], [decision.slug, "Taken"]]
    shown = bring(editor, models.Option, table(["decision", "name"], *rows))
    OptionFactory(decision=decision, name="Taken")

    answer = editor.post(page_of(models.Option, "process_import"), confirmation(shown))

    assert answer.status_code == 409
    assert "which is the same name" in faults(answer)[0][1]
    assert not decision.options.filter(name="Good").exists()


def test_preview_belongs_to_whoever_made_it(editor, admin, decision):
    shown = bring(editor, models.Option, table(["decision", "name"], [decision.slug, "X"]))

    answer = admin.post(page_of(models.Option, "process_import"), confirmation(shown))

    assert answer.status_code == 404
    assert decision.options.count() == 1


@pytest.mark.parametrize("sent", [{}, {"token": "../../etc/passwd", "seen": "x"}])
def test_confirmation_of_nothing_is_not_found(editor, decision, sent):
    assert editor.post(page_of(models.Option, "process_import"), sent).status_code == 404
