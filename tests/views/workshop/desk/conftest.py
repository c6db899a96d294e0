"""A room at the clock on the wall."""

import pytest

from tests.views.workshop.desk.rooms import Now


@pytest.fixture(scope="module")
def kept_room(kept):
    return Now()
