import pytest

from options.actions.sharing import (
    hand_over,
    make_reading_link,
    set_published,
    share,
    withdraw_link,
    withdraw_role,
)
from options.errors import NoSuchPerson, NotTheOwner, SameName
from options.formats.tokens import hash_of
from options.models import Decision, Membership
from tests.factories import NOON, DecisionFactory, UserFactory

pytestmark = pytest.mark.django_db
EDITOR, READER = Membership.Role.EDITOR, Membership.Role.READER


@pytest.fixture
def ada():
    return UserFactory(username="ada", email="ada@example.org")


@pytest.fixture
def bilal():
    return UserFactory(username="bilal", email="bilal@example.org")


@pytest.fixture
def decision(ada):
    return DecisionFactory(owner=ada, is_published=False)


def roles(decision):
    return list(decision.memberships.values_list("user__username", "role"))


@pytest.mark.parametrize("name", ["bilal", " BILAL ", "bilal@example.org", "Bilal@Example.org"])
def test_person_is_found_by_user_name_or_address_however_written(decision, ada, bilal, name):
    share(decision=decision, name=name, role=EDITOR, by=ada, now=NOON)

    assert roles(decision) == [("bilal", "editor")]


def test_sharing_again_changes_the_role(decision, ada, bilal):
    share(decision=decision, name="bilal", role=EDITOR, by=ada, now=NOON)
    share(decision=decision, name="bilal", role=READER, by=ada, now=NOON)

    assert roles(decision) == [("bilal", "reader")]


@pytest.mark.parametrize(
    ("name", "refusal"), [("nobody", NoSuchPerson), ("", NoSuchPerson), ("ada", SameName)]
)
def test_unknown_people_and_the_owner_get_no_role(decision, ada, name, refusal):
    with pytest.raises(refusal):
        share(decision=decision, name=name, role=EDITOR, by=ada, now=NOON)

    assert roles(decision) == []


def test_address_that_two_accounts_have_names_nobody(decision, ada, bilal):
    UserFactory(username="other", email="bilal@example.org")

    with pytest.raises(NoSuchPerson, match="More than one"):
        share(decision=decision, name="bilal@example.org", role=EDITOR, by=ada, now=NOON)


def test_an_editor_shares_nothing(decision, ada, bilal):
    share(decision=decision, name="bilal", role=EDITOR, by=ada, now=NOON)

    for deed in (
        lambda: share(decision=decision, name="bilal", role=READER, by=bilal, now=NOON),
        lambda: withdraw_role(decision=decision, user_id=bilal.pk, by=bilal),
        lambda: hand_over(decision=decision, name="bilal", by=bilal, now=NOON),
        lambda: make_reading_link(decision=decision, by=bilal, now=NOON),
        lambda: set_published(decision=decision, is_published=True, by=bilal),
    ):
        with pytest.raises(NotTheOwner):
            deed()
    assert roles(decision) == [("bilal", "editor")]


def test_who_hands_a_decision_over_stays_its_editor(decision, ada, bilal):
    share(decision=decision, name="bilal", role=READER, by=ada, now=NOON)

    hand_over(decision=decision, name="bilal", by=ada, now=NOON)

    decision.refresh_from_db()
    assert decision.owner == bilal
    assert roles(decision) == [("ada", "editor")]


def test_link_opens_the_decision_until_it_is_withdrawn(decision, ada):
    token = make_reading_link(decision=decision, by=ada, now=NOON)
    nobody = UserFactory()
    link = decision.reading_links.get()

    def opens():
        return Decision.objects.reachable_by(nobody, link=hash_of(token)).exists()

    assert token not in link.token_hash
    assert opens()
    withdraw_link(decision=decision, link_id=link.pk, by=ada, now=NOON)
    assert not opens()


def test_link_of_another_decision_is_not_withdrawn_from_here(decision, ada):
    other = DecisionFactory(owner=ada)
    make_reading_link(decision=other, by=ada, now=NOON)

    withdraw_link(decision=decision, link_id=other.reading_links.get().pk, by=ada, now=NOON)

    assert other.reading_links.get().withdrawn_at is None
