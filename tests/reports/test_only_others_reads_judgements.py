"""One package reads other people's judgements; every other module reads one sheet at most."""

import ast
from functools import cache
from pathlib import Path

import pytest

OPTIONS = Path(__file__).resolve().parent.parent.parent / "options"
ROOMS = ("reports", "steps", "views", "exchange", "charts", "forms", "templatetags")
HOME = "reports/others/"
GUARDED = {
    "Concurrence", "Condition", "GutChoice", "Prediction", "Rating", "Reason",
    "RedLineAnswer", "RedLineSwitch", "Score",
    "ScoreChange", "SealedFigures", "SealedWeight", "Support", "Swing", "Wish",
}  # fmt: skip

# What may name such a record, and why it reads nobody else's.
ONE_SHEET = {
    "exchange/nameless": {"RedLineAnswer", "RedLineSwitch", "Score", "Swing"},  # only written
    "exchange/sheets": {"Score"},  # the sheet that is written to a file
    "forms/paper": {"Score"},  # of the card that is typed in
    "reports/cells": {"Score"},  # the scores of the participant it is given
    "reports/earlier": {"Score"},  # of the participant it is given
    "reports/editing/hanging": {"RedLineAnswer", "Score", "Swing"},  # that there are any
    "reports/home": {"Score"},  # the visitor's own sheets
    "reports/kept": {"RedLineAnswer", "Score", "Swing"},  # what a sheet has laid aside
    "reports/library": {"Score"},  # how many hang on a decision, and nothing else of them
    "reports/matrices": {"Score"},  # one sheet as a table
    "reports/own_cells": {"Prediction", "Reason", "Wish"},  # one seat's own
    "reports/own_answers": {"Condition"},  # one seat's own, counted
    "reports/own_conditions": {"Condition"},  # one sheet's
    "reports/own_choices": {"GutChoice", "Rating"},  # one seat's own
    "reports/own_what_if": {"RedLineSwitch"},  # one sheet's
    "reports/red_lines": {"RedLineAnswer", "RedLineSwitch"},  # one sheet's
    "reports/sheet_rounds": {"Score"},  # of the sheet that it is about
    "reports/standpoint": {"Score"},  # a perspective's illustrative ones
    "reports/swings_said": {"Swing"},  # one sheet's
    "reports/weighting": {"Swing"},  # one sheet's
    "reports/weights_to_seal": {"Swing"},  # handed to the seal, shown to nobody
    "steps/amending": {"Condition"},  # a condition is named by its key
    "steps/conditions": {"Condition"},  # a condition is named by its key and saved
    "steps/talking": {"Reason"},  # a reason is named by its key and saved
}
ACCESSORS = {
    "choices", "concurrences", "conditions", "prediction", "rating", "reasons",
    "red_line_answers", "red_line_switches",
    "score_changes", "scores", "sealed_figures", "sealed_weights", "supports", "swings",
    "wishes",
}  # fmt: skip
VERBS = {
    "aggregate", "all", "annotate", "count", "exclude", "exists", "filter", "first", "get",
    "iterator", "last", "order_by", "select_related", "values", "values_list",
}  # fmt: skip
KINDS = {"Kind", "Origin", "Side"}
OWN_ACCESSORS = {
    "forms/editing/parts": {"swings"},  # a perspective's illustrative ones
    "reports/editing/hanging": {"swings"},  # a perspective's illustrative ones
    "reports/editing/seen": {"swings"},  # a perspective's illustrative ones
    "reports/editing/tree": {"swings"},  # a perspective's illustrative ones
    "views/editing/criterion": {"scores"},  # how many people would be asked again
    "views/editing/part_kinds": {"swings"},  # a perspective's illustrative ones
    "reports/brief": {"swings"},  # a perspective's illustrative ones
    "reports/cells": {"scores"},  # of the participant it is given
    "reports/decision_file": {"swings"},  # a perspective's illustrative ones
    "reports/earlier": {"scores"},  # of the participant it is given
    "reports/illustrative_weights": {"swings"},  # a perspective's illustrative ones
    "reports/perspective_weights": {"swings"},  # a perspective's illustrative ones
    "reports/own_answers": {"choices", "reasons", "scores", "swings"},  # one seat's own
    "reports/reference": {"swings"},  # a perspective's illustrative ones
    "reports/sheet": {"red_line_answers"},  # of the sheet that it is about
    "reports/standpoint": {"swings"},  # a perspective's illustrative ones
    "reports/sheet_rounds": {"scores"},  # of the sheet that it is about
}
NO_PERSON_S = {
    "reports/tally",  # how many chose or guessed, without what
    "views/editing/parts",  # a perspective's illustrative swings
}
INSIDE = {"frozen", "kept", "own_results", "people", "sealed_parts"}
RAW = {"answers_by_group", "cells", "counts", "counts_in", "counts_of", "groups", "stored",
       "totals", "weights", "median_weights"}  # fmt: skip


parsed = cache(ast.parse)


@cache
def modules():
    """Each module of the rooms by its name, without those of the package itself."""
    found = []
    for room in ROOMS:
        for path in sorted((OPTIONS / room).rglob("*.py")):
            name = path.relative_to(OPTIONS).with_suffix("").as_posix()
            if not name.startswith(HOME):
                found.append((name, path.read_text(encoding="utf-8")))
    return found


def guarded_imports(source):
    """The guarded records that a module names, also by way of the package of records."""
    tree = parsed(source)
    named = {
        alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("options.models")
        for alias in node.names
    }
    wanted = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    by_package = GUARDED & wanted if "models" in source_imports(tree) else set()
    return {name for name in named & GUARDED if is_used(tree, name)} | by_package


def is_used(tree, name):
    """The record itself is named, not only the kinds that it comes in."""
    kinds = [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and node.value.id == name
        and node.attr in KINDS
    ]
    names = [node for node in ast.walk(tree) if isinstance(node, ast.Name) and node.id == name]
    return not kinds or len(names) > len(kinds)


def source_imports(tree):
    """The last parts of modules that are imported as such."""
    whole = [node for node in ast.walk(tree) if isinstance(node, ast.Import)]
    part = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    names = [alias.name for node in whole for alias in node.names]
    names += [alias.name for node in part if node.module == "options" for alias in node.names]
    return {name.rsplit(".", 1)[-1] for name in names}


def accessors_asked(source):
    """The ways from a person or a cell to judgements that a module asks the database."""
    found = set()
    for node in ast.walk(parsed(source)):
        if (
            isinstance(node, ast.Attribute)
            and node.attr in VERBS
            and isinstance(node.value, ast.Attribute)
            and node.value.attr in ACCESSORS
        ):
            found.add(node.value.attr)
    return found


def lookups_asked(source):
    """The same by names of lookups, such as `seats__choices`."""
    words = [
        text
        for node in ast.walk(parsed(source))
        for text in (
            [node.value] if isinstance(node, ast.Constant) else [node.arg or ""]
            if isinstance(node, ast.keyword) else []
        )
        if isinstance(text, str) and text.isidentifier()
    ]  # fmt: skip
    return {word for word in words if "__" in word and set(word.split("__")) & ACCESSORS}


def raw_figures(source):
    """What a module takes out of sealed figures past the readers and their rules."""
    found = set()
    for node in ast.walk(parsed(source)):
        if isinstance(node, ast.ImportFrom) and node.module:
            last = node.module.rsplit(".", 1)[-1]
            if node.module.startswith("options.reports.others.") and last in INSIDE:
                found.add(last)
        if (
            isinstance(node, ast.Attribute)
            and isinstance(node.value, ast.Name)
            and node.value.id in {"figures", "earlier"}
            and node.attr in RAW
        ):
            found.add(f"{node.value.id}.{node.attr}")
    return found


def test_only_modules_of_one_sheet_name_a_judgement():
    found = {name: asked for name, source in modules() if (asked := guarded_imports(source))}

    assert {name: asked - ONE_SHEET.get(name, set()) for name, asked in found.items()} == {
        name: set() for name in found
    }


def test_only_modules_of_one_sheet_ask_a_person_for_judgements():
    found = {
        name: asked - OWN_ACCESSORS.get(name, set())
        for name, source in modules()
        if (asked := accessors_asked(source))
    }

    assert {name: asked for name, asked in found.items() if asked} == {}


def test_no_lookup_leads_to_judgements():
    found = {name: asked for name, source in modules() if (asked := lookups_asked(source))}

    assert set(found) - NO_PERSON_S == set()


def test_nobody_takes_figures_past_the_rules():
    found = {name: asked for name, source in modules() if (asked := raw_figures(source))}

    assert found == {}


@pytest.mark.parametrize(
    "source",
    [
        "from options.models import Score",
        "from options.models.scoring import Score",
        "from options import models\nmodels.Score.objects.all()",
        "import options.models\noptions.models.SealedWeight.objects.all()",
    ],
)
def test_check_finds_a_judgement_that_is_named(source):
    assert guarded_imports(source)


def test_kind_of_a_choice_may_be_named():
    source = "from options.models import GutChoice\nsave(kind=GutChoice.Kind.GUT)"

    assert guarded_imports(source) == set()
    assert guarded_imports(f"{source}\nGutChoice.objects.all()") == {"GutChoice"}


def test_check_finds_other_ways():
    assert accessors_asked("option.scores.filter(points=3)") == {"scores"}
    assert lookups_asked("Seat.objects.filter(choices__option=3)") == {"choices__option"}
    assert lookups_asked("Seat.objects.values_list('prediction__option')")
    assert raw_figures("from options.reports.others.people import voices_of") == {"people"}
    assert raw_figures("figures.stored['cells']") == {"figures.stored"}
