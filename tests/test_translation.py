"""Every text that a template shows goes through translation."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
TAGS = re.compile(
    r"{%\s*blocktranslate.*?{%\s*endblocktranslate\s*%}|{#.*?#}|{%.*?%}|{{.*?}}", re.DOTALL
)
MARKUP = re.compile(r"<[^>]*>|&\w+;", re.DOTALL)
SHOWN = re.compile(r"""\s(?:title|aria-label|placeholder|alt|data-confirm)="([^"]*)\"""")
ALLOWED = {"", "0–100", "ID"}


def untranslated(text: str) -> list[str]:
    """Words between tags, and in the attributes that people read, outside translation."""
    plain = TAGS.sub("\n", text)
    between = MARKUP.sub("\n", plain).split("\n")
    inside = SHOWN.findall(plain)
    return [
        words.strip()
        for words in [*between, *inside]
        if re.search(r"[A-Za-z]{2,}", words) and words.strip() not in ALLOWED
    ]


def test_no_template_shows_text_outside_translation():
    found = {str(p.relative_to(ROOT)): untranslated(p.read_text("utf-8")) for p in TEMPLATES}

    assert found
    assert {name: words for name, words in found.items() if words} == {}


def test_check_itself_finds_an_untranslated_word():
    assert untranslated("<p>Hello</p>") == ["Hello"]
    assert untranslated('<a title="Open">{% translate "Open" %}</a>') == ["Open"]
    assert untranslated("<p>{% blocktranslate %}Hello{% endblocktranslate %}</p>") == []
