"""A copy of a decision: everything under it, and no answer of anybody."""

import pytest
from django.db.models import ForeignKey

from options.actions.copies import copy_decision
from options.cases import case_texts
from options.exchange.decisions import load_decision
from options.formats.reading import read_decision
from options.models import (
    Criterion,
    Decision,
    Evidence,
    LaterFact,
    Option,
    Participant,
    Perspective,
    PerspectiveSwing,
    RedLine,
    ReferenceScore,
    Source,
)
from tests.factories import CriterionFactory, OptionFactory, ScoreFactory, UserFactory

pytestmark = [pytest.mark.django_db, pytest.mark.postgresql]

OF_ITSELF = {"id", "decision_id", "created_at", "changed_at"}
WHERE = {
    PerspectiveSwing: "perspective__decision",
    ReferenceScore: "option__decision",
}
PARTS = [
    Option, Criterion, Source, Evidence, LaterFact, Perspective, PerspectiveSwing, RedLine,
    ReferenceScore,
]  # fmt: skip


@pytest.fixture
def case():
    fullest = max((read_decision(text) for text in case_texts()), key=lambda f: len(f.evidence))
    load_decision(fullest, built_in_key=fullest.key, is_published=True, position=0)
    return Decision.objects.get()


def told(record):
    """A record by what a reader knows of it, its neighbours by their keys."""
    said = {}
    for field in record._meta.concrete_fields:
        if field.attname in OF_ITSELF:
            continue
        value = getattr(record, field.name)
        said[field.name] = (
            getattr(value, "key", None) if isinstance(field, ForeignKey) else value
        )
    if hasattr(record, "sources"):
        said["sources"] = sorted(source.key for source in record.sources.all())
    return said


def under(decision):
    return {
        model: [
            told(record)
            for record in model._default_manager.filter(
                **{WHERE.get(model, "decision"): decision}
            ).order_by("pk")
        ]
        for model in PARTS
    }


def test_copy_has_everything_that_the_original_has(case):
    CriterionFactory(
        decision=case, parent=case.criteria.first(), revision=4, parked_at=case.created_at
    )

    copied = copy_decision(decision=case, by=None)

    found, wanted = under(copied), under(case)
    assert all(wanted.values())
    for model in PARTS:
        assert sorted(map(repr, found[model])) == sorted(map(repr, wanted[model]))


def test_copy_knows_its_original_and_is_its_owners_alone(case):
    ada = UserFactory()

    copied = copy_decision(decision=case, by=ada)

    assert (copied.copied_from, copied.owner, copied.seed) == (case, ada, case.seed)
    assert (copied.is_published, copied.built_in_key) == (False, None)
    assert copied.slug != case.slug
    assert Decision.objects.get(pk=case.pk).built_in_key is not None


def test_nothing_in_the_copy_points_back_into_the_original(case):
    copied = copy_decision(decision=case, by=None)

    assert not copied.criteria.filter(parent__decision=case).exists()
    assert not copied.evidence.filter(criterion__decision=case).exists()
    assert not copied.evidence.filter(sources__decision=case).exists()
    assert not copied.red_lines.filter(criterion__decision=case).exists()


def test_copy_holds_no_answer_and_a_new_history():
    score = ScoreFactory()
    option = score.option
    option.name = "Another name"
    option.save()
    OptionFactory(decision=option.decision)

    copied = copy_decision(decision=option.decision, by=None)

    assert not Participant.objects.filter(decision=copied).exists()
    assert [copy.history.count() for copy in copied.options.all()] == [1, 1]
    assert copied.history.count() == 1
