import re

import pytest

from options.exchange.pictures import as_png, as_svg, rules, tokens, worth
from tests.exchange.documents.conftest import small_picture  # noqa: F401 -- a fixture
from tests.exchange.documents.reports import BARS, NASTY


def test_file_of_a_picture_needs_no_stylesheet():
    svg = as_svg(BARS).decode()

    assert 'fill="#0072b2"' in svg
    assert 'xmlns="http://www.w3.org/2000/svg"' in svg
    assert not re.search(r"class=|var\(|light-dark|style", svg)
    assert NASTY.replace("<", "&lt;").replace(">", "&gt;") in svg


def test_picture_as_pixels_is_large_enough_for_print():
    png = as_png(BARS)

    assert png.startswith(b"\x89PNG")
    assert int.from_bytes(png[16:20]) == 2 * (200 + 2 * 12)


@pytest.mark.parametrize("name", sorted(rules()))
def test_every_class_of_pictures_can_be_written_without_names(name):
    known = tokens() | {"--tone": "#000000"} | rules()["hue-1"] | rules()[name]
    painted = {
        key: worth(value, known)
        for key, value in rules()[name].items()
        if "fill" in key or "stroke" in key
    }

    assert not [value for value in painted.values() if "(" in value or "currentColor" in value]
