"""Accounts: take an invitation, log in, log out."""

from django.conf import settings
from django.contrib import auth
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from options.actions.invitations import accept_invitation, open_invitation
from options.errors import AlreadyUsed, NoInvitation, NoName, SameName
from options.forms.invitation import NewAccountForm

BACKEND = "django.contrib.auth.backends.ModelBackend"


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Choose a name and a password, once."""
    try:
        found = open_invitation(token)
        form = NewAccountForm(request.POST if request.method == "POST" else None)
        if request.method == "POST" and form.is_valid():
            return take(request, token, form)
    except NoInvitation as refused:
        return closed(request, str(refused), status=404)
    except AlreadyUsed as refused:
        return closed(request, str(refused), status=410)
    context = {"invitation": found, "form": form}
    status = 422 if form.errors else 200
    return render(request, "options/accounts/invitation.html", context, status=status)


def take(request: HttpRequest, token: str, form: NewAccountForm) -> HttpResponse:
    """Make the account and enter it; or the same page, when the name was just taken."""
    try:
        user = accept_invitation(
            token=token,
            username=form.cleaned_data["username"],
            password=form.cleaned_data["password"],
        )
    except (NoName, SameName) as refused:
        form.add_error("username", str(refused))
        context = {"invitation": open_invitation(token), "form": form}
        return render(request, "options/accounts/invitation.html", context, status=422)
    auth.login(request, user, backend=BACKEND)
    return redirect(first_page(user))


def first_page(user: User) -> str:
    """Where somebody begins: decisions for those who shape them, else the home page."""
    return resolve_url("admin:index" if user.is_staff else settings.LOGIN_REDIRECT_URL)


def closed(request: HttpRequest, reason: str, *, status: int) -> HttpResponse:
    """A page that says why there is no invitation here any more, and what to do."""
    context = {"reason": reason}
    return render(request, "options/accounts/no_invitation.html", context, status=status)


@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def login(request: HttpRequest) -> HttpResponse:
    """Enter an account, and go on to where one was going."""
    onward = next_page(request)
    form = AuthenticationForm(request, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        user = form.get_user()
        auth.login(request, user)
        return redirect(onward or first_page(user))
    context = {"form": form, "next": onward}
    status = 422 if form.errors else 200
    return render(request, "registration/login.html", context, status=status)


def next_page(request: HttpRequest) -> str:
    """The page of this site that `next` names, or nothing."""
    asked = request.POST.get("next") or request.GET.get("next") or ""
    is_ours = url_has_allowed_host_and_scheme(
        asked, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return asked if is_ours else ""


@require_POST
def logout(request: HttpRequest) -> HttpResponse:
    """Leave the account on this browser."""
    auth.logout(request)
    return redirect(settings.LOGOUT_REDIRECT_URL)
