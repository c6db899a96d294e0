# ruff: noqa: ANN401, ARG002 -- Django's admin calls these as it likes
"""Points for each criterion, as rows beneath an option or a perspective."""

from typing import Any

from django.http import HttpRequest

from options.actions.parts import delete_points, save_points
from options.admin.parts import PartAdmin, choices_of, leaves_of
from options.admin.rules import TabularInline
from options.forms.admin_rows import PointsRowForm
from options.models import Decision


class PointsRows(TabularInline):
    """A row for each criterion that is scored; those without points wait at the end."""

    form = PointsRowForm
    extra = 0

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        """Rows that know their decision, with the criteria read once for all of them."""
        decision: Decision | None = obj.decision if obj is not None else None
        leaves = leaves_of(decision) if decision is not None else []
        kwargs["form"] = type(
            "PointsRow",
            (self.form,),
            {"decision": decision, "choices": choices_of(leaves)},
        )
        return super().get_formset(request, obj, **kwargs)

    def get_extra(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> int:
        """A row for each criterion that has none yet."""
        return 0 if obj is None else len(without_points(self, obj))


def without_points(rows: PointsRows, owner: Any) -> list[int]:
    """The leaves of the owner's decision for which it has no points."""
    name = owner._meta.model_name
    held = rows.model._default_manager.filter(**{name: owner})
    having = set(held.values_list("criterion_id", flat=True))
    return [leaf.pk for leaf in leaves_of(owner.decision) if leaf.pk not in having]


class PointsAdmin(PartAdmin):
    """An option or a perspective, with its points beneath."""

    def store_row(self, record: Any) -> None:
        """By the action for points."""
        save_points(record=record)

    def remove_row(self, record: Any) -> None:
        """By the action for points."""
        delete_points(record=record)

    def get_formset_kwargs(
        self, request: HttpRequest, obj: Any, inline: Any, prefix: str
    ) -> Any:
        """Name the criterion in each row that waits for points."""
        kwargs = super().get_formset_kwargs(request, obj, inline, prefix)
        if isinstance(inline, PointsRows) and obj.pk is not None:
            waiting = without_points(inline, obj)
            kwargs["initial"] = [{"criterion": pk} for pk in waiting]
        return kwargs

    def get_inlines(self, request: HttpRequest, obj: Any) -> Any:
        """Rows come when the record is stored."""
        return super().get_inlines(request, obj) if obj is not None else []
