"""An XMCDA 3 file, read for the preview: with every scale that it lacks as a question."""

import dataclasses
from pathlib import PurePath
from xml.etree.ElementTree import Element

from options.formats import limits
from options.formats.checking import problems_in
from options.formats.decision import (
    CriterionFile,
    DecisionFile,
    OptionFile,
    ReferenceScoreFile,
)
from options.formats.errors import FormatError, quoted
from options.formats.imported import (
    MOST_FAULTS,
    NO_ANSWERS,
    Answers,
    Fate,
    Fault,
    Imported,
    Question,
    WhatBecame,
    answer_place,
    fault_of,
)
from options.formats.names import same_name_key
from options.formats.xmcda_parsing import (
    child,
    children,
    comment_of,
    number_of,
    parse_xmcda,
    tag_of,
    text_of,
)
from options.formats.xmcda_parts import Parts, key_of, one_line, unknown
from options.formats.xmcda_scales import Proposals, as_words, scales_in
from options.formats.xmcda_weights import perspectives_in

READ = {
    "alternatives",
    "criteria",
    "performanceTable",
    "criteriaScales",
    "criteriaValues",
    "criteriaHierarchy",
}


def read_xmcda(data: bytes, name: str, answers: Answers = NO_ANSWERS) -> Imported:
    """The decision in a file of another tool, with a question for every scale it lacks."""
    try:
        return _Reading(parse_xmcda(data), name, answers).imported()
    except FormatError as error:
        return Imported(faults=(fault_of(error),))


class _Reading(Parts):
    """One file on its way to a decision."""

    def __init__(self, root: Element, name: str, answers: Answers) -> None:
        super().__init__(root)
        self.name, self.answers = name, answers
        self.proposals = Proposals(scales_in(root), answers)
        self.cells: dict[tuple[str, str], float] = {}

    def imported(self) -> Imported:
        options = self.options()
        criteria = self.criteria()
        parents = self.parents(criteria)
        self.read_cells(options, criteria, set(parents.values()))
        leaves = {known: c for known, c in criteria.items() if known not in parents.values()}
        scaled, scores = self.scored(options, leaves)
        title, asked = self.title()
        perspectives, fates = perspectives_in(
            self.root, {known: c.key for known, c in leaves.items()}
        )
        self.fates += [*fates, *self.unread()]
        decision = DecisionFile(
            key=key_of(self.identifier(), title, set(), fallback="decision"),
            title=title,
            question=self.question(),
            options=tuple(options.values()),
            criteria=tuple(
                dataclasses.replace(
                    scaled.get(known, criterion),
                    parent=criteria[parents[known]].key if known in parents else None,
                )
                for known, criterion in criteria.items()
            ),
            perspectives=perspectives,
            reference_scores=scores,
        )
        faults = [*self.proposals.faults, *map(fault_of, problems_in(decision))]
        if asked and not same_name_key(title):
            faults.append(Fault(where=answer_place("title"), sentence="Write a title."))
        return Imported(
            decision=decision,
            fates=(Fate(where="file", kind="decision", name=title), *self.fates),
            faults=tuple(faults[:MOST_FAULTS]),
            questions=(*asked, *self.proposals.questions),
        )

    def title(self) -> tuple[str, tuple[Question, ...]]:
        """The name of the alternatives, or what a person says."""
        block = child(self.root, "alternatives")
        named = one_line(block.get("name") or "") if block is not None else ""
        if named:
            return named[: limits.NAME], ()
        question = Question(
            key="title",
            sentence="What is the decision called?",
            proposed=one_line(PurePath(self.name).stem)[: limits.NAME] or "A decision",
            note="The file does not say; this is its name.",
        )
        return one_line(self.answers.get("title", question.proposed))[: limits.NAME], (
            question,
        )

    def identifier(self) -> str:
        """The id of the alternatives as a whole."""
        block = child(self.root, "alternatives")
        return (block.get("id") or "").strip() if block is not None else ""

    def question(self) -> str:
        """What is said about all the alternatives."""
        block = child(self.root, "alternatives")
        return comment_of(block) if block is not None else ""

    def read_cells(
        self,
        options: dict[str, OptionFile],
        criteria: dict[str, CriterionFile],
        above: set[str],
    ) -> None:
        """Every amount of the first table, by the ids of its row and column."""
        tables = children(self.root, "performanceTable")
        for number in range(2, len(tables) + 1):
            where = f"performanceTable[{number}]"
            self.leave_out(where, "row", "performanceTable", "Only the first table is read.")
        rows = [row for t in tables[:1] for row in children(t, "alternativePerformances")]
        for number, row in enumerate(rows, 1):
            where = f"performanceTable/alternativePerformances[{number}]"
            option = text_of(child(row, "alternativeID"))
            if option not in options:
                self.leave_out(where, "row", option[:60], "No option has this id.")
                continue
            for place, cell in enumerate(children(row, "performance"), 1):
                at = f"{where}/performance[{place}]"
                criterion = text_of(child(cell, "criterionID"))
                if criterion not in criteria:
                    raise unknown(at, "criterion", criterion)
                self.read_cell(at, (option, criterion), cell, is_parent=criterion in above)

    def read_cell(
        self, at: str, cell: tuple[str, str], element: Element, *, is_parent: bool
    ) -> None:
        amount = number_of(child(element, "values", "value"))
        name = " × ".join(cell)[: limits.NAME]
        if is_parent:
            self.leave_out(at, "row", name, "A criterion with others under it is not scored.")
        elif amount is None:
            self.leave_out(at, "row", name, "It is no number.")
        elif cell in self.cells:
            raise FormatError(at, f"{quoted(name)} has an amount already. Take one out.")
        else:
            self.cells[cell] = amount

    def scored(
        self, options: dict[str, OptionFile], leaves: dict[str, CriterionFile]
    ) -> tuple[dict[str, CriterionFile], tuple[ReferenceScoreFile, ...]]:
        """The leaves with their anchors, and every amount as points."""
        scaled, scores = {}, []
        for known, leaf in leaves.items():
            column = {o: a for (o, c), a in self.cells.items() if c == known}
            scale, words = self.proposals.scale(
                known, leaf.key, leaf.name, list(column.values())
            )
            worst, middle, best = (words.get(p, "")[: limits.TEXT] for p in ("0", "50", "100"))
            scaled[known] = dataclasses.replace(leaf, worst=worst, middle=middle, best=best)
            for option, amount in column.items() if scale else ():
                points, is_within = scale.points(amount)  # type: ignore[union-attr]
                self.note_points(options[option].name, leaf.name, amount, points, is_within)
                scores.append(
                    ReferenceScoreFile(
                        option=options[option].key,
                        criterion=leaf.key,
                        best=points,
                        low=points,
                        high=points,
                    )
                )
        return scaled, tuple(scores)

    def note_points(
        self,
        option: str,
        leaf: str,
        amount: float,
        points: int,
        is_within: bool,  # noqa: FBT001
    ) -> None:
        outside = "" if is_within else ", as it lies outside the scale"
        self.fates.append(
            Fate(
                where="performanceTable",
                kind="reference score",
                name=f"{option} × {leaf}",
                fate=WhatBecame.TAKEN if is_within else WhatBecame.CHANGED,
                note=f"{as_words(amount)} is {points} points{outside}.",
            )
        )

    def unread(self) -> list[Fate]:
        """What the standard has and a decision here has not."""
        return [
            Fate(
                where=f"{tag_of(one)}",
                kind="row",
                name=tag_of(one)[:60],
                fate=WhatBecame.LEFT_OUT,
                note="A decision here has no place for it.",
            )
            for one in list(self.root)[:MOST_FAULTS]
            if tag_of(one) not in READ
        ]
