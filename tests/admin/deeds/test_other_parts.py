"""Sources, evidence, red lines, questions and perspectives in the admin."""

from options import models
from options.actions.participants import sheet_for_saving
from tests.admin.deeds.pages import address, errors_in, new, save, soup
from tests.factories import (
    CriterionFactory,
    RedLineFactory,
)


def test_source_without_a_key_gets_the_next_one(editor, decision):
    decision.sources.update(key="S1")

    save(editor, new(models.Source, decision), title="A report", address="example.org/a")

    source = decision.sources.last()
    assert (source.key, source.address) == ("S2", "https://example.org/a")


def test_evidence_says_what_it_is_about(editor, decision):
    answer = save(editor, new(models.Evidence, decision), note="Known", strength="B")

    assert "Say which option or criterion the note is about." in answer.content.decode()


def test_red_line_that_people_use_is_not_deleted(editor, decision):
    line = RedLineFactory(decision=decision, criterion=decision.criteria.leaves().get())
    sheet = sheet_for_saving(decision=decision, token_hash="x", user=None, order_seed=1)
    models.RedLineSwitch.objects.create(participant=sheet, red_line=line)

    assert editor.post(address(line, "delete"), {"post": "yes"}).status_code == 403


def test_question_in_use_is_shown_and_not_edited(editor, decision):
    line = RedLineFactory(
        decision=decision, criterion=None, fails_below=None, question="Is it legal?"
    )
    sheet = sheet_for_saving(decision=decision, token_hash="x", user=None, order_seed=1)
    models.RedLineAnswer.objects.create(
        participant=sheet, red_line=line, option=decision.options.first(), is_yes=True
    )

    page = soup(editor.get(address(line)))
    save(editor, address(line), name="The law", question="Is it ILLEGAL?", fails_below="40")

    line.refresh_from_db()
    assert (line.name, line.question, line.fails_below) == ("The law", "Is it legal?", None)
    assert page.select("#id_question, #id_criterion, #id_fails_below") == []
    assert page.select_one(".field-answers .readonly").get_text(strip=True) == (
        "People use it, so it cannot be deleted, and its question and its criterion stay."
    )


def test_limit_in_use_keeps_a_limit(editor, decision):
    line = RedLineFactory(decision=decision, criterion=decision.criteria.leaves().get())
    sheet = sheet_for_saving(decision=decision, token_hash="x", user=None, order_seed=1)
    models.RedLineSwitch.objects.create(participant=sheet, red_line=line)

    answer = save(editor, address(line), fails_below="")

    assert errors_in(answer) == {
        "fails_below": f"Say below how many points an option crosses “{line.name}”."
    }


def test_perspective_takes_a_swing_for_each_leaf(editor, decision):
    perspective = decision.perspectives.get()
    leaf = CriterionFactory(decision=decision)

    save(
        editor, address(perspective), **{"swings-1-criterion": leaf.pk, "swings-1-points": "40"}
    )

    assert perspective.swings.get(criterion=leaf).points == 40
