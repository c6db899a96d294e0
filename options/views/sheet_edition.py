"""A newer edition of a decision, offered to somebody who has a sheet on an older one."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from options.actions.editions import go_on_with_edition
from options.formats import read_decision
from options.htmx import Request
from options.models import Edition
from options.reports.editing.editions import READ_WHILE_SCORING, KindChange, differences
from options.reports.editions_used import EditionUse, edition_use_of
from options.views.room_rules import to_the_room
from options.views.sheet import own_desk

PAGE = "options/sheet/edition.html"


@require_http_methods(["GET", "HEAD", "POST"])
def sheet_edition(request: Request, slug: str) -> HttpResponse:
    """What the newer edition changed in options and criteria; the button goes on with it."""
    desk = own_desk(request, slug)
    if desk.seat is not None:
        return to_the_room(desk)
    use = edition_use_of(desk.decision, desk.sheet)
    if desk.sheet is None or use.newer is None:
        return redirect("sheet", slug)
    if request.method == "POST":
        go_on_with_edition(sheet=desk.sheet, edition=use.newer)
        said = _("Your sheet is on edition %(number)s now.") % {"number": use.newer.number}
        messages.success(request, said)
        return redirect("sheet", slug)
    context = {"decision": desk.decision, "here": "sheet", "use": use, "changes": changes(use)}
    return render(request, PAGE, context)


def changes(use: EditionUse) -> tuple[KindChange, ...]:
    """What is different for somebody who scores, between the sheet's edition and the newer."""
    if use.used is None or use.newer is None:
        return ()
    documents = Edition.objects.in_bulk([use.used.pk, use.newer.pk])
    older, newer = (read_decision(documents[one.pk].document) for one in (use.used, use.newer))
    return differences(older, newer, kinds=READ_WHILE_SCORING)
