"""Members, reading links, editions that never change, and an archive."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from options.migrations import _triggers


class Migration(migrations.Migration):
    """Tables are made anew, so the rules of the database wait meanwhile."""

    dependencies = [
        ("options", "0008_content_stamp"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RunPython(_triggers.remove_all, _triggers.install_all),
        migrations.AddField(
            model_name="decision",
            name="archived_at",
            field=models.DateTimeField(
                blank=True, editable=False, null=True, verbose_name="archived"
            ),
        ),
        migrations.AddField(
            model_name="historicaldecision",
            name="archived_at",
            field=models.DateTimeField(
                blank=True, editable=False, null=True, verbose_name="archived"
            ),
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
                (
                    "document",
                    models.TextField(help_text="The file of the decision, byte for byte."),
                ),
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
            },
        ),
        migrations.AddField(
            model_name="participant",
            name="edition",
            field=models.ForeignKey(
                blank=True,
                help_text="The edition that was the newest when the sheet was begun.",
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="sheets",
                to="options.edition",
            ),
        ),
        migrations.AddField(
            model_name="workshop",
            name="edition",
            field=models.ForeignKey(
                blank=True,
                help_text="The edition of the original that the room works on.",
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="workshops",
                to="options.edition",
            ),
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
                    models.CharField(
                        choices=[("editor", "editor"), ("reader", "reader")], max_length=6
                    ),
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
        migrations.AddConstraint(
            model_name="edition",
            constraint=models.UniqueConstraint(
                fields=("decision", "number"), name="edition_number_once_in_a_decision"
            ),
        ),
        migrations.AddConstraint(
            model_name="membership",
            constraint=models.UniqueConstraint(
                fields=("decision", "user"), name="one_membership_a_user_and_decision"
            ),
        ),
        migrations.RunPython(_triggers.install_every, _triggers.remove_every),
    ]
