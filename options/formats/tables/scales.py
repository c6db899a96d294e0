"""The two ends of each scale: proposed from the amounts, confirmed by a person."""

import dataclasses
import re

from options.formats.errors import quoted
from options.formats.imported import Answers, Fault, Question, answer_place
from options.formats.tables.cells import CellError, amount_in
from options.formats.tables.measured import Measured

_LESS_IS_BETTER = re.compile(
    r"cost|price|expens|emission|pollut|noise|delay|duration|\btime\b|death|risk|loss|waste|debt",
    re.IGNORECASE,
)
_MORE_OR_LESS = (("more", "More is better"), ("less", "Less is better"))


@dataclasses.dataclass
class Scale:
    """The two ends of a criterion as they are confirmed, or None while they are not."""

    key: str
    criterion: Measured
    questions: list[Question] = dataclasses.field(default_factory=list)
    faults: list[Fault] = dataclasses.field(default_factory=list)
    worst: float | None = None
    best: float | None = None


def written(amount: float, unit: str = "") -> str:
    """An amount with its unit.

    >>> written(3.0, "million €"), written(0.25)
    ('3 million €', '0.25')
    """
    return f"{amount:.10g} {unit}".strip()


def scale_of(key: str, criterion: Measured, answers: Answers) -> Scale:
    """The scale of a criterion: as the file says it, else as it is asked."""
    scale = Scale(key, criterion)
    if not criterion.amounts:
        place = "file"
        sentence = f"{quoted(criterion.name)} has no amount. Write one, or take it out."
        scale.faults.append(Fault(where=place, sentence=sentence))
        return scale
    if criterion.worst is not None and criterion.best is not None:
        scale.worst, scale.best = criterion.worst, criterion.best
        if scale.worst == scale.best:
            sentence = f"The worst and the best of {quoted(criterion.name)} are equal."
            scale.faults.append(Fault(where="file", sentence=sentence))
        return scale
    _ask(scale, answers)
    return scale


def _ask(scale: Scale, answers: Answers) -> None:
    """The extremes among the options are proposed; which end is better is asked."""
    criterion = scale.criterion
    low, high = min(criterion.amounts.values()), max(criterion.amounts.values())
    ends = [end for end in (criterion.worst, criterion.best) if end is not None]
    if ends:
        low, high = min(low, *ends), max(high, *ends)
    note = f"The options lie from {written(low, criterion.unit)} to "
    note += f"{written(high, criterion.unit)}."
    less = bool(_LESS_IS_BETTER.search(criterion.name)) or criterion.best == low != high
    better = Question(
        key=f"{scale.key}-better",
        sentence="Is more better, or less?",
        about=criterion.name,
        proposed="less" if less else "more",
        choices=_MORE_OR_LESS,
    )
    proposals = {"low": low, "high": high}
    asked = {
        end: Question(
            key=f"{scale.key}-{end}",
            sentence=f"The {word} end of the scale"
            + (f", in {criterion.unit}" if criterion.unit else ""),
            about=criterion.name,
            proposed=written(proposals[end]),
            note=note,
        )
        for end, word in (("low", "lower"), ("high", "upper"))
    }
    scale.questions += [better, asked["low"], asked["high"]]
    _answer(scale, answers, better, asked)


def _answer(
    scale: Scale, answers: Answers, better: Question, asked: dict[str, Question]
) -> None:
    ends = {}
    for end, question in asked.items():
        try:
            ends[end] = amount_in(answers.get(question.key, question.proposed))
        except CellError as error:
            scale.faults.append(Fault(where=answer_place(question.key), sentence=str(error)))
            return
    low, high = ends["low"], ends["high"]
    if low is None or high is None or low >= high:
        sentence = "The upper end must be above the lower one. Write a wider scale."
        scale.faults.append(Fault(where=answer_place(asked["high"].key), sentence=sentence))
        return
    which = answers.get(better.key, better.proposed)
    if which not in {"more", "less"}:
        sentence = "Choose whether more or less is better."
        scale.faults.append(Fault(where=answer_place(better.key), sentence=sentence))
        return
    scale.worst, scale.best = (low, high) if which == "more" else (high, low)
