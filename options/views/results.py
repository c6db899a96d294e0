"""What one sheet implies, how sure that is and what would change it; red lines as switches."""

from dataclasses import replace
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from options.actions.red_lines import answer_red_line as keep_answers
from options.actions.red_lines import switch_red_line as keep_switch
from options.charts.contributions import contributions_of
from options.forms.red_lines import AnswersForm, SwitchForm
from options.htmx import Request
from options.models import Perspective, RedLine
from options.reports.brief import has_later
from options.reports.content import kept_structure
from options.reports.results import Results, results_for, results_from
from options.reports.standpoint import standpoint_of_perspective
from options.sections.contract import Whose
from options.views.desk import Desk, desk_of
from options.views.result_sections import parts_of
from options.views.room_rules import shows_results, to_the_room
from options.views.what_if import hand_context
from options.visitors import remembers

PAGE = "options/results/page.html"
PERSPECTIVE_PAGE = "options/results/perspective.html"


@require_safe
def results(request: Request, slug: str) -> HttpResponse:
    """The verdict first, then all that it rests on; the same of a perspective, if asked for."""
    desk = desk_of(request, slug)
    if not shows_results(desk):
        return to_the_room(desk)
    key = request.GET.get("perspective")
    if key:
        return render(request, PERSPECTIVE_PAGE, context_of_perspective(desk, key))
    return render(request, PAGE, context_of(desk) | {"has_later": has_later(desk.decision)})


@remembers
@require_POST
def switch_red_line(request: Request, slug: str, red_line_key: str) -> HttpResponse:
    """Put one red line on or off; the switch stays, all that it changes is exchanged."""
    desk, red_line = line_in(request, slug, red_line_key)
    if not shows_results(desk):
        return to_the_room(desk)
    form = SwitchForm(request.POST)
    form.full_clean()
    is_on = form.cleaned_data.get("is_on", False)
    if desk.sheet is not None or is_on:  # a line is off as long as there is no sheet
        sheet = desk.sheet_to_write(request)
        keep_switch(participant=sheet, red_line=red_line, is_on=is_on)
        desk = replace(desk, sheet=sheet)
    return changed(request, desk, red_line)


@remembers
@require_POST
def answer_red_line(request: Request, slug: str, red_line_key: str) -> HttpResponse:
    """Keep yes or no for each option; only a line that asks has answers."""
    desk, red_line = line_in(request, slug, red_line_key, criterion=None)
    if not shows_results(desk):
        return to_the_room(desk)
    form = AnswersForm(request.POST, options=desk.decision.options.filter(parked_at=None))
    if not form.is_valid():
        context = context_of(desk)
        context["has_later"] = has_later(desk.decision)
        context["refused"] = {"line": red_line, "errors": form.errors}
        return render(request, PAGE, context, status=422)
    answers = form.answers()
    if desk.sheet is not None or set(answers.values()) - {None}:
        sheet = desk.sheet_to_write(request)
        keep_answers(participant=sheet, red_line=red_line, answers=answers)
        desk = replace(desk, sheet=sheet)
    return changed(request, desk, red_line)


def line_in(request: Request, slug: str, key: str, **more: object) -> tuple[Desk, RedLine]:
    """The desk and a red line of its decision; a foreign one is not found."""
    desk = desk_of(request, slug)
    return desk, get_object_or_404(desk.decision.red_lines, key=key, **more)


def changed(request: Request, desk: Desk, red_line: RedLine) -> HttpResponse:
    """The parts that a red line changes, or the page at its place without JavaScript."""
    if not request.htmx:
        place = reverse("results", args=[desk.decision.slug])
        return redirect(f"{place}#red-line-{red_line.pk}")
    context = context_of(desk)
    return render(request, "options/results/switched.html", {**context, "is_swap": True})


def context_of(desk: Desk) -> dict[str, Any]:
    """The facts, the pictures made of them, and the parts that are fetched when near."""
    report = results_for(desk.decision, desk.sheet, desk.round_shown)
    return frame_of(desk, report) | {"refused": None, "is_swap": False}


def context_of_perspective(desk: Desk, key: str) -> dict[str, Any]:
    """The same of a perspective's illustrative weights on the illustrative scores."""
    perspective = get_object_or_404(desk.decision.perspectives, key=key)
    structure = kept_structure(desk.decision, full=desk.is_full)
    stand = standpoint_of_perspective(structure, perspective)
    report = results_from(stand, voice=Whose.PERSPECTIVE.value) if stand else None
    others = desk.decision.perspectives.exclude(pk=perspective.pk)
    return frame_of(desk, report, perspective) | {"perspective": perspective, "others": others}


def frame_of(
    desk: Desk, report: Results | None, perspective: Perspective | None = None
) -> dict[str, Any]:
    """What the page of any result is given."""
    whose = Whose.PERSPECTIVE if perspective else Whose.OWN
    figures = report.figures if report else None
    context: dict[str, Any] = {"decision": desk.decision, "here": "result", "report": report}
    context |= desk.frame
    if figures is not None:
        context["contributions"] = contributions_of(figures.ranking)
        context |= hand_context(desk, report.basis if report else None, {}, perspective)
        context["parts"] = parts_of(desk.decision, whose, perspective)
    return context
