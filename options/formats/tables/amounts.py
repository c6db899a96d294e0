"""From amounts in natural units to scores: a straight line between confirmed anchors."""

from options.formats import limits
from options.formats.checking import problems_in
from options.formats.decision import (
    CriterionFile,
    DecisionFile,
    EvidenceFile,
    OptionFile,
    ReferenceScoreFile,
)
from options.formats.errors import FormatError
from options.formats.imported import (
    Answers,
    Fate,
    Fault,
    Imported,
    WhatBecame,
    answer_place,
    fault_of,
)
from options.formats.reading import decision_in
from options.formats.tables.grids import Grid
from options.formats.tables.keys import key_from
from options.formats.tables.measured import Amounts, amounts_in
from options.formats.tables.scales import Scale, scale_of, written
from options.formats.tables.to_decision import shortened, title_from, title_question
from options.formats.writing import write_decision

_JUDGEMENT = "J"
_NOTE = "This amount was read from a file: {}."


def points_on(amount: float, *, worst: float, best: float) -> int:
    """Points on the straight line from the worst (0) to the best (100); beyond them the same.

    >>> points_on(250, worst=500, best=0), points_on(900, worst=500, best=0)
    (50, 0)
    """
    way = (amount - worst) / (best - worst)
    return round(min(max(way, 0.0), 1.0) * limits.MAX_POINTS)


def read_amounts(grid: Grid, name: str, answers: Answers) -> Imported:
    """The decision in a list or a matrix of amounts; its anchors are questions."""
    found = amounts_in(grid)
    keys: dict[str, str] = {}
    for word, option in found.options.items():
        keys[word] = key_from(option, set(keys.values()), fallback="option")
    scales: dict[str, Scale] = {}
    for criterion in found.criteria.values():
        key = key_from(criterion.name, scales, fallback="criterion")
        scales[key] = scale_of(key, criterion, answers)
    title = title_question(title_from(name))
    faults = [*found.faults, *(fault for scale in scales.values() for fault in scale.faults)]
    decision = _decision(found, keys, scales, answers.get("title", title.proposed).strip())
    faults += _problems(decision, {"title": answer_place(title.key)})
    return Imported(
        decision=decision,
        fates=tuple(_fates(found, scales)),
        faults=shortened(faults),
        questions=(title, *(one for scale in scales.values() for one in scale.questions)),
    )


# --- The decision -------------------------------------------------------------------------


def _decision(
    found: Amounts, keys: dict[str, str], scales: dict[str, Scale], title: str
) -> DecisionFile:
    cells = [
        (scale, keys[word], amount)
        for scale in scales.values()
        if scale.worst is not None and scale.best is not None and scale.worst != scale.best
        for word, amount in scale.criterion.amounts.items()
    ]
    return DecisionFile(
        key=key_from(title, (), fallback="decision"),
        title=title[: limits.NAME],
        options=tuple(
            OptionFile(key=keys[word], name=name[: limits.NAME])
            for word, name in found.options.items()
        ),
        criteria=tuple(_criterion(scale) for scale in scales.values()),
        reference_scores=tuple(_score(scale, key, amount) for scale, key, amount in cells),
        evidence=tuple(
            EvidenceFile(
                option=key,
                criterion=scale.key,
                note=_NOTE.format(written(amount, scale.criterion.unit)),
                strength=_JUDGEMENT,
            )
            for scale, key, amount in cells
        ),
    )


def _criterion(scale: Scale) -> CriterionFile:
    unit = scale.criterion.unit
    return CriterionFile(
        key=scale.key,
        name=scale.criterion.name,
        unit=unit,
        worst="" if scale.worst is None else written(scale.worst, unit),
        best="" if scale.best is None else written(scale.best, unit),
    )


def _score(scale: Scale, option: str, amount: float) -> ReferenceScoreFile:
    if scale.worst is None or scale.best is None:
        raise ValueError("a score needs both ends of its scale")
    points = points_on(amount, worst=scale.worst, best=scale.best)
    return ReferenceScoreFile(
        option=option, criterion=scale.key, best=points, low=points, high=points
    )


def _problems(decision: DecisionFile, places: dict[str, str]) -> list[Fault]:
    """What a decision file may not hold either: signs that are no text, too many parts."""
    try:
        decision_in(write_decision(decision))
    except FormatError as error:
        return [Fault(where=places.get(error.path, "file"), sentence=error.sentence)]
    return [fault_of(error) for error in problems_in(decision)]


def _fates(found: Amounts, scales: dict[str, Scale]) -> list[Fate]:
    fates = [Fate(where="file", kind="option", name=name) for name in found.options.values()]
    for scale in scales.values():
        criterion = scale.criterion
        missing = len(found.options) - len(criterion.amounts)
        note = (
            f"Without an amount and a score: {missing} of {len(found.options)}."
            if missing
            else ""
        )
        fates.append(Fate(where="file", kind="criterion", name=criterion.name, note=note))
        fates += [_fate(found, scale, word) for word in criterion.amounts]
    return fates


def _fate(found: Amounts, scale: Scale, word: str) -> Fate:
    criterion, amount = scale.criterion, scale.criterion.amounts[word]
    note = ""
    if scale.worst is not None and scale.best is not None and scale.worst != scale.best:
        points = points_on(amount, worst=scale.worst, best=scale.best)
        note = f"{written(amount, criterion.unit)} become {points} points."
    return Fate(
        where=criterion.places[word],
        kind="reference score",
        name=f"{found.options[word]} · {criterion.name}",
        fate=WhatBecame.CHANGED,
        note=note,
    )
