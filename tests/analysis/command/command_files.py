"""A small decision and a sheet on it, and the command run on files within one process.

Weights 60 and 40 give Train 64, Share 58 and Wait 24.
"""

import contextlib
import copy
import io
import json

from options.analysis.__main__ import main

POINTS = {"train": (80, 40), "share": (50, 70), "wait": (20, 30)}
CRITERIA = ("safety", "cost")


def leaf(key, **members):
    return {"key": key, "name": key.title(), "anchors": {"0": "bad", "100": "good"}, **members}


DECISION = {
    "format": "policy-options/1",
    "key": "commute",
    "title": "How to commute",
    "question": "Which way to work?",
    "options": [{"key": key, "name": key.title()} for key in POINTS],
    "criteria": [leaf(key) for key in CRITERIA],
    "perspectives": [
        {"key": "driver", "name": "Driver", "swing_points": {"safety": 60, "cost": 40}},
        {"key": "nobody", "name": "Nobody", "swing_points": {"safety": 0}},
    ],
    "red_lines": [
        {
            "key": "floor",
            "name": "Floor",
            "criterion": "cost",
            "fails_below": 35,
            "at_risk_below": 50,
        },
        {"key": "near", "name": "Near", "is_yes_no": True, "question": "Is it near?"},
    ],
    "reference_scores": [
        {"option": option, "criterion": criterion, "best": best, "low": best, "high": best}
        for option, row in POINTS.items()
        for criterion, best in zip(CRITERIA, row, strict=True)
    ],
    "seed": 7,
}


def sheet_of(points=None, *, weighing="points", swings=((None, 60), (None, 40)), **members):
    """A sheet as the site writes it; None among the points is no score."""
    points = POINTS if points is None else points
    return {
        "format": "policy-options-sheet/1",
        "decision": {"slug": "commute", "title": "How to commute"},
        "is_full_version": False,
        "scores": [
            {**named("criterion", criterion), **named("option", option), "points": number}
            for option, row in points.items()
            for criterion, number in zip(CRITERIA, row, strict=True)
        ],
        "weights": [
            {
                **named("criterion", criterion),
                "weighing": weighing,
                "swing_place": place,
                "swing_points": number,
            }
            for criterion, (place, number) in zip(CRITERIA, swings, strict=True)
        ],
        **members,
    }


def named(kind, key):
    return {kind: key, f"{kind}_name": key.title()}


def changed(whole, **members):
    return {**copy.deepcopy(whole), **members}


def run(*words):
    """The exit code, and what the command wrote to standard output and standard error."""
    out, err = io.TextIOWrapper(io.BytesIO(), encoding="utf-8"), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = main([str(word) for word in words])
    out.flush()
    return code, out.buffer.getvalue().decode("utf-8"), err.getvalue()


def answer_of(*words):
    """The JSON of a call that succeeds."""
    code, out, err = run(*words, "--json")
    assert (code, err) == (0, "")
    return json.loads(out, parse_constant=never)


def never(word):
    """NaN is never printed."""
    raise AssertionError(word)
