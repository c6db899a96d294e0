"""What must hold between the parts of a decision: names, references, trees, limits in order."""

from collections.abc import Iterator, Sequence
from typing import Protocol

from options.formats.decision import CriterionFile, DecisionFile, RedLineFile
from options.formats.errors import FormatError, quoted
from options.formats.nameless_checking import wrong_sheets
from options.formats.names import same_name_key


class _Keyed(Protocol):
    @property
    def key(self) -> str: ...


class _Named(_Keyed, Protocol):
    @property
    def name(self) -> str: ...


class _Keys:
    """The keys that references may name, gathered once as files can be large."""

    def __init__(self, decision: DecisionFile) -> None:
        self.options = {option.key for option in decision.options}
        self.criteria = {criterion.key for criterion in decision.criteria}
        self.leaves = {leaf.key for leaf in decision.leaves}
        self.sources = {source.key for source in decision.sources}


def check_decision(decision: DecisionFile) -> None:
    """Raise the first FormatError of `problems_in`, if there is one."""
    for problem in problems_in(decision):
        raise problem


def problems_in(decision: DecisionFile) -> Iterator[FormatError]:
    """Every fault between the parts of a decision, in the order of the file."""
    keys = _Keys(decision)
    yield from _repeated_keys("options", decision.options)
    yield from _equal_names("options", decision.options)
    yield from _repeated_keys("criteria", decision.criteria)
    yield from _equal_names("criteria", decision.criteria)
    yield from _broken_tree(decision.criteria)
    yield from _repeated_keys("perspectives", decision.perspectives)
    yield from _wrong_swings(decision, keys)
    yield from _repeated_keys("red_lines", decision.red_lines)
    yield from _wrong_red_lines(decision, keys)
    yield from _wrong_reference_scores(decision, keys)
    yield from _repeated_keys("sources", decision.sources)
    yield from _wrong_evidence(decision, keys)
    for i, fact in enumerate(decision.later_facts):
        yield from _wrong_sources(keys, fact.sources, f"later_facts[{i}]")
    yield from wrong_sheets(decision)


def gaps_in(decision: DecisionFile) -> Iterator[FormatError]:
    """What a draft may leave open until it is scored, and what rests on a mere group."""
    keys = _Keys(decision)
    yield from _wrong_anchors(decision.criteria, keys)
    for path, criterion in _named_criteria(decision):
        if criterion in keys.criteria and criterion not in keys.leaves:
            yield FormatError(
                path, f"{quoted(criterion)} only groups others. Name a criterion under it."
            )


def _named_criteria(decision: DecisionFile) -> Iterator[tuple[str, str]]:
    """Every criterion that something rests on, with the place where it is named."""
    for i, perspective in enumerate(decision.perspectives):
        for key, _ in perspective.swing_points:
            yield f"perspectives[{i}].swing_points.{key[:60]}", key
    for kind in ("red_lines", "reference_scores", "evidence"):
        for i, part in enumerate(getattr(decision, kind)):
            if part.criterion is not None:
                yield f"{kind}[{i}].criterion", part.criterion


def _repeated_keys(kind: str, parts: Sequence[_Keyed]) -> Iterator[FormatError]:
    first: dict[str, int] = {}
    for i, part in enumerate(parts):
        if first.setdefault(part.key, i) != i:
            yield FormatError(
                f"{kind}[{i}].key",
                f"{kind}[{first[part.key]}] has the key {quoted(part.key)} too. Change one.",
            )


def _equal_names(kind: str, parts: Sequence[_Named]) -> Iterator[FormatError]:
    first: dict[str, int] = {}
    for i, part in enumerate(parts):
        earlier = first.setdefault(same_name_key(part.name), i)
        if earlier != i:
            yield FormatError(
                f"{kind}[{i}].name",
                f"{quoted(part.name)} reads like the name of {kind}[{earlier}]. Change one.",
            )


def _broken_tree(criteria: tuple[CriterionFile, ...]) -> Iterator[FormatError]:
    parents = {criterion.key: criterion.parent for criterion in criteria}
    for i, criterion in enumerate(criteria):
        path = f"criteria[{i}].parent"
        if criterion.parent is not None and criterion.parent not in parents:
            yield _unknown(path, criterion.parent, "criterion")
        elif _stands_under_itself(criterion.key, parents):
            yield FormatError(
                path, f"{quoted(criterion.key)} stands under itself. Give it another parent."
            )


def _stands_under_itself(key: str, parents: dict[str, str | None]) -> bool:
    above, seen = parents[key], set[str]()
    while above is not None and above not in seen:
        if above == key:
            return True
        seen.add(above)
        above = parents.get(above)
    return False


def _wrong_anchors(criteria: tuple[CriterionFile, ...], keys: _Keys) -> Iterator[FormatError]:
    for i, criterion in enumerate(criteria):
        path = f"criteria[{i}].anchors"
        if criterion.key not in keys.leaves:
            if criterion.worst or criterion.middle or criterion.best:
                yield FormatError(
                    path, "A criterion with children is not scored. Take its anchors out."
                )
            continue
        for points, words in ((0, criterion.worst), (100, criterion.best)):
            if not same_name_key(words):
                yield FormatError(
                    f"{path}.{points}", f"Say in words what {points} points mean."
                )


def _wrong_swings(decision: DecisionFile, keys: _Keys) -> Iterator[FormatError]:
    for i, perspective in enumerate(decision.perspectives):
        for criterion, _ in perspective.swing_points:
            path = f"perspectives[{i}].swing_points.{criterion[:60]}"
            yield from _no_criterion(keys, criterion, path)


def _wrong_red_lines(decision: DecisionFile, keys: _Keys) -> Iterator[FormatError]:
    for i, line in enumerate(decision.red_lines):
        path = f"red_lines[{i}]"
        if line.is_yes_no:
            yield from _wrong_yes_no_line(line, path)
        elif line.criterion is None:
            yield FormatError(
                f"{path}.criterion", "Name a criterion, or make it a yes/no line."
            )
        else:
            yield from _no_criterion(keys, line.criterion, f"{path}.criterion")
            yield from _wrong_limits(line, path)


def _wrong_yes_no_line(line: RedLineFile, path: str) -> Iterator[FormatError]:
    if not same_name_key(line.question):
        yield FormatError(f"{path}.question", "Write the yes/no question of this line.")
    for name in ("criterion", "fails_below", "at_risk_below", "at_risk_when_low_below"):
        if getattr(line, name) is not None:
            yield FormatError(f"{path}.{name}", "A yes/no line has no points. Take this out.")


def _wrong_limits(line: RedLineFile, path: str) -> Iterator[FormatError]:
    if line.question:
        yield FormatError(f"{path}.question", "Only a yes/no line has a question. Take it out.")
    if line.fails_below is None:
        yield FormatError(f"{path}.fails_below", "Say below how many points an option fails.")
    elif line.at_risk_below is not None and line.at_risk_below < line.fails_below:
        yield FormatError(
            f"{path}.at_risk_below",
            f"{line.at_risk_below} is under {line.fails_below}, where options fail. Raise it.",
        )


def _wrong_reference_scores(decision: DecisionFile, keys: _Keys) -> Iterator[FormatError]:
    cells = set[tuple[str, str]]()
    for i, score in enumerate(decision.reference_scores):
        path = f"reference_scores[{i}]"
        if score.option not in keys.options:
            yield _unknown(f"{path}.option", score.option, "option")
        yield from _no_criterion(keys, score.criterion, f"{path}.criterion")
        if (score.option, score.criterion) in cells:
            yield FormatError(path, "This cell has a reference score already. Take one out.")
        cells.add((score.option, score.criterion))
        if score.low > score.best:
            yield FormatError(
                f"{path}.low", f"{score.low} is above the best estimate {score.best}. Lower it."
            )
        if score.high < score.best:
            yield FormatError(
                f"{path}.high",
                f"{score.high} is under the best estimate {score.best}. Raise it.",
            )


def _wrong_evidence(decision: DecisionFile, keys: _Keys) -> Iterator[FormatError]:
    for i, evidence in enumerate(decision.evidence):
        path = f"evidence[{i}]"
        if evidence.option is not None and evidence.option not in keys.options:
            yield _unknown(f"{path}.option", evidence.option, "option")
        if evidence.criterion is not None:
            yield from _no_criterion(keys, evidence.criterion, f"{path}.criterion")
        if evidence.option is None and evidence.criterion is None:
            yield FormatError(path, "Say which option or which criterion the note is about.")
        yield from _wrong_sources(keys, evidence.sources, path)


def _wrong_sources(keys: _Keys, sources: tuple[str, ...], path: str) -> Iterator[FormatError]:
    seen = set[str]()
    for i, source in enumerate(sources):
        place = f"{path}.sources[{i}]"
        if source not in keys.sources:
            yield _unknown(place, source, "source")
        if source in seen:
            yield FormatError(place, f"{quoted(source)} is named twice. Keep one of them.")
        seen.add(source)


def _no_criterion(keys: _Keys, key: str, path: str) -> Iterator[FormatError]:
    if key not in keys.criteria:
        yield _unknown(path, key, "criterion")


def _unknown(path: str, key: str, kind: str) -> FormatError:
    return FormatError(path, f"No {kind} here has the key {quoted(key)}. Name one that exists.")
