"""Cells, progress and the sentence that holds the scores of a criterion together."""

import pytest

from options.reports.cells import cells_of, scores_given
from options.reports.comparison import consistency_of
from options.reports.progress import progress_of
from options.reports.structure import structure_of
from tests.factories import (
    CriterionFactory,
    DecisionFactory,
    EvidenceFactory,
    OptionFactory,
    ParticipantFactory,
    ScoreFactory,
)


@pytest.fixture
def sheet(db):
    sheet = ParticipantFactory()
    for name in ("Train", "Share", "Wait"):
        OptionFactory(decision=sheet.decision, name=name, key=name.lower())
    for name in ("Safety", "Cost"):
        CriterionFactory(decision=sheet.decision, name=name, key=name.lower())
    return sheet


def scored(sheet, criterion, **points):
    leaf = sheet.decision.criteria.get(key=criterion)
    for key, number in points.items():
        ScoreFactory(
            participant=sheet,
            criterion=leaf,
            option=sheet.decision.options.get(key=key),
            points=number,
            cannot_judge=number is None,
        )


def report(sheet):
    structure = structure_of(sheet.decision, full=False)
    return structure, scores_given(sheet)


def sentence(sheet, criterion="safety"):
    structure, given = report(sheet)
    leaf = structure.criterion(criterion)
    return consistency_of(cells_of(leaf, structure.options, given))


def test_progress_counts_answers_and_cannot_judge_is_one(sheet):
    scored(sheet, "safety", train=0, share=None)

    progress = progress_of(*report(sheet))

    assert (progress.answered, progress.expected) == (2, 6)
    assert [part.is_done for part in progress.criteria] == [False, False]


def test_next_criterion_goes_round_past_the_finished_ones(sheet):
    scored(sheet, "cost", train=1, share=2, wait=3)
    structure, given = report(sheet)
    progress = progress_of(structure, given)

    assert progress.after(None).key == "safety"
    assert progress.after(structure.criterion("cost")).key == "safety"
    assert progress.after(structure.criterion("safety")) is None


def test_score_given_for_an_older_meaning_is_not_an_answer_until_confirmed(sheet):
    scored(sheet, "safety", train=10, share=20, wait=30)
    sheet.decision.criteria.filter(key="safety").update(revision=2)
    structure, given = report(sheet)

    cells = cells_of(structure.criterion("safety"), structure.options, given)

    assert all(cell.needs_check for cell in cells)
    assert progress_of(structure, given).answered == 0
    assert cells[0].points == 10


def test_sentence_comes_after_the_last_option_only(sheet):
    scored(sheet, "safety", train=80, share=50)
    assert sentence(sheet) is None

    scored(sheet, "safety", wait=10)
    found = sentence(sheet)

    assert (found.first.name, found.second.name, found.last.name) == ("Train", "Share", "Wait")
    assert (found.lead, found.spread) == (30, 70)


def test_cannot_judge_leaves_the_sentence_out(sheet):
    scored(sheet, "safety", train=80, share=50, wait=None)

    assert sentence(sheet) is None


def test_level_scores_are_called_level(sheet):
    scored(sheet, "safety", train=50, share=50, wait=50)

    found = sentence(sheet)

    assert (found.lead, found.spread) == (0, 0)
    assert found.names_level == ("Train", "Share", "Wait")


def test_cell_shows_the_notes_on_exactly_it_and_those_on_every_option(sheet):
    safety = sheet.decision.criteria.get(key="safety")
    train = sheet.decision.options.get(key="train")
    EvidenceFactory(criterion=safety, option=train, note="On training.")
    EvidenceFactory(criterion=safety, note="On every option.")
    EvidenceFactory(criterion=sheet.decision.criteria.get(key="cost"), note="On cost.")
    structure, given = report(sheet)

    cells = cells_of(
        structure.criterion("safety"),
        structure.options,
        given,
        evidence=sheet.decision.evidence.all(),
    )

    assert [[note.note for note in cell.evidence] for cell in cells] == [
        ["On training.", "On every option."],
        ["On every option."],
        ["On every option."],
    ]


def test_zero_is_shown_as_chosen_and_missing_as_nothing(sheet):
    scored(sheet, "safety", train=0)
    structure, given = report(sheet)

    zero, missing, _ = cells_of(structure.criterion("safety"), structure.options, given)

    assert [step.value for step in zero.steps if step.is_chosen] == ["0"]
    assert [step.value for step in missing.steps if step.is_chosen] == []


def test_number_field_is_filled_only_between_the_steps(sheet):
    scored(sheet, "safety", train=37, share=40)
    structure, given = report(sheet)

    between, on_step, _ = cells_of(structure.criterion("safety"), structure.options, given)

    assert (between.number, on_step.number) == ("37", "")
    assert not any(step.is_chosen for step in between.steps)


def test_decision_without_options_is_never_complete(db):
    criterion = CriterionFactory(decision=DecisionFactory())
    structure = structure_of(criterion.decision, full=False)

    progress = progress_of(structure, {})

    assert (progress.answered, progress.expected, progress.is_complete) == (0, 0, False)
