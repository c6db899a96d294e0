"""Addresses as they are written on a wall, and as a picture that a phone reads."""

import segno
from django.conf import settings
from django.http import HttpRequest
from django.utils.safestring import SafeString, mark_safe

QUIET_ZONE = 4


def whole_address(request: HttpRequest, path: str) -> str:
    """A path with the site's own address before it."""
    site: str = settings.SITE_ADDRESS
    return f"{site}{path}" if site else request.build_absolute_uri(path)


def picture_of(address: str) -> SafeString:
    """The address as a QR code: an SVG of one path, without a style."""
    code = segno.make(address, micro=False)
    drawn: str = code.svg_inline(
        border=QUIET_ZONE, omitsize=True, svgclass="qr", lineclass=None
    )
    return mark_safe(drawn)  # noqa: S308 -- an outline; the address itself is not in it
