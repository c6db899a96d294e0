# ruff: noqa: ARG001 -- Django's admin calls these as it likes
"""The admin as a whole: its name, and the one log-in page of the site as its door."""

from typing import Any

from django.contrib import admin
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

admin.site.site_header = _("Policy Options")
admin.site.site_title = _("Policy Options")
admin.site.index_title = _("Shape decisions")


def to_our_log_in(
    request: HttpRequest,
    extra_context: dict[str, Any] | None = None,
) -> HttpResponseBase:
    """One page to log in, where attempts are counted; who lacks the right is refused."""
    if request.user.is_authenticated and not admin.site.has_permission(request):
        raise PermissionDenied
    onward = request.GET.get("next") or reverse("admin:index")
    return redirect_to_login(onward, login_url=reverse("login"))


admin.site.login = to_our_log_in  # type: ignore[method-assign,assignment]  # -- the site offers no other way
