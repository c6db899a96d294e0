"""Django's admin: where editors shape decisions and admins look after accounts.

No rule lives here: what is stored is stored by an action. Sheets and scores are not listed, so
that nobody reads off here what a person thinks; a decision shows how many sheets it has.
"""

from options.admin import (
    accounts,
    criterion,
    decision,
    evidence,
    invitation,
    option,
    perspective,
    red_line,
    site,
)

__all__ = [
    "accounts",
    "criterion",
    "decision",
    "evidence",
    "invitation",
    "option",
    "perspective",
    "red_line",
    "site",
]
