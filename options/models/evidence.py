"""What is known about one cell, where it comes from, and what became known later."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from options.formats.members import is_web_address
from options.models.decision import Decision, Option
from options.models.value_tree import Criterion
from options.models.versions import Versions


class Source(models.Model):
    """A publication that evidence rests on."""

    class Grade(models.TextChoices):
        """How far a reader should lean on it."""

        STRONG = "A", pgettext_lazy("source", "strong")
        FAIR = "B", pgettext_lazy("source", "fair")
        WEAK = "C", pgettext_lazy("source", "weak")
        OPINION = "OP", pgettext_lazy("source", "opinion")

    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, related_name="sources")
    key = models.CharField(_("key"), max_length=40)
    title = models.TextField(_("title"))
    publisher = models.CharField(_("publisher"), max_length=120, blank=True)
    address = models.URLField(_("address"), max_length=500, blank=True)
    date = models.CharField(_("date"), max_length=60, blank=True)
    grade = models.CharField(_("grade"), max_length=2, choices=Grade, default=Grade.FAIR)
    grade_note = models.CharField(_("why this grade"), max_length=120, blank=True)
    remark = models.TextField(_("remark"), blank=True)
    position = models.PositiveIntegerField(_("place"), default=0)

    history = Versions()

    class Meta:
        ordering = ("position", "pk")
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        constraints = [
            models.UniqueConstraint(
                fields=["decision", "key"], name="source_key_once_in_a_decision"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.key} · {self.title}"

    @property
    def link(self) -> str:
        """The address where a browser may be sent there; anything else stays plain text."""
        return self.address if is_web_address(self.address) else ""


class EvidenceQuerySet(models.QuerySet["Evidence"]):
    """Notes, as a person would ask for them."""

    def about(self, criterion: Criterion) -> EvidenceQuerySet:
        """Notes on this criterion, whichever option they concern."""
        return self.filter(criterion=criterion)

    def about_whole_options(self) -> EvidenceQuerySet:
        """Notes on an option, whatever it is compared by."""
        return self.filter(criterion=None)

    def known_on_the_reading_date(self) -> EvidenceQuerySet:
        """Without what became known later."""
        return self.filter(is_after_reading_date=False)


class Evidence(models.Model):
    """A note on one cell; no option means every option, no criterion the whole option."""

    class Strength(models.TextChoices):
        """How much the note can carry."""

        STRONG = "A", pgettext_lazy("evidence", "strong")
        FAIR = "B", pgettext_lazy("evidence", "fair")
        WEAK = "C", pgettext_lazy("evidence", "weak")
        JUDGEMENT = "J", pgettext_lazy("evidence", "our judgement")

    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, related_name="evidence")
    option = models.ForeignKey(
        Option, on_delete=models.CASCADE, related_name="evidence", null=True, blank=True
    )
    criterion = models.ForeignKey(
        Criterion, on_delete=models.CASCADE, related_name="evidence", null=True, blank=True
    )
    note = models.TextField(_("note"))
    strength = models.CharField(_("strength"), max_length=1, choices=Strength)
    sources = models.ManyToManyField(Source, blank=True, related_name="evidence")
    is_after_reading_date = models.BooleanField(_("known only later"), default=False)
    position = models.PositiveIntegerField(_("place"), default=0)

    objects = EvidenceQuerySet.as_manager()
    history = Versions()

    class Meta:
        ordering = ("position", "pk")
        verbose_name = _("evidence")
        verbose_name_plural = _("evidence")
        constraints = [
            models.CheckConstraint(
                condition=Q(option__isnull=False) | Q(criterion__isnull=False),
                name="evidence_is_about_something",
                violation_error_message=_("Say which option or criterion the note is about."),
            ),
        ]

    def __str__(self) -> str:
        return self.note[:80]


class LaterFact(models.Model):
    """Something that became known after the reading date."""

    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, related_name="later_facts")
    text = models.TextField(_("text"))
    sources = models.ManyToManyField(Source, blank=True, related_name="later_facts")
    position = models.PositiveIntegerField(_("place"), default=0)

    history = Versions()

    class Meta:
        ordering = ("position", "pk")
        verbose_name = _("later fact")
        verbose_name_plural = _("what became known later")

    def __str__(self) -> str:
        return self.text[:80]
