"""Earlier versions of notes, sources, perspectives, red lines and later facts."""

import pytest
from django.test import Client

from options import models
from options.actions.copies import copy_decision
from options.actions.decisions import delete_option
from options.actions.parts import delete_part, save_part
from options.actions.shaping import save_whole
from options.actions.value_tree import delete_criterion
from tests.factories import (
    CriterionFactory,
    DecisionFactory,
    EvidenceFactory,
    OptionFactory,
    ParticipantFactory,
    PerspectiveFactory,
    PerspectiveSwingFactory,
    RedLineFactory,
    SourceFactory,
    UserFactory,
)
from tests.htmx import soup
from tests.queries import queries

pytestmark = pytest.mark.django_db
PAGE = "/decisions/d/edit/history/"


@pytest.fixture
def decision():
    decision = DecisionFactory(slug="d", owner=UserFactory(username="ada"), is_published=False)
    option = OptionFactory(decision=decision, key="train", name="Train them")
    cost = CriterionFactory(decision=decision, key="cost", name="Cost")
    CriterionFactory(decision=decision, key="safety", name="Safety")
    source = SourceFactory(decision=decision, key="S1")
    note = EvidenceFactory(
        decision=decision, option=option, criterion=cost, note="A small sum."
    )
    note.sources.add(source)
    perspective = PerspectiveFactory(decision=decision, name="Cabinet")
    PerspectiveSwingFactory(perspective=perspective, criterion=cost, points=40)
    RedLineFactory(
        decision=decision, criterion=None, fails_below=None, question="Agreed?", name="Consent"
    )
    return decision


@pytest.fixture
def client(decision):
    client = Client()
    client.force_login(decision.owner)
    return client


def lines(client, kind):
    return soup(client.get(PAGE, {"kind": kind})).select(".changes > li")


def said(line):
    """Each field of a line, with the words that went out and came in."""
    return {
        dt.text: dd.get_text(" ", strip=True)
        for dt, dd in zip(line.select("dt"), line.select("dd"), strict=True)
    }


def press(client, line):
    sent = {
        "kind": line.form.select_one("[name=kind]")["value"],
        "number": line.form.button["value"],
    }
    return client.post(f"{PAGE}put-back/", sent, follow=True)


def test_parts_that_came_with_their_decision_have_no_version_before_they_change(
    client, decision
):
    copied = copy_decision(decision=decision, by=None)

    (line,) = lines(client, "evidence")
    assert line.text.strip() == "Nothing was changed yet."
    for part in (copied.evidence.get(), copied.sources.get(), copied.perspectives.get()):
        assert not part.history.exists()


def test_note_is_read_word_by_word_with_its_sources(client, decision):
    note = decision.evidence.get()
    note.note = "A large sum."
    save_whole(part=note, sources=[SourceFactory(decision=decision, key="S2")])

    changed, made = lines(client, "evidence")

    assert said(changed) == {
        "note": "A out: small in: large sum.",
        "sources": "out: S1 in: S2",
    }
    assert made.select_one(".tag").text == "new"


def test_note_is_put_back_with_the_sources_it_had(client, decision):
    note = decision.evidence.get()
    note.note = "A large sum."
    save_whole(part=note, sources=[])

    answer = press(client, lines(client, "evidence")[-1])

    assert "says again what it said then" in soup(answer).text
    assert decision.evidence.get().note == "A small sum."
    assert [source.key for source in decision.evidence.get().sources.all()] == ["S1"]
    assert lines(client, "evidence")[0].text.count("ada") == 1


def test_points_of_a_perspective_are_read_and_put_back(client, decision):
    perspective = decision.perspectives.get()
    cost, safety = decision.criteria.order_by("pk")
    save_whole(part=perspective, points={cost: None, safety: 70})

    changed, made = lines(client, "perspective")
    press(client, made)

    assert said(changed) == {"swing points": "out: Cost in: Safety : out: 40 in: 70"}
    assert [(swing.criterion.key, swing.points) for swing in perspective.swings.all()] == [
        ("cost", 40)
    ]


def test_red_line_in_use_keeps_its_question_and_the_page_says_so(client, decision):
    line = decision.red_lines.get()
    line.question = "Do all agree?"
    save_part(part=line)
    models.RedLineSwitch.objects.create(
        participant=ParticipantFactory(decision=decision), red_line=line
    )

    answer = press(client, lines(client, "red_line")[-1])

    assert answer.status_code == 409
    assert "People use the red line" in soup(answer).select_one("[role=alert]").text
    assert decision.red_lines.get().question == "Do all agree?"


def test_deleted_note_comes_back_under_its_number(client, decision):
    note = decision.evidence.get()
    number = note.pk
    delete_part(part=note)

    gone, *_earlier = lines(client, "evidence")
    press(client, gone)

    again = decision.evidence.get()
    assert "Bring it back" in gone.form.button.text
    assert (again.pk, again.note) == (number, "A small sum.")
    assert [source.key for source in again.sources.all()] == ["S1"]


def test_deleted_source_comes_back_with_its_key_unless_that_is_taken(client, decision):
    source = SourceFactory(decision=decision, key="S9", title="A book")
    delete_part(part=source)
    SourceFactory(decision=decision, key="S9")

    press(client, lines(client, "source")[0])

    assert decision.sources.get(title="A book").key not in ("", "S9")


@pytest.mark.parametrize("gone", ["option", "criterion"])
def test_note_about_what_was_deleted_is_remembered_but_cannot_come_back(client, decision, gone):
    if gone == "option":
        delete_option(option=decision.options.get())
    else:
        delete_criterion(criterion=decision.criteria.get(key="cost"))

    line, *_earlier = lines(client, "evidence")
    answer = press(client, line)

    assert line.select_one(".tag").text == "gone"
    assert answer.status_code == 409
    assert f"The {gone} that this was about is gone." in soup(answer).text


def test_points_for_a_deleted_criterion_stay_readable(client, decision):
    delete_criterion(criterion=decision.criteria.get(key="cost"))

    changed, _made = lines(client, "perspective")

    assert said(changed) == {"swing points": "out: cost: 40"}


def test_saving_the_same_words_again_is_no_version(client, decision):
    source = decision.sources.get()
    for _twice in range(2):
        source.publisher = "A press"
        save_part(part=source)

    assert source.history.count() == 2  # as it came, and as it is


def test_second_of_two_editors_reads_who_saved_and_when(client, decision):
    note = decision.evidence.get()
    page = f"/decisions/d/edit/evidence/{note.pk}/"
    seen = soup(client.get(page)).select_one("[name=seen]")["value"]
    other = Client()
    other.force_login(UserFactory(username="grace", is_staff=True))
    sent = {"option": note.option_id, "criterion": note.criterion_id, "strength": "A"}
    other.post(page, {**sent, "note": "Theirs.", "seen": seen})

    answer = client.post(page, {**sent, "note": "Mine.", "seen": seen})

    beside = [said.text for said in soup(answer).select(".other")]
    assert answer.status_code == 409
    assert any("Theirs." in text and "grace" in text and "20" in text for text in beside)


def test_later_fact_is_added_and_changed_on_its_page(client, decision):
    page = "/decisions/d/edit/later-facts/"
    source = decision.sources.get()

    client.post(page, {"text": "It rained.", "sources": [source.pk]})
    fact = decision.later_facts.get()
    seen = soup(client.get(f"{page}{fact.pk}/")).select_one("[name=seen]")["value"]
    client.post(f"{page}{fact.pk}/", {"text": "It snowed.", "seen": seen})

    changed, _made = lines(client, "later_fact")
    assert said(changed) == {"text": "It out: rained in: snowed .", "sources": "out: S1"}
    assert "What became known later" in soup(client.get(page)).h1.text


def test_history_of_many_parts_takes_the_same_queries(client, decision):
    client.get(PAGE)
    counts = []
    for number in (1, 12):
        for each in range(number):
            note = EvidenceFactory(
                decision=decision,
                option=decision.options.get(),
                criterion=None,
                note=f"Note {each}",
            )
            note.note = f"Another {each}"
            save_part(part=note)
        with queries() as asked:
            client.get(PAGE)
        counts.append(len(asked))

    assert counts[0] == counts[1]


def test_copy_of_a_decision_writes_no_versions_of_its_notes(decision):
    counts = []
    for number in (0, 20):
        for _each in range(number):
            EvidenceFactory(decision=decision, option=decision.options.get(), criterion=None)
        with queries() as asked:
            copy_decision(decision=decision, by=None)
        counts.append(len(asked))

    assert counts[0] == counts[1]
    assert not models.Evidence.history.exists()
