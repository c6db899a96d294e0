"""The sentence for what the command line cannot do."""

import errno
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.analysis.command.answers import refusal
from tests.analysis.command.command_files import (
    DECISION,
    changed,
    leaf,
    run,
    sheet_of,
)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "line 1, column 1: This is not JSON"),
        (b"\xff\xfe{\x00", "not UTF-8"),
        (b" " * 5_000_001, "larger than 5 MB"),
        (json.dumps(DECISION)[:-40], "not JSON"),
        ("[" * 1000, "nested too deep"),
        ("[]", "Write an object"),
        ("null", "Write an object"),
        (changed(DECISION, format="policy-options/3"), "“policy-options/3” cannot be read"),
        ({"key": "a", "title": "A"}, 'Add "format"'),
        ('{"format": "policy-options/1", "seed": NaN}', "NaN is not a number"),
        ('{"format": "policy-options/1", "key": "a", "key": "b"}', "stands here twice"),
        (changed(DECISION, titel="x"), "Did you mean “title”?"),
        (changed(DECISION, **{"ti\ntle": "x"}), "“ti tle” is not a member"),
        (changed(DECISION, reference_scores=[]), "no reference scores"),
        (changed(DECISION, options=[], reference_scores=[]), "no option to compare"),
        (
            changed(DECISION, criteria=[], reference_scores=[], perspectives=[], red_lines=[]),
            "no criterion to compare",
        ),
    ],
)
def test_file_with_a_fault_is_refused_in_one_sentence(file_of, content, words):
    assert words in refusal(file_of(content))


def test_file_in_which_everything_is_parked_is_refused(file_of):
    parked = [{**option, "is_parked": True} for option in DECISION["options"]]
    core = [{**option, "in_core": False} for option in DECISION["options"]]

    assert "no option to compare" in refusal(
        file_of(changed(DECISION, options=parked)), "--full"
    )
    assert "Perhaps --full" in refusal(file_of(changed(DECISION, options=core)))


def test_file_that_cannot_be_had_is_refused(tmp_path, decision, monkeypatch):
    assert "no such file" in refusal(tmp_path / "none.json")
    assert "a folder" in refusal(tmp_path)
    assert "cannot be read" in refusal(tmp_path / ("x" * 5000))
    assert "no such file" in refusal("a\0b")

    def forbidden(*_args, **_kwargs):
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(Path, "open", forbidden)
    assert "may not read" in refusal(decision)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ([], "required: FILE"),
        (["a", "b"], "Unrecognized arguments: b"),
        (["a", "--jso"], "Unrecognized arguments: --jso"),
        (["a", "--samples", "0"], "from 1 to 100000"),
        (["a", "--samples", "100001"], "from 1 to 100000"),
        (["a", "--samples", "ten"], "“ten” is not a whole number"),
        (["a", "--samples", "²"], "“²” is not a whole number"),
        (["a", "--samples", "9" * 5000], "is not a whole number"),
        (["a", "--seed", "-1"], "--seed"),
        (["a", "--seed", str(2**31)], "from 0 to 2147483647"),
        (["a", "--weights-from", "some"], "--weights-from: invalid choice: 'some'"),
        (["a", "--weights", "cost"], "“cost” is not of the form key=points"),
        (["a", "--weights", "cost=1,"], "not of the form"),
        (["a", "--weights", "cost=1,cost=2"], "“cost” is named twice"),
        (["a", "--weights", "cost=nan"], "“nan” is not from 0 to 100"),
        (["a", "--weights", "cost=-1"], "“-1” is not from 0 to 100"),
        (["a", "--weights", "cost=much"], "“much” is not from 0 to 100"),
        (["a", "--ranks", "a>>b"], "“a>>b” is not of the form a>b=c>d"),
        (["a", "--ranks", "a>b=a"], "“a” is named twice"),
        (["a", "--ranks", "a", "--weights", "a=1"], "not allowed with"),
        (["-", "--sheet", "-"], "Only one file"),
    ],
)
def test_call_that_makes_no_sense_is_refused_in_one_sentence(words, sentence):
    assert sentence in refusal(*words)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--perspective", "cook"], "Choose from: driver, nobody."),
        (["--perspective", "nobody"], "gives no points to what is compared"),
        (["--red-line", "ceiling"], "Choose from: floor, near."),
        (["--weights", "cost=0,safety=0"], "At least one criterion needs points"),
        (["--weights", "price=1"], "Choose from: cost, safety."),
        (["--ranks", "top"], "“top” only groups others"),
        (["--ranks", "luck>cost"], "“luck” is not compared in this version"),
    ],
)
def test_key_that_the_decision_has_not_is_refused(file_of, words, sentence):
    criteria = [
        {"key": "top", "name": "Top"},
        leaf("safety", parent="top"),
        leaf("cost"),
        leaf("luck", in_core=False),
    ]

    assert sentence in refusal(file_of(changed(DECISION, criteria=criteria)), *words)


def test_decision_without_perspectives_or_red_lines_has_none_to_choose_from(file_of):
    file = file_of(changed(DECISION, perspectives=[], red_lines=[]))

    assert "There is none to choose from." in refusal(file, "--perspective", "driver")
    assert refusal(file, "--red-line", "floor") == "No red line has the key “floor”."


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("fuzz")


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers(-200, 200) | st.floats() | st.text(max_size=5)
    | st.sampled_from(["train", "safety", "cost", "floor", "policy-options/1"]),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=4,
)  # fmt: skip


@st.composite
def mutated(draw, whole):
    """The file with some of its members deleted, doubled or replaced."""
    data = json.loads(json.dumps(whole))
    for _ in range(draw(st.integers(1, 3))):
        place = data
        while True:
            steps = list(place) if isinstance(place, dict) else list(range(len(place)))
            if not steps:
                break
            step = draw(st.sampled_from(steps))
            inner = place[step]
            if isinstance(inner, dict | list) and draw(st.booleans()):
                place = inner
                continue
            if draw(st.booleans()):
                del place[step]
            else:
                place[step] = draw(ANYTHING)
            break
    return json.dumps(data)


def never_a_traceback(*words):
    code, out, err = run(*words, "--samples", 20)

    assert code in {0, 2}
    assert bool(out) == (code == 0)
    assert err.count("\n") == (code == 2)
    assert "Traceback" not in err
    return code


@given(text=mutated(DECISION), shape=st.sampled_from([("--json",), ("--contributions",)]))
@settings(max_examples=50)
def test_decision_with_any_change_is_ranked_or_refused(folder, text, shape):
    path = folder / "decision.json"
    path.write_text(text)

    never_a_traceback(path, "--perspective", "driver", "--red-line", "floor", *shape)


@given(text=mutated(sheet_of()))
@settings(max_examples=50)
def test_sheet_with_any_change_is_ranked_or_refused(folder, text):
    path, other = folder / "whole.json", folder / "sheet.json"
    path.write_text(json.dumps(DECISION))
    other.write_text(text)

    never_a_traceback(path, "--sheet", other)


@given(content=st.binary(max_size=60), length=st.integers(0, 2000))
@settings(max_examples=30)
def test_file_of_any_bytes_or_cut_anywhere_is_ranked_or_refused(folder, content, length):
    path = folder / "bytes.json"
    whole = json.dumps(DECISION).encode()
    path.write_bytes(whole[:length] + content + whole[length + 1 :])

    never_a_traceback(path)


@given(
    words=st.lists(st.text(max_size=8) | st.sampled_from(["--ranks", "--weights", "--seed"]))
)
@settings(max_examples=40)
def test_any_words_are_answered_or_refused(folder, words):
    path = folder / "whole.json"
    path.write_text(json.dumps(DECISION))
    asked = [word for word in words if not word.startswith("-h")]

    never_a_traceback(path, *asked)
