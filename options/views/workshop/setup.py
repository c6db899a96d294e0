"""Prepare a workshop: everything is sensible already, so that two clicks open the room."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from options.actions import opening
from options.actions.opening import Manner, manner_of, plans_of, reached_in
from options.agenda.kinds import KINDS
from options.agenda.plans import TEMPLATES, Plan
from options.errors import LessPrivate, RuleBroken
from options.forms.setup import FIXED, AgendaRow, AgendaRows, MannerForm, rows_in, rows_of
from options.forms.workshop import HelmForm
from options.htmx import Request
from options.models import Decision, Perspective, Workshop
from options.permissions import may_open_workshops
from options.reports.decision_file import edition_now
from options.reports.room import Room
from options.reports.structure import structure_of
from options.reports.workshops import workshops_of
from options.steps import STEPS
from options.steps.contract import Words
from options.views.workshop.finding import account_of, room_to_run

PAGE = "options/workshop/setup.html"
SAVES = {"open", "open-wall", "draft", "save"}
REFUSED, STALE = 422, 409


@dataclass(frozen=True)
class Setup:
    """What the page shows: the manner, the agenda, and the workshop if there is one yet."""

    form: MannerForm
    agenda: AgendaRows
    perspectives: Sequence[Perspective]
    workshop: Workshop | None = None
    is_unfolded: bool = False


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def new_workshop(request: Request, slug: str) -> HttpResponse:
    """How the workshop will run; the button opens its lobby."""
    decision = get_object_or_404(Decision.objects.visible_to(request.user), slug=slug)
    if not may_open_workshops(request.user):
        raise PermissionDenied
    setup = read(request, tuple(decision.perspectives.all()), Manner(), TEMPLATES["class"])
    do = request.POST.get("do", "open")
    if request.method != "POST" or do not in SAVES:
        return page(request, decision, setup)
    if not is_good(setup):
        return page(request, decision, setup, status=REFUSED)
    begin = opening.draft_workshop if do == "draft" else opening.open_workshop
    workshop = begin(
        decision=decision,
        by=account_of(request),
        now=timezone.now(),
        agenda=setup.agenda.plans,
        manner=setup.form.manner,
        edition=edition_now(decision),
    )
    return onward(do, workshop)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def setup_workshop(request: Request, slug: str) -> HttpResponse:
    """Change how a prepared or a running workshop runs; open a prepared one."""
    room = room_to_run(request, slug)
    workshop = room.workshop
    if workshop.state not in {Workshop.State.DRAFT, Workshop.State.OPEN}:
        messages.info(request, _("This workshop is over, so how it runs stays as it was."))
        return redirect("console", slug)
    known, kept = plans_of(workshop), reached_in(workshop)
    perspectives = tuple(room.decision.perspectives.all())
    setup = read(request, perspectives, manner_of(workshop), known, workshop, kept)
    do = request.POST.get("do", "save")
    if request.method != "POST" or do not in SAVES:
        return page(request, room.decision, setup)
    if not is_good(setup):
        return page(request, room.decision, setup, status=REFUSED)
    return change(request, room, setup, do)


def read(
    request: Request,
    perspectives: Sequence[Perspective],
    manner: Manner,
    plans: Sequence[Plan],
    workshop: Workshop | None = None,
    kept: int = 0,
) -> Setup:
    """The page as it was sent, or as it is at first; a button beside a row changes the rows."""
    sent = request.POST if "privacy" in request.POST else None
    if sent is None:
        form = MannerForm(None, perspectives=perspectives, manner=manner)
        if request.method == "POST":
            form = MannerForm(first_of(form), perspectives=perspectives, manner=manner)
        return Setup(form, rows_of(plans, kept), perspectives, workshop, workshop is not None)
    do = sent.get("do", "")
    rows = rows_in(sent, plans, kept)
    if do not in SAVES:
        rows = rows.changed(do, sent.get("new_kind", ""))
        name, _dash, template = do.partition("-")
        if name == "template" and template in TEMPLATES:
            changed = sent.copy()
            changed["template"] = template
            form = MannerForm(changed, perspectives=perspectives, manner=manner)
            return Setup(form, rows.checked(), perspectives, workshop, is_unfolded=True)
    form = MannerForm(sent, perspectives=perspectives, manner=manner)
    return Setup(form, rows.checked(), perspectives, workshop, is_unfolded=True)


def first_of(form: MannerForm) -> dict[str, Any]:
    """What the untouched form would send."""
    return {
        name: form.get_initial_for_field(field, name) for name, field in form.fields.items()
    }


def is_good(setup: Setup) -> bool:
    """Nothing has to be mended."""
    return setup.form.is_valid() and setup.agenda.is_good


def change(request: Request, room: Room, setup: Setup, do: str) -> HttpResponse:
    """Keep what was changed; what the workshop refuses stands beside its cause."""
    epoch = HelmForm(request.POST)
    if not epoch.is_valid():
        return page(request, room.decision, setup, status=REFUSED)
    told: dict[str, Any] = {"by": account_of(request), "now": timezone.now()}
    try:
        changed = opening.set_up_anew(
            workshop=room.workshop,
            epoch=epoch.cleaned_data["epoch"],
            manner=setup.form.manner,
            agenda=setup.agenda.plans,
            **told,
        )
        if do in {"open", "open-wall"} and changed.state == Workshop.State.DRAFT:
            changed = opening.start_workshop(workshop=changed, epoch=changed.epoch, **told)
    except LessPrivate as broken:
        setup.form.add_error("privacy", str(broken))
        return page(request, room.decision, setup, status=REFUSED)
    except RuleBroken as broken:
        return page(request, room.decision, setup, refusal=str(broken), status=STALE)
    if do == "save":
        messages.success(request, _("Saved. The workshop runs like this from now on."))
    return onward(do, changed)


def onward(do: str, workshop: Workshop) -> HttpResponse:
    """To the console, the wall, or back to what is being prepared."""
    if do == "open-wall":
        return redirect("wall", workshop.wall_key)
    if do == "draft":
        return redirect("setup_workshop", workshop.slug)
    return redirect("console", workshop.slug)


def page(
    request: Request, decision: Decision, setup: Setup, *, refusal: str = "", status: int = 200
) -> HttpResponse:
    """The page of a workshop before it opens, or while it runs."""
    form = setup.form
    values = {name: form[name].value() for name in form.fields}
    context = {
        "decision": decision,
        "setup": setup,
        "form": form,
        "errors": {name: form.errors.get(name, []) for name in form.fields},
        "value": values,
        "kinds": [(name, STEPS[name].title) for name in KINDS if name not in FIXED],
        "kept": [(plan, STEPS[plan.kind].title) for plan in setup.agenda.kept],
        "ahead": ahead_in(setup.agenda),
        "privacies": privacies(setup.workshop),
        "core": structure_of(decision, full=False),
        "everything": structure_of(decision, full=True),
        "refusal": refusal,
    }
    return render(request, PAGE, context, status=status)


def ahead_in(agenda: AgendaRows) -> list[tuple[AgendaRow, Plan, Words]]:
    """Each row that can be changed, with its round and what it is called."""
    plans = agenda.plans[len(agenda.kept) :]
    pairs = zip(agenda.rows, plans, strict=True)
    return [(row, plan, STEPS[plan.kind].title) for row, plan in pairs]


def privacies(workshop: Workshop | None) -> list[tuple[str, bool]]:
    """The ways of privacy, and whether each can still be chosen."""
    order = list(Workshop.Privacy.values)
    has_people = workshop is not None and workshop.seats_given > 0
    limit = order.index(workshop.privacy) if workshop and has_people else len(order)
    return [(name, at <= limit) for at, name in enumerate(order)]


@require_safe
@login_required
def workshops(request: Request) -> HttpResponse:
    """The workshops in which somebody has a part."""
    context = {"lines": workshops_of(account_of(request))}
    return render(request, "options/workshop/list.html", context)
