"""What a browser sends of one cell becomes one clean answer, or a sentence beside its cause."""

import pytest

from options.actions.scoring import Judgement, settled
from options.forms.scoring import ScoreForm


def form_of(**sent):
    return ScoreForm({f"c1-1-{name}": value for name, value in sent.items()}, prefix="c1-1")


def judged(shown=Judgement(), **sent):  # noqa: B008 -- it cannot be changed
    """What is stored where nobody else wrote meanwhile."""
    form = form_of(**sent)
    assert form.is_valid(), form.errors
    assert form.range_fits(shown), form.errors
    return settled(form.said(shown), shown=shown, stored=shown)


@pytest.mark.parametrize(
    ("sent", "points"),
    [
        ({"points": "70"}, 70),
        ({"points": "0"}, 0),
        ({"number": "37"}, 37),
        ({"number": " 37 "}, 37),
        ({"number": "٣٧"}, 37),
        ({"number": "-0"}, 0),
        ({"points": "70", "was": "70"}, 70),
        ({"number": "37", "was": "37"}, 37),
        ({}, None),
    ],
)
def test_number_means_what_it_says_in_any_script(sent, points):
    assert judged(**sent).points == points


@pytest.mark.parametrize(
    ("sent", "points"),
    [
        ({"was": "70", "points": "80", "number": ""}, 80),
        ({"was": "70", "points": "70", "number": "37"}, 37),
        ({"was": "37", "points": "80", "number": "37"}, 80),
        ({"was": "37", "points": "80", "number": ""}, 80),
        ({"was": "70", "number": "37"}, 37),
        ({"was": "37", "number": ""}, None),
        ({"was": "37", "points": "40", "number": "40"}, 40),
    ],
)
def test_field_that_changed_wins(sent, points):
    assert judged(**sent).points == points


def test_scale_and_number_changed_differently_is_refused_beside_the_number():
    form = form_of(was="50", points="80", number="37")

    assert not form.is_valid()
    assert list(form.errors) == ["number"]


@pytest.mark.parametrize(
    "typed",
    [
        "nan", "inf", "1e400", "-1", "100.0001", "0x10", "9" * 5000, "5_0", "101", "½", "fifty",
        "1 0", "--1", "\u202e50",
    ],
)  # fmt: skip
@pytest.mark.parametrize("field", ["points", "number", "low", "high"])
def test_what_is_no_whole_number_from_0_to_100_is_refused_beside_its_field(field, typed):
    form = form_of(**{field: typed})

    assert not form.is_valid()
    assert form.errors[field] == ["Type a whole number from 0 to 100."]


@pytest.mark.parametrize(
    ("sent", "expected"),
    [
        ({"cannot_judge": "on"}, Judgement(cannot_judge=True)),
        ({"cannot_judge": "on", "was": "70", "points": "70"}, Judgement(cannot_judge=True)),
        ({"cannot_judge": "on", "could_not": "on"}, Judgement(cannot_judge=True)),
        ({"cannot_judge": "on", "could_not": "on", "points": "70"}, Judgement(points=70)),
        ({"could_not": "on", "points": "70"}, Judgement(points=70)),
    ],
)
def test_score_or_cannot_judge_is_whichever_was_given_last(sent, expected):
    assert judged(**sent) == expected


def test_score_and_cannot_judge_both_new_is_refused():
    form = form_of(points="70", cannot_judge="on")

    assert not form.is_valid()
    assert list(form.errors) == ["cannot_judge"]


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        ({"points": "50", "low": "60"}, "low"),
        ({"points": "50", "high": "40"}, "high"),
        ({"low": "60", "high": "40"}, "low"),
    ],
)
def test_range_that_leaves_the_score_outside_is_refused_beside_its_end(sent, field):
    form = form_of(**sent)

    assert not (form.is_valid() and form.range_fits(Judgement()))
    assert list(form.errors) == [field]


def test_new_score_outside_a_range_that_stood_before_widens_the_range():
    shown = Judgement(points=50, low=40, high=60)

    answer = judged(shown, was="50", points="70", low="40", high="60")

    assert (answer.low, answer.points, answer.high) == (40, 70, 70)


@pytest.mark.parametrize(
    "text",
    ["a\x00b", "half \ud83d sign", "x" * 2001],
    ids=["NUL", "lone surrogate", "too long"],
)
def test_text_that_cannot_be_kept_is_refused(text):
    form = form_of(points="50", rationale=text)

    assert not form.is_valid()
    assert list(form.errors) == ["rationale"]


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "{{7*7}}",
        "{% load x %}",
        "Z" + "\u0300" * 200,
        "\u202eevil",
    ],
)
def test_strange_but_harmless_text_is_kept_as_typed(text):
    assert judged(points="50", rationale=text).rationale == text


def test_confidence_is_one_of_three_words():
    assert judged(points="50", confidence="low").confidence == "low"
    assert not form_of(points="50", confidence="certain").is_valid()


def test_fields_that_were_not_sent_keep_what_is_stored():
    shown = Judgement(points=50, low=40, high=60, confidence="low", rationale="Mine.")

    answer = judged(shown, points="55")

    assert answer == Judgement(points=55, low=40, high=60, confidence="low", rationale="Mine.")


def test_request_without_any_field_of_the_cell_says_nothing():
    assert form_of().says_nothing
    assert not form_of(was="").says_nothing
