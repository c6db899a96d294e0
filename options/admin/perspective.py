"""Perspectives: who has a stake, with illustrative swings beneath."""

from django.contrib import admin

from options.admin.points import PointsAdmin, PointsRows
from options.admin.resources.parts import PerspectiveResource
from options.forms.admin import PartForm
from options.models import Perspective, PerspectiveSwing


class Swings(PointsRows):
    """Points for moving a criterion from its worst to its best."""

    model = PerspectiveSwing
    fields = ("criterion", "points")


@admin.register(Perspective)
class PerspectiveAdmin(PointsAdmin):
    """A stakeholder group on its own page."""

    form = PartForm
    resource_classes = [PerspectiveResource]
    list_display = ("name", "decision", "position")
    ordering = ("decision__position", "decision_id", "position", "pk")
    search_fields = ("name", "reason", "decision__title")
    readonly_fields = ("of_decision", "key")
    fields = ("of_decision", "name", "reason", "position", "key")
    inlines = (Swings,)
