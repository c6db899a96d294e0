"""Addresses; a route is named after its view."""

from django.urls import URLPattern, path

from options.views import accounts

urlpatterns: list[URLPattern] = [
    path("accounts/login/", accounts.login, name="login"),
    path("accounts/logout/", accounts.logout, name="logout"),
    path("invitations/<str:token>/", accounts.invitation, name="invitation"),
]
