"""What a round comes to, fixed at its seal, so that no later look tells of anybody."""

from __future__ import annotations

from typing import Any

import numpy as np

from options.analysis.arrays import Flags, Ints
from options.errors import NotNow
from options.models import Round, SealedFigures, Workshop
from options.reports.matrices import columns_of
from options.reports.others.amended import like_originals
from options.reports.others.figures import Figures, row_of
from options.reports.others.kept import (
    Earlier,
    cells_that_stay,
    counts_before,
    counts_by_group,
    earlier_from,
    weights_stay,
)
from options.reports.others.moved import late_only, told_moves
from options.reports.others.own_results import changed_totals, choices_before, told_own_results
from options.reports.others.people import Seats, Voices, seats_of, voices_of
from options.reports.others.rules import may_follow_people
from options.reports.others.sealed_parts import (
    told_blind,
    told_cells,
    told_groups,
    told_splits,
    told_sureness,
    told_weights,
)
from options.reports.structure import Structure, structure_of

#: 2 keeps weights as dots, and what the draws say of weights.
VERSION = 2
SETTLING = (Round.State.SEALING, Round.State.SEALED)


def figures_to_seal(workshop: Workshop, held: Round) -> dict[str, Any]:
    """All figures of a round in plain JSON, to be stored by the deed that seals it.

    Call it in the seal's transaction, after answers were carried forward and weights sealed.
    No row of it is one person's: only counts, means and shares over people.

    Raises:
        NotNow: the round still takes answers.
    """
    if held.state not in SETTLING:
        raise NotNow("Figures of people are made when their round is sealed.")
    structure = structure_of(workshop.decision, full=workshop.is_full_version)
    seats = seats_of(workshop.pk)
    voices = voices_of(structure, seats, held)
    groups = groups_among(seats)
    earlier = before_this(structure, seats, held, groups, seed=workshop.seed)
    counts = counts_by_group(voices, groups)
    stays = np.zeros(counts.shape[1:3], dtype=np.bool_)
    if earlier is not None:
        before, is_same = counts_before(earlier, voices), same_meaning(structure, earlier)
        stays = cells_that_stay(earlier, before, counts, is_same=is_same)
        counts = np.where(stays[None, :, :, None], before, counts)
        counts, stays = like_originals(counts, stays, voices, held)
    figures = told_room(voices, groups, counts, earlier, seed=workshop.seed)
    figures["cells"] = told_cells(voices, counts.sum(axis=0), stays)
    figures |= told_results(workshop, voices, counts.sum(axis=0), figures, earlier)
    return figures | {
        "version": VERSION,
        "round": held.number,
        "options": voices.options,
        "criteria": voices.criteria,
        "revisions": [leaf.revision for leaf in columns_of(structure)],
        "joined": len(seats),
        "answered": int(voices.taking_part.sum()),
        "paper": int((voices.taking_part & seats.is_paper).sum()),
        "late": late_only(voices),
        "moved": told_moves(earlier.voices, voices) if earlier else None,
    }


def groups_among(seats: Seats) -> list[int | None]:
    """The perspectives that people speak for, by key; None for none stands at the end."""
    named = sorted({pk for pk in seats.perspectives if pk is not None})
    return [*named, None]


def before_this(
    structure: Structure, seats: Seats, held: Round, groups: list[int | None], *, seed: int
) -> Earlier | None:
    """The round before, with its sealed figures; None for the first."""
    before = Round.objects.filter(workshop=held.workshop_id, number=held.number - 1).first()
    stored = SealedFigures.objects.filter(round=before).first() if before else None
    if before is None or stored is None:
        return None
    figures = Figures(stored=stored.figures, withdrawn=before.withdrawn)
    return earlier_from(figures, voices_of(structure, seats, before), groups, seed=seed)


def same_meaning(structure: Structure, earlier: Earlier) -> Flags:
    """(criteria,), whether each means what it meant at the seal before."""
    figures = earlier.figures
    then = dict(zip(figures.criteria, figures.stored["revisions"], strict=True))
    leaves = columns_of(structure)
    return np.array([then.get(leaf.pk) == leaf.revision for leaf in leaves], dtype=np.bool_)


def told_room(
    voices: Voices,
    groups: list[int | None],
    counts: Ints,
    earlier: Earlier | None,
    *,
    seed: int,
) -> dict[str, Any]:
    """Perspectives, weights and cuts; weights that may not follow yet stay as they were."""
    told = {
        "perspectives": told_groups(voices, groups, counts, seed=seed),
        "weights": told_weights(voices),
        "splits": told_splits(counts.sum(axis=0)),
    }
    is_same = earlier is not None and earlier.figures.criteria == voices.criteria
    if earlier is not None and is_same and weights_stay(earlier, voices):
        keep_weights(told, earlier)
    return told


def is_like(voices: Voices, earlier: Earlier) -> bool:
    """Rows and columns are those of the round before."""
    figures = earlier.figures
    return figures.options == voices.options and figures.criteria == voices.criteria


def keep_weights(told: dict[str, Any], earlier: Earlier) -> None:
    """Put the weights of the round before in the place of those of now, everywhere."""
    stored = earlier.figures.stored
    told["weights"] = {**stored["weights"], "kept": True}
    then = {group["pk"]: group for group in stored["perspectives"]}
    for group in told["perspectives"]:
        held = then.get(group["pk"], {"weighing": 0, "weights": None})
        group["weighing"], group["weights"] = held["weighing"], held["weights"]


def told_results(
    workshop: Workshop,
    voices: Voices,
    counts: Ints,
    told: dict[str, Any],
    earlier: Earlier | None,
) -> dict[str, Any]:
    """What people's own sums come to, blind choices, and how sure the room's result is."""
    stored = earlier.figures.stored if earlier else None
    chosen = choices_before(workshop.pk)
    blind = stored["blind"] if stored else told_blind(workshop.pk, chosen)
    if earlier is not None and stored is not None and is_like(voices, earlier):
        changed = changed_totals(earlier.voices, voices)
        if not may_follow_people(changed, has_left=earlier.has_anybody_left):
            kept = {"own": stored["own"], "sure": stored["sure"], "keeps_own": True}
            return {**kept, "blind": blind}
    weights = row_of(told["weights"]["mean"])
    hides = earlier is not None and earlier.has_anybody_left and not is_like(voices, earlier)
    return {
        "own": told_own_results(voices, chosen, hides=hides),
        "sure": told_sureness(counts, voices, weights, seed=workshop.seed),
        "keeps_own": False,
        "blind": blind,
    }
