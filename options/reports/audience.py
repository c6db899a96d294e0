"""Who can open a decision, in words."""

from django.utils.translation import gettext as _

from options.models import Decision, Membership


def audience_of(decision: Decision) -> str:
    """Nothing for what everybody can open; else who can, in two queries."""
    if decision.is_published:
        return ""
    has_readers = decision.memberships.filter(role=Membership.Role.READER).exists()
    has_link = decision.reading_links.filter(withdrawn_at=None).exists()
    if has_readers and has_link:
        return _("private: for its editors, its readers and whoever has its link")
    if has_link:
        return _("private: for its editors and whoever has its link")
    if has_readers:
        return _("private: for its editors and its readers")
    return _("private: for its owner and its editors")
