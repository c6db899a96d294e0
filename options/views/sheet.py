"""One person's own sheet: the page, its files, starting over, and deleting it for good."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header, urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from options.actions import participants
from options.exchange.sheet_workbooks import sheet_as_workbook
from options.exchange.sheets import sheet_as_csv, sheet_as_json
from options.htmx import Request
from options.models import Decision, Participant
from options.reports.sheet import Sheet, sheet_report
from options.views.desk import Desk, desk_on
from options.views.pictures import picture_of, whole_address
from options.views.room_rules import shows_results, to_the_room

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
def sheet(request: Request, slug: str) -> HttpResponse:
    """Everything that the visitor has said on one decision."""
    desk = own_desk(request, slug)
    if not shows_results(desk):
        return to_the_room(desk)
    context: dict[str, object] = {"decision": desk.decision, "here": "sheet", **desk.frame}
    held = desk.sheet
    if held is None:
        return render(request, "options/sheet/empty.html", context)
    address = address_for(request, held)
    context |= {
        "held": held,
        "sheet": sheet_report(desk.decision, held, desk.round_shown),
        "address": address,
        "picture": picture_of(address),
    }
    return render(request, "options/sheet/page.html", context)


def own_desk(request: Request, slug: str) -> Desk:
    """A decision and the visitor's own sheet on it; no address leads to anybody else's."""
    decision = get_object_or_404(Decision.objects.select_related("workshop"), slug=slug)
    desk = desk_on(request, decision)
    if desk.sheet is None:  # a decision that was withdrawn still gives people their own answers
        get_object_or_404(Decision.objects.visible_to(request.user), slug=slug)
    return desk


def address_for(request: Request, held: Participant) -> str:
    """The page that opens the sheet elsewhere, with its code filled in but not yet sent."""
    path = f"{reverse('sheets')}?{urlencode({'code': held.recovery_code})}"
    return whole_address(request, path)


# --- Files --------------------------------------------------------------------------------


@require_safe
def sheet_csv(request: Request, slug: str) -> HttpResponse:
    """The sheet for a spreadsheet."""
    return file_of(request, slug, sheet_as_csv, kind="text/csv; charset=utf-8", ending="csv")


@require_safe
def sheet_xlsx(request: Request, slug: str) -> HttpResponse:
    """The sheet and its result as a workbook."""
    return file_of(request, slug, sheet_as_workbook, kind=WORKBOOK, ending="xlsx")


@require_safe
def sheet_json(request: Request, slug: str) -> HttpResponse:
    """The sheet for a program."""
    return file_of(
        request, slug, sheet_as_json, kind="application/json; charset=utf-8", ending="json"
    )


def file_of(
    request: Request, slug: str, write: Callable[[Sheet], bytes], *, kind: str, ending: str
) -> HttpResponse:
    """The visitor's own sheet as a download; nothing is found where there is none."""
    desk = own_desk(request, slug)
    if desk.sheet is None:
        raise Http404
    if not shows_results(desk):
        return to_the_room(desk)
    report = sheet_report(desk.decision, desk.sheet, desk.round_shown)
    response = HttpResponse(write(report), content_type=kind)
    name = f"{desk.decision.slug}-sheet.{ending}"
    response.headers["Content-Disposition"] = content_disposition_header(
        as_attachment=True, filename=name
    )
    return response


# --- An end, or a new beginning -----------------------------------------------------------


@require_http_methods(["GET", "HEAD", "POST"])
def start_over(request: Request, slug: str) -> HttpResponse:
    """Ask whether the sheet shall be emptied, and empty it; a room has its own way out."""
    desk = own_desk(request, slug)
    decision, held = desk.decision, desk.sheet
    if desk.seat is not None:
        return to_the_room(desk)
    if held is None:
        return redirect("sheet", slug)
    if request.method != "POST":
        return asked(request, "options/sheet/start_over.html", decision, held)
    participants.start_over(held)
    messages.success(request, _("Your sheet is empty now. You can begin again."))
    return redirect("sheet", slug)


@require_http_methods(["GET", "HEAD", "POST"])
def delete_sheet(request: Request, slug: str) -> HttpResponse:
    """Ask whether the visitor's answers shall be deleted, and delete them."""
    desk = own_desk(request, slug)
    decision, held = desk.decision, desk.sheet
    if desk.seat is not None:
        return to_the_room(desk)
    if request.method != "POST":
        if held is None:
            return redirect("sheet", slug)
        return asked(request, "options/sheet/delete.html", decision, held)
    if held is not None:
        participants.delete_sheet(held)
    messages.success(
        request,
        _("Your answers on “%(title)s” are deleted, except in backups made before.")
        % {"title": decision.title},
    )
    return redirect("home")


def asked(
    request: Request, template: str, decision: Decision, held: Participant
) -> HttpResponse:
    """The page that asks before a deed that cannot be undone."""
    context = {"decision": decision, "here": "sheet", "sheet": sheet_report(decision, held)}
    return render(request, template, context)
