"""What templates and stylesheets keep to: no inline script or style, logical sides only."""

import re
from pathlib import Path

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


def found_in(paths, faults_of):
    """What is wrong with each of these files; the ones without a fault are left out."""
    found = {str(path.relative_to(ROOT)): faults_of(path.read_text("utf-8")) for path in paths}
    assert found
    return {name: faults for name, faults in found.items() if faults}


def test_no_template_has_an_inline_script_or_style():
    served = [path for path in TEMPLATES if path.parent.name != "explore"]  # -- a download

    assert found_in(served, INLINE.findall) == {}


def test_every_template_is_short_enough_to_be_read():
    assert found_in(TEMPLATES, lambda text: text.splitlines()[100:]) == {}


def test_no_template_takes_zero_for_missing():
    defaults = re.compile(r"(?:points|weight|total|share)\w*\|default")

    assert found_in(TEMPLATES, defaults.findall) == {}


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


def test_name_in_a_sentence_keeps_its_own_direction():
    apart = [path for path in TEMPLATES if path.parent.name in APART]

    assert found_in(apart, names_that_can_turn_a_sentence) == {}


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


def test_no_stylesheet_knows_left_and_right():
    assert found_in(SHEETS, SIDED.findall) == {}


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


def other_hosts_in(text: str) -> list[str]:
    """Where a page would be told to go; the names of XML's vocabularies are no addresses."""
    text = re.sub(r"http://www\.w3\.org/\S+", "", text)
    return re.findall(r"(?:src|href|url\()\s*=?\s*[\"']?(?:https?:)?//", text)


def test_nothing_is_loaded_from_another_host():
    assert found_in([*TEMPLATES, *SHEETS, *SCRIPTS], other_hosts_in) == {}
