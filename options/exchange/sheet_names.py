"""How a row of a sheet's files names criteria, options and red lines."""

from __future__ import annotations

from options.models import Criterion, RedLine
from options.reports.structure import OptionView

Value = str | float | bool | None
Record = dict[str, Value]


def criterion_named(criterion: Criterion) -> Record:
    """The key and name of a criterion."""
    return {"criterion": criterion.key, "criterion_name": criterion.name}


def option_named(view: OptionView) -> Record:
    """The key and name of an option."""
    return {"option": view.option.key, "option_name": view.name}


def red_line_named(line: RedLine) -> Record:
    """The key and name of a red line."""
    return {"red_line": line.key, "red_line_name": line.name}
