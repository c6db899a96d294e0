"""The options and criteria of an XMCDA file, and which criterion stands under which."""

import re
from collections.abc import Mapping
from xml.etree.ElementTree import Element

from options.formats import limits
from options.formats.decision import CriterionFile, OptionFile
from options.formats.errors import FormatError, quoted
from options.formats.imported import Fate, WhatBecame
from options.formats.names import same_name_key
from options.formats.tables.keys import key_from
from options.formats.xmcda_parsing import child, children, comment_of, identified, text_of

_SLUG = re.compile(r"[-a-zA-Z0-9_]{1,80}")
_NOT_REAL = "It is marked as not real, such as a profile to compare with."


class Parts:
    """What is read by its id; what becomes of each part is noted as it is read."""

    def __init__(self, root: Element) -> None:
        self.root = root
        self.fates: list[Fate] = []

    def options(self) -> dict[str, OptionFile]:
        found: dict[str, OptionFile] = {}
        for block in children(self.root, "alternatives"):
            for where, known, one in identified(block, "alternative", "alternatives"):
                if text_of(child(one, "type")) == "fictive":
                    self.leave_out(where, "option", known, _NOT_REAL)
                    continue
                key, name = self.called(where, "option", one, found)
                found[known] = OptionFile(
                    key=key, name=name, description=comment_of(one), is_parked=_is_parked(one)
                )
        _refuse_too_many("alternatives", found, limits.OPTIONS, "options")
        return found

    def criteria(self) -> dict[str, CriterionFile]:
        found: dict[str, CriterionFile] = {}
        for block in children(self.root, "criteria"):
            for where, known, one in identified(block, "criterion", "criteria"):
                key, name = self.called(where, "criterion", one, found)
                found[known] = CriterionFile(
                    key=key, name=name, definition=comment_of(one), is_parked=_is_parked(one)
                )
        _refuse_too_many("criteria", found, limits.CRITERIA, "criteria")
        return found

    def called(
        self,
        where: str,
        kind: str,
        one: Element,
        others: Mapping[str, OptionFile] | Mapping[str, CriterionFile],
    ) -> tuple[str, str]:
        """Key and name of a part; a long name is cut, and that is told."""
        known = (one.get("id") or "").strip()
        written = one_line(one.get("name") or "") or one_line(known)
        name = written[: limits.NAME]
        taken = {other.key for other in others.values()}
        key = key_of(known, name, taken, fallback=kind)
        if any(same_name_key(other.name) == same_name_key(name) for other in others.values()):
            raise FormatError(where, f"{quoted(name)} reads like another name. Change one.")
        cut = "Its name was cut." if name != written else ""
        fate = WhatBecame.CHANGED if cut else WhatBecame.TAKEN
        self.fates.append(Fate(where=where, kind=kind, name=name, fate=fate, note=cut))
        return key, name

    def parents(self, criteria: dict[str, CriterionFile]) -> dict[str, str]:
        """Which criterion stands under which, by their ids; walked without recursion."""
        trees = children(self.root, "criteriaHierarchy")
        for number in range(2, len(trees) + 1):
            where = f"criteriaHierarchy[{number}]"
            self.leave_out(where, "row", "criteriaHierarchy", "Only the first tree is read.")
        found: dict[str, str] = {}
        waiting = [(nodes, "") for tree in trees[:1] for nodes in children(tree, "nodes")]
        while waiting:
            nodes, above = waiting.pop()
            for node in children(nodes, "node"):
                known = text_of(child(node, "criterionID"))
                if known not in criteria:
                    raise unknown("criteriaHierarchy", "criterion", known)
                if above and found.setdefault(known, above) != above:
                    raise FormatError(
                        "criteriaHierarchy", f"{quoted(known)} stands under two others."
                    )
                waiting += [(under, known) for under in children(node, "nodes")]
        return found

    def leave_out(self, where: str, kind: str, name: str, note: str) -> None:
        self.fates.append(
            Fate(where=where, kind=kind, name=name, fate=WhatBecame.LEFT_OUT, note=note)
        )


def key_of(known: str, name: str, taken: set[str], *, fallback: str) -> str:
    """The id where it can be a key, else one that reads like the name."""
    if _SLUG.fullmatch(known) and known not in taken:
        return known
    return key_from(name, taken, fallback=fallback)


def one_line(text: str) -> str:
    """A text in one line, without what cannot be seen around it."""
    return " ".join(text.replace("\x7f", "").split())


def _is_parked(one: Element) -> bool:
    return text_of(child(one, "active")).lower() in ("false", "0")


def _refuse_too_many(where: str, found: Mapping[str, object], most: int, kind: str) -> None:
    if len(found) > most:
        raise FormatError(
            where, f"There are {len(found)} {kind}. A decision has at most {most}."
        )


def unknown(where: str, kind: str, known: str) -> FormatError:
    """A reference that leads nowhere."""
    return FormatError(where, f"No {kind} has the id {quoted(known)}. Name one that exists.")
