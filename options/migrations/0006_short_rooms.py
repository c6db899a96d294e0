"""Whether a workshop works on everything or on the core of its decision."""

from django.db import migrations, models

from options.migrations import _triggers


class Migration(migrations.Migration):
    """One more field; the table is made anew, so the rules of the database wait meanwhile."""

    dependencies = [("options", "0005_what_the_wall_shows")]

    operations = [
        migrations.RunPython(_triggers.remove_all, _triggers.install_all),
        migrations.AddField(
            model_name="workshop",
            name="is_full_version",
            field=models.BooleanField(default=False, verbose_name="full version"),
        ),
        migrations.RunPython(_triggers.install_all, _triggers.remove_all),
    ]
