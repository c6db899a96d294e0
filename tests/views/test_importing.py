"""Bring a decision as a file, and take it along."""

import json

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from options.exchange.decisions import load_decision
from options.formats import write_decision
from options.models import Decision, Participant
from tests.exchange.test_decisions import LUNCH
from tests.exchange.test_round_trip import answered
from tests.factories import UserFactory
from tests.htmx import soup

pytestmark = pytest.mark.django_db

TEXT = write_decision(LUNCH)
SHEET = {"scores": [{"option": "soup", "criterion": "price", "points": 7}]}
WITH_SHEETS = json.dumps({**json.loads(TEXT), "sheets": [SHEET]})


def member(**fields):
    client = Client()
    client.user = UserFactory(**fields)
    client.force_login(client.user)
    return client


def bring(client, content, name="lunch.json"):
    content = content if isinstance(content, bytes) else content.encode()
    return client.post(reverse("import_decision"), {"file": SimpleUploadedFile(name, content)})


def test_preview_shows_each_part_and_writes_nothing():
    client = member()

    answer = bring(client, TEXT, name="anything.txt")
    page = soup(client.get(answer.url))

    assert answer.status_code == 302
    assert page.h1.text == "Lunch"
    rows = [row.get_text(" ", strip=True) for row in page.select("tbody tr")]
    assert "option Soup taken options[0]" in rows
    assert len(rows) == 17
    assert not Decision.objects.exists()


def test_confirmed_file_becomes_a_decision_of_ones_own_under_a_free_address():
    load_decision(LUNCH, is_published=True, position=0)
    client = member()
    preview = bring(client, TEXT).url

    answer = client.post(preview, {"do": "import"})

    made = Decision.objects.get(slug="lunch--2")
    assert answer.url == made.get_absolute_url()
    assert (made.owner, made.is_published) == (client.user, False)
    assert client.post(preview, {"do": "import"}).status_code == 404  # once only
    assert client.get(
        reverse("decision_export", args=[made.slug, "decision.json"])
    ).content == (TEXT.encode())


def test_preview_is_of_the_account_that_brought_the_file_and_lasts_an_hour():
    client = member()
    preview = bring(client, TEXT).url

    assert member().post(preview, {"do": "import"}).status_code == 404
    cache.clear()
    gone = client.get(preview)

    assert gone.status_code == 404
    assert "waits one hour" in gone.content.decode()


def test_fourth_file_that_waits_takes_the_place_of_the_first():
    client = member()
    previews = [bring(client, TEXT).url for _ in range(4)]

    assert [client.get(preview).status_code for preview in previews] == [404, 200, 200, 200]


def test_file_with_faults_is_shown_with_all_of_them_and_not_imported():
    wrong = {**json.loads(TEXT), "reference_scores": [], "evidence": [], "later_facts": []}
    wrong["criteria"][0]["parent"] = "nowhere"
    wrong["red_lines"][0]["fails_below"] = 90
    client = member()
    preview = bring(client, json.dumps(wrong)).url

    answer = client.post(preview, {"do": "import"})

    places = [code.text for code in soup(answer).select(".faults code")]
    assert answer.status_code == 422
    assert places == ["criteria[0].parent", "red_lines[0].at_risk_below"]
    assert soup(answer).find("button", value="import") is None
    assert not Decision.objects.exists()


@pytest.mark.parametrize(
    ("content", "place"),
    [
        (b"{", "line 1, column 2"),
        (b'{"seed": NaN, "format": "policy-options/2"}', "seed"),
        (b'{"key": 1, "key": 2}', "key"),
        (b"[" * 100_000, "line 1, column 21"),
        (b'{"title": "\\ud800"}', "title"),
        (b'{"format": "policy-options/9"}', "format"),
        (b"\x00\x01\x02", "file"),
    ],
)
def test_hostile_file_is_refused_with_its_place(content, place):
    answer = bring(member(), content)

    assert answer.status_code == 422
    assert [code.text for code in soup(answer).select(".faults code")] == [place]


def test_file_that_is_too_large_is_refused_before_it_is_read():
    client = member()

    assert bring(client, b"{" + b" " * 5_000_001).status_code == 422
    assert bring(client, b"{" + b" " * 10_000_000).status_code == 413
    assert client.post(reverse("import_decision")).status_code == 422


def test_name_of_a_file_is_shown_as_text():
    client = member()

    page = client.get(bring(client, TEXT, name="<img src=x onerror=alert(1)>.json").url)

    assert b"<img" not in page.content


@pytest.mark.parametrize(("said", "people"), [("no", 0), ("yes", 1)])
def test_answers_of_people_come_in_only_on_wish(said, people):
    client = member()
    preview = bring(client, WITH_SHEETS).url

    assert "nameless answers (people: 1)" in client.get(preview).content.decode()
    assert client.post(preview, {"do": "import", "q-sheets": said}).status_code == 302
    assert Participant.objects.count() == people


def test_wrong_answer_to_a_question_is_said_beside_it():
    client = member()

    answer = client.post(
        bring(client, WITH_SHEETS).url, {"do": "import", "q-sheets": "perhaps"}
    )

    assert answer.status_code == 422
    assert soup(answer).select(".card .errors")
    assert not Decision.objects.exists()


def test_answers_go_along_for_the_owner_alone():
    decision = answered(5)
    client = member()
    Decision.objects.update(owner=client.user)
    address = reverse("decision_export", args=[decision.slug, "decision.json"])

    own = client.get(f"{address}?sheets=1")

    assert len(json.loads(own.content)["sheets"]) == 5
    assert "sheets" not in json.loads(client.get(address).content)
    assert member().get(f"{address}?sheets=1").status_code == 404
    assert member(is_staff=True).get(f"{address}?sheets=1").status_code == 404


def test_too_few_answers_are_a_sentence():
    decision = answered(4)
    client = member()
    Decision.objects.update(owner=client.user)

    answer = client.get(
        reverse("decision_export", args=[decision.slug, "decision.json"]) + "?sheets=1"
    )

    assert answer.status_code == 409
    assert "five people" in answer.content.decode() or "5 people" in answer.content.decode()


@pytest.mark.parametrize(
    "file", ["decision.json", "decision.xlsx", "decision.csv.zip", "decision.xml"]
)
def test_every_kind_of_file_can_be_taken_and_brought_back(file):
    decision = load_decision(LUNCH, is_published=True, position=0)
    client = member()

    taken = Client().get(reverse("decision_export", args=[decision.slug, file]))

    assert taken.headers["Content-Disposition"] == f'attachment; filename="lunch-{file}"'
    assert bring(client, taken.content, name=file).status_code == 302


def test_members_find_the_files_on_the_brief_and_others_do_not():
    client = member()
    decision = load_decision(LUNCH, is_published=True, position=0, owner=client.user)
    brief = reverse("brief", args=[decision.slug])

    links = [link.text for link in soup(client.get(brief)).select(".files a")]
    assert links[0] == "Decision file (JSON)"
    assert links[-1] == "with nameless answers (JSON)"
    assert not soup(member().get(brief)).select(".files")
