"""What the parts of one's own result say, and how they stand as pages and fragments."""

import pytest
from django.template.loader import render_to_string
from django.urls import reverse

from options.sections import SECTIONS
from options.sections.contract import FIRST_STRONG, POP, Whose
from options.sections.grounds import own_ground
from options.sections.wording import plain
from tests.htmx import HTMX, soup
from tests.reports.small_case import small_sheet

pytestmark = pytest.mark.django_db

THREE = {"train": (80, 40, 60), "share": (50, 70, 60), "wait": (20, 30, 60)}
MINE = ("verdict", "ranking", "changes", "flip-map")


def told(sheet, name, **asked):
    ground = own_ground(sheet.decision, sheet, 0, asked)
    return SECTIONS[name].tell(ground)


def bare(sentence):
    return sentence.replace(FIRST_STRONG, "").replace(POP, "")


def three():
    return small_sheet(
        THREE, weights=(60, 30, 10), criteria=("Safety", "Cost", "Trust"), confidence="medium"
    )


def test_verdict_is_one_sentence_one_number_and_three_conditions():
    found = told(small_sheet(), "verdict").sentences
    headline, share, *conditions = (bare(words).replace("\u00a0", " ") for words in found)

    assert headline == "Train leads."
    assert share.startswith("Train comes first in 100 % of the trials")
    assert conditions == [
        "Share takes over if Safety counts under 50 % (you gave it 60 %).",
        "Share takes over if Cost counts above 50 % (you gave it 40 %).",
        (
            "Share draws level if the score of Train on Safety falls by 10 points"
            " (you gave it 80)."
        ),
    ]


def test_changes_name_the_nearest_and_draw_three_pictures():
    found = told(small_sheet(confidence="medium"), "changes")

    assert bare(found.sentences[0]) == (
        "Train has the highest total. The nearest change of one weight: Share takes over if"
        " Safety counts under 50\u00a0%; it counts 60\u00a0%."
    )
    assert [picture.name for picture in found.pictures] == ["weights", "scores", "tornado"]
    tornado = found.pictures[2]
    assert bare(tornado.sentence) == (
        "Train is 6 points ahead of Share. The plausible scores of each of 2 criteria alone can"
        " turn that, most of all Safety, from −12 to +24."
    )
    assert tornado.table.rows[0] == ("Safety", *map(pytest.approx, (-12, 6, 24)))


def test_missing_score_leaves_a_sentence_and_no_picture():
    found = told(small_sheet({"train": (80, 50), "share": (50, None)}), "changes")

    assert found.pictures == ()
    assert "once every option" in found.sentences[0]


def test_map_is_of_the_pair_nearest_to_a_flip_unless_another_is_asked_for():
    sheet = three()

    nearest, asked = told(sheet, "flip-map"), told(sheet, "flip-map", x="trust", y="cost")

    # The border is where Cost weighs as much as Safety: 2 Cost + Trust = 1, and so
    # |2 × 0.3 + 0.1 - 1| / √5 = 0.134 away; with Safety on the map it is 0.3 / √2 = 0.212.
    assert {nearest.context["first"].name, nearest.context["second"].name} == {"Cost", "Trust"}
    assert (asked.context["first"].name, asked.context["second"].name) == ("Trust", "Cost")
    shares = [row[1] for row in nearest.pictures[0].table.rows]
    assert sum(shares) == pytest.approx(1)


@pytest.mark.parametrize("asked", [{"x": "cost", "y": "cost"}, {"x": "no", "y": "\x00"}])
def test_map_of_no_pair_falls_back(asked):
    found = told(three(), "flip-map", **asked)

    assert found.context["is_same"] is (asked["x"] == asked["y"])
    assert found.context["first"] != found.context["second"]


def test_two_criteria_have_no_map():
    assert "needs two options" in told(small_sheet(), "flip-map").sentences[0]


@pytest.mark.parametrize("name", MINE)
def test_part_is_a_page_and_the_same_fragment(browser_of, name):
    sheet = three()
    client, address = (
        browser_of(sheet),
        reverse("result_section", args=[sheet.decision.slug, name]),
    )

    page, part = soup(client.get(address)), soup(client.get(address, headers=HTMX))

    assert page.select_one("h1").get_text() == part.select_one("h2").get_text()
    assert part.select_one("html") is None
    assert len(page.select("svg.drawing")) == len(part.select("svg.drawing"))


def test_every_picture_has_a_sentence_a_table_and_a_way_to_its_method(browser_of, client):
    sheet = three()
    method = soup(client.get(reverse("methods")))

    for name, section in SECTIONS.items():
        if Whose.OWN not in section.of:
            continue
        address = reverse("result_section", args=[sheet.decision.slug, name])
        for figure in soup(browser_of(sheet).get(address)).select("figure"):
            assert figure.select_one("svg")["aria-label"], name
            assert figure.select_one("table tbody tr"), name
            for link in figure.select('a[href*="methods/#"]'):
                assert method.find(id=link["href"].split("#")[1]), link["href"]


def test_part_without_a_name_is_not_found(browser_of):
    sheet = small_sheet()

    address = reverse("result_section", args=[sheet.decision.slug, "nothing"])

    assert browser_of(sheet).get(address).status_code == 404


def test_names_of_hostile_options_stay_words():
    sheet = small_sheet()
    sheet.decision.options.filter(key="train").update(name="<script>alert(1)</script>")

    drawn = told(sheet, "ranking").pictures[0]

    assert "<script>" not in render_to_string(
        drawn.drawing, {**drawn.context, "title": "", "sentence": drawn.sentence}
    )


def test_words_of_a_page_are_the_same_without_their_marks():
    assert plain("<span class='x'>a</span>  <bdi>b</bdi>\n&lt;") == f"a {FIRST_STRONG}b{POP} <"
