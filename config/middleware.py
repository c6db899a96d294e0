"""The headers that every answer carries, and whose address a request came from."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers

NOTHING_ALLOWED = ", ".join(
    f"{feature}=()"
    for feature in (
        "accelerometer", "autoplay", "camera", "display-capture", "encrypted-media",
        "fullscreen", "geolocation", "gyroscope", "magnetometer", "microphone", "midi",
        "payment", "picture-in-picture", "publickey-credentials-get", "screen-wake-lock",
        "usb", "xr-spatial-tracking",
    )
)  # fmt: skip

Answer = Callable[[HttpRequest], HttpResponse]


def careful_headers(get_response: Answer) -> Answer:
    """Nothing personal is kept by a cache, and no page may use a device's sensors."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers.setdefault("Permissions-Policy", NOTHING_ALLOWED)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        response.headers.setdefault("Cache-Control", "no-store")
        patch_vary_headers(response, ["Cookie", "HX-Request"])
        return response

    return middleware


def client_address(request: HttpRequest) -> str:
    """The visitor's address, taken only from the hop that a trusted proxy wrote."""
    direct = str(request.META.get("REMOTE_ADDR", ""))
    hops = [hop.strip() for hop in request.headers.get("X-Forwarded-For", "").split(",")]
    trusted: int = settings.TRUSTED_PROXIES
    if trusted and len(hops) >= trusted and hops[-trusted]:
        return hops[-trusted]
    return direct
