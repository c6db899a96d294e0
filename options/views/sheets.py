"""The visitor's own sheets, the way back to one, and what the site keeps."""

from django.conf import settings
from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from options.actions.participants import recover_sheet
from options.errors import HasOwnSheet
from options.forms.join import RecoveryForm
from options.htmx import Request
from options.models import Decision, Participant, Seat
from options.reports.home import sheets_of
from options.views.attempts import SHEETS, note_failure, seconds_to_wait, too_many
from options.visitors import forget, remembers, visitor_of


def sheets_held(request: Request) -> QuerySet[Participant]:
    """The sheets that this browser or account may open; a new browser has none."""
    visitor = visitor_of(request)
    if visitor.is_new and visitor.user is None:
        return Participant.objects.none()
    return Participant.objects.held_by(token_hash=visitor.token_hash, user=visitor.user)


@require_http_methods(["GET", "HEAD", "POST"])
def sheets(request: Request) -> HttpResponse:
    """The visitor's sheets, and a field for the recovery code of another one."""
    if request.method == "POST":
        return recover(request)
    return sheets_page(
        request, RecoveryForm(initial={"code": request.GET.get("code", "")[:80]})
    )


@remembers
def recover(request: Request) -> HttpResponse:
    """Open a sheet on this browser by its recovery code."""
    form = RecoveryForm(request.POST)
    wait = seconds_to_wait(request, SHEETS)
    if wait:
        form.add_error("code", too_many(wait))
        response = sheets_page(request, form, status=429)
        response.headers["Retry-After"] = str(wait)
        return response
    if not form.is_valid():
        return sheets_page(request, form, status=422)
    visitor = visitor_of(request)
    try:
        sheet = recover_sheet(
            code=form.cleaned_data["code"], token_hash=visitor.token_hash, user=visitor.user
        )
    except HasOwnSheet as refused:
        form.add_error("code", str(refused))
        return sheets_page(request, form, status=422)
    if sheet is None:
        note_failure(request, SHEETS)
        form.add_error("code", _("No sheet has this code. Check each word and the number."))
        return sheets_page(request, form, status=422)
    seat = Seat.objects.filter(participant=sheet).select_related("workshop").first()
    if seat is not None:
        return redirect("seat", seat.workshop.slug)
    if not Decision.objects.visible_to(request.user).filter(pk=sheet.decision_id).exists():
        return redirect("sheets")
    return redirect("results", sheet.decision.slug)


def sheets_page(request: Request, form: RecoveryForm, *, status: int = 200) -> HttpResponse:
    """The page with the form as it is."""
    visitor = visitor_of(request)
    context = {
        "lines": sheets_of(sheets_held(request), request.user),
        "form": form,
        "is_known": not visitor.is_new,
    }
    return render(request, "options/decisions/sheets.html", context, status=status)


@require_POST
def forget_browser(request: Request) -> HttpResponse:
    """Let this browser be a new one; its sheets open with their codes only."""
    messages.success(
        request,
        _("This browser is forgotten. Your sheets are kept: open one with its recovery code."),
    )
    response = redirect("sheets")
    forget(response)
    return response


@require_safe
def privacy(request: Request) -> HttpResponse:
    """What is kept, in plain words."""
    context = {
        "days": settings.UNUSED_SHEETS_DAYS,
        "link_days": settings.WORKSHOP_LINKS_DAYS,
        "answer_days": settings.WORKSHOP_ANSWERS_DAYS,
    }
    return render(request, "options/decisions/privacy.html", context)
