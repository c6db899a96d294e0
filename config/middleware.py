"""The headers that every answer carries, and whose address a request came from."""

import ipaddress
from collections.abc import Callable
from wsgiref.headers import Headers

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
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
        if "Cache-Control" not in response.headers:
            response.headers["Cache-Control"] = "no-store"
            patch_vary_headers(response, ["Cookie", "HX-Request"])
        return response

    return middleware


def headers_of_static_files(headers: Headers, _path: str, _url: str) -> None:
    """A file of the pages is only what it says it is; few words, as phones pay for each."""
    headers["X-Content-Type-Options"] = "nosniff"
    headers["Content-Security-Policy"] = "default-src 'none'"


def refuse_large_bodies(get_response: Answer) -> Answer:
    """Say that a request is too large before anything of it is read."""

    def middleware(request: HttpRequest) -> HttpResponse:
        length = request.headers.get("Content-Length", "")
        brings_file = request.path_info in settings.PAGES_THAT_TAKE_FILES
        most = settings.LARGEST_UPLOAD if brings_file else settings.DATA_UPLOAD_MAX_MEMORY_SIZE
        if length.isdecimal() and int(length) > most:
            return render(request, "413.html", status=413)
        return get_response(request)

    return middleware


def client_address(request: HttpRequest) -> str:
    """The visitor's address, taken only from the hop that a trusted proxy wrote."""
    direct = str(request.META.get("REMOTE_ADDR", ""))
    hops = [hop.strip() for hop in request.headers.get("X-Forwarded-For", "").split(",")]
    trusted: int = settings.TRUSTED_PROXIES
    if trusted and len(hops) >= trusted and hops[-trusted]:
        return network_of(hops[-trusted])
    return network_of(direct)


def network_of(address: str) -> str:
    """The address without its port; of an IPv6 address the network that one household has."""
    bare = address.strip("[]") if address.count(":") != 1 else address.partition(":")[0]
    try:
        found = ipaddress.ip_address(bare.partition("]")[0])
    except ValueError:
        return address
    if isinstance(found, ipaddress.IPv6Address):
        return str(ipaddress.ip_network((found, 64), strict=False).network_address)
    return str(found)
