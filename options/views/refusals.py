"""Pages that say no: no token, no right, nothing here."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def no_token(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 -- Django passes it
    """A form came without the token of its page, so nothing was saved."""
    return render(request, "403_csrf.html", status=403)
