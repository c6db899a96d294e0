"""When two names are the same name."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from options.formats import same_name_key

NAMES = st.text(
    st.one_of(
        st.characters(exclude_categories=["Cs"]),
        st.sampled_from("\u200b\u034f\u3164\u0301\u0327\u0345 \tßİſÅé"),
    )
)


@given(NAMES)
def test_key_of_a_key_is_the_key(name):
    assert same_name_key(same_name_key(name)) == same_name_key(name)


@given(NAMES)
def test_encoding_of_accents_makes_no_difference(name):
    composed, apart = (unicodedata.normalize(form, name) for form in ("NFC", "NFD"))

    assert same_name_key(composed) == same_name_key(apart)


@pytest.mark.parametrize(
    "name", ["", " \t\n", "\ufeff", "\u3164", "\u200b\u2060\x00", "\ufe0f"]
)
def test_name_with_nothing_to_see_has_an_empty_key(name):
    assert same_name_key(name) == ""


@pytest.mark.parametrize(
    ("one", "other"), [("Straße", "STRASSE"), ("ＡＢ", "ab"), ("a\u200bb", "ab"), ("İ", "i̇")]
)
def test_names_that_look_the_same_have_one_key(one, other):
    assert same_name_key(one) == same_name_key(other)


@pytest.mark.parametrize(("one", "other"), [("Cafe", "Café"), ("a b", "ab"), ("نہر", "نهر")])
def test_names_that_look_different_have_two_keys(one, other):
    assert same_name_key(one) != same_name_key(other)


def test_key_has_an_end_even_for_signs_that_unfold():
    assert len(same_name_key("\ufdfa" * 120)) <= 240
