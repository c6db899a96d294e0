"""Rank a decision file: `python -m options.analysis FILE`, without a server or a database."""

import contextlib
import os
import sys
from collections.abc import Sequence

from options.analysis.command.arguments import Asked, asked_in
from options.analysis.command.as_json import result_as_json
from options.analysis.command.as_text import result_as_text
from options.analysis.command.basis import DRAWN_FROM, Basis, Draws
from options.analysis.command.figures import result_of
from options.analysis.command.judgements import reference_judgements, sheet_judgements
from options.analysis.command.lines import lines_on
from options.analysis.command.reading import read_as
from options.analysis.command.refusals import Refused, one_line
from options.analysis.command.swings import weights_of_sheet
from options.analysis.command.view import View, view_of
from options.analysis.command.weighing import (
    Weighing,
    equal_weights,
    weights_from_order,
    weights_from_points,
    weights_of_perspective,
)
from options.formats import SheetFile, read_complete_decision, read_sheet

SUCCESS, REFUSED, INTERRUPTED = 0, 2, 130
SEED_WITHOUT_ONE = 1


def main(words: Sequence[str]) -> int:
    """Print the figures, or one sentence on what is wrong; returns the exit code."""
    try:
        asked = asked_in(words)
        _print(_answer(asked), is_json=asked.is_json)
    except Refused as refusal:
        _complain(one_line(str(refusal)))
        return REFUSED
    except KeyboardInterrupt:
        return INTERRUPTED
    return SUCCESS


def _answer(asked: Asked) -> str:
    decision = read_as(read_complete_decision, asked.file)
    sheet = None if asked.sheet is None else read_as(read_sheet, asked.sheet)
    view = view_of(decision, full=asked.is_full if sheet is None else sheet.is_full_version)
    judgements = reference_judgements(view) if sheet is None else sheet_judgements(view, sheet)
    weighing = _weighing(asked, view, sheet)
    own_seed = SEED_WITHOUT_ONE if decision.seed is None else decision.seed
    draws = Draws(
        samples=asked.samples,
        seed=own_seed if asked.seed is None else asked.seed,
        weights_from=asked.weights_from or DRAWN_FROM[weighing.method],
    )
    lines = lines_on(view, judgements, asked.red_lines, sheet)
    result = result_of(Basis(view, judgements, weighing, lines, draws), is_sheet=bool(sheet))
    if asked.is_json:
        return result_as_json(result)
    return result_as_text(result, with_contributions=asked.has_contributions)


def _weighing(asked: Asked, view: View, sheet: SheetFile | None) -> Weighing:
    """What the command line says goes before what the sheet says."""
    if asked.perspective is not None:
        return weights_of_perspective(view, asked.perspective)
    if asked.points is not None:
        return weights_from_points(view, asked.points)
    if asked.order is not None:
        return weights_from_order(view, asked.order)
    return equal_weights(view) if sheet is None else weights_of_sheet(view, sheet)


def _print(text: str, *, is_json: bool) -> None:
    """To standard output; whoever closes it early has read enough.

    JSON is UTF-8 wherever it goes; text has the encoding of the terminal, as far as that goes.
    """
    if sys.stdout is None:
        raise Refused("There is no standard output to print to.")
    encoding = "utf-8" if is_json else sys.stdout.encoding
    try:
        sys.stdout.buffer.write(text.encode(encoding, "replace"))
        sys.stdout.flush()
    except BrokenPipeError:
        _write_no_more()
    except OSError as error:
        _write_no_more()
        raise Refused(f"The result could not be written ({error.strerror}).") from None


def _complain(sentence: str) -> None:
    """To standard error, as far as there is one."""
    if sys.stderr is not None:
        with contextlib.suppress(OSError):
            sys.stderr.write(f"{sentence}\n")


def _write_no_more() -> None:
    """Let what is still in the buffer go nowhere, so that the end of the program is quiet."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
