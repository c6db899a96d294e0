import pytest

from options.models import Decision, Option, stamps
from options.reports.content import evidence_on, kept_structure
from tests.factories import (
    CriterionFactory,
    DecisionFactory,
    EvidenceFactory,
    OptionFactory,
    PerspectiveFactory,
    RedLineFactory,
    SourceFactory,
)
from tests.queries import queries

pytestmark = [pytest.mark.django_db, pytest.mark.postgresql]


@pytest.fixture
def decision():
    decision = DecisionFactory()
    OptionFactory(decision=decision)
    CriterionFactory(decision=decision)
    return decision


def stamp_of(decision):
    return Decision.objects.values_list("content_stamp", flat=True).get(pk=decision.pk)


def renamed(decision):
    decision.options.update(name="Another")


def added(decision):
    CriterionFactory(decision=decision)


def removed(decision):
    decision.options.all().delete()


def noted(decision):
    EvidenceFactory(decision=decision, option=decision.options.get())


def sourced(decision):
    note = EvidenceFactory(decision=decision, option=decision.options.get())
    before = stamp_of(decision)
    note.sources.add(SourceFactory(decision=decision))
    assert stamp_of(decision) != before
    before = stamp_of(decision)
    note.sources.clear()
    assert stamp_of(decision) != before


def retitled(decision):
    decision.title = "Another question"
    decision.save()


def spoken_for(decision):
    PerspectiveFactory(decision=decision)


def limited(decision):
    leaf = decision.criteria.get()
    line = RedLineFactory(criterion=leaf)
    before = stamp_of(decision)
    type(line).objects.update(fails_below=10)
    assert stamp_of(decision) != before


EDITS = [renamed, added, removed, noted, sourced, retitled, spoken_for, limited]


@pytest.mark.parametrize("edit", EDITS)
def test_every_change_of_content_stamps_its_decision_anew_and_no_other(decision, edit):
    other = DecisionFactory()
    before, untouched = stamp_of(decision), stamp_of(other)

    edit(decision)

    assert stamp_of(decision) != before
    assert stamp_of(other) == untouched


def test_kept_content_costs_no_query_until_somebody_edits_it(decision):
    fresh = Decision.objects.get(pk=decision.pk)
    kept_structure(fresh, full=True)
    with queries() as asked:
        kept = kept_structure(fresh, full=True)
    assert len(asked) == 0
    assert kept.decision is fresh

    Option.objects.filter(decision=decision).update(name="Edited elsewhere")

    now = kept_structure(Decision.objects.get(pk=decision.pk), full=True)
    assert [view.name for view in now.options] == ["Edited elsewhere"]


def test_kept_notes_are_those_of_the_criterion_and_of_whole_options(decision):
    first, second = decision.criteria.get(), CriterionFactory(decision=decision)
    option = decision.options.get()
    on_first = EvidenceFactory(decision=decision, criterion=first)
    on_all = EvidenceFactory(decision=decision, option=option, criterion=None)
    EvidenceFactory(decision=decision, criterion=second)
    EvidenceFactory(decision=decision, criterion=first, is_after_reading_date=True)
    structure = kept_structure(Decision.objects.get(pk=decision.pk), full=True)

    assert set(evidence_on(structure, [first])) == {on_first, on_all}


def test_stamps_wait_while_tables_are_altered_and_are_drawn_again_afterwards(decision):
    stamps.remove(using="default")
    before = stamp_of(decision)
    renamed(decision)
    assert stamp_of(decision) == before

    stamps.install(using="default")

    renamed(decision)
    assert stamp_of(decision) != before
