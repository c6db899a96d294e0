"""The door to a workshop: a code that a facilitator shows."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from options.forms.join import JoinForm, spoken_join_code
from options.htmx import Request


@require_http_methods(["GET", "HEAD", "POST"])
def join_by_code(request: Request) -> HttpResponse:
    """A code typed into the box; without one, the box alone."""
    given = request.POST if request.method == "POST" else request.GET
    if request.method != "POST" and "code" not in given:
        return door(request, JoinForm(), status=200)
    form = JoinForm(given)
    if not form.is_valid():
        return door(request, form, status=422)
    return no_workshop(request, form)


@require_safe
def join(request: Request, code: str) -> HttpResponse:
    """A code in the address, from a link or a picture of it."""
    form = JoinForm({"code": code})
    if not form.is_valid():
        return door(request, form, status=404)
    return no_workshop(request, form)


def no_workshop(request: Request, form: JoinForm) -> HttpResponse:
    """No workshop has this code."""
    sentence = _(
        "No workshop with the code %(code)s is open. Check the code with your facilitator."
    )
    form.add_error("code", sentence % {"code": spoken_join_code(form.cleaned_data["code"])})
    return door(request, form, status=404)


def door(request: Request, form: JoinForm, *, status: int) -> HttpResponse:
    """The box for a code, with what was typed and what is wrong with it."""
    return render(request, "options/decisions/join.html", {"form": form}, status=status)
