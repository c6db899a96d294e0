"""Lists of the admin as files: taken along as filtered, brought back with a preview."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib import messages
from django.contrib.admin.options import IncorrectLookupParameters
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST
from import_export.admin import ExportMixin, ImportMixin
from import_export.results import RowResult

from options.admin.resources.part import PartResource
from options.admin.resources.preview import (
    CHANGED,
    NEW,
    SAME,
    NotAsShown,
    Preview,
    imported,
    preview_of,
)
from options.admin.resources.tables import FORMATS
from options.exchange.waiting import Waiting, let_wait, no_longer_wait, that_waits
from options.formats import limits
from options.forms.admin_tables import ConfirmForm, TableForm, TakeForm
from options.models import Decision

REFUSED, CONFLICT, GONE = 422, 409, 404
WAYS = method_decorator(require_http_methods(["GET", "HEAD", "POST"]))


class TakesTables(ExportMixin):  # type: ignore[misc]  # -- the package has no types
    """A list that can be taken along as a table."""

    import_export_change_list_template = "admin/options/tables/change_list.html"
    resource_classes: ClassVar[list[Any]] = []

    def has_export_permission(self, request: HttpRequest) -> bool:
        """Who may look at each record may take them all."""
        may: bool = self.has_view_or_change_permission(request)
        return may

    def get_export_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """What the list shows as it is filtered, with all that a row needs."""
        shown: QuerySet[Any] = super().get_export_queryset(request)
        return shown.prefetch_related(*self.resource_classes[0].reads_with)

    @WAYS
    def export_action(self, request: HttpRequest) -> HttpResponse:
        """Which file; then the file."""
        if not self.has_export_permission(request):
            raise PermissionDenied
        try:
            queryset = self.get_export_queryset(request)
        except IncorrectLookupParameters:
            return HttpResponseRedirect(request.path)
        form = TakeForm(request.POST or None)
        if request.method != "POST" or not form.is_valid():
            context = {"form": form, "count": queryset.count()}
            status = REFUSED if form.errors else 200
            return self.table_page(request, "export", _("Export"), context, status)
        written = next(
            one() for one in FORMATS if one().get_extension() == form.cleaned_data["kind"]
        )
        table = self.resource_classes[0]().export(queryset)
        table.title = str(self.opts.verbose_name_plural)
        answer = HttpResponse(
            written.export_data(table), content_type=written.get_content_type()
        )
        name = f"{self.opts.model_name}s.{written.get_extension()}"
        answer["Content-Disposition"] = f'attachment; filename="{name}"'
        return answer

    def table_page(
        self, request: HttpRequest, page: str, title: str, context: dict[str, Any], status: int
    ) -> HttpResponse:
        """A page of the admin about the list as a file."""
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": title,
            "columns": self.resource_classes[0]().get_export_headers(),
            **context,
        }
        template = f"admin/options/tables/{page}.html"
        return TemplateResponse(request, template, context, status=status)


class BringsTables(TakesTables, ImportMixin):  # type: ignore[misc]  # -- the package has no types
    """A list that can be brought back too: a preview first, then all of it or nothing."""

    resource_classes: ClassVar[list[type[PartResource]]] = []

    def has_import_permission(self, request: HttpRequest) -> bool:
        """Whoever may add and change each record."""
        return bool(self.has_add_permission(request) and self.has_change_permission(request))

    @WAYS
    def import_action(self, request: HttpRequest) -> HttpResponse:
        """Choose a file; then see what each row would do. Nothing is stored."""
        if not self.has_import_permission(request):
            raise PermissionDenied
        if request.method != "POST":
            return self.upload_page(request, TableForm())
        form = TableForm(request.POST, request.FILES)
        if not form.is_valid():
            return self.upload_page(request, form, status=REFUSED)
        upload, chosen = form.cleaned_data["file"], form.cleaned_data["decision"]
        file = Waiting(name=upload.name, data=upload.read(limits.FILE_BYTES + 1))
        preview = preview_of(self.resource_classes[0], file.data, chosen=chosen)
        if preview.faults:
            return self.upload_page(request, form, preview, file=file, status=REFUSED)
        token = let_wait(request.user, file)  # type: ignore[arg-type]  # -- staff are logged in
        return self.preview_page(request, preview, file, token, chosen)

    @method_decorator(require_POST)
    def process_import(self, request: HttpRequest) -> HttpResponse:
        """Store what the preview had shown, or show what the file would do now."""
        if not self.has_import_permission(request):
            raise PermissionDenied
        form = ConfirmForm(request.POST)
        is_whole = form.is_valid()
        token, chosen = form.cleaned_data.get("token", ""), form.cleaned_data.get("decision")
        file = that_waits(request.user, token) if is_whole else None  # type: ignore[arg-type]  # -- staff are logged in
        if file is None:
            messages.error(request, _("This preview is over. Choose the file again."))
            return self.upload_page(request, TableForm(), status=GONE)
        kind, seen = self.resource_classes[0], form.cleaned_data["seen"]
        try:
            done = imported(kind, file.data, chosen=chosen, seen=seen)
        except NotAsShown as otherwise:
            return self.shown_anew(request, otherwise.preview, file, token, chosen)
        no_longer_wait(request.user, token)  # type: ignore[arg-type]  # -- staff are logged in
        self.write_down(request, done)
        messages.success(
            request,
            _("Imported: %(new)s new, %(changed)s changed, %(same)s as before.")
            % {
                "new": done.counts[NEW],
                "changed": done.counts[CHANGED],
                "same": done.counts[SAME],
            },
        )
        return HttpResponseRedirect("../")

    def write_down(self, request: HttpRequest, done: Preview) -> None:
        """The admin's own log has a line for each record."""
        rows: dict[str, list[object]] = {RowResult.IMPORT_TYPE_NEW: [], CHANGED: []}
        for fate, record in done.records:
            rows.setdefault(fate, []).append(record)
        self._create_log_entries(request.user.pk, rows)

    def upload_page(
        self,
        request: HttpRequest,
        form: TableForm,
        preview: Preview | None = None,
        *,
        file: Waiting | None = None,
        status: int = 200,
    ) -> HttpResponse:
        """The field for a file, with what is wrong with the last one."""
        context = {"form": form, "faults": preview.faults if preview else (), "file": file}
        return self.table_page(request, "import", _("Import"), context, status)

    def preview_page(
        self,
        request: HttpRequest,
        preview: Preview,
        file: Waiting,
        token: str,
        chosen: Decision | None,
        *,
        is_other: bool = False,
    ) -> HttpResponse:
        """Each row's fate, and the button that stores them all."""
        given = {"token": token, "seen": preview.seen, "decision": chosen}
        context = {
            "form": ConfirmForm(initial=given),
            "rows": preview.shown,
            "same": preview.counts[SAME],
            "new": preview.counts[NEW],
            "changed": preview.counts[CHANGED],
            "file": file,
            "is_other": is_other,
        }
        status = CONFLICT if is_other else 200
        return self.table_page(request, "preview", _("Import: preview"), context, status)

    def shown_anew(
        self,
        request: HttpRequest,
        preview: Preview,
        file: Waiting,
        token: str,
        chosen: Decision | None,
    ) -> HttpResponse:
        """Somebody changed the decision meanwhile: faults, or another preview."""
        if preview.faults:
            form = TableForm(initial={"decision": chosen})
            return self.upload_page(request, form, preview, file=file, status=CONFLICT)
        return self.preview_page(request, preview, file, token, chosen, is_other=True)
