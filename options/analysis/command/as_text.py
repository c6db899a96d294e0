"""The figures as plain text in sections, for people."""

from collections.abc import Iterator

from options.analysis.command.changes_as_text import changes_section
from options.analysis.command.columns import percent, table, wrapped
from options.analysis.command.result import RankRow, Result
from options.analysis.command.sure_as_text import dominance_section, sureness_section
from options.analysis.command.weighing import Weighing

BESIDE_EACH_OTHER = 6
STANDINGS_IN_WORDS = {
    "clear": "clear",
    "at_risk": "at risk",
    "fails": "fails",
    "unknown": "not known",
}


def result_as_text(result: Result, *, with_contributions: bool = False) -> str:
    """All sections, each under its heading, in lines of at most 80 columns where that goes."""
    sections = [
        ("", _read_section(result)),
        ("Weights", _weights_section(result)),
        ("Red lines", _red_lines_section(result)),
        ("Ranking", _ranking_section(result)),
        ("Contributions", _contributions_section(result) if with_contributions else ()),
        ("What would change it", changes_section(result)),
        ("How sure", sureness_section(result)),
        ("Dominance", dominance_section(result)),
    ]
    blocks = []
    for heading, found in sections:
        lines = list(found)
        if lines:
            blocks.append("\n".join([heading, *lines] if heading else lines))
    return "\n\n".join(blocks) + "\n"


# --- What was read ------------------------------------------------------------------------


def _read_section(result: Result) -> Iterator[str]:
    view = result.view
    yield from wrapped(view.decision.title)
    if view.decision.question:
        yield from wrapped(view.decision.question, indent="  ")
    version = "full version" if view.is_full else "core version"
    counts = f"{_counted(len(view.options), 'option')}, {_criteria(len(view.criteria))}"
    yield from wrapped(f"{counts} ({version}).", indent="  ")
    scores = (
        "Scores: one person's, from the sheet."
        if result.is_sheet
        else "Scores: the file's reference scores; they are illustrative, not findings."
    )
    yield from wrapped(scores, indent="  ")


def _counted(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


def _criteria(number: int) -> str:
    return "1 criterion" if number == 1 else f"{number} criteria"


def _weights_section(result: Result) -> Iterator[str]:
    yield from wrapped(_origin_of(result.weighing), indent="  ")
    weights = dict(
        zip((leaf.key for leaf in result.view.criteria), result.weighing.weights, strict=True)
    )
    rows = []
    for branch in result.view.branches:
        inset = ""
        if branch.parent is not None:
            share = sum(weights[leaf.key] for leaf in branch.leaves)
            rows.append((branch.parent.name, branch.parent.key, percent(share)))
            inset = "· "
        rows += [
            (f"{inset}{leaf.name}", leaf.key, percent(weights[leaf.key]))
            for leaf in branch.leaves
        ]
    yield from table(("Criterion", "Key", "Weight"), rows, elastic=(0, 1), right=(2,))
    if result.weighing.left_out:
        names = ", ".join(result.weighing.left_out)
        what = "Weigh nothing, as they have no points"
        if result.weighing.method == "ranks":
            what = "Last together, as they have no place"
        yield from wrapped(f"{what}: {names}.", indent="  ")


def _origin_of(weighing: Weighing) -> str:
    by_person = {
        "points": "From the points of the sheet.",
        "ranks": "From the sheet's order of swings, by rank-order centroid.",
        "equal": "Equal, as the sheet weighs nothing yet.",
    }
    by_command = {
        "points": "From the points given with --weights.",
        "ranks": "From the order given with --ranks, by rank-order centroid.",
    }
    if weighing.origin == "sheet":
        taken = f" They were taken over from the perspective {weighing.perspective}."
        return by_person[weighing.method] + (taken if weighing.perspective else "")
    if weighing.origin == "perspective":
        return f"From the illustrative points of the perspective {weighing.perspective}."
    return by_command.get(
        weighing.method,
        "Equal, as none were given; see --perspective, --weights and --ranks.",
    )


def _red_lines_section(result: Result) -> Iterator[str]:
    for line in result.lines:
        yield from wrapped(f"{line.line.name} ({line.line.key}), switched on:", indent="  ")
        if not line.counts:
            yield from wrapped(
                "Its criterion is not compared, so it does not count.", indent="    "
            )
            continue
        for standing, word in STANDINGS_IN_WORDS.items():
            letters = [
                option.letter
                for option in result.view.options
                if line.standings[option.key] == standing
            ]
            if letters:
                yield from wrapped(f"{word}: {', '.join(letters)}", indent="    ")


# --- Ranking ------------------------------------------------------------------------------


def _ranking_section(result: Result) -> Iterator[str]:
    rows = [
        (_place(row), row.option.letter, row.option.name, _total(row)) for row in result.ranking
    ]
    yield from table(("Place", "", "Option", "Total"), rows, elastic=(2,), right=(0, 3))
    for row in result.ranking:
        remarks = _remarks(row)
        if remarks:
            yield from wrapped(f"{row.option.letter}: {remarks}.", indent="  ")
    if any(row.total is None for row in result.ranking):
        yield from wrapped(
            "Where scores are missing, the total lies between the two ends; "
            "a place is given only where no missing score can change it.",
            indent="  ",
        )


def _place(row: RankRow) -> str:
    if row.place is None:
        return "out" if row.marks.crosses else "open"
    return f"{row.place}=" if row.is_tied else str(row.place)


def _total(row: RankRow) -> str:
    if row.total is None:
        return f"{row.least:.1f} to {row.most:.1f}"
    return f"{row.total:.1f}"


def _remarks(row: RankRow) -> str:
    said = [
        f"crosses {', '.join(row.marks.crosses)}" if row.marks.crosses else "",
        f"at risk of crossing {', '.join(row.marks.at_risk)}" if row.marks.at_risk else "",
        f"not known to clear {', '.join(row.marks.unknown)}" if row.marks.unknown else "",
        f"{_counted(row.missing, 'score')} missing" if row.missing else "",
    ]
    return "; ".join(words for words in said if words)


def _contributions_section(result: Result) -> Iterator[str]:
    """Criteria down, options across, as many tables as the options need."""
    for start in range(0, len(result.ranking), BESIDE_EACH_OTHER):
        panel = result.ranking[start : start + BESIDE_EACH_OTHER]
        rows = [
            (
                leaf.name,
                percent(result.weighing.weights[at]),
                *(_points(row.adds[at]) for row in panel),
            )
            for at, leaf in enumerate(result.view.criteria)
        ]
        rows.append(("Total", "", *(_points(row.total) for row in panel)))
        letters = [row.option.letter for row in panel]
        yield from table(
            ("Criterion", "Weight", *letters),
            rows,
            elastic=(0,),
            right=range(1, len(panel) + 2),
        )


def _points(points: float | None) -> str:
    return "?" if points is None else f"{points:.1f}"
