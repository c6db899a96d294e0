"""The question, and the options that could answer it."""

from __future__ import annotations

import secrets
from typing import Any, Self, TypeVar

from django.apps import apps
from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from options.formats.names import same_name_key

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
TONES = 8

Part = TypeVar("Part", bound=models.Model)


def new_seed() -> int:
    """A seed for every random sample of one decision."""
    return secrets.randbelow(2**31)


def new_stamp() -> int:
    """A content stamp that no decision ever had before."""
    return secrets.randbelow(2**62)


def of_person(user: AbstractBaseUser | AnonymousUser) -> Q:
    """The decisions that an account owns, edits or reads; nobody's without an account."""
    if user.pk is None:
        return Q(pk__in=[])
    return Q(owner=user.pk) | Q(pk__in=shared_keys(user_id=user.pk))


def behind(link: str) -> Q:
    """The decision that a reading link opens, known by its token's hash."""
    links = apps.get_model("options", "ReadingLink")._default_manager
    opened = links.filter(token_hash=link, withdrawn_at=None)
    return Q(pk__in=opened.values("decision"))


def shared_keys(user_id: int) -> models.QuerySet[Any, Any]:
    """The numbers of the decisions that somebody is a member of."""
    members = apps.get_model("options", "Membership")._default_manager
    return members.filter(user=user_id).values("decision")


class DecisionQuerySet(models.QuerySet["Decision"]):
    """Decisions, as a person would name them."""

    def visible_to(self, user: AbstractBaseUser | AnonymousUser) -> DecisionQuerySet:
        """Published ones for everybody, one's own and shared ones, all of them for staff."""
        if getattr(user, "is_staff", False):
            return self
        return self.filter(Q(is_published=True) | of_person(user), workshop=None)

    def published(self) -> DecisionQuerySet:
        """Those for everybody; a workshop's copy is its own room's alone."""
        return self.filter(is_published=True, workshop=None)

    def listed(self) -> DecisionQuerySet:
        """Those of them that are offered: nothing archived."""
        return self.published().filter(archived_at=None)

    def reachable_by(
        self, user: AbstractBaseUser | AnonymousUser, *, link: str = ""
    ) -> DecisionQuerySet:
        """Those, what a reading link opens (by its token's hash), and every workshop's copy
        with its workshop: who has a seat may open that."""
        joined = self.select_related("workshop")
        if getattr(user, "is_staff", False):
            return joined
        theirs = Q(is_published=True) | Q(workshop__isnull=False) | of_person(user)
        return joined.filter(theirs | behind(link) if link else theirs)

    def owned_by(self, user: AbstractBaseUser | AnonymousUser) -> DecisionQuerySet:
        """The account's own; a workshop's copy is in no library."""
        return self.filter(owner=user.pk, workshop=None) if user.pk else self.none()

    def shared_with(self, user: AbstractBaseUser | AnonymousUser) -> DecisionQuerySet:
        """Those of others that the account is an editor or a reader of."""
        if not user.pk:
            return self.none()
        return self.filter(memberships__user=user.pk, workshop=None).exclude(owner=user.pk)

    def built_in(self) -> DecisionQuerySet:
        """Those that are shipped with the product."""
        return self.exclude(built_in_key=None)


class Decision(models.Model):
    """A question with options and criteria, and everything under it."""

    slug = models.SlugField(_("address"), max_length=80, unique=True)
    built_in_key = models.SlugField(
        _("built-in case"), max_length=80, unique=True, null=True, blank=True, editable=False
    )
    title = models.CharField(_("title"), max_length=120)
    field = models.CharField(_("field"), max_length=80, blank=True)
    summary = models.TextField(
        _("summary"), blank=True, help_text=_("One or two sentences for its card.")
    )
    question = models.TextField(_("question"))
    why_hard = models.TextField(_("why it is hard"), blank=True)
    reading_date = models.DateField(
        _("reading date"),
        null=True,
        blank=True,
        help_text=_("The day from which the question is seen."),
    )
    is_illustrative_place = models.BooleanField(_("the place is invented"), default=False)
    discussion_questions = models.TextField(
        _("discussion questions"), blank=True, help_text=_("One on each line.")
    )
    is_published = models.BooleanField(
        _("published"), default=False, help_text=_("Anybody with the address may open it.")
    )
    position = models.PositiveIntegerField(_("place on the home page"), default=0)
    seed = models.PositiveIntegerField(default=new_seed, editable=False)
    # The database draws another one with every change of the decision or of a part of it.
    content_stamp = models.BigIntegerField(default=new_stamp, editable=False)
    copied_from = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, editable=False
    )
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="decisions",
        verbose_name=_("owner"),
    )
    archived_at = models.DateTimeField(_("archived"), null=True, blank=True, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)

    objects = DecisionQuerySet.as_manager()
    history = HistoricalRecords(excluded_fields=["content_stamp"])

    class Meta:
        ordering = ("position", "title", "pk")
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")
        constraints = [
            models.CheckConstraint(
                condition=Q(title__length__lte=120), name="decision_title_fits"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """The brief: where reading begins."""
        return reverse("brief", args=[self.slug])

    @property
    def questions(self) -> list[str]:
        """The discussion questions, one by one."""
        return [line.strip() for line in self.discussion_questions.splitlines() if line.strip()]


class PartQuerySet(models.QuerySet[Part]):
    """Parts of a decision that can be parked, or left out of the short version."""

    def active(self, *, full: bool) -> Self:
        """What counts now: nothing parked, and the rest of the full version only on wish."""
        kept = self.filter(parked_at=None)
        return kept if full else kept.filter(in_core=True)


class Option(models.Model):
    """One possible answer to the question."""

    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, related_name="options")
    key = models.SlugField(_("key"), max_length=80)
    name = models.CharField(_("name"), max_length=120)
    name_key = models.CharField(max_length=240, editable=False)
    description = models.TextField(_("description"), blank=True)
    strongest_case = models.TextField(_("the strongest case for it"), blank=True)
    is_baseline = models.BooleanField(
        _("baseline"), default=False, help_text=_("What happens if nothing new is decided.")
    )
    in_core = models.BooleanField(
        _("in the short version"),
        default=True,
        help_text=_("Otherwise it appears only in the full version."),
    )
    parked_at = models.DateTimeField(_("parked"), null=True, blank=True)
    position = models.PositiveIntegerField(_("place"), default=0)

    objects = PartQuerySet["Option"].as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ("position", "pk")
        verbose_name = _("option")
        verbose_name_plural = _("options")
        constraints = [
            models.UniqueConstraint(
                fields=["decision", "key"], name="option_key_once_in_a_decision"
            ),
            models.UniqueConstraint(
                fields=["decision", "name_key"],
                name="option_name_once_in_a_decision",
                violation_error_message=_(
                    "Another option of this decision has this name, perhaps in another "
                    "spelling."
                ),
            ),
            models.CheckConstraint(condition=Q(name__length__lte=120), name="option_name_fits"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Its place in the brief."""
        return f"{reverse('brief', args=[self.decision.slug])}#option-{self.pk}"

    def clean(self) -> None:
        """Make names comparable, so that another spelling is the same name."""
        self.name_key = same_name_key(self.name)
        if not self.name_key:
            raise ValidationError({"name": _("Give the option a name.")})
