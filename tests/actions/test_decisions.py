import pytest

from options import models
from options.actions.decisions import (
    bring_back_option,
    delete_decision,
    delete_option,
    park_option,
    save_decision,
    save_option,
)
from options.actions.parts import delete_part, save_part, save_points
from options.errors import (
    AnotherDecision,
    HoldsAnswers,
    NoName,
    NotScored,
    SameName,
    TooFewLeft,
    TooMany,
)
from options.formats import limits
from tests.factories import (
    CriterionFactory,
    DecisionFactory,
    EvidenceFactory,
    OptionFactory,
    ParticipantFactory,
    PerspectiveFactory,
    RedLineFactory,
    ScoreFactory,
    SourceFactory,
    UserFactory,
)

pytestmark = [pytest.mark.django_db, pytest.mark.postgresql]


def test_new_decision_gets_a_free_address_and_an_owner():
    DecisionFactory(slug="a-bridge")
    person = UserFactory()

    made = save_decision(decision=models.Decision(title="A bridge", question="?"), by=person)

    assert (made.slug, made.owner) == ("a-bridge-2", person)


def test_title_in_a_script_without_latin_letters_still_gets_an_address():
    made = save_decision(decision=models.Decision(title="等待", question="?"))

    assert made.slug == "decision"


def test_decision_without_a_title_to_see_is_refused():
    with pytest.raises(NoName):
        save_decision(decision=models.Decision(title="\u3164\u200b", question="?"))


def test_changed_decision_keeps_its_owner_and_address():
    decision = DecisionFactory(slug="first", owner=UserFactory())
    decision.title = "Another title"

    save_decision(decision=decision, by=UserFactory())

    stored = models.Decision.objects.get(pk=decision.pk)
    assert (stored.slug, stored.owner, stored.title) == (
        "first",
        decision.owner,
        "Another title",
    )


def test_decision_with_a_sheet_is_not_deleted():
    sheet = ParticipantFactory()

    with pytest.raises(HoldsAnswers) as refused:
        delete_decision(decision=sheet.decision)

    assert str(refused.value).startswith("1 person has a sheet on this decision")
    assert models.Decision.objects.filter(pk=sheet.decision_id).exists()


def test_decision_without_sheets_goes_with_all_that_it_has():
    group = CriterionFactory(worst="", best="")
    leaf = CriterionFactory(decision=group.decision, parent=group)
    RedLineFactory(decision=group.decision, criterion=leaf)
    EvidenceFactory(decision=group.decision, criterion=leaf)

    delete_decision(decision=group.decision)

    assert not models.Criterion.objects.exists()
    assert not models.RedLine.objects.exists()


def test_two_options_of_one_name_get_two_keys_only_in_two_decisions():
    first = save_option(option=models.Option(decision=DecisionFactory(), name="Do nothing"))
    second = save_option(option=models.Option(decision=DecisionFactory(), name="Do nothing"))

    assert first.key == second.key == "do-nothing"


def test_equal_keys_of_different_names_are_numbered():
    decision = DecisionFactory()

    save_option(option=models.Option(decision=decision, name="Do it!"))
    second = save_option(option=models.Option(decision=decision, name="Do it?"))

    assert second.key == "do-it-2"


def test_longest_name_gets_a_key_that_fits():
    option = save_option(option=models.Option(decision=DecisionFactory(), name="a" * 120))

    assert len(option.key) <= limits.KEY


@pytest.mark.parametrize("spelling", ["Café", "CAFÉ", " cafe\u0301 ", "Ca\u200bfé"])
def test_name_in_another_spelling_is_the_same_name(spelling):
    decision = OptionFactory(name="Café").decision

    with pytest.raises(SameName):
        save_option(option=models.Option(decision=decision, name=spelling))

    assert decision.options.count() == 1


def test_option_may_keep_its_own_name():
    option = OptionFactory(name="Wait")
    option.name = "WAIT"

    assert save_option(option=option).name == "WAIT"


def test_option_without_a_name_to_see_is_refused():
    with pytest.raises(NoName):
        save_option(option=models.Option(decision=DecisionFactory(), name="\u3164"))


def test_forty_first_option_is_refused():
    decision = DecisionFactory()
    for number in range(limits.OPTIONS):
        OptionFactory(decision=decision, name=f"Option number {number}")

    with pytest.raises(TooMany) as refused:
        save_option(option=models.Option(decision=decision, name="One more"))

    assert str(refused.value) == (
        "A decision can have 40 options, parked ones included. Delete one first."
    )


def test_option_does_not_move_to_another_decision():
    option = OptionFactory()
    option.decision = DecisionFactory()

    with pytest.raises(AnotherDecision):
        save_option(option=option)


def test_parked_option_keeps_its_scores_and_comes_back_with_them():
    option = OptionFactory()
    OptionFactory.create_batch(2, decision=option.decision)
    score = ScoreFactory(option=option)

    park_option(option=option)
    away = set(option.decision.options.active(full=True))
    bring_back_option(option=option)

    assert option not in away
    assert option in set(option.decision.options.active(full=True))
    assert list(option.scores.all()) == [score]


def test_two_options_stay():
    option, _other = OptionFactory.create_batch(2, decision=DecisionFactory())

    with pytest.raises(TooFewLeft):
        park_option(option=option)

    option.refresh_from_db()
    assert option.parked_at is None


def test_option_with_scores_is_not_deleted():
    score = ScoreFactory()

    with pytest.raises(HoldsAnswers):
        delete_option(option=score.option)

    assert models.Option.objects.filter(pk=score.option_id).exists()


def test_option_without_scores_is_deleted():
    option = OptionFactory()

    delete_option(option=option)

    assert not models.Option.objects.exists()


def test_evidence_about_another_decision_is_refused():
    note = EvidenceFactory()
    note.option = OptionFactory()

    with pytest.raises(AnotherDecision):
        save_part(part=note)


def test_sources_are_numbered_past_those_that_are_there():
    decision = DecisionFactory()
    SourceFactory(decision=decision, key="S2")

    made = save_part(part=models.Source(decision=decision, title="A report"))

    assert made.key == "S3"


def test_source_key_is_given_once():
    source = SourceFactory(key="S1")

    with pytest.raises(SameName):
        save_part(part=models.Source(decision=source.decision, key="S1", title="Another"))


def test_one_perspective_too_many_is_refused():
    decision = DecisionFactory()
    for number in range(limits.PERSPECTIVES):
        PerspectiveFactory(decision=decision, key=f"p{number}")

    with pytest.raises(TooMany):
        save_part(part=models.Perspective(decision=decision, name="One more"))


def test_red_line_that_somebody_switched_on_stays():
    line = RedLineFactory()
    sheet = ParticipantFactory(decision=line.decision)
    models.RedLineSwitch.objects.create(participant=sheet, red_line=line)

    with pytest.raises(HoldsAnswers):
        delete_part(part=line)

    assert models.RedLine.objects.exists()


def test_points_are_for_leaves_of_the_same_decision():
    option = OptionFactory()
    group = CriterionFactory(decision=option.decision)
    CriterionFactory(decision=option.decision, parent=group)
    points = {"option": option, "low": 1, "best": 2, "high": 3}

    with pytest.raises(NotScored):
        save_points(record=models.ReferenceScore(criterion=group, **points))
    with pytest.raises(AnotherDecision):
        save_points(record=models.ReferenceScore(criterion=CriterionFactory(), **points))
