"""The part of the result that the wall of a workshop shows."""

from django.db import migrations, models

from options.migrations import _triggers


class Migration(migrations.Migration):
    """One more field; the table is made anew, so the rules of the database wait meanwhile."""

    dependencies = [("options", "0004_rooms_in_full")]

    operations = [
        migrations.RunPython(_triggers.remove_all, _triggers.install_all),
        migrations.AddField(
            model_name="workshop",
            name="wall_view",
            field=models.CharField(
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
        migrations.RunPython(_triggers.install_all, _triggers.remove_all),
    ]
