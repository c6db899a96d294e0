"""A live room that works through an agenda, on its own copy of a decision."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from options.agenda.kinds import KINDS
from options.models.decision import Decision, Option, new_seed
from options.models.perspective import Perspective
from options.models.sharing import Edition
from options.models.value_tree import Criterion

LONGEST_AGREED = 4000


class Workshop(models.Model):
    """Where a room stands; one epoch after another."""

    class State(models.TextChoices):
        """Whether people can take part."""

        DRAFT = "draft", _("being prepared")
        OPEN = "open", _("open")
        CLOSED = "closed", _("closed")
        ARCHIVED = "archived", _("archived")
        PURGED = "purged", _("deleted")

    class Privacy(models.TextChoices):
        """What may be known of who said something, the most private first."""

        ANONYMOUS = "anonymous", _("nobody is known")
        GROUP = "group", _("only the perspective is known")
        NAMED = "named", _("names are known")

    class Pace(models.TextChoices):
        """Whether everybody scores the same criterion at a time."""

        FREE = "free", _("everybody at their own pace")
        TOGETHER = "together", _("one criterion at a time")

    class WallView(models.TextChoices):
        """Which part of the result the wall shows."""

        RANKING = "ranking", _("Ranking")
        PERSPECTIVES = "perspectives", _("Perspectives")
        CHANGES = "changes", _("What would change it")
        GUT = "gut", _("First choice and own result")

    decision = models.OneToOneField(Decision, on_delete=models.PROTECT, related_name="workshop")
    edition = models.ForeignKey(
        Edition,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="workshops",
        help_text=_("The edition of the original that the room works on."),
    )
    facilitator = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="workshops"
    )
    slug = models.CharField(max_length=10, unique=True)
    join_code = models.CharField(max_length=6, unique=True, null=True, blank=True)
    wall_key = models.CharField(max_length=43, unique=True)
    is_locked = models.BooleanField(_("door locked"), default=False)
    privacy = models.CharField(max_length=9, choices=Privacy, default=Privacy.ANONYMOUS)
    state = models.CharField(max_length=8, choices=State, default=State.DRAFT)
    epoch = models.PositiveIntegerField(default=0)
    step = models.PositiveSmallIntegerField(null=True, blank=True)
    step_started_at = models.DateTimeField(null=True, blank=True)
    paused_at = models.DateTimeField(null=True, blank=True)
    pace = models.CharField(max_length=8, choices=Pace, default=Pace.FREE)
    criterion = models.ForeignKey(
        Criterion, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    spot_option = models.ForeignKey(
        Option, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    spot_criterion = models.ForeignKey(
        Criterion, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    wall_is_blank = models.BooleanField(default=False)
    wall_held = models.JSONField(null=True, blank=True, help_text=_("The picture it keeps."))
    wall_view = models.CharField(max_length=12, choices=WallView, default=WallView.RANKING)
    may_choose_perspective = models.BooleanField(default=True)
    offered = models.ManyToManyField(
        Perspective,
        blank=True,
        related_name="+",
        help_text=_("What people may choose from; none means every one that is in use."),
    )
    shows_names = models.BooleanField(default=False)
    holds_reasons = models.BooleanField(
        default=False, help_text=_("Nobody reads a new reason before the facilitator has.")
    )
    agreed_text = models.TextField(blank=True)
    is_assignment = models.BooleanField(_("worked on over days"), default=False)
    is_full_version = models.BooleanField(_("full version"), default=False)
    with_ranges = models.BooleanField(_("ranges"), default=True)
    grace_seconds = models.PositiveSmallIntegerField(default=15)
    seed = models.PositiveIntegerField(default=new_seed)
    seats_given = models.PositiveIntegerField(default=0)
    lease_holder = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    lease_until = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField()
    opened_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    links_gone_at = models.DateTimeField(
        null=True, blank=True, help_text=_("Since when no browser opens a seat any more.")
    )
    original_changed_at = models.DateTimeField(
        help_text=_("When the original was last changed before it was copied.")
    )

    class Meta:
        verbose_name = _("workshop")
        verbose_name_plural = _("workshops")
        constraints = [
            models.CheckConstraint(
                condition=Q(grace_seconds__gte=5) & Q(grace_seconds__lte=60),
                name="grace_from_5_to_60_seconds",
            ),
            models.CheckConstraint(
                condition=Q(state="draft", step=None) | (~Q(state="draft") & ~Q(step=None)),
                name="workshop_stands_at_a_step",
            ),
            models.CheckConstraint(
                condition=Q(join_code=None) | ~Q(state__in=["draft", "archived", "purged"]),
                name="no_code_without_a_room",
            ),
            models.CheckConstraint(
                condition=Q(agreed_text__length__lte=LONGEST_AGREED),
                name="agreed_text_fits",
            ),
            models.CheckConstraint(
                condition=Q(shows_names=False) | Q(privacy="named"),
                name="names_show_only_where_known",
            ),
        ]

    def __str__(self) -> str:
        return f"Workshop {self.slug}"


class Facilitation(models.Model):
    """Somebody who helps to run a workshop, or watches it."""

    class Role(models.TextChoices):
        """What they may do."""

        CO_FACILITATOR = "co", _("co-facilitator")
        INSTRUCTOR = "instructor", _("instructor")
        OBSERVER = "observer", _("observer")

    workshop = models.ForeignKey(
        Workshop, on_delete=models.CASCADE, related_name="facilitations"
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="facilitations"
    )
    role = models.CharField(max_length=10, choices=Role)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["workshop", "user"], name="one_role_a_workshop"),
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.role}"


class Step(models.Model):
    """One step of a workshop's agenda; places are counted from 0."""

    workshop = models.ForeignKey(Workshop, on_delete=models.CASCADE, related_name="steps")
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=8, choices=[(name, name) for name in KINDS])
    round_number = models.PositiveSmallIntegerField(null=True, blank=True)
    minutes = models.PositiveIntegerField()
    extra_minutes = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ("workshop", "position")
        constraints = [
            models.UniqueConstraint(fields=["workshop", "position"], name="one_step_a_place"),
        ]

    def __str__(self) -> str:
        return f"{self.position}: {self.kind}"


class Move(models.Model):
    """One epoch of a workshop, never altered: who did what, from where to where."""

    workshop = models.ForeignKey(Workshop, on_delete=models.CASCADE, related_name="moves")
    epoch = models.PositiveIntegerField()
    made_at = models.DateTimeField()
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    deed = models.CharField(max_length=20)
    before = models.PositiveSmallIntegerField(null=True, blank=True)
    after = models.PositiveSmallIntegerField(null=True, blank=True)
    detail = models.JSONField(default=dict, blank=True)

    class Meta:
        ordering = ("workshop", "epoch")
        constraints = [
            models.UniqueConstraint(fields=["workshop", "epoch"], name="one_move_an_epoch"),
        ]

    def __str__(self) -> str:
        return f"{self.epoch}: {self.deed}"
