"""The tables of the first nine migrations, made at once on a new database."""

import django.core.validators
import django.db.models.deletion
import options.models.decision
import simple_history.models
from django.conf import settings
from django.db import migrations, models

from options.migrations import _triggers
from options.migrations._at_once import AllAtOnce


class Migration(migrations.Migration):
    initial = True
    replaces = [
        ("options", "0001_first"),
        ("options", "0002_address_of_the_first_account"),
        ("options", "0003_workshops"),
        ("options", "0004_rooms_in_full"),
        ("options", "0005_what_the_wall_shows"),
        ("options", "0006_short_rooms"),
        ("options", "0007_reasons_that_wait"),
        ("options", "0008_content_stamp"),
        ("options", "0009_sharing_and_editions"),
    ]

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    tables = [
        migrations.CreateModel(
            name="Decision",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("slug", models.SlugField(max_length=80, unique=True, verbose_name="address")),
                (
                    "built_in_key",
                    models.SlugField(
                        blank=True,
                        editable=False,
                        max_length=80,
                        null=True,
                        unique=True,
                        verbose_name="built-in case",
                    ),
                ),
                ("title", models.CharField(max_length=120, verbose_name="title")),
                ("field", models.CharField(blank=True, max_length=80, verbose_name="field")),
                (
                    "summary",
                    models.TextField(
                        blank=True, help_text="One or two sentences for its card.", verbose_name="summary"
                    ),
                ),
                ("question", models.TextField(verbose_name="question")),
                ("why_hard", models.TextField(blank=True, verbose_name="why it is hard")),
                (
                    "reading_date",
                    models.DateField(
                        blank=True,
                        help_text="The day from which the question is seen.",
                        null=True,
                        verbose_name="reading date",
                    ),
                ),
                (
                    "is_illustrative_place",
                    models.BooleanField(default=False, verbose_name="the place is invented"),
                ),
                (
                    "discussion_questions",
                    models.TextField(
                        blank=True, help_text="One on each line.", verbose_name="discussion questions"
                    ),
                ),
                (
                    "is_published",
                    models.BooleanField(
                        default=False,
                        help_text="Anybody with the address may open it.",
                        verbose_name="published",
                    ),
                ),
                ("position", models.PositiveIntegerField(default=0, verbose_name="place on the home page")),
                (
                    "seed",
                    models.PositiveIntegerField(default=options.models.decision.new_seed, editable=False),
                ),
                (
                    "content_stamp",
                    models.BigIntegerField(default=options.models.decision.new_stamp, editable=False),
                ),
                (
                    "archived_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="archived"),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("changed_at", models.DateTimeField(auto_now=True)),
                (
                    "copied_from",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        to="options.decision",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="decisions",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="owner",
                    ),
                ),
            ],
            options={
                "verbose_name": "decision",
                "verbose_name_plural": "decisions",
                "ordering": ("position", "title", "pk"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("title__length__lte", 120)), name="decision_title_fits"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Criterion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.SlugField(max_length=80, verbose_name="key")),
                ("name", models.CharField(max_length=120, verbose_name="name")),
                ("name_key", models.CharField(editable=False, max_length=240)),
                (
                    "short_name",
                    models.CharField(
                        blank=True, help_text="For narrow places.", max_length=28, verbose_name="short name"
                    ),
                ),
                ("definition", models.TextField(blank=True, verbose_name="definition")),
                (
                    "direction",
                    models.CharField(
                        blank=True,
                        help_text="For example “higher = cheaper”.",
                        max_length=60,
                        verbose_name="direction in words",
                    ),
                ),
                ("worst", models.TextField(blank=True, verbose_name="what 0 means")),
                ("middle", models.TextField(blank=True, verbose_name="what 50 means")),
                ("best", models.TextField(blank=True, verbose_name="what 100 means")),
                ("unit", models.CharField(blank=True, max_length=40, verbose_name="unit")),
                (
                    "revision",
                    models.PositiveIntegerField(
                        default=1,
                        editable=False,
                        help_text="Rises when the definition or an anchor means something else.",
                        verbose_name="revision of the meaning",
                    ),
                ),
                (
                    "in_core",
                    models.BooleanField(
                        default=True,
                        help_text="Otherwise it appears only in the full version.",
                        verbose_name="in the short version",
                    ),
                ),
                ("parked_at", models.DateTimeField(blank=True, null=True, verbose_name="parked")),
                ("position", models.PositiveIntegerField(default=0, verbose_name="place")),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="children",
                        to="options.criterion",
                        verbose_name="under",
                    ),
                ),
                (
                    "decision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="criteria",
                        to="options.decision",
                    ),
                ),
            ],
            options={
                "verbose_name": "criterion",
                "verbose_name_plural": "criteria",
                "ordering": ("position", "pk"),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("decision", "key"), name="criterion_key_once_in_a_decision"
                    ),
                    models.UniqueConstraint(
                        fields=("decision", "name_key"),
                        name="criterion_name_once_in_a_decision",
                        violation_error_message="Another criterion of this decision has this name, perhaps in another spelling.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("name__length__lte", 120)), name="criterion_name_fits"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("parent", None),
                            models.Q(("parent", models.F("pk")), _negated=True),
                            _connector="OR",
                        ),
                        name="criterion_not_under_itself",
                        violation_error_message="A criterion cannot lie under itself.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Edition",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("document", models.TextField(help_text="The file of the decision, byte for byte.")),
                ("note", models.TextField(blank=True)),
                ("published_at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "decision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="editions",
                        to="options.decision",
                    ),
                ),
            ],
            options={
                "verbose_name": "edition",
                "verbose_name_plural": "editions",
                "ordering": ("decision", "number"),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("decision", "number"), name="edition_number_once_in_a_decision"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalCriterion",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                ("key", models.SlugField(max_length=80, verbose_name="key")),
                ("name", models.CharField(max_length=120, verbose_name="name")),
                ("name_key", models.CharField(editable=False, max_length=240)),
                (
                    "short_name",
                    models.CharField(
                        blank=True, help_text="For narrow places.", max_length=28, verbose_name="short name"
                    ),
                ),
                ("definition", models.TextField(blank=True, verbose_name="definition")),
                (
                    "direction",
                    models.CharField(
                        blank=True,
                        help_text="For example “higher = cheaper”.",
                        max_length=60,
                        verbose_name="direction in words",
                    ),
                ),
                ("worst", models.TextField(blank=True, verbose_name="what 0 means")),
                ("middle", models.TextField(blank=True, verbose_name="what 50 means")),
                ("best", models.TextField(blank=True, verbose_name="what 100 means")),
                ("unit", models.CharField(blank=True, max_length=40, verbose_name="unit")),
                (
                    "revision",
                    models.PositiveIntegerField(
                        default=1,
                        editable=False,
                        help_text="Rises when the definition or an anchor means something else.",
                        verbose_name="revision of the meaning",
                    ),
                ),
                (
                    "in_core",
                    models.BooleanField(
                        default=True,
                        help_text="Otherwise it appears only in the full version.",
                        verbose_name="in the short version",
                    ),
                ),
                ("parked_at", models.DateTimeField(blank=True, null=True, verbose_name="parked")),
                ("position", models.PositiveIntegerField(default=0, verbose_name="place")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "decision",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="options.decision",
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="options.criterion",
                        verbose_name="under",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical criterion",
                "verbose_name_plural": "historical criteria",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalDecision",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                ("slug", models.SlugField(max_length=80, verbose_name="address")),
                (
                    "built_in_key",
                    models.SlugField(
                        blank=True, editable=False, max_length=80, null=True, verbose_name="built-in case"
                    ),
                ),
                ("title", models.CharField(max_length=120, verbose_name="title")),
                ("field", models.CharField(blank=True, max_length=80, verbose_name="field")),
                (
                    "summary",
                    models.TextField(
                        blank=True, help_text="One or two sentences for its card.", verbose_name="summary"
                    ),
                ),
                ("question", models.TextField(verbose_name="question")),
                ("why_hard", models.TextField(blank=True, verbose_name="why it is hard")),
                (
                    "reading_date",
                    models.DateField(
                        blank=True,
                        help_text="The day from which the question is seen.",
                        null=True,
                        verbose_name="reading date",
                    ),
                ),
                (
                    "is_illustrative_place",
                    models.BooleanField(default=False, verbose_name="the place is invented"),
                ),
                (
                    "discussion_questions",
                    models.TextField(
                        blank=True, help_text="One on each line.", verbose_name="discussion questions"
                    ),
                ),
                (
                    "is_published",
                    models.BooleanField(
                        default=False,
                        help_text="Anybody with the address may open it.",
                        verbose_name="published",
                    ),
                ),
                ("position", models.PositiveIntegerField(default=0, verbose_name="place on the home page")),
                (
                    "seed",
                    models.PositiveIntegerField(default=options.models.decision.new_seed, editable=False),
                ),
                (
                    "archived_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="archived"),
                ),
                ("created_at", models.DateTimeField(blank=True, editable=False)),
                ("changed_at", models.DateTimeField(blank=True, editable=False)),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "copied_from",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="options.decision",
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="owner",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical decision",
                "verbose_name_plural": "historical decisions",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalOption",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                ("key", models.SlugField(max_length=80, verbose_name="key")),
                ("name", models.CharField(max_length=120, verbose_name="name")),
                ("name_key", models.CharField(editable=False, max_length=240)),
                ("description", models.TextField(blank=True, verbose_name="description")),
                ("strongest_case", models.TextField(blank=True, verbose_name="the strongest case for it")),
                (
                    "is_baseline",
                    models.BooleanField(
                        default=False,
                        help_text="What happens if nothing new is decided.",
                        verbose_name="baseline",
                    ),
                ),
                (
                    "in_core",
                    models.BooleanField(
                        default=True,
                        help_text="Otherwise it appears only in the full version.",
                        verbose_name="in the short version",
                    ),
                ),
                ("parked_at", models.DateTimeField(blank=True, null=True, verbose_name="parked")),
                ("position", models.PositiveIntegerField(default=0, verbose_name="place")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "decision",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="options.decision",
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical option",
                "verbose_name_plural": "historical options",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Invitation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("admin", "admin: everything, accounts too"),
                            ("editor", "editor: shapes decisions"),
                            ("facilitator", "facilitator: runs workshops"),
                        ],
                        max_length=12,
                        verbose_name="role",
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=120, verbose_name="for whom")),
                ("token_hash", models.CharField(editable=False, max_length=64, unique=True)),
                ("expires_at", models.DateTimeField(verbose_name="valid until")),
                ("used_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="used")),
                ("is_for_first_account", models.BooleanField(default=False, editable=False)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                (
                    "made_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="invited by",
                    ),
                ),
                (
                    "used_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="account",
                    ),
                ),
            ],
            options={
                "verbose_name": "invitation",
                "verbose_name_plural": "invitations",
                "ordering": ("-made_at",),
            },
        ),
        migrations.CreateModel(
            name="Membership",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "role",
                    models.CharField(choices=[("editor", "editor"), ("reader", "reader")], max_length=6),
                ),
                ("made_at", models.DateTimeField()),
                (
                    "decision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="memberships",
                        to="options.decision",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="memberships",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "membership",
                "verbose_name_plural": "memberships",
                "ordering": ("pk",),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("decision", "user"), name="one_membership_a_user_and_decision"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Option",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.SlugField(max_length=80, verbose_name="key")),
                ("name", models.CharField(max_length=120, verbose_name="name")),
                ("name_key", models.CharField(editable=False, max_length=240)),
                ("description", models.TextField(blank=True, verbose_name="description")),
                ("strongest_case", models.TextField(blank=True, verbose_name="the strongest case for it")),
                (
                    "is_baseline",
                    models.BooleanField(
                        default=False,
                        help_text="What happens if nothing new is decided.",
                        verbose_name="baseline",
                    ),
                ),
                (
                    "in_core",
                    models.BooleanField(
                        default=True,
                        help_text="Otherwise it appears only in the full version.",
                        verbose_name="in the short version",
                    ),
                ),
                ("parked_at", models.DateTimeField(blank=True, null=True, verbose_name="parked")),
                ("position", models.PositiveIntegerField(default=0, verbose_name="place")),
                (
                    "decision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="options",
                        to="options.decision",
                    ),
                ),
            ],
            options={
                "verbose_name": "option",
                "verbose_name_plural": "options",
                "ordering": ("position", "pk"),
                "constraints": [
                    models.UniqueConstraint(fields=("decision", "key"), name="option_key_once_in_a_decision"),
                    models.UniqueConstraint(
                        fields=("decision", "name_key"),
                        name="option_name_once_in_a_decision",
                        violation_error_message="Another option of this decision has this name, perhaps in another spelling.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("name__length__lte", 120)), name="option_name_fits"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Perspective",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.SlugField(max_length=80, verbose_name="key")),
                ("name", models.CharField(max_length=120, verbose_name="name")),
                ("reason", models.TextField(blank=True, verbose_name="what moves it")),
                ("position", models.PositiveIntegerField(default=0, verbose_name="place")),
                (
                    "decision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="perspectives",
                        to="options.decision",
                    ),
                ),
            ],
            options={
                "verbose_name": "perspective",
                "verbose_name_plural": "perspectives",
                "ordering": ("position", "pk"),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("decision", "key"), name="perspective_key_once_in_a_decision"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Participant",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("recovery_code", models.CharField(max_length=40, unique=True)),
                ("order_seed", models.BigIntegerField(help_text="Decides the order of options on screen.")),
                ("is_full_version", models.BooleanField(default=False, verbose_name="full version")),
                (
                    "weighing",
                    models.CharField(
                        choices=[
                            ("equal", "equal until you weigh"),
                            ("ranks", "from your order of swings"),
                            ("points", "from your points"),
                        ],
                        default="equal",
                        max_length=8,
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("last_used_at", models.DateTimeField(auto_now_add=True, db_index=True)),
                (
                    "decision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="participants",
                        to="options.decision",
                    ),
                ),
                (
                    "edition",
                    models.ForeignKey(
                        blank=True,
                        help_text="The edition that was the newest when the sheet was begun.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="sheets",
                        to="options.edition",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sheets",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "adopted_from",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        to="options.perspective",
                    ),
                ),
            ],
            options={
                "verbose_name": "sheet",
                "verbose_name_plural": "sheets",
                "constraints": [
                    models.UniqueConstraint(fields=("decision", "user"), name="one_sheet_a_user_and_decision")
                ],
            },
        ),
        migrations.CreateModel(
            name="Key",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("token_hash", models.CharField(max_length=64)),
                (
                    "decision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="options.decision"
                    ),
                ),
                (
                    "participant",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="keys",
                        to="options.participant",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("token_hash", "decision"), name="one_sheet_a_browser_and_decision"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PerspectiveSwing",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("points", models.PositiveSmallIntegerField(verbose_name="points")),
                (
                    "criterion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="options.criterion"
                    ),
                ),
                (
                    "perspective",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="swings",
                        to="options.perspective",
                    ),
                ),
            ],
            options={
                "verbose_name": "swing",
                "verbose_name_plural": "swings",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("perspective", "criterion"), name="perspective_swing_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("points__gte", 0), ("points__lte", 100)),
                        name="perspective_swing_from_0_to_100",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReadingLink",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("token_hash", models.CharField(max_length=64, unique=True)),
                ("made_at", models.DateTimeField()),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                (
                    "decision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reading_links",
                        to="options.decision",
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "reading link",
                "verbose_name_plural": "reading links",
                "ordering": ("pk",),
            },
        ),
        migrations.CreateModel(
            name="RedLine",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.SlugField(max_length=80, verbose_name="key")),
                ("name", models.CharField(max_length=120, verbose_name="name")),
                ("why", models.TextField(blank=True, verbose_name="why somebody holds it")),
                ("held_by", models.CharField(blank=True, max_length=120, verbose_name="held by")),
                (
                    "fails_below",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[django.core.validators.MaxValueValidator(100)],
                        verbose_name="fails below",
                    ),
                ),
                (
                    "at_risk_below",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[django.core.validators.MaxValueValidator(100)],
                        verbose_name="at risk below",
                    ),
                ),
                (
                    "at_risk_when_low_below",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[django.core.validators.MaxValueValidator(100)],
                        verbose_name="at risk when the lowest is below",
                    ),
                ),
                (
                    "question",
                    models.TextField(
                        blank=True,
                        help_text="“Yes” means that no line is crossed.",
                        verbose_name="yes-or-no question",
                    ),
                ),
                ("position", models.PositiveIntegerField(default=0, verbose_name="place")),
                (
                    "criterion",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="red_lines",
                        to="options.criterion",
                        verbose_name="criterion",
                    ),
                ),
                (
                    "decision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="red_lines",
                        to="options.decision",
                    ),
                ),
            ],
            options={
                "verbose_name": "red line",
                "verbose_name_plural": "red lines",
                "ordering": ("position", "pk"),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("decision", "key"), name="red_line_key_once_in_a_decision"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("fails_below", None),
                                models.Q(("fails_below__gte", 0), ("fails_below__lte", 100)),
                                _connector="OR",
                            ),
                            models.Q(
                                ("at_risk_below", None),
                                models.Q(("at_risk_below__gte", 0), ("at_risk_below__lte", 100)),
                                _connector="OR",
                            ),
                            models.Q(
                                ("at_risk_when_low_below", None),
                                models.Q(
                                    ("at_risk_when_low_below__gte", 0), ("at_risk_when_low_below__lte", 100)
                                ),
                                _connector="OR",
                            ),
                        ),
                        name="red_line_from_0_to_100",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("criterion__isnull", False), ("fails_below__isnull", False), ("question", "")
                            ),
                            models.Q(
                                ("criterion", None),
                                ("fails_below", None),
                                models.Q(("question", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="red_line_is_a_limit_or_a_question",
                        violation_error_message="Give either a criterion with the points below which an option fails, or a yes-or-no question.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RedLineAnswer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("is_yes", models.BooleanField()),
                (
                    "option",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="options.option"
                    ),
                ),
                (
                    "participant",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="red_line_answers",
                        to="options.participant",
                    ),
                ),
                (
                    "red_line",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="answers",
                        to="options.redline",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("participant", "red_line", "option"), name="one_answer_a_red_line"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="RedLineSwitch",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "participant",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="red_line_switches",
                        to="options.participant",
                    ),
                ),
                (
                    "red_line",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="switches",
                        to="options.redline",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("participant", "red_line"), name="one_switch_a_red_line")
                ],
            },
        ),
        migrations.CreateModel(
            name="ReferenceScore",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("best", models.PositiveSmallIntegerField(verbose_name="best guess")),
                ("low", models.PositiveSmallIntegerField(verbose_name="lowest")),
                ("high", models.PositiveSmallIntegerField(verbose_name="highest")),
                (
                    "criterion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reference_scores",
                        to="options.criterion",
                    ),
                ),
                (
                    "option",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reference_scores",
                        to="options.option",
                    ),
                ),
            ],
            options={
                "verbose_name": "illustrative reference score",
                "verbose_name_plural": "illustrative reference scores",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("option", "criterion"), name="one_reference_score_a_cell"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("low__gte", 0),
                            ("low__lte", models.F("best")),
                            ("best__lte", models.F("high")),
                            ("high__lte", 100),
                        ),
                        name="reference_score_within_its_range",
                        violation_error_message="The lowest must not be above, the highest not below the best guess.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Score",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("round_number", models.PositiveSmallIntegerField(default=0)),
                ("points", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("low", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("high", models.PositiveSmallIntegerField(blank=True, null=True)),
                (
                    "confidence",
                    models.CharField(
                        blank=True,
                        choices=[("low", "low"), ("medium", "medium"), ("high", "high")],
                        max_length=6,
                    ),
                ),
                ("cannot_judge", models.BooleanField(default=False)),
                ("rationale", models.TextField(blank=True)),
                (
                    "seen_revision",
                    models.PositiveIntegerField(
                        default=1, help_text="The revision of the criterion that was scored."
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, help_text="Rises with every save.")),
                ("saved_at", models.DateTimeField(auto_now=True)),
                (
                    "is_carried",
                    models.BooleanField(
                        default=False, help_text="Not said in this round but kept from an earlier one."
                    ),
                ),
                (
                    "criterion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="scores",
                        to="options.criterion",
                    ),
                ),
                (
                    "option",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="scores",
                        to="options.option",
                    ),
                ),
                (
                    "participant",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="scores",
                        to="options.participant",
                    ),
                ),
            ],
            options={
                "verbose_name": "score",
                "verbose_name_plural": "scores",
                "indexes": [
                    models.Index(
                        fields=[
                            "participant",
                            "round_number",
                            "criterion",
                            "option",
                            "is_carried",
                            "cannot_judge",
                            "points",
                            "saved_at",
                        ],
                        name="answers_to_count",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("participant", "option", "criterion", "round_number"),
                        name="one_score_a_cell_and_round",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("points", None),
                                models.Q(("points__gte", 0), ("points__lte", 100)),
                                _connector="OR",
                            ),
                            models.Q(
                                ("low", None), models.Q(("low__gte", 0), ("low__lte", 100)), _connector="OR"
                            ),
                            models.Q(
                                ("high", None),
                                models.Q(("high__gte", 0), ("high__lte", 100)),
                                _connector="OR",
                            ),
                        ),
                        name="score_from_0_to_100",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("low", None), ("high", None), ("low__lte", models.F("high")), _connector="OR"
                            ),
                            models.Q(
                                ("low", None),
                                ("points", None),
                                ("low__lte", models.F("points")),
                                _connector="OR",
                            ),
                            models.Q(
                                ("high", None),
                                ("points", None),
                                ("points__lte", models.F("high")),
                                _connector="OR",
                            ),
                        ),
                        name="score_within_its_range",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("cannot_judge", False), ("points", None), _connector="OR"),
                        name="score_or_cannot_judge",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("rationale__length__lte", 2000)), name="rationale_fits"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ScoreChange",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("round_number", models.PositiveSmallIntegerField(default=0)),
                ("version", models.PositiveIntegerField()),
                (
                    "fingerprint",
                    models.CharField(
                        help_text="The same request, sent again, has the same one.", max_length=64
                    ),
                ),
                ("before", models.JSONField(null=True)),
                ("after", models.JSONField()),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                (
                    "criterion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.RESTRICT, related_name="+", to="options.criterion"
                    ),
                ),
                (
                    "option",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.RESTRICT, related_name="+", to="options.option"
                    ),
                ),
                (
                    "participant",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="score_changes",
                        to="options.participant",
                    ),
                ),
            ],
            options={
                "ordering": ("pk",),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("participant", "option", "criterion", "round_number", "version"),
                        name="one_change_a_version",
                    ),
                    models.UniqueConstraint(
                        fields=("participant", "option", "criterion", "round_number", "fingerprint"),
                        name="one_effect_a_request",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Source",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.CharField(max_length=40, verbose_name="key")),
                ("title", models.TextField(verbose_name="title")),
                ("publisher", models.CharField(blank=True, max_length=120, verbose_name="publisher")),
                ("address", models.URLField(blank=True, max_length=500, verbose_name="address")),
                ("date", models.CharField(blank=True, max_length=60, verbose_name="date")),
                (
                    "grade",
                    models.CharField(
                        choices=[("A", "strong"), ("B", "fair"), ("C", "weak"), ("OP", "opinion")],
                        default="B",
                        max_length=2,
                        verbose_name="grade",
                    ),
                ),
                ("grade_note", models.CharField(blank=True, max_length=120, verbose_name="why this grade")),
                ("remark", models.TextField(blank=True, verbose_name="remark")),
                ("position", models.PositiveIntegerField(default=0, verbose_name="place")),
                (
                    "decision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sources",
                        to="options.decision",
                    ),
                ),
            ],
            options={
                "verbose_name": "source",
                "verbose_name_plural": "sources",
                "ordering": ("position", "pk"),
                "constraints": [
                    models.UniqueConstraint(fields=("decision", "key"), name="source_key_once_in_a_decision")
                ],
            },
        ),
        migrations.CreateModel(
            name="LaterFact",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("text", models.TextField(verbose_name="text")),
                ("position", models.PositiveIntegerField(default=0, verbose_name="place")),
                (
                    "decision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="later_facts",
                        to="options.decision",
                    ),
                ),
                (
                    "sources",
                    models.ManyToManyField(blank=True, related_name="later_facts", to="options.source"),
                ),
            ],
            options={
                "verbose_name": "later fact",
                "verbose_name_plural": "what became known later",
                "ordering": ("position", "pk"),
            },
        ),
        migrations.CreateModel(
            name="Evidence",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("note", models.TextField(verbose_name="note")),
                (
                    "strength",
                    models.CharField(
                        choices=[("A", "strong"), ("B", "fair"), ("C", "weak"), ("J", "our judgement")],
                        max_length=1,
                        verbose_name="strength",
                    ),
                ),
                (
                    "is_after_reading_date",
                    models.BooleanField(default=False, verbose_name="known only later"),
                ),
                ("position", models.PositiveIntegerField(default=0, verbose_name="place")),
                (
                    "criterion",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="evidence",
                        to="options.criterion",
                    ),
                ),
                (
                    "decision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="evidence",
                        to="options.decision",
                    ),
                ),
                (
                    "option",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="evidence",
                        to="options.option",
                    ),
                ),
                ("sources", models.ManyToManyField(blank=True, related_name="evidence", to="options.source")),
            ],
            options={
                "verbose_name": "evidence",
                "verbose_name_plural": "evidence",
                "ordering": ("position", "pk"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("option__isnull", False), ("criterion__isnull", False), _connector="OR"
                        ),
                        name="evidence_is_about_something",
                        violation_error_message="Say which option or criterion the note is about.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Swing",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "scope",
                    models.CharField(
                        choices=[
                            ("all", "all leaves in one list"),
                            ("siblings", "criteria under the same parent"),
                        ],
                        max_length=8,
                    ),
                ),
                ("rank", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("points", models.PositiveSmallIntegerField(blank=True, null=True)),
                (
                    "criterion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="swings",
                        to="options.criterion",
                    ),
                ),
                (
                    "participant",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="swings",
                        to="options.participant",
                    ),
                ),
            ],
            options={
                "verbose_name": "swing",
                "verbose_name_plural": "swings",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("participant", "criterion", "scope"), name="one_swing_a_criterion"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("points", None),
                            models.Q(("points__gte", 0), ("points__lte", 100)),
                            _connector="OR",
                        ),
                        name="swing_from_0_to_100",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Workshop",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("slug", models.CharField(max_length=10, unique=True)),
                ("join_code", models.CharField(blank=True, max_length=6, null=True, unique=True)),
                ("wall_key", models.CharField(max_length=43, unique=True)),
                ("is_locked", models.BooleanField(default=False, verbose_name="door locked")),
                (
                    "privacy",
                    models.CharField(
                        choices=[
                            ("anonymous", "nobody is known"),
                            ("group", "only the perspective is known"),
                            ("named", "names are known"),
                        ],
                        default="anonymous",
                        max_length=9,
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "being prepared"),
                            ("open", "open"),
                            ("closed", "closed"),
                            ("archived", "archived"),
                            ("purged", "deleted"),
                        ],
                        default="draft",
                        max_length=8,
                    ),
                ),
                ("epoch", models.PositiveIntegerField(default=0)),
                ("step", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("step_started_at", models.DateTimeField(blank=True, null=True)),
                ("paused_at", models.DateTimeField(blank=True, null=True)),
                (
                    "pace",
                    models.CharField(
                        choices=[
                            ("free", "everybody at their own pace"),
                            ("together", "one criterion at a time"),
                        ],
                        default="free",
                        max_length=8,
                    ),
                ),
                ("wall_is_blank", models.BooleanField(default=False)),
                ("wall_held", models.JSONField(blank=True, help_text="The picture it keeps.", null=True)),
                (
                    "wall_view",
                    models.CharField(
                        choices=[
                            ("ranking", "Ranking"),
                            ("perspectives", "Perspectives"),
                            ("changes", "What would change it"),
                            ("gut", "First choice and own result"),
                        ],
                        default="ranking",
                        max_length=12,
                    ),
                ),
                ("may_choose_perspective", models.BooleanField(default=True)),
                ("shows_names", models.BooleanField(default=False)),
                (
                    "holds_reasons",
                    models.BooleanField(
                        default=False, help_text="Nobody reads a new reason before the facilitator has."
                    ),
                ),
                ("agreed_text", models.TextField(blank=True)),
                ("is_assignment", models.BooleanField(default=False, verbose_name="worked on over days")),
                ("is_full_version", models.BooleanField(default=False, verbose_name="full version")),
                ("with_ranges", models.BooleanField(default=True, verbose_name="ranges")),
                ("grace_seconds", models.PositiveSmallIntegerField(default=15)),
                ("seed", models.PositiveIntegerField(default=options.models.decision.new_seed)),
                ("seats_given", models.PositiveIntegerField(default=0)),
                ("lease_until", models.DateTimeField(blank=True, null=True)),
                ("created_at", models.DateTimeField()),
                ("opened_at", models.DateTimeField(blank=True, null=True)),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                ("published_at", models.DateTimeField(blank=True, null=True)),
                (
                    "links_gone_at",
                    models.DateTimeField(
                        blank=True, help_text="Since when no browser opens a seat any more.", null=True
                    ),
                ),
                (
                    "original_changed_at",
                    models.DateTimeField(
                        help_text="When the original was last changed before it was copied."
                    ),
                ),
                (
                    "criterion",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="options.criterion",
                    ),
                ),
                (
                    "decision",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="workshop",
                        to="options.decision",
                    ),
                ),
                (
                    "edition",
                    models.ForeignKey(
                        blank=True,
                        help_text="The edition of the original that the room works on.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="workshops",
                        to="options.edition",
                    ),
                ),
                (
                    "facilitator",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="workshops",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "lease_holder",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "offered",
                    models.ManyToManyField(
                        blank=True,
                        help_text="What people may choose from; none means every one that is in use.",
                        related_name="+",
                        to="options.perspective",
                    ),
                ),
                (
                    "spot_criterion",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="options.criterion",
                    ),
                ),
                (
                    "spot_option",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="options.option",
                    ),
                ),
            ],
            options={
                "verbose_name": "workshop",
                "verbose_name_plural": "workshops",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("grace_seconds__gte", 5), ("grace_seconds__lte", 60)),
                        name="grace_from_5_to_60_seconds",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "draft"), ("step", None)),
                            models.Q(
                                models.Q(("state", "draft"), _negated=True),
                                models.Q(("step", None), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="workshop_stands_at_a_step",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("join_code", None),
                            models.Q(("state__in", ["draft", "archived", "purged"]), _negated=True),
                            _connector="OR",
                        ),
                        name="no_code_without_a_room",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("agreed_text__length__lte", 4000)), name="agreed_text_fits"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("shows_names", False), ("privacy", "named"), _connector="OR"),
                        name="names_show_only_where_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Round",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "not yet begun"),
                            ("open", "open"),
                            ("sealing", "taking what is still on its way"),
                            ("sealed", "sealed"),
                        ],
                        default="waiting",
                        max_length=7,
                    ),
                ),
                ("opened_at", models.DateTimeField(blank=True, null=True)),
                ("opens_at", models.DateTimeField(blank=True, null=True)),
                ("due_at", models.DateTimeField(blank=True, null=True)),
                ("grace_until", models.DateTimeField(blank=True, null=True)),
                ("sealed_at", models.DateTimeField(blank=True, null=True)),
                ("reason", models.TextField(blank=True)),
                ("opens_all", models.BooleanField(default=False)),
                ("withdrawn", models.PositiveIntegerField(default=0)),
                ("weights_digest", models.CharField(blank=True, max_length=64)),
                ("weights_sealed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "workshop",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="rounds",
                        to="options.workshop",
                    ),
                ),
            ],
            options={
                "ordering": ("workshop", "number"),
                "constraints": [
                    models.UniqueConstraint(fields=("workshop", "number"), name="one_round_a_number"),
                    models.CheckConstraint(
                        condition=models.Q(("number__gte", 1)), name="rounds_count_from_1"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "sealing"), _negated=True),
                            ("grace_until__isnull", False),
                            _connector="OR",
                        ),
                        name="sealing_has_an_end",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "sealed"), _negated=True),
                            ("sealed_at__isnull", False),
                            _connector="OR",
                        ),
                        name="sealed_at_a_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("opens_at", None),
                            ("due_at", None),
                            ("opens_at__lt", models.F("due_at")),
                            _connector="OR",
                        ),
                        name="due_after_it_opens",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Reason",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("round_number", models.PositiveSmallIntegerField()),
                (
                    "side",
                    models.CharField(
                        blank=True,
                        choices=[("up", "for more points"), ("down", "for fewer points")],
                        max_length=4,
                    ),
                ),
                ("text", models.TextField()),
                (
                    "origin",
                    models.CharField(
                        choices=[
                            ("rationale", "written while scoring"),
                            ("talk", "said in the discussion"),
                            ("invited", "said when those who differ were asked"),
                        ],
                        max_length=9,
                    ),
                ),
                ("made_at", models.DateTimeField()),
                ("hidden_at", models.DateTimeField(blank=True, null=True)),
                (
                    "is_held",
                    models.BooleanField(
                        default=False, help_text="Hidden since it was given: nobody has looked at it yet."
                    ),
                ),
                ("spotlit_at", models.DateTimeField(blank=True, null=True)),
                (
                    "criterion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="options.criterion"
                    ),
                ),
                (
                    "option",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="options.option"
                    ),
                ),
                (
                    "participant",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reasons",
                        to="options.participant",
                    ),
                ),
                (
                    "workshop",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reasons",
                        to="options.workshop",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["workshop", "option", "criterion"], name="reasons_of_a_cell")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("origin", "rationale")),
                        fields=("participant", "option", "criterion", "round_number"),
                        name="one_rationale_a_cell_and_round",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("text__length__gte", 1), ("text__length__lte", 2000)),
                        name="reason_says_something_and_fits",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("is_held", False), ("hidden_at__isnull", False), _connector="OR"),
                        name="held_reason_is_hidden",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("side__in", ["", "up", "down"])), name="reason_has_a_known_side"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("origin__in", ["rationale", "talk", "invited"])),
                        name="reason_has_a_known_origin",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RoundCell",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "criterion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="options.criterion"
                    ),
                ),
                (
                    "option",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="options.option"
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="cells", to="options.round"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("round", "option", "criterion"), name="one_cell_a_round")
                ],
            },
        ),
        migrations.CreateModel(
            name="SealedFigures",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("figures", models.JSONField()),
                (
                    "round",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sealed_figures",
                        to="options.round",
                    ),
                ),
            ],
            options={
                "verbose_name": "sealed figures",
                "verbose_name_plural": "sealed figures",
            },
        ),
        migrations.CreateModel(
            name="SealedWeight",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("weight", models.FloatField()),
                (
                    "how",
                    models.CharField(
                        choices=[
                            ("equal", "equal until you weigh"),
                            ("ranks", "from your order of swings"),
                            ("points", "from your points"),
                        ],
                        max_length=8,
                    ),
                ),
                (
                    "criterion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="options.criterion"
                    ),
                ),
                (
                    "participant",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sealed_weights",
                        to="options.participant",
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sealed_weights",
                        to="options.round",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("round", "participant", "criterion"), name="one_sealed_weight"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("weight__gte", 0), ("weight__lte", 1)), name="weight_from_0_to_1"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Seat",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("name", models.CharField(blank=True, max_length=80)),
                (
                    "kind",
                    models.CharField(
                        choices=[("device", "on a phone or computer"), ("paper", "on paper")],
                        default="device",
                        max_length=6,
                    ),
                ),
                ("joined_at", models.DateTimeField()),
                ("first_round", models.PositiveSmallIntegerField(default=1)),
                ("last_seen_at", models.DateTimeField()),
                ("done_round", models.PositiveSmallIntegerField(default=0)),
                ("understood_at", models.DateTimeField(blank=True, null=True)),
                ("needs_time_at", models.DateTimeField(blank=True, null=True)),
                ("removed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "entered_by",
                    models.ForeignKey(
                        blank=True,
                        help_text="Who typed in what was answered on paper.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "participant",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="seat",
                        to="options.participant",
                    ),
                ),
                (
                    "perspective",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="seats",
                        to="options.perspective",
                    ),
                ),
                (
                    "workshop",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="seats",
                        to="options.workshop",
                    ),
                ),
            ],
            options={
                "ordering": ("workshop", "number"),
                "constraints": [
                    models.UniqueConstraint(fields=("workshop", "number"), name="one_seat_a_number")
                ],
            },
        ),
        migrations.CreateModel(
            name="Rating",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("clear", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("heard", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("useful", models.PositiveSmallIntegerField(blank=True, null=True)),
                (
                    "seat",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="rating", to="options.seat"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("clear", None),
                                models.Q(("clear__gte", 1), ("clear__lte", 5)),
                                _connector="OR",
                            ),
                            models.Q(
                                ("heard", None),
                                models.Q(("heard__gte", 1), ("heard__lte", 5)),
                                _connector="OR",
                            ),
                            models.Q(
                                ("useful", None),
                                models.Q(("useful__gte", 1), ("useful__lte", 5)),
                                _connector="OR",
                            ),
                        ),
                        name="rated_from_1_to_5",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Prediction",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "criterion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="options.criterion"
                    ),
                ),
                (
                    "option",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="options.option"
                    ),
                ),
                (
                    "seat",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="prediction",
                        to="options.seat",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="GutChoice",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("gut", "before the sums"), ("commit", "at the end")], max_length=6
                    ),
                ),
                ("sure", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("would_change", models.TextField(blank=True)),
                (
                    "option",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.RESTRICT, related_name="+", to="options.option"
                    ),
                ),
                (
                    "seat",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="choices", to="options.seat"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("seat", "kind"), name="one_choice_a_kind"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("sure", None), models.Q(("sure__gte", 1), ("sure__lte", 5)), _connector="OR"
                        ),
                        name="sure_from_1_to_5",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("would_change__length__lte", 2000)), name="would_change_fits"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Extension",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("until", models.DateTimeField()),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="extensions",
                        to="options.round",
                    ),
                ),
                (
                    "seat",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="extensions",
                        to="options.seat",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("seat", "round"), name="one_extension_a_round")
                ],
            },
        ),
        migrations.CreateModel(
            name="SeatLink",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("token_hash", models.CharField(max_length=64, unique=True)),
                ("made_at", models.DateTimeField()),
                ("used_at", models.DateTimeField(blank=True, null=True)),
                (
                    "seat",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="links", to="options.seat"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Submission",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("round_number", models.PositiveSmallIntegerField()),
                ("submitted_at", models.DateTimeField()),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                ("receipt", models.CharField(max_length=12, unique=True)),
                (
                    "seat",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="submissions",
                        to="options.seat",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("seat", "round_number"), name="one_submission_a_round"),
                    models.CheckConstraint(
                        condition=models.Q(("round_number__gte", 1)), name="submission_is_of_a_round"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("receipt__length", 12)), name="receipt_has_12_letters"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Support",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "reason",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="supports",
                        to="options.reason",
                    ),
                ),
                (
                    "seat",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="supports",
                        to="options.seat",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("reason", "seat"), name="one_support_a_seat")
                ],
            },
        ),
        migrations.CreateModel(
            name="Wish",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "criterion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="options.criterion"
                    ),
                ),
                (
                    "option",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="options.option"
                    ),
                ),
                (
                    "seat",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="wishes", to="options.seat"
                    ),
                ),
            ],
            options={
                "verbose_name": "wish",
                "verbose_name_plural": "wishes",
                "constraints": [
                    models.UniqueConstraint(fields=("seat", "option", "criterion"), name="one_wish_a_cell")
                ],
            },
        ),
        migrations.CreateModel(
            name="Step",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("lobby", "lobby"),
                            ("brief", "brief"),
                            ("score", "score"),
                            ("weigh", "weigh"),
                            ("gut", "gut"),
                            ("predict", "predict"),
                            ("reveal", "reveal"),
                            ("discuss", "discuss"),
                            ("results", "results"),
                            ("commit", "commit"),
                            ("wrap", "wrap"),
                        ],
                        max_length=8,
                    ),
                ),
                ("round_number", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("minutes", models.PositiveIntegerField()),
                ("extra_minutes", models.PositiveSmallIntegerField(default=0)),
                (
                    "workshop",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="steps",
                        to="options.workshop",
                    ),
                ),
            ],
            options={
                "ordering": ("workshop", "position"),
                "constraints": [
                    models.UniqueConstraint(fields=("workshop", "position"), name="one_step_a_place")
                ],
            },
        ),
        migrations.CreateModel(
            name="Move",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("epoch", models.PositiveIntegerField()),
                ("made_at", models.DateTimeField()),
                ("deed", models.CharField(max_length=20)),
                ("before", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("after", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("detail", models.JSONField(blank=True, default=dict)),
                (
                    "user",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "workshop",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="moves",
                        to="options.workshop",
                    ),
                ),
            ],
            options={
                "ordering": ("workshop", "epoch"),
                "constraints": [
                    models.UniqueConstraint(fields=("workshop", "epoch"), name="one_move_an_epoch")
                ],
            },
        ),
        migrations.CreateModel(
            name="Knock",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("token_hash", models.CharField(max_length=64)),
                ("asked_at", models.DateTimeField()),
                ("admitted_at", models.DateTimeField(blank=True, null=True)),
                (
                    "workshop",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="knocks",
                        to="options.workshop",
                    ),
                ),
            ],
            options={
                "ordering": ("workshop", "number"),
                "constraints": [
                    models.UniqueConstraint(fields=("workshop", "number"), name="one_knock_a_number"),
                    models.UniqueConstraint(fields=("workshop", "token_hash"), name="one_knock_a_browser"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Facilitation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("co", "co-facilitator"),
                            ("instructor", "instructor"),
                            ("observer", "observer"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="facilitations",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "workshop",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="facilitations",
                        to="options.workshop",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("workshop", "user"), name="one_role_a_workshop")
                ],
            },
        ),
    ]
    operations = [
        AllAtOnce(tables),
        migrations.RunPython(_triggers.install_every, _triggers.remove_every),
    ]
