"""What a decision file is refused for, with the path of the fault, and what is accepted."""

import copy
import datetime
import json
import time

import pytest

from options.formats import FormatError, read_decision

WHOLE = {
    "format": "policy-options/2",
    "key": "lunch",
    "title": "Lunch",
    "options": [{"key": "soup", "name": "Soup"}, {"key": "cafe", "name": "Café"}],
    "criteria": [
        {"key": "body", "name": "Body"},
        {
            "key": "taste",
            "name": "Taste",
            "parent": "body",
            "anchors": {"0": "bad", "100": "good"},
        },
        {"key": "price", "name": "Price", "anchors": {"0": "dear", "100": "cheap"}},
    ],
    "perspectives": [
        {"key": "cook", "name": "Cook", "swing_points": {"taste": 0, "price": 100}}
    ],
    "red_lines": [
        {"key": "floor", "name": "Floor", "criterion": "price", "fails_below": 10},
        {"key": "consent", "name": "Consent", "is_yes_no": True, "question": "Agreed?"},
    ],
    "reference_scores": [
        {"option": "soup", "criterion": "taste", "best": 0, "low": 0, "high": 100}
    ],
    "evidence": [{"option": "soup", "note": "Hot.", "strength": "A", "sources": ["menu"]}],
    "sources": [
        {"key": "menu", "title": "Menu", "grade": "OP", "address": "https://a.example"}
    ],
    "later_facts": [{"text": "It was cold.", "sources": ["menu"]}],
    "discussion_questions": ["Why soup?"],
}


def changed(*steps, value):
    """The whole file with the member at the end of these steps set to a value."""
    data = copy.deepcopy(WHOLE)
    place = data
    for step in steps[:-1]:
        place = place[step]
    place[steps[-1]] = value
    return json.dumps(data)


def refusal_of(text):
    with pytest.raises(FormatError) as refused:
        read_decision(text)
    return refused.value


def test_whole_file_is_read_into_records():
    decision = read_decision(json.dumps({**WHOLE, "reading_date": "2024-12-15", "seed": 0}))

    assert decision.reading_date == datetime.date(2024, 12, 15)
    assert decision.seed == 0
    assert decision.criteria[1].worst == "bad"
    assert decision.criteria[1].middle == ""
    assert decision.perspectives[0].swing_points == (("taste", 0), ("price", 100))
    assert [leaf.key for leaf in decision.leaves] == ["taste", "price"]
    assert decision.options[0].in_core
    assert decision.evidence[0].criterion is None


def test_draft_with_nothing_but_a_title_is_read():
    decision = read_decision('{"format": "policy-options/2", "key": "a", "title": "A"}')

    assert decision.options == ()


def test_byte_order_mark_does_no_harm():
    assert read_decision(b"\xef\xbb\xbf" + json.dumps(WHOLE).encode()).key == "lunch"


@pytest.mark.parametrize(
    ("text", "path", "words"),
    [
        ("", "line 1, column 1", "not JSON"),
        ('{"format": "policy-options/2",\n}', "line 2, column 1", "not JSON"),
        (b"\xff\xfe{\x00}\x00", "file", "UTF-8"),
        ("[]", "file", "object"),
        ("5", "file", "object"),
        ("NaN", "file", "NaN"),
        ("[" * 100_000, "line 1, column 21", "too deep"),
        ('{"a":\n' + '[{"a":' * 50_000, "line 2, column 56", "too deep"),
        (" " * 5_000_001, "file", "5 MB"),
        (b" " * 5_000_001, "file", "5 MB"),
        ('{"key": "a", "title": "A"}', "format", "policy-options/2"),
        ('{"format": "policy-options/3", "novel": 1}', "format", "“policy-options/3”"),
        ('{"format": 1}', "format", "policy-options/2"),
        ('{"format": "policy-options/2", "title": "A"}', "key", "missing"),
        ('{"format": "policy-options/2", "seed": NaN}', "seed", "NaN"),
        ('{"format": "policy-options/2", "seed": -Infinity}', "seed", "-Infinity"),
        ('{"format": "policy-options/2", "seed": 1e400}', "seed", "too large"),
        ('{"format": "policy-options/2", "seed": ' + "9" * 5000 + "}", "seed", "too long"),
        ('{"format": "policy-options/2", "key": "a", "key": "b"}', "key", "twice"),
        ('{"options": [{"name": "a", "name": "b"}]}', "options[0].name", "twice"),
        ('{"title": "\\ud800"}', "title", "U+D800"),
        ('{"title": "a\\u0000"}', "title", "U+0000"),
        ('{"sources": {"\\udfff": 1}}', "sources", "U+DFFF"),
        ('{"title": "\udc80"}', "title", "U+DC80"),
    ],
)
def test_file_that_is_not_plain_data_is_refused_at(text, path, words):
    refusal = refusal_of(text)

    assert refusal.path == path
    assert words in refusal.sentence


@pytest.mark.parametrize(
    ("steps", "value", "path", "words"),
    [
        (["titel"], "A", "titel", "Did you mean “title”?"),
        (["options", 0, "baseline"], True, "options[0].baseline", "“is_baseline”"),
        (["options", 0, "zzz"], 1, "options[0].zzz", "Use: key, name"),
        (["criteria", 1, "worst"], "bad", "criteria[1].worst", "not a member"),
        (["criteria", 1, "anchors", "75"], "so", "criteria[1].anchors.75", "not a member"),
        (["title"], 5, "title", "not a number"),
        (["title"], None, "title", "not null"),
        (["title"], "", "title", "nothing to read"),
        (["title"], "\u200b\u3164", "title", "nothing to read"),
        (["title"], "A\nB", "title", "one line"),
        (["title"], "x" * 121, "title", "at most 120"),
        (["summary"], "x" * 4001, "summary", "at most 4000"),
        (["key"], "two words", "key", "not a key"),
        (["key"], "k" * 81, "key", "at most 80"),
        (["seed"], True, "seed", "not true or false"),
        (["seed"], -1, "seed", "not from 0"),
        (["seed"], 2**31, "seed", "not from 0"),
        (["is_illustrative_place"], 1, "is_illustrative_place", "true or false"),
        (["reading_date"], "20241215", "reading_date", "2024-12-15"),
        (["reading_date"], "2024-02-30", "reading_date", "2024-12-15"),
        (["options"], {}, "options", "array"),
        (["options", 1], "soup", "options[1]", "object"),
        (["options", 0, "in_core"], None, "options[0].in_core", "true or false"),
        (["criteria", 2, "short_name"], "x" * 29, "criteria[2].short_name", "at most 28"),
        (["criteria", 2, "anchors"], [], "criteria[2].anchors", "object"),
        (["perspectives", 0, "swing_points"], [], "perspectives[0].swing_points", "object"),
        (["evidence", 0, "strength"], "D", "evidence[0].strength", "A, B, C, J"),
        (["evidence", 0, "note"], " ", "evidence[0].note", "nothing to read"),
        (["evidence", 0, "sources"], [1], "evidence[0].sources[0]", "a text in quotes"),
        (["sources", 0, "grade"], "J", "sources[0].grade", "A, B, C, OP"),
        (["sources", 0, "key"], "k" * 41, "sources[0].key", "at most 40"),
        (["later_facts", 0, "text"], "", "later_facts[0].text", "nothing to read"),
        (["discussion_questions", 0], "a\nb", "discussion_questions[0]", "one line"),
    ],
)
def test_member_of_the_wrong_kind_is_refused_at(steps, value, path, words):
    refusal = refusal_of(changed(*steps, value=value))

    assert refusal.path == path
    assert words in refusal.sentence


@pytest.mark.parametrize("value", [True, 50.0, "50", -1, 101, None, [], 10**20])
def test_points_are_whole_numbers_from_0_to_100(value):
    refusal = refusal_of(changed("reference_scores", 0, "best", value=value))

    assert refusal.path == "reference_scores[0].best"


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "ftp://a.example",
        "www.a.example",
        "//a.example",
        "https://",
        "http://a b",
    ],
)
def test_address_that_is_not_a_web_address_is_refused(address):
    refusal = refusal_of(changed("sources", 0, "address", value=address))

    assert refusal.path == "sources[0].address"
    assert "web address" in refusal.sentence


@pytest.mark.parametrize(
    ("kind", "allowed"),
    [("options", 40), ("criteria", 60), ("perspectives", 40), ("red_lines", 40)],
)
def test_more_parts_than_fit_are_refused(kind, allowed):
    refusal = refusal_of(changed(kind, value=[{}] * (allowed + 1)))

    assert refusal.path == kind
    assert f"{allowed} fit" in refusal.sentence


@pytest.mark.parametrize(
    "text",
    [
        '{"a": "' + '\\"' * 2_000_000,
        '{"a": "' + "\\\\" * 2_000_000 + "\\",
        "{" + ", ".join(f'"{i}": 1' for i in range(300_000)) + ', "7": 1}',
        changed("perspectives", 0, "swing_points", value={str(i): 1 for i in range(300_000)}),
    ],
    ids=["quotes", "backslashes", "members", "swings"],
)
def test_hostile_file_is_refused_without_a_long_wait(text):
    start = time.process_time()

    refusal_of(text)

    assert time.process_time() - start < 5
