"""Points by person in a named room, and the report for those who only watch."""

import pytest
from django.test import Client
from django.urls import reverse

from options.models import Facilitation, Workshop
from tests.factories import NOON, UserFactory
from tests.htmx import soup
from tests.reports.crowd import Crowd

pytestmark = pytest.mark.django_db


def signed_in(user):
    client = Client()
    client.force_login(user)
    return client


def named_room(answers, names, **more):
    crowd = Crowd(privacy="named", **more).sit(len(names), names=names)
    return crowd.answer(answers).seal().at("reveal")


def table_of(points):
    return [[points, -1], [50, 50]]


def rows_in(page):
    return [
        tuple(cell.get_text(strip=True) for cell in row.select("th, td"))
        for row in page.select(".result-table tbody tr")
    ]


def test_facilitator_reads_a_cell_by_person_the_most_points_first():
    crowd = named_room([table_of(at) for at in (20, 90, 0)], ["Ada", "Bo <b>", "Cy"])
    cell = f"{crowd.options[0].pk}-{crowd.leaves[0].pk}"

    page = soup(
        signed_in(crowd.workshop.facilitator).get(
            reverse("people_values", args=[crowd.workshop.slug]), {"cell": cell}
        )
    )

    assert rows_in(page) == [("Bo <b>", "90"), ("Ada", "20"), ("Cy", "0")]


def test_cell_that_somebody_left_out_says_who():
    crowd = named_room([table_of(at) for at in (20, 90)], ["Ada", "Bo"])
    cell = f"{crowd.options[0].pk}-{crowd.leaves[1].pk}"

    page = soup(
        signed_in(crowd.workshop.facilitator).get(
            reverse("people_values", args=[crowd.workshop.slug]), {"cell": cell}
        )
    )

    assert "Took part and gave no answer here: Ada , Bo" in page.get_text(" ", strip=True)


@pytest.mark.parametrize(
    ("privacy", "status"), [("named", 200), ("group", 404), ("anonymous", 404)]
)
def test_points_by_person_are_there_only_where_people_were_told(privacy, status):
    crowd = named_room([table_of(20)], ["Ada"])
    Workshop.objects.update(privacy=privacy)
    path = reverse("people_values", args=[crowd.workshop.slug])

    assert signed_in(crowd.workshop.facilitator).get(path).status_code == status


def test_points_by_person_wait_for_the_seal():
    crowd = Crowd(privacy="named").sit(1, names=["Ada"]).answer([table_of(77)]).at("score")
    path = reverse("people_values", args=[crowd.workshop.slug])

    answer = signed_in(crowd.workshop.facilitator).get(path)

    assert answer.status_code == 409
    assert "Ada" not in answer.content.decode()


@pytest.mark.parametrize(("published_at", "status"), [(None, 404), (NOON, 200)])
def test_observer_and_whoever_has_the_wall_read_the_report_once_it_is_published(
    published_at, status
):
    crowd = Crowd().sit(6).answer([[[80, 70], [30, 40]]] * 6).seal().at("wrap")
    Workshop.objects.update(published_at=published_at)
    watching = UserFactory()
    Facilitation.objects.create(workshop=crowd.workshop, user=watching, role="observer")
    stranger = signed_in(UserFactory())
    by_wall = reverse("wall_report", args=[crowd.workshop.wall_key])
    by_name = reverse("room_results", args=[crowd.workshop.slug])

    report = Client().get(by_wall)

    assert report.status_code == signed_in(watching).get(by_name).status_code == status
    assert stranger.get(by_name).status_code == 404
    if status == 200:
        page = soup(report)
        assert not page.select("form[method=post]")
        assert page.select_one("#try form")["action"] == f"{by_wall}#try"
