"""The sets of weights of an XMCDA file as perspectives with swing points."""

from collections.abc import Mapping
from xml.etree.ElementTree import Element

from options.formats import limits
from options.formats.decision import PerspectiveFile
from options.formats.imported import Fate, WhatBecame
from options.formats.xmcda_parsing import child, children, comment_of, number_of, text_of
from options.formats.xmcda_parts import key_of


def perspectives_in(
    root: Element, leaves: Mapping[str, str]
) -> tuple[tuple[PerspectiveFile, ...], list[Fate]]:
    """A perspective for each set that weighs leaves; `leaves` has keys by ids."""
    made: list[PerspectiveFile] = []
    fates: list[Fate] = []
    for number, block in enumerate(children(root, "criteriaValues"), 1):
        where = f"criteriaValues[{number}]"
        name = " ".join((block.get("name") or "").split())[: limits.NAME]
        name = name or ("Weights" if number == 1 else f"Weights {number}")
        weights, left_out = weights_in(block, leaves)
        fates += [of_value(f"{where}/{at}", known, note) for at, known, note in left_out]
        if not any(weights.values()) or len(made) == limits.PERSPECTIVES:
            fates.append(of_set(where, name, WhatBecame.LEFT_OUT, "It weighs no criterion."))
            continue
        points, note = as_points(weights)
        taken = {perspective.key for perspective in made}
        made.append(
            PerspectiveFile(
                key=key_of(block.get("id") or "", name, taken, fallback="weights"),
                name=name,
                reason=comment_of(block),
                swing_points=tuple(points.items()),
            )
        )
        fates.append(
            of_set(where, name, WhatBecame.CHANGED if note else WhatBecame.TAKEN, note)
        )
    return tuple(made), fates


def weights_in(
    block: Element, leaves: Mapping[str, str]
) -> tuple[dict[str, float], list[tuple[str, str, str]]]:
    """The weights by the keys of leaves, and what was left out, where and why."""
    weights: dict[str, float] = {}
    left_out = []
    for number, one in enumerate(children(block, "criterionValue"), 1):
        known = text_of(child(one, "criterionID"))
        weight = number_of(child(one, "values", "value"))
        note = ""
        if known not in leaves:
            note = "Only criteria that are scored have swing points."
        elif weight is None or weight < 0:
            note = "It is no number of zero or more."
        elif leaves[known] in weights:
            note = "This criterion has a weight already."
        if note:
            left_out.append((f"criterionValue[{number}]", known[:60], note))
        elif weight is not None:
            weights[leaves[known]] = weight
    return weights, left_out


def as_points(weights: dict[str, float]) -> tuple[dict[str, int], str]:
    """Whole points from 0 to 100 in the same proportions, and a note if they were rounded.

    >>> as_points({"cost": 0.5, "time": 0.25})
    ({'cost': 100, 'time': 50}, '')
    """
    if all(w.is_integer() and w <= limits.MAX_POINTS for w in weights.values()):
        return {key: int(weight) for key, weight in weights.items()}, ""
    top = max(weights.values())
    exact = {key: limits.MAX_POINTS * weight / top for key, weight in weights.items()}
    points = {key: round(share) for key, share in exact.items()}
    is_exact = all(abs(points[key] - share) < 1e-9 for key, share in exact.items())
    return points, "" if is_exact else "Its weights were rounded to points from 0 to 100."


def of_value(where: str, known: str, note: str) -> Fate:
    """A weight that has no place."""
    return Fate(where=where, kind="row", name=known, fate=WhatBecame.LEFT_OUT, note=note)


def of_set(where: str, name: str, fate: WhatBecame, note: str) -> Fate:
    """What became of a whole set."""
    return Fate(where=where, kind="perspective", name=name, fate=fate, note=note)
