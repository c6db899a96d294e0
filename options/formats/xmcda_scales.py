"""From amounts in natural units to points: a scale of the file, or the extremes of a column."""

import dataclasses
import re
from collections.abc import Sequence
from xml.etree.ElementTree import Element

from options.formats import limits
from options.formats.imported import Answers, Fault, Question, answer_place
from options.formats.xmcda_parsing import (
    amount_in,
    child,
    children,
    comment_of,
    number_of,
    text_of,
)

_ANCHOR = re.compile(r"^(0|50|100): ", re.MULTILINE)
_NO_NUMBER = "Write a number here, with a point before its decimals."
_SAME = "Worst and best are the same amount. Say two different ones."


@dataclasses.dataclass(frozen=True, kw_only=True)
class Scale:
    """What of an amount is 0 points and what is 100; words for them, if the file has some."""

    worst: float
    best: float
    words: dict[str, str] = dataclasses.field(default_factory=dict)

    def points(self, amount: float) -> tuple[int, bool]:
        """The points from 0 to 100, and whether the amount lay within the scale."""
        share = (amount - self.worst) / (self.best - self.worst)
        return round(limits.MAX_POINTS * min(1.0, max(0.0, share))), 0 <= share <= 1


def scales_in(root: Element) -> dict[str, Element]:
    """What the file says about each criterion's scale; of several the first counts."""
    found: dict[str, Element] = {}
    for block in children(root, "criteriaScales"):
        for one in children(block, "criterionScale"):
            found.setdefault(text_of(child(one, "criterionID")), one)
    return found


def anchors_in(text: str) -> dict[str, str]:
    """The words of `0: …`, `50: …` and `100: …`, each from the beginning of a line.

    >>> anchors_in("0: Nothing.\\n100: Everything,\\nand more.")
    {'0': 'Nothing.', '100': 'Everything,\\nand more.'}
    """
    parts = _ANCHOR.split(text)
    return {
        points: words.strip() for points, words in zip(parts[1::2], parts[2::2], strict=True)
    }


@dataclasses.dataclass
class Proposals:
    """Finds every criterion's scale, and gathers what only a person can say."""

    given: dict[str, Element]
    answers: Answers
    questions: list[Question] = dataclasses.field(default_factory=list)
    faults: list[Fault] = dataclasses.field(default_factory=list)

    def scale(
        self, known: str, key: str, name: str, amounts: Sequence[float]
    ) -> tuple[Scale | None, dict[str, str]]:
        """The scale of a criterion, if it has one, and its words for 0, 50 and 100."""
        said = self.given.get(known)
        words = (
            anchors_in(comment_of(said, longest=3 * limits.TEXT)) if said is not None else {}
        )
        low, high, direction = limits_of(said)
        scale: Scale | None = None
        if low is not None and high is not None and low < high:
            scale = as_scale(low, high, direction)
        elif amounts:
            proposed = as_scale(min(amounts), max(amounts), direction)
            scale = self.asked(key, name, proposed, direction)
        if scale is None:
            return None, words
        return scale, {
            "0": f"{as_words(scale.worst)} or worse",
            "100": f"{as_words(scale.best)} or better",
            **words,
        }

    def asked(self, key: str, name: str, proposed: Scale, direction: str) -> Scale | None:
        """The extremes as a person confirmed them; nothing if they make no scale."""
        which = {
            "max": "The file says that more is better.",
            "min": "The file says that less is better.",
        }.get(direction, "The file does not say what is better: swap them if less is.")
        ends = []
        for end, sentence, amount in (
            ("worst", "Which amount is 0 points?", proposed.worst),
            ("best", "Which amount is 100 points?", proposed.best),
        ):
            question = Question(
                key=f"{key}-{end}",
                sentence=sentence,
                about=name,
                proposed=as_words(amount),
                note=f"The {end} amount in the table. {which}",
            )
            self.questions.append(question)
            found = amount_in(self.answers.get(question.key, question.proposed))
            if found is None:
                self.faults.append(Fault(where=answer_place(question.key), sentence=_NO_NUMBER))
            ends.append(found)
        worst, best = ends
        if worst is not None and worst == best:
            self.faults.append(Fault(where=answer_place(f"{key}-best"), sentence=_SAME))
        if worst is None or best is None or worst == best:
            return None
        return Scale(worst=worst, best=best)


def limits_of(said: Element | None) -> tuple[float | None, float | None, str]:
    """Lowest, highest and direction of a scale in numbers, as far as the file has them."""
    scale = child(said, "scales", "scale", "quantitative") if said is not None else None
    if scale is None:
        return None, None, ""
    low, high = number_of(child(scale, "minimum")), number_of(child(scale, "maximum"))
    return low, high, text_of(child(scale, "preferenceDirection")).lower()


def as_scale(low: float, high: float, direction: str) -> Scale:
    """Less is better only where the file says so."""
    return Scale(worst=high, best=low) if direction == "min" else Scale(worst=low, best=high)


def as_words(amount: float) -> str:
    """An amount as a person writes it.

    >>> as_words(12.0), as_words(0.25)
    ('12', '0.25')
    """
    return f"{amount:.0f}" if amount.is_integer() and abs(amount) < 1e15 else repr(amount)
