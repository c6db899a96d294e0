"""What templates and stylesheets keep to: no inline script or style, logical sides only."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
TEMPLATES = sorted((ROOT / "templates").rglob("*.[hs][tv][mg]*"))
SHEETS = sorted((ROOT / "static").rglob("*.css"))
SCRIPTS = sorted((ROOT / "static").rglob("*.js"))
INLINE = re.compile(r"""\son\w+=|\sstyle=|<style|<script(?![^>]*\ssrc=)|hx-on|javascript:""")
SIDED = re.compile(
    r"(?<![-\w])(?:margin|padding|border)-(?:left|right|top|bottom)\b"
    r"|(?<![-\w])(?:left|right)\s*:|text-align\s*:\s*(?:left|right)|float\s*:"
)
SENTENCE = re.compile(
    r"{% blocktranslate (?P<bound>[^%]*)%}(?P<words>.*?){% endblocktranslate %}", re.DOTALL
)
NAME_IN_IT = re.compile(r"(\w+)=[\w.]*\b(?:name|label|title)\b(?!\|)")
APART = ("results", "weighting", "sheet", "decisions", "accounts")


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", TEMPLATES, ids=name)
def test_template_has_no_inline_script_or_style(path):
    assert INLINE.findall(path.read_text("utf-8")) == []


@pytest.mark.parametrize("path", TEMPLATES, ids=name)
def test_template_is_short_enough_to_be_read(path):
    assert len(path.read_text("utf-8").splitlines()) <= 100


@pytest.mark.parametrize("path", TEMPLATES, ids=name)
def test_template_never_takes_zero_for_missing(path):
    text = path.read_text("utf-8")

    assert re.findall(r"(?:points|weight|total|share)\w*\|default", text) == []


def names_that_can_turn_a_sentence(text: str) -> list[str]:
    """Names in a sentence without <bdi>, which attributes and <title> cannot have."""
    found = []
    for sentence in SENTENCE.finditer(text):
        before = text[: sentence.start()]
        is_in_tag = before.rfind("<") > before.rfind(">")
        if is_in_tag or before.rfind("<title") > before.rfind("</title>"):
            continue
        found += [
            name
            for name in NAME_IN_IT.findall(sentence["bound"])
            if re.search(rf"(?<!<bdi>){{{{ {name} }}}}", sentence["words"])
        ]
    return found


@pytest.mark.parametrize("path", [p for p in TEMPLATES if p.parent.name in APART], ids=name)
def test_name_in_a_sentence_keeps_its_own_direction(path):
    assert names_that_can_turn_a_sentence(path.read_text("utf-8")) == []


def test_check_itself_finds_a_name_without_its_own_direction():
    told = (
        "{% blocktranslate with who=option.name %}Go on with {{ who }}{% endblocktranslate %}"
    )

    assert names_that_can_turn_a_sentence(f"<p>{told}</p>") == ["who"]
    assert names_that_can_turn_a_sentence(f"<title>{told}</title>") == []
    assert names_that_can_turn_a_sentence(f'<a title="{told}">') == []
    assert (
        names_that_can_turn_a_sentence(told.replace("{{ who }}", "<bdi>{{ who }}</bdi>")) == []
    )


@pytest.mark.parametrize("path", SHEETS, ids=name)
def test_stylesheet_knows_no_left_and_right(path):
    assert SIDED.findall(path.read_text("utf-8")) == []


def test_check_itself_finds_a_side():
    assert SIDED.search("margin-left: 2px")
    assert SIDED.search("  right: 0;")
    assert not SIDED.search("inset-inline-start: 0")


def test_all_stylesheets_that_a_page_can_load_fit_into_25_kilobytes():
    apart = "pictures.css"  # loaded by pages with pictures only
    shared = [path for path in SHEETS if path.parent.name == "css" and path.name != apart]
    largest = max(path.stat().st_size for path in SHEETS if path.parent.name == "pages")

    assert sum(path.stat().st_size for path in shared) + largest <= 25_000
    assert (ROOT / "static/options/css" / apart).stat().st_size <= 12_000


@pytest.mark.parametrize("path", [*TEMPLATES, *SHEETS, *SCRIPTS], ids=name)
def test_nothing_is_loaded_from_another_host(path):
    text = re.sub(r"http://www\.w3\.org/\S+", "", path.read_text("utf-8"))

    assert re.findall(r"(?:src|href|url\()\s*=?\s*[\"']?(?:https?:)?//", text) == []
