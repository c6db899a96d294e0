"""The built-in cases are whole, fair to every option, and readable."""

import json
import re
from pathlib import Path

import pytest

from options.cases import CASES, case_text, case_texts
from options.formats import read_decision

DECISIONS = [read_decision(text) for text in case_texts()]
NATIONALS = DECISIONS[0]
OTHERS = DECISIONS[1:]
CORE = {
    "sovereignty",
    "feasibility",
    "partner-confidence",
    "safety-soon",
    "lasting-capacity",
    "acceptance",
}

each_case = pytest.mark.parametrize("decision", DECISIONS, ids=CASES)


def texts_in(data):
    """Every text of a file."""
    if isinstance(data, str):
        return [data]
    parts = data.values() if isinstance(data, dict) else data if isinstance(data, list) else []
    return [text for part in parts for text in texts_in(part)]


def test_cases_stand_in_their_order_under_their_keys():
    assert CASES[0] == "protecting-chinese-nationals"
    assert [decision.key for decision in DECISIONS] == list(CASES)


def test_every_case_file_is_in_the_order():
    folder = Path(__file__).parents[2] / "options" / "cases"

    assert {path.stem for path in folder.glob("*.json")} == set(CASES)


@each_case
def test_case_says_what_it_is_about_and_why_it_is_hard(decision):
    assert all([decision.summary, decision.question, decision.why_hard, decision.field])
    assert len(decision.summary) <= 260
    assert len(decision.why_hard) >= 300
    assert len(decision.discussion_questions) >= 3
    assert decision.seed is not None


@each_case
def test_every_option_is_described_and_has_a_strongest_case_of_like_length(decision):
    assert all(option.description for option in decision.options)
    lengths = [len(option.strongest_case) for option in decision.options]
    assert min(lengths) >= 150
    assert max(lengths) <= 2 * min(lengths)


@each_case
def test_every_leaf_has_a_definition_three_anchors_and_a_short_name(decision):
    for leaf in decision.leaves:
        assert all([leaf.definition, leaf.worst, leaf.middle, leaf.best, leaf.short_name]), leaf


@each_case
def test_short_names_differ_from_one_another(decision):
    shorts = [criterion.short_name for criterion in decision.criteria]

    assert len(set(shorts)) == len(shorts)


@each_case
def test_every_leaf_of_the_short_version_has_evidence(decision):
    known = {evidence.criterion for evidence in decision.evidence}

    assert {leaf.key for leaf in decision.leaves if leaf.in_core} <= known


@each_case
def test_every_option_with_scores_has_one_for_every_leaf(decision):
    scored = [(score.option, score.criterion) for score in decision.reference_scores]
    options = {option for option, _ in scored}

    assert len(scored) == len(options) * len(decision.leaves)


@each_case
def test_every_perspective_says_its_reason_and_weighs_every_leaf(decision):
    for perspective in decision.perspectives:
        assert perspective.reason
        assert {key for key, _ in perspective.swing_points} == {
            leaf.key for leaf in decision.leaves
        }


@each_case
def test_evidence_above_judgement_rests_on_a_source(decision):
    unfounded = [
        evidence
        for evidence in decision.evidence
        if evidence.strength != "J" and not evidence.sources
    ]

    assert unfounded == []


@each_case
def test_addresses_stand_only_where_addresses_belong(decision):
    for source in decision.sources:
        words = f"{source.title} {source.publisher} {source.remark} {source.grade_note}"
        assert "http" not in words
        assert "www." not in words


@each_case
def test_no_source_or_option_hides_two_things_in_one_text(decision):
    for source in decision.sources:
        assert not re.search(r"\((A|B|C|OP)\)|;", source.title), source
        assert source.date
    assert len({source.address for source in decision.sources if source.address}) == len(
        [source for source in decision.sources if source.address]
    )


@pytest.mark.parametrize("name", CASES)
def test_options_are_called_by_name_and_not_by_letter(name):
    questions = " ".join(
        [*read_decision(case_text(name)).discussion_questions]
        + [evidence.note for evidence in read_decision(case_text(name)).evidence]
    )

    assert not re.search(r"\b[B-H]\b", questions)


@pytest.mark.parametrize("name", CASES)
def test_texts_have_no_spare_spaces(name):
    for text in texts_in(json.loads(case_text(name))):
        assert text == " ".join(text.split())


def test_short_version_of_the_main_case_has_four_options_and_six_criteria():
    assert [option.key for option in NATIONALS.options if option.in_core] == [
        "status-quo",
        "chinese-deployment",
        "local-training",
        "intelligence-sharing",
    ]
    assert {leaf.key for leaf in NATIONALS.leaves if leaf.in_core} == CORE
    assert [option.key for option in NATIONALS.options if option.is_baseline] == ["status-quo"]
    assert not NATIONALS.is_illustrative_place


def test_options_of_the_main_case_with_scores_have_as_much_evidence_as_one_another():
    scored = {score.option for score in NATIONALS.reference_scores}
    notes = [
        sum(evidence.option == option for evidence in NATIONALS.evidence) for option in scored
    ]

    assert set(notes) == {10}


def test_host_consent_is_asked_as_a_question():
    (line,) = [line for line in NATIONALS.red_lines if line.is_yes_no]

    assert line.key == "host-consent"
    assert line.held_by == "Pakistan"
    assert "consent" in line.question


@pytest.mark.parametrize("decision", OTHERS, ids=CASES[1:])
def test_red_lines_of_the_small_cases_do_not_all_hit_one_option(decision):
    best = {(score.option, score.criterion): score.best for score in decision.reference_scores}
    hit = [
        {
            option.key
            for option in decision.options
            if best[option.key, line.criterion] < line.fails_below
        }
        for line in decision.red_lines
    ]

    assert len(hit) == 2
    assert all(len(options) == 1 for options in hit)
    assert hit[0] != hit[1]


@pytest.mark.parametrize("decision", OTHERS, ids=CASES[1:])
def test_small_cases_are_in_invented_places_and_all_in_the_short_version(decision):
    assert decision.is_illustrative_place
    assert all(part.in_core for part in (*decision.options, *decision.criteria))


def test_reason_of_a_line_says_what_it_removes_with_which_scores():
    (line,) = [line for line in NATIONALS.red_lines if line.key == "duty-of-care"]
    removed = {
        score.option
        for score in NATIONALS.reference_scores
        if score.criterion == line.criterion and score.best < line.fails_below
    }

    assert removed == {option.key for option in NATIONALS.options if option.is_baseline}
    assert "With the illustrative scores this line removes the baseline" in line.why
