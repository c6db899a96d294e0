"""Whether the site is well: for a proxy, a container or a monitor, without any page."""

from django.http import JsonResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from options.htmx import Request
from options.reports.health import health


@require_safe
def healthz(_request: Request) -> JsonResponse:
    """200 while pages can be served, 503 while they cannot; no session, no cookie."""
    found = health(timezone.now())
    return JsonResponse(found.members, status=200 if found.is_well else 503)
