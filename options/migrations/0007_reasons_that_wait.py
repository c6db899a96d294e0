"""Reasons that nobody reads before the facilitator has, and an index to count answers by."""

from django.db import migrations, models

from options.migrations import _triggers


class Migration(migrations.Migration):
    """Tables are made anew, so the rules of the database wait meanwhile."""

    dependencies = [("options", "0006_short_rooms")]

    operations = [
        migrations.RunPython(_triggers.remove_all, _triggers.install_all),
        migrations.AddField(
            model_name="workshop",
            name="holds_reasons",
            field=models.BooleanField(
                default=False,
                help_text="Nobody reads a new reason before the facilitator has.",
            ),
        ),
        migrations.AddField(
            model_name="reason",
            name="is_held",
            field=models.BooleanField(
                default=False,
                help_text="Hidden since it was given: nobody has looked at it yet.",
            ),
        ),
        migrations.AddConstraint(
            model_name="reason",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("is_held", False), ("hidden_at__isnull", False), _connector="OR"
                ),
                name="held_reason_is_hidden",
            ),
        ),
        migrations.AddIndex(
            model_name="score",
            index=models.Index(
                fields=[
                    "participant",
                    "round_number",
                    "criterion",
                    "option",
                    "is_carried",
                    "cannot_judge",
                    "points",
                    "saved_at",
                ],  # fmt: skip
                name="answers_to_count",
            ),
        ),
        migrations.RunPython(_triggers.install_all, _triggers.remove_all),
    ]
