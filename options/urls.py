"""Addresses; a route is named after its view."""

from django.urls import URLPattern, path

from options.views import (
    accounts,
    comparison,
    decisions,
    head_to_head,
    join,
    overview,
    results,
    scoring,
    sheet,
    sheets,
    swing_points,
    weighting,
)

urlpatterns: list[URLPattern] = [
    path("", decisions.home, name="home"),
    path("decisions/", decisions.decisions, name="decisions"),
    path("decisions/<slug:slug>/brief/", decisions.brief, name="brief"),
    path("decisions/<slug:slug>/later/", decisions.later_facts, name="later_facts"),
    path("decisions/<slug:slug>/full-version/", decisions.full_version, name="full_version"),
    path("join/", join.join_by_code, name="join_by_code"),
    path("join/<str:code>/", join.join, name="join"),
    path("sheets/", sheets.sheets, name="sheets"),
    path("sheets/forget/", sheets.forget_browser, name="forget_browser"),
    path("privacy/", sheets.privacy, name="privacy"),
    path("accounts/login/", accounts.login, name="login"),
    path("accounts/logout/", accounts.logout, name="logout"),
    path("invitations/<str:token>/", accounts.invitation, name="invitation"),
    path("decisions/<slug:slug>/compare/", comparison.comparison, name="comparison"),
    path(
        "decisions/<slug:slug>/compare/<slug:criterion_key>/",
        comparison.criterion,
        name="criterion",
    ),
    path(
        "decisions/<slug:slug>/scores/<slug:option_key>/<slug:criterion_key>/",
        scoring.score,
        name="score",
    ),
    path(
        "decisions/<slug:slug>/scores/<slug:option_key>/<slug:criterion_key>/undo/",
        scoring.undo,
        name="undo",
    ),
    path("decisions/<slug:slug>/head-to-head/", head_to_head.head_to_head, name="head_to_head"),
    path("decisions/<slug:slug>/overview/", overview.overview, name="overview"),
    path("decisions/<slug:slug>/sheet/", sheet.sheet, name="sheet"),
    path("decisions/<slug:slug>/sheet/sheet.csv", sheet.sheet_csv, name="sheet_csv"),
    path("decisions/<slug:slug>/sheet/sheet.json", sheet.sheet_json, name="sheet_json"),
    path("decisions/<slug:slug>/sheet/start-over/", sheet.start_over, name="start_over"),
    path("decisions/<slug:slug>/sheet/delete/", sheet.delete_sheet, name="delete_sheet"),
    path(
        "decisions/<slug:slug>/weights/",
        weighting.weighting,
        name="weighting",
    ),
    path(
        "decisions/<slug:slug>/weights/place/",
        weighting.weights_place,
        name="weights_place",
    ),
    path(
        "decisions/<slug:slug>/weights/move/",
        weighting.weights_move,
        name="weights_move",
    ),
    path(
        "decisions/<slug:slug>/weights/restart/",
        weighting.weights_restart,
        name="weights_restart",
    ),
    path(
        "decisions/<slug:slug>/weights/points/",
        swing_points.weights_points,
        name="weights_points",
    ),
    path(
        "decisions/<slug:slug>/weights/method/",
        swing_points.weights_method,
        name="weights_method",
    ),
    path(
        "decisions/<slug:slug>/weights/clear/",
        swing_points.weights_clear,
        name="weights_clear",
    ),
    path(
        "decisions/<slug:slug>/weights/undo/",
        swing_points.weights_undo,
        name="weights_undo",
    ),
    path(
        "decisions/<slug:slug>/weights/perspectives/",
        swing_points.weights_perspectives,
        name="weights_perspectives",
    ),
    path(
        "decisions/<slug:slug>/weights/adopt/<slug:perspective_key>/",
        swing_points.weights_adopt,
        name="weights_adopt",
    ),
    path("decisions/<slug:slug>/results/", results.results, name="results"),
    path(
        "decisions/<slug:slug>/red-lines/<slug:red_line_key>/switch/",
        results.switch_red_line,
        name="switch_red_line",
    ),
    path(
        "decisions/<slug:slug>/red-lines/<slug:red_line_key>/answers/",
        results.answer_red_line,
        name="answer_red_line",
    ),
]
