"""What the tests of a decision's pages read them with."""

from django.conf import settings

COOKIE = settings.PARTICIPANT_COOKIE_NAME


def words(node) -> str:
    """The text of a node with single spaces."""
    return " ".join(node.get_text(" ").split())
