"""The command line gives the figures of the site for a sheet that was downloaded there."""

import numpy as np
import pytest

from options.actions.weighting import adopt, give_points, place_next
from options.cases import CASES, case_text
from options.exchange.decisions import load_decision
from options.exchange.sheets import sheet_as_json
from options.formats import read_decision
from options.models import Participant, RedLineAnswer, RedLineSwitch, Score
from options.reports.results import results_for
from options.reports.sheet import sheet_report
from options.reports.structure import structure_of
from options.reports.weighting import effective_weights, families_of
from tests.analysis.command.command_files import answer_of
from tests.factories import ParticipantFactory

pytestmark = pytest.mark.django_db


def sheet_on(name, *, full, share_of_cells=1.0):
    """A sheet with points from 0 to 100, some with a range and some with a confidence."""
    decision = load_decision(
        read_decision(case_text(name)), built_in_key=name, is_published=True, position=0
    )
    sheet = ParticipantFactory(decision=decision, is_full_version=full)
    structure = structure_of(decision, full=full)
    rng = np.random.default_rng([full, CASES.index(name)])
    Score.objects.bulk_create(
        score_of(sheet, view.option, leaf, rng)
        for view in structure.options
        for leaf in structure.criteria
        if rng.random() < share_of_cells
    )
    return sheet


def score_of(sheet, option, leaf, rng):
    points = int(rng.integers(0, 101))
    said = ({}, {"confidence": "low"}, {"confidence": "high"}, {"low": points // 2})
    return Score(
        participant=sheet,
        option=option,
        criterion=leaf,
        points=points,
        seen_revision=leaf.revision,
        **said[rng.integers(4)],
    )


def weigh(sheet, way):
    structure = structure_of(sheet.decision, full=sheet.is_full_version)
    if way == "adopted":
        adopt(participant=sheet, perspective=sheet.decision.perspectives.first())
    if way == "points":
        for family in families_of(structure):
            points = {leaf: 100 - 7 * at for at, leaf in enumerate(family.members)}
            give_points(participant=sheet, points=points, scope=family.scope)
    if way in {"ranks", "begun"}:
        for family in families_of(structure):
            placed = family.members[::-1][: 2 if way == "begun" else None]
            for place, leaf in enumerate(placed, 1):
                if place <= max(len(family.members) - 1, 1):
                    place_next(
                        participant=sheet,
                        criterion=leaf,
                        among=family.members,
                        scope=family.scope,
                        place=place,
                    )
    sheet.refresh_from_db()


def said_by_site(results):
    """The site's figures in the form of the command's JSON."""
    figures = results.figures
    return {
        "weights": list(results.weighing.weights),
        "method": results.weighing.method.value,
        "ranking": [
            (
                row.view.option.key,
                row.place,
                row.is_tied,
                row.total,
                row.least,
                row.most,
                [line.key for line in row.at_risk],
                [line.key for line in row.unknown],
            )
            for row in (*figures.ranking.rows, *figures.ranking.out)
        ],
        "adds": [[piece.adds for piece in row.pieces] for row in figures.ranking.rows],
        "shares": [
            (row.view.option.key, [place.share for place in row.places])
            for row in figures.sureness.rows
        ],
        "bands": [[row.view.option.key for row in band.rows] for band in figures.ranking.bands]
        if figures.ranking.has_totals
        else None,
        "error": figures.sureness.error,
        "changes": figures.changes and changes_of_site(figures.changes),
        "dominated": [
            (found.view.option.key, [view.option.key for view in found.by])
            for found in figures.dominance.dominated
        ],
        "order": [row.view.option.key for row in figures.ranking.rows],
    }


def changes_of_site(changes):
    def edge(found):
        return found and (found.bound, [view.option.key for view in found.options])

    return {
        "leader": changes.leader.option.key,
        "moves": [
            (move.weight, edge(move.lower), edge(move.upper))
            for move in (*changes.weights, *changes.branches)
        ],
        "scores": [
            (
                move.rival.option.key,
                move.view.option.key,
                move.criterion.key,
                move.needed if move.is_rise else -move.needed,
            )
            for move in changes.scores
        ],
        "unreachable": [view.option.key for view in changes.unreachable],
    }


def said_by_command(answer):
    """The same from the command's JSON."""
    ranking = answer["ranking"]
    running = [row for row in ranking if not row["crosses"]]
    return {
        "weights": [row["weight"] for row in answer["weights"]["criteria"]],
        "method": answer["weights"]["method"],
        "ranking": [
            (
                row["option"],
                row["place"],
                row["is_tied"],
                row["total"],
                row["total_low"],
                row["total_high"],
                row["at_risk"],
                row["unknown"],
            )
            for row in ranking
        ],
        "adds": [[part["adds"] for part in row["contributions"]] for row in running],
        "shares": [(row["option"], row["by_rank"]) for row in answer["how_sure"]["shares"]],
        "bands": answer["how_sure"]["bands"],
        "error": answer["how_sure"]["error"],
        "changes": answer["what_would_change_it"]
        and changes_of_command(answer["what_would_change_it"]),
        "dominated": [(row["option"], row["by"]) for row in answer["dominance"]["dominated"]],
        "order": [row["option"] for row in running],
    }


def changes_of_command(changes):
    def edge(found):
        return found and (found["weight"], found["options"])

    return {
        "leader": changes["leader"],
        "moves": [
            (move["weight"], edge(move["lower"]), edge(move["upper"]))
            for move in (*changes["weights"], *changes["branches"])
        ],
        "scores": [
            (row["rival"], row["option"], row["criterion"], row["change"])
            for row in changes["scores"]
        ],
        "unreachable": changes["unreachable"],
    }


def both(sheet, folder):
    """What the site and the command say of one sheet."""
    decision, own = folder / "decision.json", folder / "sheet.json"
    decision.write_text(case_text(sheet.decision.built_in_key), encoding="utf-8")
    own.write_bytes(sheet_as_json(sheet_report(sheet.decision, sheet)))
    sheet = Participant.objects.get(pk=sheet.pk)
    return (
        said_by_site(results_for(sheet.decision, sheet)),
        said_by_command(answer_of(decision, "--sheet", own)),
    )


@pytest.mark.parametrize(
    ("name", "full", "way"),
    [
        ("congestion", False, "equal"),
        ("energy", False, "adopted"),
        ("pandemic", False, "ranks"),
        ("protecting-chinese-nationals", False, "begun"),
        ("protecting-chinese-nationals", True, "ranks"),
        ("protecting-chinese-nationals", True, "points"),
        ("protecting-chinese-nationals", True, "adopted"),
    ],
)
def test_command_says_of_a_sheet_what_the_site_says(tmp_path, name, full, way):
    sheet = sheet_on(name, full=full)
    weigh(sheet, way)

    site, command = both(sheet, tmp_path)

    assert site["changes"] is not None
    assert site["method"] == {"adopted": "points", "begun": "ranks"}.get(way, way)
    assert command == site


def test_command_and_site_agree_while_scores_are_missing(tmp_path):
    sheet = sheet_on("congestion", full=False, share_of_cells=0.8)

    site, command = both(sheet, tmp_path)

    assert site["changes"] is None
    assert command == site


def test_command_and_site_agree_on_what_red_lines_put_out(tmp_path):
    sheet = sheet_on("protecting-chinese-nationals", full=False)
    question = next(line for line in sheet.decision.red_lines.all() if line.is_yes_no)
    for line in sheet.decision.red_lines.all():
        RedLineSwitch.objects.create(participant=sheet, red_line=line)
    for option, is_yes in zip(sheet.decision.options.all(), (True, False), strict=False):
        RedLineAnswer.objects.create(
            participant=sheet, red_line=question, option=option, is_yes=is_yes
        )

    site, command = both(sheet, tmp_path)

    assert 1 < len(site["order"]) < len(site["ranking"])
    assert command == site


def test_perspective_on_the_command_line_weighs_as_one_that_is_adopted(tmp_path):
    sheet = sheet_on("protecting-chinese-nationals", full=True)
    weigh(sheet, "adopted")
    structure = structure_of(sheet.decision, full=True)
    file = tmp_path / "decision.json"
    file.write_text(case_text(sheet.decision.built_in_key), encoding="utf-8")

    answer = answer_of(file, "--full", "--perspective", sheet.decision.perspectives.first().key)

    found = [row["weight"] for row in answer["weights"]["criteria"]]
    assert found == pytest.approx(list(effective_weights(structure, sheet).weights), abs=1e-12)
