"""Decisions as XMCDA 3: out and in again, from other tools, and files made to do harm."""

import dataclasses
import time
import tracemalloc

import pytest

from options.cases import case_texts
from options.formats import read_decision
from options.formats.imported import WhatBecame
from options.formats.xmcda_parsing import MOST_TAGS, looks_like_xml
from options.formats.xmcda_reading import read_xmcda
from options.formats.xmcda_writing import NAMESPACE, write_xmcda

HEAD = f'<?xml version="1.0"?><x:XMCDA xmlns:x="{NAMESPACE}">'
CASES = [read_decision(text) for text in case_texts()]

# As the Decision Deck's own web services write it: short ids, no tree, no limits of the scales.
OF_ANOTHER_TOOL = b"""<?xml version="1.0" encoding="UTF-8"?>
<xmcda:XMCDA xmlns:xmcda="http://www.decision-deck.org/2013/XMCDA-3.0.0">
  <alternatives>
    <description><comment>Which car?</comment></description>
    <alternative id="a01" name="Small car"><type>real</type><active>true</active></alternative>
    <alternative id="a02" name="Large car"><active>false</active></alternative>
    <alternative id="pr1"><type>fictive</type></alternative>
  </alternatives>
  <criteria>
    <criterion id="Price (EUR)" name="Price"/>
    <criterion id="g2"/>
    <criterion id="g3" name="Looks"/>
  </criteria>
  <performanceTable>
    <alternativePerformances>
      <alternativeID>a01</alternativeID>
      <performance><criterionID>Price (EUR)</criterionID>
        <values><value><real>15000.0</real></value></values></performance>
      <performance><criterionID>g2</criterionID>
        <values><value><rational><numerator>3</numerator><denominator>4</denominator></rational>
        </value></values></performance>
      <performance><criterionID>g3</criterionID>
        <values><value><label>good</label></value></values></performance>
    </alternativePerformances>
    <alternativePerformances>
      <alternativeID>a02</alternativeID>
      <performance><criterionID>Price (EUR)</criterionID>
        <values><value><integer>25000</integer></value></values></performance>
      <performance><criterionID>g2</criterionID>
        <values><value><real>1.5</real></value></values></performance>
    </alternativePerformances>
    <alternativePerformances>
      <alternativeID>pr1</alternativeID>
      <performance><criterionID>g2</criterionID>
        <values><value><real>1</real></value></values></performance>
    </alternativePerformances>
  </performanceTable>
  <criteriaScales>
    <criterionScale><criterionID>Price (EUR)</criterionID><scales><scale><quantitative>
      <preferenceDirection>min</preferenceDirection></quantitative></scale></scales>
    </criterionScale>
    <criterionScale><criterionID>g2</criterionID><scales><scale><quantitative>
      <preferenceDirection>max</preferenceDirection>
      <minimum><integer>0</integer></minimum><maximum><real>1.0</real></maximum>
      </quantitative></scale></scales>
    </criterionScale>
  </criteriaScales>
  <criteriaThresholds/>
  <criteriaValues mcdaConcept="weights">
    <criterionValue><criterionID>Price (EUR)</criterionID>
      <values><value><real>0.6</real></value></values></criterionValue>
    <criterionValue><criterionID>g2</criterionID>
      <values><value><real>0.3</real></value></values></criterionValue>
    <criterionValue><criterionID>g3</criterionID>
      <values><value><real>-0.1</real></value></values></criterionValue>
  </criteriaValues>
</xmcda:XMCDA>
"""


def carried(decision):
    """The part of a decision that the standard can carry."""
    return dataclasses.replace(
        decision,
        field="",
        summary="",
        why_hard="",
        reading_date=None,
        is_illustrative_place=False,
        options=tuple(
            dataclasses.replace(o, strongest_case="", is_baseline=False, in_core=True)
            for o in decision.options
        ),
        criteria=tuple(
            dataclasses.replace(c, short_name="", direction="", unit="", in_core=True)
            for c in decision.criteria
        ),
        red_lines=(),
        evidence=(),
        sources=(),
        later_facts=(),
        discussion_questions=(),
        seed=None,
        reference_scores=tuple(
            dataclasses.replace(s, low=s.best, high=s.best) for s in decision.reference_scores
        ),
    )


def in_any_order(decision):
    scores = sorted(decision.reference_scores, key=lambda s: (s.option, s.criterion))
    return dataclasses.replace(decision, reference_scores=tuple(scores))


@pytest.mark.parametrize("decision", CASES, ids=lambda decision: decision.key)
def test_what_goes_out_comes_in_again_and_the_same_bytes_go_out(decision):
    file = write_xmcda(decision)

    read = read_xmcda(file, "decision.xml")

    assert (read.faults, read.questions) == ((), ())
    assert in_any_order(read.decision) == in_any_order(carried(decision))
    assert write_xmcda(read.decision) == file


def test_what_is_parked_goes_out_as_not_active_and_comes_back_parked():
    decision = CASES[1]
    option = dataclasses.replace(decision.options[0], is_parked=True)
    leaf = dataclasses.replace(decision.criteria[-1], is_parked=True)
    decision = dataclasses.replace(
        decision,
        options=(option, *decision.options[1:]),
        criteria=(*decision.criteria[:-1], leaf),
    )

    read = read_xmcda(write_xmcda(decision), "decision.xml").decision

    assert [o.key for o in read.options if o.is_parked] == [option.key]
    assert [c.key for c in read.criteria if c.is_parked] == [leaf.key]


def test_blocks_stand_in_the_order_of_the_schema():
    file = write_xmcda(CASES[0]).decode()

    places = [
        file.index(f"<{block}")
        for block in (
            "alternatives",
            "criteria ",
            "performanceTable",
            "criteriaScales",
            "criteriaValues",
            "criteriaHierarchy",
        )
    ]
    assert places == sorted(places)
    assert file.startswith("<?xml version='1.0' encoding='utf-8'?>\n<xmcda:XMCDA ")


def test_text_that_could_be_markup_stays_text():
    nasty = "<b>&amp;]]>\"'\x0b\ufffe é 中"
    decision = CASES[1]
    first = dataclasses.replace(decision.options[0], description=nasty, name="A & <B>")
    decision = dataclasses.replace(decision, options=(first, *decision.options[1:]))

    read = read_xmcda(write_xmcda(decision), "decision.xml").decision

    assert read.options[0].name == "A & <B>"
    assert read.options[0].description == "<b>&amp;]]>\"' é 中"


def test_a_file_of_another_tool_becomes_a_decision_with_proposed_anchors():
    read = read_xmcda(OF_ANOTHER_TOOL, "cars.xml")

    decision = read.decision
    assert read.is_sound
    assert (decision.title, decision.question) == ("cars", "Which car?")
    assert [(o.key, o.name, o.is_parked) for o in decision.options] == [
        ("a01", "Small car", False),
        ("a02", "Large car", True),
    ]
    assert [(c.key, c.name, c.worst, c.best) for c in decision.criteria] == [
        ("price", "Price", "25000 or worse", "15000 or better"),
        ("g2", "g2", "0 or worse", "1 or better"),
        ("g3", "Looks", "", ""),
    ]
    assert [(s.option, s.criterion, s.best) for s in decision.reference_scores] == [
        ("a01", "price", 100),
        ("a02", "price", 0),
        ("a01", "g2", 75),
        ("a02", "g2", 100),
    ]
    assert [p.swing_points for p in decision.perspectives] == [(("price", 100), ("g2", 50))]


def test_questions_propose_the_extremes_and_their_answers_count():
    asked = read_xmcda(OF_ANOTHER_TOOL, "cars.xml").questions
    answers = {"title": "A car", "price-worst": "30000", "price-best": "10000"}

    read = read_xmcda(OF_ANOTHER_TOOL, "cars.xml", answers)

    assert [(q.key, q.about, q.proposed) for q in asked] == [
        ("title", "", "cars"),
        ("price-worst", "Price", "25000"),
        ("price-best", "Price", "15000"),
    ]
    assert read.decision.title == "A car"
    assert [s.best for s in read.decision.reference_scores[:2]] == [75, 25]


def test_what_was_left_out_or_changed_is_told_with_its_place():
    fates = read_xmcda(OF_ANOTHER_TOOL, "cars.xml").fates

    told = {(f.fate, f.where): f.note for f in fates if f.fate != WhatBecame.TAKEN}
    left_out, changed = WhatBecame.LEFT_OUT, WhatBecame.CHANGED
    assert told == {
        (left_out, "alternatives/alternative[3]"): (
            "It is marked as not real, such as a profile to compare with."
        ),
        (left_out, "performanceTable/alternativePerformances[1]/performance[3]"): (
            "It is no number."
        ),
        (left_out, "performanceTable/alternativePerformances[3]"): "No option has this id.",
        (changed, "performanceTable"): "1.5 is 100 points, as it lies outside the scale.",
        (left_out, "criteriaValues[1]/criterionValue[3]"): "It is no number of zero or more.",
        (left_out, "criteriaThresholds"): "A decision here has no place for it.",
    }


@pytest.mark.parametrize(
    ("answer", "sentence"),
    [
        ("15000", "Worst and best are the same amount. Say two different ones."),
        ("much", "Write a number here, with a point before its decimals."),
        ("1e400", "Write a number here, with a point before its decimals."),
        ("nan", "Write a number here, with a point before its decimals."),
        ("9" * 5000, "Write a number here, with a point before its decimals."),
    ],
)
def test_an_answer_that_makes_no_scale_is_a_fault_beside_its_field(answer, sentence):
    answers = {"price-worst": answer, "price-best": "15000"}

    faults = read_xmcda(OF_ANOTHER_TOOL, "cars.xml", answers).faults

    assert [f.sentence for f in faults] == [sentence]
    assert faults[0].where in {"answer price-worst", "answer price-best"}


@pytest.mark.parametrize(
    "namespace",
    ["2013/XMCDA-3.0.0", "2016/XMCDA-3.0.2", "2018/XMCDA-3.1.0", "2019/XMCDA-3.1.1"],
)
def test_every_edition_of_the_third_version_is_read(namespace):
    file = write_xmcda(CASES[1]).replace(b"2019/XMCDA-3.1.1", namespace.encode())

    assert read_xmcda(file, "x.xml").is_sound


TREE = "<criteriaHierarchy><nodes>{}</nodes></criteriaHierarchy>"
NODE = "<node><criterionID>{}</criterionID>{}</node>"
UNDER_IT = f"<nodes>{NODE.format('a', '')}</nodes>"
CIRCLE = NODE.format("a", f"<nodes>{NODE.format('b', UNDER_IT)}</nodes>")
CRITERIA = '<criteria><criterion id="a"/><criterion id="b"/></criteria>'


@pytest.mark.parametrize(
    ("body", "where", "sentence"),
    [
        ('<criteria><criterion name="A"/></criteria>', "criteria/criterion[1]", "no id"),
        (
            '<criteria><criterion id="a"/><criterion id="a"/></criteria>',
            "criteria/criterion[2]",
            "id of another one",
        ),
        (
            '<criteria><criterion id="a" name="é"/><criterion id="b" name="É "/></criteria>',
            "criteria/criterion[2]",
            "reads like another name",
        ),
        (
            "<criteria>"
            + "".join(f'<criterion id="c{n}"/>' for n in range(61))
            + "</criteria>",
            "criteria",
            "at most 60",
        ),
        (
            CRITERIA + TREE.format("<node><criterionID>c</criterionID></node>"),
            "criteriaHierarchy",
            "No criterion has the id “c”",
        ),
        (
            CRITERIA + TREE.format(CIRCLE),
            "criteria[0].parent",
            "stands under itself",
        ),
    ],
)
def test_what_cannot_be_a_decision_is_a_fault_with_its_place(body, where, sentence):
    (fault, *_more) = read_xmcda(f"{HEAD}{body}</x:XMCDA>".encode(), "x.xml").faults

    assert fault.where == where
    assert sentence in fault.sentence


LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha">'
    + "".join(
        f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    + f']><x:XMCDA xmlns:x="{NAMESPACE}">&i;</x:XMCDA>'
)
DOCTYPE = "The file has a DOCTYPE or entities. Take them out; XMCDA needs none."
OUTSIDE = f'<!DOCTYPE l [<!ENTITY a SYSTEM "file:///etc/passwd">]>{HEAD[21:]}&a;</x:XMCDA>'
MANY = (HEAD + "<a/>" * MOST_TAGS).encode()


@pytest.mark.parametrize(
    ("data", "where", "sentence"),
    [
        (LAUGHS.encode(), "file", DOCTYPE),
        (LAUGHS.replace('"1.0"', '"1.0" encoding="utf-16"').encode("utf-16"), "file", DOCTYPE),
        (OUTSIDE.encode(), "file", DOCTYPE),
        (f'<!DOCTYPE l SYSTEM "http://x.invalid/l">{HEAD[21:]}'.encode(), "file", DOCTYPE),
        (MANY, "file", "The file has too many tags for a decision. Take parts out."),
        (b"<" + b" " * 5_000_001, "file", "The file is larger than 5 MB. Take parts out."),
        (b"<a><b></a>", "line 1, column 9", "This is not XML. Mend the file here."),
        (b"", "line 1, column 1", "This is not XML. Mend the file here."),
        (b"<a>\xff\xfe</a>", "line 1, column 4", "This is not XML. Mend the file here."),
        (b"<svg/>", "file", "This XML is not XMCDA. Export it as XMCDA 3."),
        (
            b'<x:XMCDA xmlns:x="http://www.decision-deck.org/2009/XMCDA-2.1.0"/>',
            "file",
            "This is XMCDA 2. Convert it to XMCDA 3 and try again.",
        ),
    ],
    ids=lambda value: None if isinstance(value, str) else "file",
)
def test_a_hostile_file_is_refused_before_it_costs_anything(data, where, sentence):
    tracemalloc.start()
    began = time.process_time()

    read = read_xmcda(data, "x.xml")

    took, (_now, most) = time.process_time() - began, tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert [(f.where, f.sentence) for f in read.faults] == [(where, sentence)]
    assert read.decision is None
    assert took < 1
    assert most < 20_000_000


def test_tags_within_tags_without_end_break_nothing():
    depth = MOST_TAGS // 2 - 10
    data = (HEAD + "<nodes>" * depth + "</nodes>" * depth + "</x:XMCDA>").encode()

    assert read_xmcda(data, "x.xml").decision is not None


def test_xml_is_known_by_its_first_sign():
    assert looks_like_xml(b"\xef\xbb\xbf  <a/>")
    assert looks_like_xml("<a/>".encode("utf-16"))
    assert not looks_like_xml(b'{"a": "<b>"}')
    assert not looks_like_xml(b"PK\x03\x04")
