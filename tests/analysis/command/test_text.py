"""The figures of the command line as text."""

import json

import pytest

from options.analysis.command.columns import cut, table, width, wrapped
from options.cases import CASES
from tests.analysis.command.answers import ROOT
from tests.analysis.command.command_files import (
    CRITERIA,
    DECISION,
    answer_of,
    changed,
    named,
    run,
    sheet_of,
)

CASE_FILES = [ROOT / "options" / "cases" / f"{name}.json" for name in CASES]


@pytest.mark.parametrize("path", CASE_FILES, ids=CASES)
@pytest.mark.parametrize("words", [(), ("--full", "--contributions")], ids=["core", "full"])
def test_text_on_a_built_in_case_fits_the_page(path, words):
    code, text, err = run(path, "--samples", 100, *words)

    assert (code, err) == (0, "")
    assert [line for line in text.splitlines() if width(line) > 80] == []
    assert [line for line in text.splitlines() if line != line.rstrip()] == []
    for heading in ("Weights", "Ranking", "What would change it", "How sure", "Dominance"):
        assert f"\n{heading}\n" in text


def test_text_says_where_scores_and_weights_come_from(decision, sheet):
    path = sheet(weights=[{**named("criterion", "cost"), "weighing": "equal"}])
    adopted = sheet_of()
    adopted["weights"][0]["adopted_from"] = "driver"

    assert "illustrative, not findings" in run(decision)[1]
    assert "Equal, as none were given" in run(decision)[1]
    assert "illustrative points of the perspective driver" in " ".join(
        run(decision, "--perspective", "driver")[1].split()
    )
    assert "From the points given" in run(decision, "--weights", "cost=1")[1]
    ordered = run(decision, "--ranks", "cost")[1]
    assert "From the order given" in ordered
    assert "Last together, as they have no place: safety." in ordered
    assert "Equal, as the sheet weighs nothing yet." in run(decision, "--sheet", path)[1]
    path.write_text(json.dumps(adopted))
    assert "taken over from the perspective driver" in " ".join(
        run(decision, "--sheet", path)[1].split()
    )


def test_text_says_which_order_is_settled(decision):
    settled = run(decision, "--perspective", "driver")[1]
    still_open = run(decision)[1]

    assert "The whole order is settled: it holds in 90% of the draws." in settled
    assert "Not settled among A, B." in still_open


def test_text_says_that_no_single_score_is_enough(file_of):
    scores = [
        {"option": o, "criterion": c, "best": best, "low": best, "high": best}
        for o, best in (("train", 100), ("share", 0))
        for c in CRITERIA
    ]
    file = file_of(changed(DECISION, options=DECISION["options"][:2], reference_scores=scores))

    text = run(file)[1]

    assert "No single score is enough for: B Share." in text
    assert answer_of(file)["what_would_change_it"]["unreachable"] == ["share"]


def test_names_of_any_script_and_length_stay_in_their_columns(file_of):
    names = ["京" * 60, "e\u0301" * 60, "A\u202egnp.exe \x9b31m", "👩‍👩‍👧 family"]
    options = [{"key": f"o{n}", "name": name} for n, name in enumerate(names)]
    scores = [
        {"option": f"o{n}", "criterion": "cost", "best": n, "low": n, "high": n}
        for n in range(len(names))
    ]
    file = file_of(changed(DECISION, options=options, reference_scores=scores))

    _, text, _ = run(file, "--samples", 10, "--contributions")

    assert [line for line in text.splitlines() if width(line) > 80] == []
    assert not set("\u202e\x9b") & set(text)
    assert "京…" in text


def test_table_cuts_the_widest_elastic_column_first():
    found = table(("A", "B", "C"), [("x" * 90, "y" * 20, "1")], elastic=(0, 1), right=(2,))

    assert width(found[1]) == 80
    assert found[1].endswith("1")
    assert "y" * 20 in found[1]
    assert found[0].index("C") == found[1].index("1")


def test_table_whose_other_columns_are_too_wide_keeps_some_of_the_elastic_one():
    found = table(("A", "B"), [("x" * 90, "y" * 90)], elastic=(0,))

    assert found[1].split()[0] == "x" * 11 + "…"


def test_text_is_cut_between_signs_and_wrapped_where_it_has_no_spaces():
    assert cut("東京タワー", 6) == "東京…"
    assert cut("two words", 5) == "two…"
    assert wrapped("東" * 50) == ["東" * 40, "東" * 10]
    assert wrapped("a\tb\n c", indent="  ") == ["  a b c"]
