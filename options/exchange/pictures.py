"""Pictures as files of their own: an SVG that needs no stylesheet, and a PNG of it."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from xml.etree.ElementTree import Element, tostring

import resvg_py
from defusedxml.ElementTree import fromstring
from django.conf import settings

from options.sections.contract import FIRST_STRONG, POP, Picture
from options.sections.drawing import drawn

SVG = "http://www.w3.org/2000/svg"
SHEETS = Path(settings.BASE_DIR) / "static/options/css"
SANS = "'Noto Sans', 'DejaVu Sans', 'WenQuanYi Micro Hei', system-ui, sans-serif"
PAPER = "#ffffff"
MARGIN = 12
ZOOM = 2
MOST_PIXELS = 6_000
ATTRIBUTES = {
    "fill", "fill-opacity", "stroke", "stroke-width", "stroke-dasharray", "stroke-opacity",
    "stroke-linecap", "stroke-linejoin", "opacity", "font-family", "font-size", "font-weight",
    "font-style", "text-anchor", "dominant-baseline", "paint-order", "letter-spacing",
}  # fmt: skip

COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
RULE = re.compile(r"((?:\.[\w-]+\s*,?\s*)+)\{([^{}]*)\}")
AT_MEDIA = re.compile(r"@media[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}")
TOKEN = re.compile(r"(--[\w-]+):\s*([^;]+);")
LIGHT = re.compile(r"light-dark\(\s*([^,()]+(?:\([^()]*\))?)\s*,[^()]*(?:\([^()]*\))?\s*\)")
USE = re.compile(r"var\((--[\w-]+)\)")
MIX = re.compile(r"color-mix\(in srgb,\s*(#\w{6})\s+([\d.]+)%,\s*(?:(#\w{6})|transparent)\)")
NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
ISOLATES = str.maketrans("", "", FIRST_STRONG + POP)

Rules = dict[str, dict[str, str]]


def as_svg(picture: Picture) -> bytes:
    """The drawing with every class resolved into attributes, in light colours on white."""
    written: bytes = tostring(resolved(picture), encoding="utf-8", xml_declaration=True)
    return written


def as_png(picture: Picture) -> bytes:
    """The same as pixels, large enough for print."""
    svg = resolved(picture)
    _x, _y, width, height = (float(part) for part in svg.attrib["viewBox"].split())
    zoom = min(ZOOM, MOST_PIXELS / max(width, height))
    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=tostring(svg, encoding="unicode"),
            width=round(width * zoom),
            height=round(height * zoom),
            font_family="DejaVu Sans",
            sans_serif_family="DejaVu Sans",
        )
    )


def resolved(picture: Picture) -> Element:
    """The drawing that needs nothing around it."""
    markup = NO_XML.sub("\ufffd", str(drawn(picture))).strip()
    root: Element = fromstring(markup)
    root.attrib["xmlns"] = SVG
    resolve(root, dict(tokens()))
    x, y, width, height = (float(part) for part in root.attrib["viewBox"].split())
    box = x - MARGIN, y - MARGIN, width + 2 * MARGIN, height + 2 * MARGIN
    root.attrib["viewBox"] = " ".join(f"{part:g}" for part in box)
    root.attrib |= {"width": f"{box[2]:g}", "height": f"{box[3]:g}", "font-family": SANS}
    names = ("x", "y", "width", "height")
    paper = dict(zip(names, (f"{part:g}" for part in box), strict=True))
    root.insert(1, Element("rect", {**paper, "fill": PAPER}))
    return root


def resolve(element: Element, known: dict[str, str]) -> None:
    """Turn the classes of an element and of all that is in it into attributes."""
    told: dict[str, str] = {}
    names = element.attrib.pop("class", "").split()
    for name, declared in rules().items():
        if name in names:
            told |= declared
    known = known | {name: value for name, value in told.items() if name.startswith("--")}
    for name, value in told.items():
        if name in ATTRIBUTES:
            element.attrib[name] = SANS if name == "font-family" else worth(value, known)
    if element.text:
        element.text = element.text.translate(ISOLATES)
    for part in element:
        resolve(part, known)


def worth(value: str, known: dict[str, str]) -> str:
    """A value without names: what they stand for here."""
    for _depth in range(5):
        if "var(" not in value:
            break
        value = USE.sub(lambda found: known.get(found[1], "currentColor"), value)
    return MIX.sub(mixed, value).strip()


def mixed(found: re.Match[str]) -> str:
    """A mixture of two colours, or of one with the paper."""
    share = float(found[2]) / 100
    one, other = found[1], found[3] or PAPER
    parts = (
        round(int(one[at : at + 2], 16) * share + int(other[at : at + 2], 16) * (1 - share))
        for at in (1, 3, 5)
    )
    return "#" + "".join(f"{part:02x}" for part in parts)


@cache
def tokens() -> dict[str, str]:
    """The light colours and the type."""
    return {name: value.strip() for name, value in TOKEN.findall(light("tokens.css"))}


def light(file: str) -> str:
    """A stylesheet as it is by day, without remarks."""
    return LIGHT.sub(r"\1", COMMENT.sub("", (SHEETS / file).read_text("utf-8")))


@cache
def rules() -> Rules:
    """What each class says, from the sheet of pictures and from the options' colours."""
    found: Rules = {}
    for file in ("components.css", "pictures.css"):
        text = AT_MEDIA.sub("", light(file))
        for selectors, body in RULE.findall(text):
            lines = (line.split(":", 1) for line in body.split(";") if ":" in line)
            declared = {name.strip(): value.strip() for name, value in lines}
            for selector in re.findall(r"\.([\w-]+)", selectors):
                found[selector] = found.get(selector, {}) | declared
    return found
