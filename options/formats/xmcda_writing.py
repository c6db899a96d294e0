"""From the records of a decision to XMCDA 3, the standard of the Decision Deck consortium."""

import re
import xml.etree.ElementTree as ET

from options.formats import limits
from options.formats.decision import CriterionFile, DecisionFile

NAMESPACE = "http://www.decision-deck.org/2019/XMCDA-3.1.1"
SCHEMA = "http://www.decision-deck.org/xmcda/_downloads/XMCDA-3.1.1.xsd"
XSI = "http://www.w3.org/2001/XMLSchema-instance"
WEIGHTS = "weights"
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def write_xmcda(decision: DecisionFile) -> bytes:
    """Alternatives, criteria and their tree, performances, scales and weights; always the same.

    Performances are the illustrative points from 0 to 100, more is better; each perspective is
    a set of weights. A scale's comment says what its ends mean. Evidence, sources and red lines
    have no place in the standard.
    """
    ET.register_namespace("xmcda", NAMESPACE)
    ET.register_namespace("xsi", XSI)
    root = ET.Element(
        f"{{{NAMESPACE}}}XMCDA", {f"{{{XSI}}}schemaLocation": f"{NAMESPACE} {SCHEMA}"}
    )
    _add_alternatives(root, decision)
    _add_criteria(root, decision)
    _add_performances(root, decision)
    _add_scales(root, decision)
    _add_weights(root, decision)
    _add_hierarchy(root, decision)
    ET.indent(root)
    text: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return text + b"\n"


def _add(parent: ET.Element, tag: str, words: str = "", **attributes: str) -> ET.Element:
    found = {name: _NO_XML.sub("", value) for name, value in attributes.items()}
    child = ET.SubElement(parent, tag, found)
    if words:
        child.text = _NO_XML.sub("", words)
    return child


def _add_comment(parent: ET.Element, words: str) -> None:
    if words:
        _add(_add(parent, "description"), "comment", words)


def _add_alternatives(root: ET.Element, decision: DecisionFile) -> None:
    if not decision.options:
        return
    block = _add(root, "alternatives", id=decision.key, name=decision.title)
    _add_comment(block, decision.question)
    for option in decision.options:
        one = _add(block, "alternative", id=option.key, name=option.name)
        _add_comment(one, option.description)
        _add(one, "type", "real")
        _add(one, "active", "false" if option.is_parked else "true")


def _add_criteria(root: ET.Element, decision: DecisionFile) -> None:
    if not decision.criteria:
        return
    block = _add(root, "criteria", id=decision.key, name=decision.title)
    for criterion in decision.criteria:
        one = _add(block, "criterion", id=criterion.key, name=criterion.name)
        _add_comment(one, criterion.definition)
        _add(one, "active", "false" if criterion.is_parked else "true")


def _add_performances(root: ET.Element, decision: DecisionFile) -> None:
    if not decision.reference_scores:
        return
    block = _add(root, "performanceTable", mcdaConcept="performances")
    for option in decision.options:
        scores = [s for s in decision.reference_scores if s.option == option.key]
        if scores:
            row = _add(block, "alternativePerformances")
            _add(row, "alternativeID", option.key)
        for score in scores:
            cell = _add(row, "performance")
            _add(cell, "criterionID", score.criterion)
            _add_integer(_add(_add(cell, "values"), "value"), score.best)


def _add_scales(root: ET.Element, decision: DecisionFile) -> None:
    if not decision.leaves:
        return
    block = _add(root, "criteriaScales")
    for leaf in decision.leaves:
        one = _add(block, "criterionScale")
        _add_comment(one, anchors_as_text(leaf))
        _add(one, "criterionID", leaf.key)
        scale = _add(_add(_add(one, "scales"), "scale"), "quantitative")
        _add(scale, "preferenceDirection", "max")
        _add_integer(_add(scale, "minimum"), 0)
        _add_integer(_add(scale, "maximum"), limits.MAX_POINTS)


def anchors_as_text(leaf: CriterionFile) -> str:
    """What 0, 50 and 100 mean, a line each, as `anchors_in` reads it again."""
    words = (("0", leaf.worst), ("50", leaf.middle), ("100", leaf.best))
    return "\n".join(f"{points}: {said}" for points, said in words if said)


def _add_weights(root: ET.Element, decision: DecisionFile) -> None:
    for perspective in decision.perspectives:
        if not perspective.swing_points:
            continue
        block = _add(
            root,
            "criteriaValues",
            id=perspective.key,
            name=perspective.name,
            mcdaConcept=WEIGHTS,
        )
        _add_comment(block, perspective.reason)
        for criterion, points in perspective.swing_points:
            one = _add(block, "criterionValue")
            _add(one, "criterionID", criterion)
            _add_integer(_add(_add(one, "values"), "value"), points)


def _add_hierarchy(root: ET.Element, decision: DecisionFile) -> None:
    if all(criterion.parent is None for criterion in decision.criteria):
        return
    tops = _add(_add(root, "criteriaHierarchy"), "nodes")
    waiting = [(tops, criterion) for criterion in decision.criteria if not criterion.parent]
    while waiting:
        nodes, criterion = waiting.pop(0)
        node = _add(nodes, "node")
        _add(node, "criterionID", criterion.key)
        children = [c for c in decision.criteria if c.parent == criterion.key]
        if children:
            under = _add(node, "nodes")
            waiting += [(under, child) for child in children]


def _add_integer(parent: ET.Element, number: int) -> None:
    _add(parent, "integer", str(number))
