"""What must hold between the parts of a decision file, with the path of each fault."""

import dataclasses
import unicodedata

import pytest

from options.formats import (
    CriterionFile,
    DecisionFile,
    EvidenceFile,
    FormatError,
    LaterFactFile,
    OptionFile,
    PerspectiveFile,
    RedLineFile,
    ReferenceScoreFile,
    SourceFile,
    check_decision,
    gaps_in,
    problems_in,
)

DECISION = DecisionFile(
    key="lunch",
    title="Lunch",
    options=(OptionFile(key="soup", name="Soup"), OptionFile(key="cafe", name="Café au lait")),
    criteria=(
        CriterionFile(key="body", name="Body"),
        CriterionFile(key="taste", parent="body", name="Taste", worst="bad", best="good"),
        CriterionFile(key="price", name="Price", worst="dear", best="cheap"),
    ),
    sources=(SourceFile(key="menu", title="Menu", grade="A"),),
)
YES_NO = RedLineFile(key="line", name="Line", is_yes_no=True, question="Agreed?")
LIMIT = RedLineFile(key="line", name="Line", criterion="price", fails_below=40)


def with_part(kind, part):
    return dataclasses.replace(DECISION, **{kind: (*getattr(DECISION, kind), part)})


def with_criterion(**fields):
    return with_part("criteria", CriterionFile(**{"worst": "w", "best": "b", **fields}))


def with_red_line(line, **fields):
    return with_part("red_lines", dataclasses.replace(line, **fields))


def with_score(**fields):
    cell = {"option": "soup", "criterion": "taste", "best": 50, "low": 40, "high": 60}
    return with_part("reference_scores", ReferenceScoreFile(**{**cell, **fields}))


def with_evidence(**fields):
    return with_part("evidence", EvidenceFile(note="Hot.", strength="J", **fields))


def with_swing(criterion):
    return with_part(
        "perspectives", PerspectiveFile(key="p", name="P", swing_points=((criterion, 1),))
    )


def first_problem(decision):
    with pytest.raises(FormatError) as refused:
        check_decision(decision)
    return refused.value


def test_whole_decision_has_no_problem():
    assert list(problems_in(DECISION)) == list(gaps_in(DECISION)) == []
    assert list(problems_in(with_red_line(LIMIT, at_risk_below=40))) == []
    assert list(problems_in(with_red_line(YES_NO))) == []


@pytest.mark.parametrize(
    ("decision", "path", "words"),
    [
        (
            with_part("options", OptionFile(key="soup", name="B")),
            "options[2].key",
            "options[0]",
        ),
        (with_criterion(key="body", name="B"), "criteria[3].key", "criteria[0]"),
        (with_criterion(key="b", name=" TASTE"), "criteria[3].name", "criteria[1]"),
        (with_criterion(key="b", name="B", parent="x"), "criteria[3].parent", "“x”"),
        (with_criterion(key="b", name="B", parent="b"), "criteria[3].parent", "under itself"),
        (with_swing("x"), "perspectives[0].swing_points.x", "No criterion"),
        (with_red_line(LIMIT, criterion=None), "red_lines[0].criterion", "Name a criterion"),
        (with_red_line(LIMIT, criterion="x"), "red_lines[0].criterion", "No criterion"),
        (with_red_line(LIMIT, fails_below=None), "red_lines[0].fails_below", "how many"),
        (with_red_line(LIMIT, at_risk_below=39), "red_lines[0].at_risk_below", "under 40"),
        (with_red_line(LIMIT, question="Why?"), "red_lines[0].question", "Only a yes/no line"),
        (with_red_line(YES_NO, question=""), "red_lines[0].question", "yes/no question"),
        (with_red_line(YES_NO, fails_below=0), "red_lines[0].fails_below", "no points"),
        (with_red_line(YES_NO, criterion="price"), "red_lines[0].criterion", "no points"),
        (with_score(option="x"), "reference_scores[0].option", "No option"),
        (with_score(criterion="x"), "reference_scores[0].criterion", "No criterion"),
        (with_score(low=51), "reference_scores[0].low", "above"),
        (with_score(high=49), "reference_scores[0].high", "under"),
        (with_evidence(), "evidence[0]", "Say which"),
        (with_evidence(option="x"), "evidence[0].option", "No option"),
        (with_evidence(option="soup", sources=("x",)), "evidence[0].sources[0]", "No source"),
        (
            with_evidence(option="soup", sources=("menu", "menu")),
            "evidence[0].sources[1]",
            "twice",
        ),
        (
            with_part("sources", SourceFile(key="menu", title="M", grade="A")),
            "sources[1].key",
            "sources[0]",
        ),
        (
            with_part("later_facts", LaterFactFile(text="T", sources=("x",))),
            "later_facts[0].sources[0]",
            "No source",
        ),
    ],
)
def test_parts_that_do_not_fit_together_are_refused_at(decision, path, words):
    problem = first_problem(decision)

    assert problem.path == path
    assert words in problem.sentence


@pytest.mark.parametrize(
    ("decision", "path", "words"),
    [
        (with_criterion(key="b", name="B", worst=""), "criteria[3].anchors.0", "0 points"),
        (with_criterion(key="b", name="B", best=" "), "criteria[3].anchors.100", "100 points"),
        (with_criterion(key="b", name="B", parent="price"), "criteria[2].anchors", "children"),
        (with_swing("body"), "perspectives[0].swing_points.body", "only groups"),
        (with_red_line(LIMIT, criterion="body"), "red_lines[0].criterion", "only groups"),
        (with_score(criterion="body"), "reference_scores[0].criterion", "only groups"),
        (with_evidence(criterion="body"), "evidence[0].criterion", "only groups"),
    ],
)
def test_draft_may_leave_open_but_is_told(decision, path, words):
    (gap,) = gaps_in(decision)

    assert list(problems_in(decision)) == []
    assert gap.path == path
    assert words in gap.sentence


@pytest.mark.parametrize(
    "name",
    [
        "CAFÉ AU LAIT",
        unicodedata.normalize("NFD", "Café au lait"),
        "  Café   au\u00a0lait ",
        "Ca\u200bfé au lait\ufeff",
        "\u202eCafé\u2060 au lait",
    ],
)
def test_option_named_like_another_in_another_spelling_is_refused(name):
    problem = first_problem(with_part("options", OptionFile(key="b", name=name)))

    assert problem.path == "options[2].name"


def test_circle_of_parents_is_refused_and_those_above_it_are_named_once():
    decision = dataclasses.replace(
        DECISION,
        criteria=(
            CriterionFile(key="a", parent="b", name="A"),
            CriterionFile(key="b", parent="c", name="B"),
            CriterionFile(key="c", parent="b", name="C"),
        ),
    )

    assert [problem.path for problem in problems_in(decision)] == [
        "criteria[1].parent",
        "criteria[2].parent",
    ]


def test_second_reference_score_in_a_cell_is_refused():
    score = ReferenceScoreFile(option="soup", criterion="taste", best=1, low=1, high=1)
    decision = dataclasses.replace(DECISION, reference_scores=(score, score))

    assert first_problem(decision).path == "reference_scores[1]"
