"""Addresses; a route is named after its view."""

from django.urls import URLPattern, path

from options.views import accounts, comparison, head_to_head, overview, scoring

urlpatterns: list[URLPattern] = [
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
]
