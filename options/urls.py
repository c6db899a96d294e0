"""Addresses; a route is named after its view."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
