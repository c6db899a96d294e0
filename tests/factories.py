"""Records for tests; they invent only what a test does not care about."""

from datetime import UTC, datetime

import factory
from django.contrib.auth import get_user_model

from options import models
from options.formats.names import same_name_key


class UserFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = get_user_model()

    username = factory.Sequence(lambda n: f"person-{n}")


class DecisionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.Decision

    title = factory.Sequence(lambda n: f"Decision {n}")
    slug = factory.Sequence(lambda n: f"decision-{n}")
    question = "What should be done?"
    is_published = True
    seed = 7


class OptionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.Option

    decision = factory.SubFactory(DecisionFactory)
    name = factory.Sequence(lambda n: f"Option {n}")
    key = factory.Sequence(lambda n: f"option-{n}")
    name_key = factory.LazyAttribute(lambda option: same_name_key(option.name))
    position = factory.Sequence(lambda n: n)


class CriterionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.Criterion

    decision = factory.SubFactory(DecisionFactory)
    name = factory.Sequence(lambda n: f"Criterion {n}")
    key = factory.Sequence(lambda n: f"criterion-{n}")
    name_key = factory.LazyAttribute(lambda criterion: same_name_key(criterion.name))
    definition = "What it is about."
    worst = "As bad as it gets."
    middle = "Half way."
    best = "As good as it gets."
    position = factory.Sequence(lambda n: n)


class SourceFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.Source

    decision = factory.SubFactory(DecisionFactory)
    key = factory.Sequence(lambda n: f"S{n}")
    title = "A report"
    publisher = "A publisher"


class EvidenceFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.Evidence

    criterion = factory.SubFactory(CriterionFactory)
    decision = factory.SelfAttribute("criterion.decision")
    note = "Something is known about it."
    strength = "B"


class PerspectiveFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.Perspective

    decision = factory.SubFactory(DecisionFactory)
    name = factory.Sequence(lambda n: f"Perspective {n}")
    key = factory.Sequence(lambda n: f"perspective-{n}")


class PerspectiveSwingFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.PerspectiveSwing

    perspective = factory.SubFactory(PerspectiveFactory)
    criterion = factory.SubFactory(
        CriterionFactory, decision=factory.SelfAttribute("..perspective.decision")
    )
    points = 50


class RedLineFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.RedLine

    criterion = factory.SubFactory(CriterionFactory)
    decision = factory.SelfAttribute("criterion.decision")
    name = factory.Sequence(lambda n: f"Red line {n}")
    key = factory.Sequence(lambda n: f"red-line-{n}")
    fails_below = 40


class ParticipantFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.Participant

    decision = factory.SubFactory(DecisionFactory)
    recovery_code = factory.Sequence(lambda n: f"maple-{n}-otter")
    order_seed = 7


class ScoreFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.Score

    option = factory.SubFactory(OptionFactory)
    criterion = factory.SubFactory(
        CriterionFactory, decision=factory.SelfAttribute("..option.decision")
    )
    participant = factory.SubFactory(
        ParticipantFactory, decision=factory.SelfAttribute("..option.decision")
    )
    points = 50


class SwingFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.Swing

    participant = factory.SubFactory(ParticipantFactory)
    criterion = factory.SubFactory(
        CriterionFactory, decision=factory.SelfAttribute("..participant.decision")
    )
    scope = models.Swing.Scope.ALL


class ReferenceScoreFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.ReferenceScore

    option = factory.SubFactory(OptionFactory)
    criterion = factory.SubFactory(
        CriterionFactory, decision=factory.SelfAttribute("..option.decision")
    )
    best, low, high = 50, 40, 60


NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


class WorkshopFactory(factory.django.DjangoModelFactory):
    """An open workshop in its lobby."""

    class Meta:
        model = models.Workshop

    decision = factory.SubFactory(DecisionFactory, is_published=False)
    facilitator = factory.SubFactory(UserFactory)
    slug = factory.Sequence(lambda n: f"room{n}")
    wall_key = factory.Sequence(lambda n: f"wall-{n}")
    state = "open"
    step = 0
    created_at = opened_at = original_changed_at = NOON


class RoundFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.Round

    workshop = factory.SubFactory(WorkshopFactory)
    number = 1
    state = "open"


class SeatFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.Seat

    workshop = factory.SubFactory(WorkshopFactory)
    participant = factory.SubFactory(
        ParticipantFactory, decision=factory.SelfAttribute("..workshop.decision")
    )
    number = factory.Sequence(lambda n: n + 1)
    joined_at = last_seen_at = NOON


class MoveFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.Move

    workshop = factory.SubFactory(WorkshopFactory)
    epoch = 1
    made_at = NOON
    deed = "move"


class FacilitationFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.Facilitation

    workshop = factory.SubFactory(WorkshopFactory)
    user = factory.SubFactory(UserFactory)
    role = "co"


class ReasonFactory(factory.django.DjangoModelFactory):
    """Something that was said of a cell after round 1."""

    class Meta:
        model = models.Reason

    workshop = factory.SubFactory(WorkshopFactory)
    participant = factory.LazyAttribute(
        lambda reason: SeatFactory(workshop=reason.workshop).participant
    )
    option = factory.SubFactory(
        OptionFactory, decision=factory.SelfAttribute("..workshop.decision")
    )
    criterion = factory.SubFactory(
        CriterionFactory, decision=factory.SelfAttribute("..workshop.decision")
    )
    round_number = 1
    side = "up"
    text = "Because it worked elsewhere."
    origin = "talk"
    made_at = NOON
