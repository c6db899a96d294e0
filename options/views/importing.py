"""Bring a decision as a file: upload, a preview with each part's fate, then all or nothing."""

from __future__ import annotations

from collections import Counter

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from options.exchange.decisions import load_decision
from options.exchange.kinds import KINDS, kind_of, read_file
from options.exchange.waiting import Waiting, let_wait, no_longer_wait, that_waits
from options.formats import limits
from options.formats.imported import Imported, WhatBecame, answer_place
from options.forms.importing import AnswersForm, FileForm
from options.htmx import Request

REFUSED = 422


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def import_decision(request: Request) -> HttpResponse:
    """Choose a file; one that can be read goes on to its preview."""
    form = FileForm(request.POST, request.FILES) if request.method == "POST" else FileForm()
    if request.method != "POST":
        return upload_page(request, form)
    if not form.is_valid():
        return upload_page(request, form, status=REFUSED)
    upload = form.cleaned_data["file"]
    file = Waiting(name=upload.name, data=upload.read(limits.FILE_BYTES + 1))
    imported = read_file(file.data, file.name)
    if imported.decision is None and not imported.questions:
        return upload_page(request, form, file=file, imported=imported, status=REFUSED)
    return redirect("import_preview", let_wait(request.user, file))  # type: ignore[arg-type]  # -- logged in


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def import_preview(request: Request, token: str) -> HttpResponse:
    """What becomes of each part, and what only a person can say; then the import."""
    user = request.user
    file = that_waits(user, token)  # type: ignore[arg-type]  # -- logged in
    if file is None:
        return render(request, "options/importing/gone.html", status=404)
    proposed = read_file(file.data, file.name)
    if request.method != "POST":
        return preview_page(
            request, token, file, proposed, AnswersForm(questions=proposed.questions)
        )
    if request.POST.get("do") == "drop":
        no_longer_wait(user, token)  # type: ignore[arg-type]  # -- logged in
        return redirect("import_decision")
    said = AnswersForm(request.POST, questions=proposed.questions).answers()
    imported = read_file(file.data, file.name, said)
    form = AnswersForm(request.POST, questions=imported.questions, faults=imported.faults)
    if not (imported.is_sound and form.is_valid()):
        return preview_page(request, token, file, imported, form, status=REFUSED)
    if request.POST.get("do") != "import" or imported.decision is None:
        return preview_page(request, token, file, imported, form)
    made = load_decision(imported.decision, is_published=False, position=0, owner=user)  # type: ignore[arg-type]  # -- logged in
    no_longer_wait(user, token)  # type: ignore[arg-type]  # -- logged in
    messages.success(
        request, _("“%(title)s” is yours now. Only you see it.") % {"title": made.title}
    )
    return redirect(made)


def upload_page(
    request: Request,
    form: FileForm,
    *,
    file: Waiting | None = None,
    imported: Imported | None = None,
    status: int = 200,
) -> HttpResponse:
    """The field for a file, with what is wrong with the last one."""
    context = {
        "form": form,
        "file": file,
        "faults": imported.faults if imported else (),
        "kinds": [(kind.name, kind.ending) for kind in KINDS],
    }
    return render(request, "options/importing/upload.html", context, status=status)


def preview_page(
    request: Request,
    token: str,
    file: Waiting,
    imported: Imported,
    form: AnswersForm,
    *,
    status: int = 200,
) -> HttpResponse:
    """Nothing is written yet."""
    asked = {answer_place(question.key) for question in imported.questions}
    counted = Counter(fate.fate for fate in imported.fates)
    context = {
        "token": token,
        "file": file,
        "kind": kind_of(file.data),
        "imported": imported,
        "faults": [fault for fault in imported.faults if fault.where not in asked],
        "form": form,
        "taken": counted[WhatBecame.TAKEN],
        "changed": counted[WhatBecame.CHANGED],
        "left_out": counted[WhatBecame.LEFT_OUT],
    }
    return render(request, "options/importing/preview.html", context, status=status)
