"""On what conditions somebody who works alone would accept the options."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from options.actions.conditions import drop_condition, keep_condition
from options.errors import DoesNotFit, NothingSaid
from options.forms.conditions import AboutForm
from options.htmx import Request
from options.sections import SECTIONS
from options.views.desk import Desk, desk_of
from options.views.result_sections import PAGE, context_of, ground_of
from options.visitors import remembers

LONGEST_TYPED = 8000


@remembers
@require_POST
def own_condition(request: Request, slug: str) -> HttpResponse:
    """Keep one or take it back; what is refused comes back as typed. A room has its own way."""
    desk = desk_of(request, slug)
    if desk.is_copy or desk.sheet is None:
        raise Http404
    form = AboutForm(request.POST, options=[view.option for view in desk.structure.options])
    if not form.is_valid():
        return again(request, desk, str(form.errors["about"][0]))
    sheet, option = desk.sheet_to_write(request), form.option
    if "withdraw" in request.POST:
        drop_condition(sheet=sheet, option=option)
        messages.success(request, _("Your condition is taken back."))
        return redirect(place_of(desk))
    try:
        text = request.POST.get("text", "")
        keep_condition(sheet=sheet, option=option, text=text, now=timezone.now())
    except (NothingSaid, DoesNotFit) as broken:
        return again(request, desk, str(broken))
    messages.success(request, _("Your condition is kept on your sheet. Nobody else reads it."))
    return redirect(place_of(desk))


def again(request: Request, desk: Desk, refusal: str) -> HttpResponse:
    """The same part with what was typed and what is wrong with it."""
    section = SECTIONS["conditions"]
    context = desk.frame | context_of(desk, section, ground_of(desk, {}), {})
    typed = {name: request.POST.get(name, "")[:LONGEST_TYPED] for name in ("about", "text")}
    context["refused"] = {**typed, "sentence": refusal}
    return render(request, PAGE, context, status=422)


def place_of(desk: Desk) -> str:
    """The part of the result that has the conditions."""
    return reverse("result_section", args=[desk.decision.slug, "conditions"])
