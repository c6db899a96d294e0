"""What the command line answered, read by its tests."""

from pathlib import Path

from tests.analysis.command.command_files import (
    run,
)

ROOT = Path(__file__).resolve().parents[3]


def totals_in(answer):
    return {row["option"]: row["total"] for row in answer["ranking"]}


def places_in(answer):
    return [(row["option"], row["place"]) for row in answer["ranking"]]


def weights_in(answer):
    return {row["criterion"]: row["weight"] for row in answer["weights"]["criteria"]}


def refusal(*words):
    """The one sentence of a call that ends with 2."""
    code, out, err = run(*words)
    assert (code, out) == (2, "")
    assert err.endswith("\n")
    assert err.count("\n") == 1
    return err.strip()
