import pytest

from options.models import Membership, ReadingLink
from options.reports.audience import audience_of
from tests.factories import NOON, DecisionFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("reader", "link", "words"),
    [
        (False, None, "private: for its owner and its editors"),
        (True, None, "private: for its editors and its readers"),
        (False, "open", "private: for its editors and whoever has its link"),
        (True, "open", "private: for its editors, its readers and whoever has its link"),
        (False, "withdrawn", "private: for its owner and its editors"),
    ],
)
def test_private_decision_says_who_can_open_it(reader, link, words):
    owner = UserFactory()
    decision = DecisionFactory(is_published=False, owner=owner)
    Membership.objects.create(
        decision=decision,
        user=UserFactory(),
        role="reader" if reader else "editor",
        made_at=NOON,
    )
    if link:
        ReadingLink.objects.create(
            decision=decision,
            token_hash="h",
            made_at=NOON,
            made_by=owner,
            withdrawn_at=NOON if link == "withdrawn" else None,
        )

    assert audience_of(decision) == words


def test_published_decision_needs_no_word_and_no_query(django_assert_num_queries):
    decision = DecisionFactory(is_published=True)

    with django_assert_num_queries(0):
        assert audience_of(decision) == ""
