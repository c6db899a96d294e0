"""What may be asked on the command line."""

import argparse
import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NoReturn

from options.analysis.command.reading import STANDARD_INPUT
from options.analysis.command.refusals import Refused
from options.analysis.command.result import WeightsFrom
from options.formats.limits import MAX_POINTS, MAX_SEED

PROGRAM = "python -m options.analysis"
SAMPLES = 10_000
MOST_SAMPLES = 100_000
LONGEST_WORD = 60


@dataclass(frozen=True)
class Asked:
    """One call of the command."""

    file: str
    sheet: str | None
    is_full: bool
    perspective: str | None
    points: dict[str, float] | None
    order: tuple[tuple[str, ...], ...] | None
    red_lines: tuple[str, ...]
    samples: int
    seed: int | None
    weights_from: WeightsFrom | None
    has_contributions: bool
    is_json: bool


class _Parser(argparse.ArgumentParser):
    """Refuses with a sentence instead of a usage and an exit of its own."""

    def error(self, message: str) -> NoReturn:
        raise Refused(f"{message[:1].upper()}{message[1:]}. See --help.")


def asked_in(words: Sequence[str]) -> Asked:
    """What these words ask for; Refused when they make no sense."""
    found = _parser().parse_args(words)
    if found.file == found.sheet == STANDARD_INPUT:
        raise Refused("Only one file can come from standard input. Name the other one.")
    if found.sheet is not None and found.full:
        raise Refused("A sheet says itself which version it is of. Leave out --full.")
    return Asked(
        file=found.file,
        sheet=found.sheet,
        is_full=found.full,
        perspective=found.perspective,
        points=found.weights,
        order=found.ranks,
        red_lines=tuple(found.red_line),
        samples=found.samples,
        seed=found.seed,
        weights_from=found.weights_from,
        has_contributions=found.contributions,
        is_json=found.json,
    )


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog=PROGRAM,
        allow_abbrev=False,
        description=(
            "Rank the options of a decision file, and say how sure the order is and what "
            "would change it."
        ),
        epilog=(
            "Ends with 0, or with 2 and one sentence when a file or a word cannot be used. "
            "docs/command-line.md says more."
        ),
    )
    parser.add_argument("file", metavar="FILE", help="a decision file; - for standard input")
    _add_judgements(parser)
    _add_draws(parser)
    _add_output(parser)
    return parser


def _add_judgements(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    add("--sheet", metavar="FILE", help="score and weigh as in this sheet.json")
    add("--full", action="store_true", help="the full version, not only the core")
    weights = parser.add_mutually_exclusive_group()
    weights.add_argument("--perspective", metavar="KEY", help="weights of this perspective")
    weights.add_argument(
        "--weights", metavar="KEY=POINTS,...", type=_points, help="weights from swing points"
    )
    weights.add_argument(
        "--ranks",
        metavar="'A>B=C'",
        type=_order,
        help="weights from an order of the swings (quote it)",
    )
    add(
        "--red-line",
        metavar="KEY",
        action="append",
        default=[],
        help="switch a red line on; may be given again",
    )


def _add_draws(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    add(
        "--samples",
        metavar="N",
        type=_samples,
        default=SAMPLES,
        help=f"how many draws, 1 to {MOST_SAMPLES} (default {SAMPLES})",
    )
    add("--seed", metavar="N", type=_seed, help="seed of the draws (default: the file's)")
    add(
        "--weights-from",
        choices=("all", "order", "fixed"),
        help="draw from all weights, those that keep the order, or only these",
    )


def _add_output(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    add("--contributions", action="store_true", help="also what each criterion adds")
    add("--json", action="store_true", help="one JSON object instead of text")


def _samples(text: str) -> int:
    return _whole_number(text, 1, MOST_SAMPLES)


def _seed(text: str) -> int:
    return _whole_number(text, 0, MAX_SEED)


def _whole_number(text: str, lowest: int, highest: int) -> int:
    is_short = text.isascii() and text.isdigit() and len(text) <= LONGEST_WORD
    if not is_short or not lowest <= int(text) <= highest:
        raise argparse.ArgumentTypeError(
            f"{_shown(text)} is not a whole number from {lowest} to {highest}"
        )
    return int(text)


def _points(text: str) -> dict[str, float]:
    """Each `key=points`, separated by commas."""
    points: dict[str, float] = {}
    for part in text.split(","):
        key, _, number = (word.strip() for word in part.partition("="))
        if not key or not number:
            raise argparse.ArgumentTypeError(f"{_shown(part)} is not of the form key=points")
        if key in points:
            raise argparse.ArgumentTypeError(f"{_shown(key)} is named twice")
        points[key] = _number_of_points(number)
    return points


def _number_of_points(text: str) -> float:
    try:
        points = float(text)
    except ValueError:
        points = math.nan
    if not 0 <= points <= MAX_POINTS:
        raise argparse.ArgumentTypeError(f"{_shown(text)} is not from 0 to {MAX_POINTS}")
    return points


def _order(text: str) -> tuple[tuple[str, ...], ...]:
    """Keys from the largest swing to the smallest, `>` between places and `=` in ties."""
    groups = tuple(tuple(key.strip() for key in part.split("=")) for part in text.split(">"))
    keys = [key for group in groups for key in group]
    if not all(keys):
        raise argparse.ArgumentTypeError(f"{_shown(text)} is not of the form a>b=c>d")
    twice = [key for key in keys if keys.count(key) > 1]
    if twice:
        raise argparse.ArgumentTypeError(f"{_shown(twice[0])} is named twice")
    return groups


def _shown(text: str) -> str:
    return f"“{text}”" if len(text) <= LONGEST_WORD else f"“{text[:LONGEST_WORD]}…”"
