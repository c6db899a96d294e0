"""What an option can do well or badly, as a tree of criteria."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from options.formats.names import same_name_key
from options.models.decision import Decision, PartQuerySet


class CriterionQuerySet(PartQuerySet["Criterion"]):
    """Parts of a value tree."""

    def leaves(self) -> CriterionQuerySet:
        """Criteria that are scored; a parent only groups its children."""
        return self.filter(children__isnull=True)


class Criterion(models.Model):
    """Something an option can do well or badly."""

    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, related_name="criteria")
    parent = models.ForeignKey(
        "self",
        on_delete=models.RESTRICT,
        related_name="children",
        null=True,
        blank=True,
        verbose_name=_("under"),
    )
    key = models.SlugField(_("key"), max_length=80)
    name = models.CharField(_("name"), max_length=120)
    name_key = models.CharField(max_length=240, editable=False)
    short_name = models.CharField(
        _("short name"), max_length=28, blank=True, help_text=_("For narrow places.")
    )
    definition = models.TextField(_("definition"), blank=True)
    direction = models.CharField(
        _("direction in words"),
        max_length=60,
        blank=True,
        help_text=_("For example “higher = cheaper”."),
    )
    worst = models.TextField(_("what 0 means"), blank=True)
    middle = models.TextField(_("what 50 means"), blank=True)
    best = models.TextField(_("what 100 means"), blank=True)
    unit = models.CharField(_("unit"), max_length=40, blank=True)
    revision = models.PositiveIntegerField(
        _("revision of the meaning"),
        default=1,
        editable=False,
        help_text=_("Rises when the definition or an anchor means something else."),
    )
    in_core = models.BooleanField(
        _("in the short version"),
        default=True,
        help_text=_("Otherwise it appears only in the full version."),
    )
    parked_at = models.DateTimeField(_("parked"), null=True, blank=True)
    position = models.PositiveIntegerField(_("place"), default=0)

    objects = CriterionQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ("position", "pk")
        verbose_name = _("criterion")
        verbose_name_plural = _("criteria")
        constraints = [
            models.UniqueConstraint(
                fields=["decision", "key"], name="criterion_key_once_in_a_decision"
            ),
            models.UniqueConstraint(
                fields=["decision", "name_key"],
                name="criterion_name_once_in_a_decision",
                violation_error_message=_(
                    "Another criterion of this decision has this name, perhaps in another "
                    "spelling."
                ),
            ),
            models.CheckConstraint(
                condition=Q(name__length__lte=120), name="criterion_name_fits"
            ),
            models.CheckConstraint(
                condition=Q(parent=None) | ~Q(parent=F("pk")),
                name="criterion_not_under_itself",
                violation_error_message=_("A criterion cannot lie under itself."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Where it is scored."""
        return reverse("criterion", args=[self.decision.slug, self.key])

    @property
    def label(self) -> str:
        """The name for narrow places."""
        return self.short_name or self.name

    def clean(self) -> None:
        """Make names comparable, so that another spelling is the same name."""
        self.name_key = same_name_key(self.name)
        if not self.name_key:
            raise ValidationError({"name": _("Give the criterion a name.")})
