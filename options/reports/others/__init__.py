"""The only reader of other people's judgements; all that a page knows of a room is from here.

Before the seal: `figures_to_seal(workshop, round)` makes what the sealing deed stores. While a
round is open: `coverage_of(room, number=None)` and `complete_on(room, criterion)`, counts only.
Everything else reads the figures of a sealed round and applies the rules of `rules.py`; a
hidden figure says why (`Why`).

    spread_of_cell(room, option, criterion, is_warned=)   one cell: median, quartiles, dots
    cells_to_discuss(room, minutes=None)                  ordered list, minutes, is_settled
    reasons_on(room, option, criterion, viewer_seed, seat=, with_hidden=)
    conditions_of(room, viewer_seed, seat=, with_hidden=) by option: “I would accept it if …”
    counts_of_reasons(room)                               by option and criterion
    counts_of_held(room)                                  of those that wait to be read
    lifts_of(room)                                        what each amendment gains
    minority_on(room, option, criterion)                  the smaller of two camps on a cell
    is_in_minority(room, seat, option, criterion)         whether the reader is in it
    results_of(room, lines_on=, is_warned=)               ranking, bands, lines, what changes it
    choices_of(room)                                      gut, model and final choice
    predictions_of(room)                                  how well the room knew itself
    ratings_of(room)                                      how people found the workshop
    moved_between(room)                                   what moved since the round before
    own_against_room(room, seat)                          one person beside the room
    rows_for_export(room, number=None)                    shuffled rows, or rows with names
    rationales_for_export(room, number=None)              reasons apart from points
    values_by_person(room, number=None)                   for a workshop that knows names
    nameless_sheets(decision)                             what people judged alone, for its file
    handed_in(room)                                       who has handed in, as counts
"""

from options.reports.others.by_person import values_by_person
from options.reports.others.choices import choices_of
from options.reports.others.conditions import conditions_of
from options.reports.others.coverage import complete_on, coverage_of
from options.reports.others.discuss import cells_to_discuss
from options.reports.others.export import rationales_for_export, rows_for_export
from options.reports.others.frozen import figures_to_seal
from options.reports.others.handed_in import handed_in
from options.reports.others.lift import lifts_of
from options.reports.others.minority import is_in_minority, minority_on
from options.reports.others.moved import moved_between
from options.reports.others.nameless import nameless_sheets
from options.reports.others.own import own_against_room
from options.reports.others.predictions import predictions_of, ratings_of
from options.reports.others.ranking import results_of
from options.reports.others.reasons import counts_of_held, counts_of_reasons, reasons_on
from options.reports.others.rules import Why
from options.reports.others.spread import spread_of_cell

__all__ = [
    "Why",
    "cells_to_discuss",
    "choices_of",
    "complete_on",
    "conditions_of",
    "counts_of_held",
    "counts_of_reasons",
    "coverage_of",
    "figures_to_seal",
    "handed_in",
    "is_in_minority",
    "lifts_of",
    "minority_on",
    "moved_between",
    "nameless_sheets",
    "own_against_room",
    "predictions_of",
    "ratings_of",
    "rationales_for_export",
    "reasons_on",
    "results_of",
    "rows_for_export",
    "spread_of_cell",
    "values_by_person",
]
