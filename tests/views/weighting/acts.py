"""What a student does on the weighting pages, and what is read there."""

from copy import copy

from django.urls import reverse

from options.models import Swing
from tests.htmx import soup


def url(decision, name="weighting", *more):
    return reverse(name, args=[decision.slug, *more])


def tap(student, decision, key, place, within="", **options):
    data = {"criterion": key, "place": place, "within": within}
    return student.post(url(decision, "weights_place"), data, **options)


def order(sheet, scope="all"):
    placed = Swing.objects.filter(participant=sheet, scope=scope).exclude(rank=None)
    return list(placed.order_by("rank").values_list("criterion__key", flat=True))


def given(sheet, scope="all"):
    pointed = Swing.objects.filter(participant=sheet, scope=scope).exclude(points=None)
    return dict(pointed.values_list("criterion__key", "points"))


def plain(page):
    """The page's lines, without the words of the last deed and what a signature varies."""
    page = copy(page)
    for said in page.select("#weights-said, #points-said"):
        said.string = ""
        said.attrs.pop("class", None)
    for held in page.select("input[name=before]"):
        held["value"] = ""
    for messages in page.select(".messages"):
        messages.decompose()
    return [line.strip() for line in page.prettify().splitlines() if line.strip()]


def shown(student, address):
    return soup(student.get(address))


def text(element):
    """The words, with names in the middle of a sentence as a reader sees them."""
    read = copy(element)
    for name in read.select("bdi"):
        name.unwrap()
    read.smooth()
    return " ".join(read.get_text(" ").split())


def points_sent(**points):
    return {f"points-{key}": value for key, value in points.items()}


def press_undo(student, decision, page, **options):
    fields = {
        field["name"]: field["value"]
        for field in page.select("#undo input")
        if field["name"] != "csrfmiddlewaretoken"
    }
    return student.post(url(decision, "weights_undo"), fields, **options)


def send_points(student, decision, points, **options):
    return student.post(url(decision, "weights_points"), points_sent(**points), **options)
