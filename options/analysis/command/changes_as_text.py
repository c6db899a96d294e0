"""What would change the leader, as plain text."""

from collections.abc import Iterable, Iterator

from options.analysis.command.columns import percent, table, wrapped
from options.analysis.command.result import Changes, Edge, Result, WeightMove
from options.analysis.command.view import Lettered


def changes_section(result: Result) -> Iterator[str]:
    """How far each weight can move, and the smallest change of a score for each rival."""
    changes = result.changes
    if changes is None:
        yield from wrapped(_why_no_changes(result), indent="  ")
        return
    yield from wrapped(
        f"{_called(changes.leader)} leads. It loses the lead when one weight moves beyond an "
        "end below, while the other weights keep their proportions:",
        indent="  ",
    )
    yield from _moves((*changes.branches, *changes.criteria))
    if changes.scores:
        yield from wrapped(
            "The smallest change of one score with which another option draws level:",
            indent="  ",
        )
        yield from _score_rows(changes)
    if changes.unreachable:
        names = ", ".join(_called(option) for option in changes.unreachable)
        yield from wrapped(f"No single score is enough for: {names}.", indent="  ")


def _why_no_changes(result: Result) -> str:
    running = [row for row in result.ranking if not row.marks.crosses]
    if not running:
        return "Red lines put every option out, so none leads."
    if len(running) == 1:
        return "There is no other option that could lead."
    return "This can be reckoned once no score is missing."


def _moves(moves: Iterable[WeightMove]) -> list[str]:
    rows = [
        (move.criterion.name, percent(move.weight), _edge(move.lower), _edge(move.upper))
        for move in moves
    ]
    if not rows:
        return []
    headings = ("Weight of", "Now", "Lost below", "Lost above")
    return table(headings, rows, elastic=(0,), right=(1,))


def _edge(edge: Edge | None) -> str:
    if edge is None:
        return "never"
    letters = [option.letter for option in edge.options]
    shown = ", ".join(letters[:3]) + (" …" if len(letters) > 3 else "")
    return f"{percent(edge.bound)} to {shown}"


def _score_rows(changes: Changes) -> list[str]:
    rows = [
        (
            move.rival.letter,
            move.option.letter,
            move.criterion.name,
            f"{move.points:g}",
            f"{move.change:+.1f}",
        )
        for move in changes.scores
    ]
    return table(("Rival", "Score of", "On", "Now", "Change"), rows, elastic=(2,), right=(3, 4))


def _called(option: Lettered) -> str:
    return f"{option.letter} {option.name}"
