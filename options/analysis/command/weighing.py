"""The weights that are reckoned with, and how they came about."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from options.analysis.command.refusals import Refused
from options.analysis.command.view import View
from options.analysis.weighing.weights import normalised, rank_order_centroid
from options.formats.errors import quoted

WeighingMethod = Literal["points", "ranks", "equal"]
Origin = Literal["default", "perspective", "command_line", "sheet"]


@dataclass(frozen=True)
class Weighing:
    """Weights in the order of the view's criteria.

    Attributes:
        method: what they come from.
        origin: who said so; nobody for equal weights by default.
        perspective: whose illustrative points were taken, if any.
        ranks: 1 for the first, with ties, where all criteria were put in one order.
        left_out: leaves that nothing was said of, while others have points or a place.
    """

    weights: tuple[float, ...]
    method: WeighingMethod
    origin: Origin
    perspective: str | None = None
    ranks: tuple[int, ...] | None = None
    left_out: tuple[str, ...] = ()


def equal_weights(view: View) -> Weighing:
    """The same for every criterion, before anybody has said anything."""
    return Weighing(shares_of([1.0] * len(view.criteria)), "equal", "default")


def weights_of_perspective(view: View, key: str) -> Weighing:
    """The illustrative points of one perspective of the file."""
    known = {perspective.key: perspective for perspective in view.decision.perspectives}
    if key not in known:
        raise Refused(f"No perspective has the key {quoted(key)}. {_choose(known)}")
    points = {leaf: float(number) for leaf, number in known[key].swing_points}
    parts = [points.get(leaf.key, 0.0) for leaf in view.criteria]
    if not any(parts):
        raise Refused(f"The perspective {quoted(key)} gives no points to what is compared.")
    left_out = tuple(leaf.key for leaf in view.criteria if leaf.key not in points)
    return Weighing(shares_of(parts), "points", "perspective", key, left_out=left_out)


def weights_from_points(view: View, points: Mapping[str, float]) -> Weighing:
    """Points for the swings of some leaves; the others weigh nothing."""
    _refuse_strangers(view, points)
    parts = [points.get(leaf.key, 0.0) for leaf in view.criteria]
    if not any(parts):
        raise Refused("At least one criterion needs points above 0.")
    left_out = tuple(leaf.key for leaf in view.criteria if leaf.key not in points)
    return Weighing(shares_of(parts), "points", "command_line", left_out=left_out)


def weights_from_order(view: View, groups: Sequence[Sequence[str]]) -> Weighing:
    """An order of the swings, ties together; those left out tie at the end."""
    placed = {key: place for place, group in enumerate(groups, 1) for key in group}
    _refuse_strangers(view, placed)
    ranks = [placed.get(leaf.key, len(groups) + 1) for leaf in view.criteria]
    return Weighing(
        shares_of(rank_order_centroid(ranks).tolist()),
        "ranks",
        "command_line",
        ranks=tuple(ranks),
        left_out=tuple(leaf.key for leaf in view.criteria if leaf.key not in placed),
    )


def _refuse_strangers(view: View, keys: Mapping[str, object]) -> None:
    parents = {criterion.parent for criterion in view.decision.criteria}
    all_keys = {criterion.key for criterion in view.decision.criteria}
    for key in keys:
        if key in view.column_of:
            continue
        if key in parents:
            raise Refused(f"{quoted(key)} only groups others. Name the criteria under it.")
        if key in all_keys:
            raise Refused(f"The criterion {quoted(key)} is not compared in this version.")
        raise Refused(f"No criterion has the key {quoted(key)}. {_choose(view.column_of)}")


def _choose(known: Mapping[str, object]) -> str:
    return f"Choose from: {', '.join(known)}." if known else "There is none to choose from."


def shares_of(parts: Sequence[float]) -> tuple[float, ...]:
    """Parts on one scale as weights that sum to 1."""
    return tuple(normalised(parts).tolist())
