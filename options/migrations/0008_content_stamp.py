"""A stamp on every decision that changes with its content."""

from django.db import migrations, models

from options.migrations import _triggers
from options.models import decision


class Migration(migrations.Migration):
    """The table is made anew, so the rules of the database wait meanwhile."""

    dependencies = [("options", "0007_reasons_that_wait")]

    operations = [
        migrations.RunPython(_triggers.remove_all, _triggers.install_all),
        migrations.AddField(
            model_name="decision",
            name="content_stamp",
            field=models.BigIntegerField(default=decision.new_stamp, editable=False),
        ),
        migrations.RunPython(_triggers.install_all, _triggers.remove_all),
    ]
