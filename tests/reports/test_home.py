import pytest
from django.contrib.auth.models import AnonymousUser

from options.models import Decision, Participant
from options.reports.home import every_card_for, home_for, sheets_of
from tests.factories import (
    CriterionFactory,
    DecisionFactory,
    OptionFactory,
    ParticipantFactory,
    ScoreFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db

NOBODY = Participant.objects.none()


def made(position: int = 0, **more) -> Decision:
    """A decision with two options and one criterion."""
    decision = DecisionFactory(position=position, **more)
    OptionFactory.create_batch(2, decision=decision)
    CriterionFactory(decision=decision)
    return decision


def test_cards_stand_in_the_order_of_their_places_and_drafts_are_missing():
    second, first = made(position=2), made(position=1)
    made(position=0, is_published=False)

    home = home_for(NOBODY)

    assert [card.decision for card in home.cards] == [first, second]
    assert home.has_more is False


def test_home_page_holds_six_cards_and_the_list_all():
    for position in range(7):
        made(position=position)

    home = home_for(NOBODY)

    assert (len(home.cards), home.has_more, len(every_card_for(NOBODY))) == (6, True, 7)


def test_card_says_how_large_a_decision_is():
    made()

    (card,) = home_for(NOBODY).cards

    assert (card.option_count, card.criterion_count, card.minutes) == (2, 1, 1)
    assert (card.can_be_compared, card.progress, card.is_begun) == (True, None, False)


def test_card_of_an_empty_decision_cannot_be_compared():
    DecisionFactory()

    (card,) = home_for(NOBODY).cards

    assert (card.can_be_compared, card.minutes) == (False, 0)


def test_card_counts_the_version_that_the_sheet_shows():
    decision = made()
    OptionFactory(decision=decision, in_core=False)
    sheet = ParticipantFactory(decision=decision, is_full_version=True)
    ScoreFactory(
        participant=sheet,
        option=decision.options.get(in_core=False),
        criterion=decision.criteria.get(),
        points=0,
    )

    (card,) = home_for(Participant.objects.filter(pk=sheet.pk)).cards

    assert (card.option_count, card.progress.answered, card.progress.expected) == (3, 1, 3)
    assert card.is_begun is True


@pytest.mark.parametrize("order", ["pk", "-pk"])
def test_card_follows_the_sheet_of_the_account_where_the_browser_has_another(order):
    decision = made()
    option, criterion = decision.options.first(), decision.criteria.get()
    of_account = ParticipantFactory(decision=decision, user=UserFactory())
    of_browser = ParticipantFactory(decision=decision)
    ScoreFactory(participant=of_account, option=option, criterion=criterion)

    (card,) = home_for(
        Participant.objects.filter(pk__in=[of_account.pk, of_browser.pk]).order_by(order)
    ).cards

    assert card.progress.answered == 1


def test_sheets_name_their_decision_progress_and_code():
    decision = made(is_published=False)
    sheet = ParticipantFactory(decision=decision, recovery_code="maple-427-otter")

    (line,) = sheets_of(Participant.objects.filter(pk=sheet.pk), AnonymousUser())

    assert (line.decision, line.recovery_code, line.is_of_account) == (
        decision, "maple-427-otter", False,
    )  # fmt: skip
    assert (line.progress.answered, line.progress.expected, line.is_open) == (0, 2, False)


@pytest.mark.parametrize("order", [("of_account", "of_browser"), ("of_browser", "of_account")])
def test_two_sheets_on_one_decision_each_show_their_own_version(order):
    decision = made()
    OptionFactory(decision=decision, in_core=False)
    versions = {
        "of_account": {"user": UserFactory(), "is_full_version": True},
        "of_browser": {"is_full_version": False},
    }
    for whose in order:
        ParticipantFactory(decision=decision, **versions[whose])

    lines = sheets_of(Participant.objects.all(), AnonymousUser())

    assert {line.is_of_account: line.progress.expected for line in lines} == {True: 3, False: 2}


@pytest.mark.parametrize("number", [1, 3, 30])
def test_cards_take_five_queries_however_many(django_assert_num_queries, number):
    for _ in range(number):
        ParticipantFactory(decision=made())

    with django_assert_num_queries(5):
        cards = every_card_for(Participant.objects.all())

    assert len(cards) == number


@pytest.mark.parametrize("number", [1, 3, 30])
def test_sheets_take_five_queries_however_many(django_assert_num_queries, number):
    for _ in range(number):
        ParticipantFactory(decision=made())

    with django_assert_num_queries(5):
        lines = sheets_of(Participant.objects.all(), AnonymousUser())

    assert len(lines) == number
