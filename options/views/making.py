"""Begin a decision: from nothing, from a built-in case, by copying, or from an outline."""

from functools import cache

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.forms import Form
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_http_methods, require_POST

from options.actions.library import begin_decision, duplicate_decision
from options.exchange.decisions import load_decision
from options.formats.outline import read_outline
from options.formats.outline_parts import Words
from options.forms.editing.making import BlankForm, CopyForm, OutlineForm
from options.htmx import Request
from options.models import Decision
from options.reports.editing.outlined import nodes_of
from options.reports.library import to_copy
from options.views.editing import is_there
from options.views.workshop.finding import account_of

PAGE = "options/editing/new.html"
REFUSED = 422
FORMS: dict[str, type[Form]] = {"blank": BlankForm, "outline": OutlineForm, "copy": CopyForm}


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def new_decision(request: Request) -> HttpResponse:
    """The ways to begin; an outline is shown as a tree before anything is stored."""
    way = request.POST.get("way", "")
    forms = {name: form() for name, form in FORMS.items()}
    if request.method != "POST":
        return page(request, forms)
    if way not in FORMS:
        return page(request, forms, status=REFUSED)
    forms[way] = FORMS[way](request.POST)
    if not forms[way].is_valid():
        return page(request, forms, status=REFUSED)
    if way == "outline":
        return from_outline(request, forms)
    return begun(make(request, way, forms[way]))


def make(request: Request, way: str, form: Form) -> Decision:
    """The decision, private until it is published."""
    by = account_of(request)
    if way == "blank":
        return begin_decision(**form.cleaned_data, by=by)
    visible = Decision.objects.visible_to(request.user)
    chosen = get_object_or_404(visible, slug=form.cleaned_data["slug"])
    return duplicate_decision(decision=chosen, by=by)


def from_outline(request: Request, forms: dict[str, Form]) -> HttpResponse:
    """Show what was read; make it when that was asked for and nothing stands against it."""
    outline = read_outline(forms["outline"].cleaned_data["outline"], outline_words())
    if outline.decision is not None and outline.is_sound and request.POST.get("do") == "make":
        with transaction.atomic():
            made = load_decision(
                outline.decision, is_published=False, position=0, owner=account_of(request)
            )
        return begun(made)
    nodes = nodes_of(outline.decision) if outline.decision else ()
    status = 200 if outline.is_sound else REFUSED
    return page(request, forms, status=status, outline=outline, nodes=nodes)


@cache
def outline_words() -> Words:
    """What the lists and the baseline are called in every language of the site."""
    told: dict[str, list[str]] = {"options": [], "criteria": [], "baseline": []}
    for code, _name in settings.LANGUAGES:
        with override(code):
            told["options"].append(_("Options"))
            told["criteria"].append(_("Criteria"))
            told["baseline"].append(_("baseline"))
    return Words(**{name: tuple(words) for name, words in told.items()})


def page(
    request: Request, forms: dict[str, Form], *, status: int = 200, **context: object
) -> HttpResponse:
    """The page with all ways; `outline` and `nodes` when one was read."""
    shown = {
        "outline": None,
        "nodes": (),
        **context,
        "forms": forms,
        "cases": Decision.objects.listed().built_in(),
        "copies": to_copy(request.user),
    }
    return render(request, PAGE, shown, status=status)


@require_POST
@login_required
def duplicate(request: Request, slug: str) -> HttpResponse:
    """A private copy of whatever the account may read."""
    visible = Decision.objects.visible_to(request.user).filter(workshop=None)
    decision = get_object_or_404(visible, slug=slug)
    copied = duplicate_decision(decision=decision, by=account_of(request))
    messages.success(request, _("This copy is yours, and private until you publish it."))
    return begun(copied)


def begun(decision: Decision) -> HttpResponse:
    """On to the tree of a new decision."""
    page = "edit_tree" if is_there("edit_tree") else "brief"
    return HttpResponseRedirect(reverse(page, args=[decision.slug]))
