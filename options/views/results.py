"""What one sheet implies, how sure that is and what would change it; red lines as switches."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.formats import number_format
from django.views.decorators.http import require_POST, require_safe

from options.actions.red_lines import answer_red_line as keep_answers
from options.actions.red_lines import switch_red_line as keep_switch
from options.charts.contributions import contributions_of
from options.charts.places import place_bars_of
from options.charts.strips import strips_of
from options.forms.red_lines import AnswersForm, SwitchForm
from options.htmx import Request
from options.models import Decision, Participant, RedLine
from options.reports.basis import SAMPLES
from options.reports.brief import has_later
from options.reports.results import Results, results_for
from options.visitors import remembers, sheet_of, sheet_to_write

PAGE = "options/results/page.html"


@require_safe
def results(request: Request, slug: str) -> HttpResponse:
    """The verdict first, then all that it rests on."""
    decision = get_object_or_404(Decision.objects.visible_to(request.user), slug=slug)
    sheet = sheet_of(request, decision)
    context = context_of(decision, results_for(decision, sheet))
    return render(request, PAGE, {**context, "has_later": has_later(decision)})


@remembers
@require_POST
def switch_red_line(request: Request, slug: str, red_line_key: str) -> HttpResponse:
    """Put one red line on or off; the switch stays, all that it changes is exchanged."""
    decision, red_line = line_in(request, slug, red_line_key)
    form = SwitchForm(request.POST)
    form.full_clean()
    is_on = form.cleaned_data.get("is_on", False)
    sheet = sheet_of(request, decision)
    if sheet is not None or is_on:  # a line is off as long as there is no sheet
        sheet = sheet_to_write(request, decision, sheet)
        keep_switch(participant=sheet, red_line=red_line, is_on=is_on)
    return changed(request, decision, sheet, red_line)


@remembers
@require_POST
def answer_red_line(request: Request, slug: str, red_line_key: str) -> HttpResponse:
    """Keep yes or no for each option; only a line that asks has answers."""
    decision, red_line = line_in(request, slug, red_line_key, criterion=None)
    sheet = sheet_of(request, decision)
    form = AnswersForm(request.POST, options=decision.options.filter(parked_at=None))
    if not form.is_valid():
        context = context_of(decision, results_for(decision, sheet))
        context["has_later"] = has_later(decision)
        context["refused"] = {"line": red_line, "errors": form.errors}
        return render(request, PAGE, context, status=422)
    answers = form.answers()
    if sheet is not None or set(answers.values()) - {None}:
        sheet = sheet_to_write(request, decision, sheet)
        keep_answers(participant=sheet, red_line=red_line, answers=answers)
    return changed(request, decision, sheet, red_line)


def line_in(request: Request, slug: str, key: str, **more: object) -> tuple[Decision, RedLine]:
    """The decision and its red line; a foreign one is not found."""
    decision = get_object_or_404(Decision.objects.visible_to(request.user), slug=slug)
    return decision, get_object_or_404(decision.red_lines, key=key, **more)


def changed(
    request: Request, decision: Decision, sheet: Participant | None, red_line: RedLine
) -> HttpResponse:
    """The parts that a red line changes, or the page at its place without JavaScript."""
    if not request.htmx:
        return redirect(f"{reverse('results', args=[decision.slug])}#red-line-{red_line.pk}")
    context = context_of(decision, results_for(decision, sheet))
    return render(request, "options/results/switched.html", {**context, "is_swap": True})


def context_of(decision: Decision, report: Results) -> dict[str, Any]:
    """The facts, and the pictures made of them."""
    figures = report.figures
    context: dict[str, Any] = {"decision": decision, "here": "result", "report": report}
    samples = number_format(SAMPLES, force_grouping=True)
    context |= {"samples": samples, "refused": None, "is_swap": False}
    if figures is not None:
        context["contributions"] = contributions_of(figures.ranking)
        context["place_bars"] = place_bars_of(figures.sureness)
        context["strips"] = strips_of(figures.changes) if figures.changes else ()
    return context
