"""Names on the wall: only in a named room that was told to show them, and announced."""

import pytest
from django.test import Client
from django.urls import reverse

from options.actions.opening import Manner, adjust_workshop
from options.errors import LessPrivate
from options.models import Workshop
from options.reports.promise import promise_of
from tests.htmx import soup
from tests.reports.crowd import Crowd
from tests.rooms import Room

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("is_on", [True, False])
def test_wall_shows_names_where_that_is_on_and_people_read_it_before_they_join(is_on):
    crowd = (
        Crowd(privacy="named", shows_names=is_on).sit(2, names=["Ada", "Bo <i>"]).at("lobby")
    )

    page = soup(Client().get(reverse("wall", args=[crowd.workshop.wall_key])))

    names = [line.get_text() for line in page.select(".wall-names li")]
    assert names == (["Bo <i>", "Ada"] if is_on else [])
    promised = " ".join(line.says for line in promise_of(crowd.workshop))
    assert ("The wall shows the names" in promised) is is_on


def test_names_do_not_come_onto_the_wall_once_somebody_has_joined():
    room = Room()
    Workshop.objects.filter(pk=room.pk).update(privacy="named")
    room.sit(name="Ada")

    with pytest.raises(LessPrivate, match="shows no names"):
        room.do(adjust_workshop, manner=Manner(privacy="named", shows_names=True))
