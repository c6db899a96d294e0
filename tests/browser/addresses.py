"""Every page as a visitor can meet it: an address, and the sheet that is held meanwhile."""

from dataclasses import dataclass, field

from django.urls import reverse


@dataclass(frozen=True)
class Sight:
    """One page in one state."""

    name: str
    address: str
    sheet: dict = field(default_factory=dict)
    status: int = 200


EMPTY: dict = {}
BEGUN = {"scored": 0.5, "placed": 2}
FULL = {"scored": 1.0, "placed": 5}
IN_POINTS = {"scored": 1.0, "in_points": True}
WIDE = {"full": True, "scored": 0.4, "placed": 1}


def site_sights(invitation):
    """The pages around the decisions; `invitation` is an open one's token."""
    return [
        Sight("home", reverse("home")),
        Sight("decisions", reverse("decisions")),
        Sight("privacy", reverse("privacy")),
        Sight("methods", reverse("methods")),
        Sight("sheets", reverse("sheets"), FULL),
        Sight("join answer", reverse("join", args=["K7Q2MX"]), status=404),
        Sight("login", reverse("login")),
        Sight("invitation", reverse("invitation", args=[invitation])),
        Sight("no invitation", reverse("invitation", args=["gone"]), status=404),
        Sight("not found", "/nowhere/", status=404),
    ]


def decision_sights(slug):
    """The pages of one decision, in the states of a sheet that change them."""

    def at(name, *more):
        return reverse(name, args=[slug, *more])

    return [
        Sight("brief", at("brief"), FULL),
        Sight("later facts", at("later_facts"), FULL),
        Sight("comparison, empty", at("criterion", "safety-soon"), EMPTY),
        Sight("comparison, full", at("criterion", "safety-soon"), FULL),
        Sight("head to head", at("head_to_head"), BEGUN),
        Sight("overview", at("overview"), BEGUN),
        Sight("overview, full version", at("overview"), WIDE),
        Sight("weights, empty", at("weighting"), EMPTY),
        Sight("weights, begun", at("weighting"), BEGUN),
        Sight("weights, ordered", at("weighting"), FULL),
        Sight("weights, full version", at("weighting"), WIDE),
        Sight("weights, from points", at("weighting"), IN_POINTS),
        Sight("points", at("weights_points"), IN_POINTS),
        Sight("perspectives", at("weights_perspectives"), FULL),
        Sight("result, empty", at("results"), EMPTY),
        Sight("result, half", at("results"), BEGUN),
        Sight("result, full", at("results"), FULL),
        Sight("what would change it", at("result_section", "changes"), IN_POINTS),
        Sight("two weights", at("result_section", "flip-map"), IN_POINTS),
        Sight("what if", at("what_if"), IN_POINTS),
        Sight("sheet, empty", at("sheet"), EMPTY),
        Sight("sheet, full", at("sheet"), FULL),
        Sight("start over", at("start_over"), FULL),
        Sight("delete", at("delete_sheet"), FULL),
    ]
