"""Who is visiting: a browser known by its secret token, and the sheet it may open."""

import functools
import hashlib
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.core import signing
from django.http import HttpRequest, HttpResponse

from options.actions.participants import Stored, begin_sheet, begin_sheet_for, take_up
from options.formats.tokens import hash_of
from options.htmx import Request
from options.models import Decision, Participant

SALT = "options.visitors"
SALT_OF_LINKS = "options.reading"
A_YEAR = 365 * 24 * 3600
LONGEST_COOKIE = 512


@dataclass(frozen=True)
class Visitor:
    """A browser, and the account it is logged in to."""

    token: str
    is_new: bool
    user: AbstractBaseUser | None

    @property
    def token_hash(self) -> str:
        """What the database knows of the token."""
        return hash_of(self.token)

    @property
    def order_seed(self) -> int:
        """Decides the order of options until a sheet keeps its own."""
        return int(hashlib.sha256(f"order {self.token}".encode()).hexdigest()[:12], 16)


def visitor_of(request: Request) -> Visitor:
    """The visitor behind a request; a new browser gets a token, kept by `remembers`."""
    known: Visitor | None = getattr(request, "visitor", None)
    if known is None:
        token = token_in(request)
        user = request.user if request.user.is_authenticated else None
        known = Visitor(token or secrets.token_urlsafe(32), is_new=not token, user=user)
        request.visitor = known  # type: ignore[attr-defined]  # -- one a request
    return known


def token_in(request: HttpRequest) -> str:
    """The token of the signed cookie, or nothing when it was not signed here."""
    return token_from(request.COOKIES)


def token_from(cookies: Mapping[str, str]) -> str:
    """The same from cookies however they came."""
    return signed_in(cookies, settings.PARTICIPANT_COOKIE_NAME, SALT)


def signed_in(cookies: Mapping[str, str], name: str, salt: str) -> str:
    """What a cookie says that was signed here, or nothing."""
    written = cookies.get(name, "")
    if not written or len(written) > LONGEST_COOKIE:
        return ""
    try:
        return str(signing.Signer(salt=salt).unsign(written))
    except signing.BadSignature:
        return ""


View = Callable[..., HttpResponse]


def remembers(view: View) -> View:
    """Give a new browser its cookie with the answer of this view."""

    @functools.wraps(view)
    def wrapped(request: Request, *args: object, **kwargs: object) -> HttpResponse:
        response = view(request, *args, **kwargs)
        known: Visitor | None = getattr(request, "visitor", None)
        if known is not None and known.is_new:
            remember(response, known.token)
        return response

    return wrapped


def remember(response: HttpResponse, token: str) -> None:
    """Write the signed token into the answer's cookie."""
    response.set_cookie(
        settings.PARTICIPANT_COOKIE_NAME,
        signing.Signer(salt=SALT).sign(token),
        max_age=A_YEAR,
        secure=settings.HTTPS,
        httponly=True,
        samesite="Lax",
    )


def remember_link(response: HttpResponse, token: str) -> None:
    """Keep the reading link that was opened last, until the browser is closed."""
    response.set_cookie(
        settings.READING_COOKIE_NAME,
        signing.Signer(salt=SALT_OF_LINKS).sign(token),
        secure=settings.HTTPS,
        httponly=True,
        samesite="Lax",
    )


def link_in(request: HttpRequest) -> str:
    """The hash of the reading link that this browser opened last, or nothing."""
    token = signed_in(request.COOKIES, settings.READING_COOKIE_NAME, SALT_OF_LINKS)
    return hash_of(token) if token else ""


def forget(response: HttpResponse) -> None:
    """Let this browser be a new one from now on."""
    response.delete_cookie(settings.PARTICIPANT_COOKIE_NAME, samesite="Lax")


def sheet_of(request: Request, decision: Decision) -> Participant | None:
    """The visitor's sheet on a decision, or None before the first save; one query."""
    visitor = visitor_of(request)
    return Participant.objects.open_to(
        token_hash=visitor.token_hash, user=visitor.user, decision=decision
    )


def sheet_to_write(
    request: Request, decision: Decision, held: Participant | None
) -> Participant:
    """The sheet for a save: the one that was found, or a new one for the first save."""
    visitor = visitor_of(request)
    if held is not None:
        return take_up(held, visitor.user)
    return begin_sheet(
        decision=decision,
        token_hash=visitor.token_hash,
        user=visitor.user,
        order_seed=visitor.order_seed,
    )


def do_on_sheet(
    request: Request,
    decision: Decision,
    held: Participant | None,
    deed: Callable[[Participant], Stored | None],
) -> tuple[Participant | None, Stored | None]:
    """Do a deed on the visitor's sheet; without one, a deed that stores nothing begins none."""
    visitor = visitor_of(request)
    if held is not None:
        sheet = take_up(held, visitor.user)
        return sheet, deed(sheet)
    return begin_sheet_for(
        deed,
        decision=decision,
        token_hash=visitor.token_hash,
        user=visitor.user,
        order_seed=visitor.order_seed,
    )
