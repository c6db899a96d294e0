"""A sheet that is weighed, and what it is weighed on."""

import pytest

from options.actions.participants import show_full_version
from tests.factories import (
    CriterionFactory,
    ParticipantFactory,
)


@pytest.fixture
def sheet():
    return ParticipantFactory()


@pytest.fixture
def student(sheet, browser_of):
    return browser_of(sheet)


@pytest.fixture
def abcd(sheet):
    return [
        CriterionFactory(decision=sheet.decision, key=key, name=f"Criterion {key}")
        for key in "abcd"
    ]


@pytest.fixture
def tree(sheet):
    """Ten leaves in two branches, seen in full; six of them are in the short version."""
    show_full_version(sheet, is_on=True)
    decision = sheet.decision
    p = CriterionFactory(decision=decision, key="p", name="Protection")
    q = CriterionFactory(decision=decision, key="q", name="Quiet")
    for n in range(5):
        CriterionFactory(decision=decision, parent=p, key=f"p{n}", in_core=n < 3)
        CriterionFactory(decision=decision, parent=q, key=f"q{n}", in_core=n < 3)
    return decision
